"""People as vCards of version 3.0, which every address book reads (RFC 2426)."""

from collections.abc import Iterator

from coffeechat.api import ExportBatch, ExportFile, Job, PersonView

PRODUCT = "-//coffeechat//coffeechat//EN"
_UID = "coffeechat-"
#: Octets of a line without its end (RFC 2425, section 5.8.1).
_WIDTH = 75
#: How an octet of UTF-8 begins that no character begins with.
_MASK, _WITHIN_A_CHARACTER = 0b1100_0000, 0b1000_0000
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
#: Addresses are no lists, so commas and semicolons stand for themselves in them.
_ESCAPES_IN_URLS = str.maketrans({"\\": "\\\\", "\n": "\\n"})
#: What no reader would understand; line ends are escaped before.
_UNSAFE = dict.fromkeys({*range(0x20), 0x7F, *range(0xD800, 0xE000)} - {ord("\t")})


def render(batch: ExportBatch, job: Job) -> Iterator[ExportFile]:
    """One file with a card for everybody: UTF-8, CRLF. The same batch gives the same bytes."""
    cards = []
    for done, person in enumerate(batch.people):
        job.progress(done, len(batch.people))
        cards.append(card_of(person))
    if not cards:
        job.warn("There is nobody to export; no file is written.")
        return
    yield ExportFile(name="people.vcf", data=b"".join(cards))


def card_of(person: PersonView) -> bytes:
    """The card of a person; notes and phones are in it when the view has them."""
    return b"".join(folded(line) for line in _lines(person))


def _lines(person: PersonView) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"PRODID:{PRODUCT}"
    yield f"UID:{_UID}{_text(person.id)}"
    yield f"FN:{_text(person.name)}"
    yield f"N:{';'.join(map(_text, _name_parts(person.name)))}"
    if person.organisation:
        yield f"ORG:{_text(person.organisation)}"
    if person.title:
        yield f"TITLE:{_text(person.title)}"
    for number, email in enumerate(person.emails):
        yield f"EMAIL;TYPE=INTERNET{'' if number else ',PREF'}:{_text(email)}"
    for phone in person.phones:
        yield f"TEL:{_text(phone)}"
    for url in person.urls:
        yield f"URL:{_plain(url).translate(_ESCAPES_IN_URLS).translate(_UNSAFE)}"
    if person.place:
        yield f"ADR:;;;{_text(person.place)};;;"
    if person.notes:
        yield f"NOTE:{_text(person.notes)}"
    yield "END:VCARD"


def _name_parts(name: str) -> tuple[str, str, str, str, str]:
    """Family, given, additional names, prefix and suffix: a guess, which FN makes harmless.

    The last word is the family name; what follows a comma, such as a degree, is a suffix.
    """
    words, _, suffix = name.partition(",")
    given, _, family = words.strip().rpartition(" ")
    return (
        (family, given, "", "", suffix.strip()) if given else ("", family, "", "", suffix.strip())
    )


def _text(text: str) -> str:
    return _plain(text).translate(_ESCAPES).translate(_UNSAFE)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def folded(line: str) -> bytes:
    """A line of at most 75 octets, and lines that go on with it; no character is cut in two."""
    octets = line.encode()
    pieces = []
    start, room = 0, _WIDTH
    while len(octets) - start > room:
        end = start + room
        while octets[end] & _MASK == _WITHIN_A_CHARACTER:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, _WIDTH - 1
    return b"\r\n ".join([*pieces, octets[start:]]) + b"\r\n"
