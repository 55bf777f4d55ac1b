"""From a source to people: every card ends as exactly one thing, and costs no other."""

from collections.abc import Iterator, Sequence

from coffeechat.api import (
    HiddenRow,
    ImportedPerson,
    ImportItem,
    ImportSource,
    Job,
    UnreadableSource,
)
from coffeechat_vcard.cards import cards
from coffeechat_vcard.decode import stretches
from coffeechat_vcard.foreign import refusal
from coffeechat_vcard.heads import Heads
from coffeechat_vcard.letters import Letters
from coffeechat_vcard.people import items_of
from coffeechat_vcard.properties import read_properties

_LISTED = 10
_START = 1024


def read(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    """The people of an address book, in the order of the file.

    Raises:
        UnreadableSource: The source is something else, or has cards but nobody in them.
    """
    heads, letters = Heads(), Letters()
    guessed: list[int] = []
    nobodies: list[int] = []
    kinds: set[type[ImportItem]] = set()
    for card in cards(stretches(source, job)):
        items = items_of(card, read_properties(card, heads, letters), letters)
        kinds.add(type(items[0]))
        if type(items[0]) is HiddenRow:
            nobodies.append(card.line)
        if letters.guessed:
            letters.guessed = False
            guessed.append(card.line)
        yield from items
    _warn(job, guessed, nobodies)
    if not kinds:
        raise UnreadableSource(refusal(source.name, _start(source)))
    if ImportedPerson not in kinds:
        raise UnreadableSource(f"{source.name} holds cards, but none of a person with a name.")


def _warn(job: Job, guessed: Sequence[int], nobodies: Sequence[int]) -> None:
    if guessed:
        job.warn(
            f"Not in UTF-8, so read as Windows-1252; look at the accents of the {_listed(guessed)}."
        )
    if nobodies:
        job.warn(f"Groups and organisations are no people and were left out: {_listed(nobodies)}.")


def _listed(lines: Sequence[int]) -> str:
    more = f" and {len(lines) - _LISTED:,} more" if len(lines) > _LISTED else ""
    cards_at = "card at line" if len(lines) == 1 else "cards at lines"
    return f"{cards_at} {', '.join(map(str, lines[:_LISTED]))}{more}"


def _start(source: ImportSource) -> bytes:
    with source.open() as stream:
        return stream.read(_START)
