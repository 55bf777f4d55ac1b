"""From the properties of a card to a person, or to why there is none."""

from collections.abc import Sequence

from coffeechat.api import HiddenRow, ImportedPerson, ImportItem, RowProblem
from coffeechat_vcard.addresses import emails_in, phones_in, urls_in
from coffeechat_vcard.cards import Card
from coffeechat_vcard.letters import Letters, clean, is_visible, split
from coffeechat_vcard.properties import Found, Property, Reading, ranked

_MOST_RAW = 20_000
_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
_INDIVIDUAL = "individual"
_SHOWN_AS, _COMPANY = "X-ABSHOWAS", "company"
#: Where the parts of a name stand in N, in the order in which they are said.
_FAMILY, _GIVEN, _ADDITIONAL, _PREFIX, _SUFFIX = range(5)
_AS_SAID = (_PREFIX, _GIVEN, _ADDITIONAL, _FAMILY, _SUFFIX)
#: What is taken of ADR: street and post box are nobody's business here.
_LOCALITY, _REGION, _COUNTRY = 3, 4, 6
_NOWHERE = [""] * 7
_NONE = ("", "")
_NOBODY = "groups and organisations"
#: Of each kind of address; the program takes no more.
_MOST_ADDRESSES = 1_000

NO_NAME = "it has no name; not imported"
NOT_CLOSED = "it has no END:VCARD; imported as far as it goes"
TOO_LONG = "it is longer than any card; imported as far as it was read"
TOO_MANY = "it has more than 1,000 addresses or numbers of a kind; the first 1,000 came in"
NO_ADDRESS = "what it gives as an e-mail address is none and was left out"
EMAIL_FOR_NAME = "it has no name, so its e-mail address stands for it"


def items_of(card: Card, reading: Reading, letters: Letters) -> tuple[ImportItem, ...]:
    """What a card is: a person, nobody, or a problem; beside a person there may be problems."""
    found = reading.found
    name = name_in(found, letters)
    organisation, department = _organisation(found["ORG"], letters) if "ORG" in found else _NONE
    if _is_of_no_person(found) or (organisation and not name and reading.closed):
        return (HiddenRow(line=card.line, what=_NOBODY),)
    emails, unreadable = emails_in(found["EMAIL"]) if "EMAIL" in found else ((), 0)
    shown = name or "".join(emails[:1])
    if not shown:
        return (_problem(card, NO_NAME),)
    phones, urls = phones_in(found["TEL"]) if "TEL" in found else (), urls_in(found)
    too_many = max(len(emails), len(phones), len(urls)) > _MOST_ADDRESSES
    person = ImportedPerson(
        name=shown,
        line=card.line,
        title=_first(found, "TITLE") or _first(found, "ROLE"),
        organisation=organisation,
        emails=emails[:_MOST_ADDRESSES],
        phones=phones[:_MOST_ADDRESSES],
        urls=urls[:_MOST_ADDRESSES],
        place=_place(found["ADR"], letters) if "ADR" in found else "",
        notes="\n".join([text for _, text in found["NOTE"]]) if "NOTE" in found else "",
        extras=_extras(found, department, shown) if department or "NICKNAME" in found else {},
    )
    if name and reading.closed and not (unreadable or reading.stray or card.too_long or too_many):
        return (person,)
    troubles = [EMAIL_FOR_NAME] * (not name) + [NO_ADDRESS] * (unreadable > 0)
    troubles += [TOO_MANY] * too_many + _damage(card, reading)
    return person, *(_problem(card, trouble, imported=True) for trouble in troubles)


def name_in(found: Found, letters: Letters) -> str:
    """The name as written in full, else put together, else the nickname; else empty."""
    if _SHOWN_AS in found and _first(found, _SHOWN_AS).casefold() == _COMPANY:
        return _structured_name(found, letters)
    return _first(found, "FN") or _structured_name(found, letters) or _first(found, "NICKNAME")


def _structured_name(found: Found, letters: Letters) -> str:
    for head, value in ranked(found.get("N", ())):
        parts = letters.written_parts(head, value)
        words = [" ".join(map(clean, split(part, ","))) for part in parts]
        name = " ".join(words[place] for place in _AS_SAID if place < len(words))
        if is_visible(name):
            return " ".join(name.split())
    return ""


def _first(found: Found, name: str) -> str:
    """The text of the preferred property of that name that has any."""
    if name not in found:
        return ""
    for _, text in ranked(found[name]):
        if text and (text.isprintable() or is_visible(text)):
            return text
    return ""


def _is_of_no_person(found: Found) -> bool:
    for kind in _KINDS:
        if kind in found and _first(found, kind).casefold() not in {"", _INDIVIDUAL}:
            return True
    return False


def _organisation(properties: Sequence[Property], letters: Letters) -> tuple[str, str]:
    """The organisation, and its unit where the person works."""
    for head, value in ranked(properties):
        units = [unit for unit in letters.parts(head, value) if unit]
        if units:
            return units[0], ", ".join(units[1:])
    return _NONE


def _place(properties: Sequence[Property], letters: Letters) -> str:
    """Town, region and country."""
    for head, value in ranked(properties):
        parts = letters.parts(head, value) + _NOWHERE
        town, region, country = parts[_LOCALITY], parts[_REGION], parts[_COUNTRY]
        named = [name for name in (town, region if region != town else "", country) if name]
        if named:
            return ", ".join(named)
    return ""


def _extras(found: Found, department: str, name: str) -> dict[str, str]:
    extras = {"department": department} if department else {}
    nickname = _first(found, "NICKNAME")
    if nickname not in {"", name}:
        extras["nickname"] = nickname
    return extras


def _damage(card: Card, reading: Reading) -> list[str]:
    troubles = []
    if card.too_long:
        troubles.append(TOO_LONG)
    elif not reading.closed:
        troubles.append(NOT_CLOSED)
    if reading.stray:
        lines = "1 line" if reading.stray == 1 else f"{reading.stray} lines"
        troubles.append(f"{lines} of it could not be read and were left out")
    return troubles


def _problem(card: Card, reason: str, *, imported: bool = False) -> RowProblem:
    raw = f"BEGIN:VCARD{card.text[:_MOST_RAW]}".rstrip()
    return RowProblem(line=card.line, reason=reason, raw=raw, imported=imported)
