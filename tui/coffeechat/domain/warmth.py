"""How well I know a person before I write: as I said, else as earlier contact suggests."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from coffeechat.domain.days import month_words
from coffeechat.domain.parts import Contact
from coffeechat.domain.records import Person
from coffeechat.domain.words import ContactKind, Direction, Warmth

_ORDER = {warmth: rank for rank, warmth in enumerate(Warmth)}
WARMTH_WORDS = {
    Warmth.CLOSE: "close",
    Warmth.COHORT: "of my lab or cohort",
    Warmth.KNOWN: "known",
    Warmth.MET_ONCE: "met once",
    Warmth.INTRODUCED: "introduced",
    Warmth.SHARED_POINT: "something shared",
    Warmth.COLD: "a stranger",
}
#: What both said, what I said, what they said.
_SAID = {
    ContactKind.MESSAGE: ("you wrote to each other", "you wrote to them", "they wrote to you"),
    ContactKind.INVITATION: (
        "you invited each other, with a note",
        "you invited them, with a note",
        "they invited you, with a note",
    ),
    ContactKind.RECOMMENDATION: (
        "you recommended each other",
        "you recommended them",
        "they recommended you",
    ),
    ContactKind.ENDORSEMENT: (
        "you endorsed each other",
        "you endorsed them",
        "they endorsed you",
    ),
}
#: An invitation without a word.
_BARE = {Direction.OUT: "you invited them", Direction.IN: "they invited you"}


def warmth_of(person: Person) -> Warmth | None:
    """How well I know a person; what contact suggests while I have said nothing."""
    return person.warmth or suggested_warmth(person)


def suggested_warmth(person: Person) -> Warmth | None:
    """What earlier contact suggests, or None when it tells nothing.

    Whom I exchanged letters with, or recommended, I know; an endorsement or a note with an
    invitation tells of one meeting. A letter that was never answered tells nothing.
    """
    found = [warmth for contact in person.contacts if (warmth := _told_by(contact)) is not None]
    return min(found, key=_ORDER.__getitem__, default=None)


def contact_reasons(person: Person) -> Iterator[str]:
    """What happened before, each kind in a few words: «you wrote to them, last in Mar 2024»."""
    return words_of(person.contacts)


def words_of(contacts: Iterable[Contact]) -> Iterator[str]:
    """The same of contact with anybody."""
    for contact in contacts:
        words = _words(contact)
        if words:
            yield f"{words}{_when(contact)}"


def last_contact(contacts: Sequence[Contact]) -> tuple[date, str] | None:
    """The day of the latest contact that was more than a click, and who said what."""
    told = [contact for contact in contacts if contact.last and contact.sent + contact.received]
    if not told:
        return None
    latest = max(told, key=lambda contact: contact.last or date.min)
    assert latest.last is not None, "only those with a day are looked at"
    _, mine, theirs = _SAID[latest.kind]
    if latest.by is Direction.OUT or not latest.received:
        return latest.last, mine
    return latest.last, theirs


def _told_by(contact: Contact) -> Warmth | None:
    both = contact.sent and contact.received
    if contact.kind is ContactKind.MESSAGE:
        return Warmth.KNOWN if both else None
    if not contact.sent + contact.received:
        return None
    return Warmth.KNOWN if contact.kind is ContactKind.RECOMMENDATION else Warmth.MET_ONCE


def _words(contact: Contact) -> str:
    each_other, mine, theirs = _SAID[contact.kind]
    if contact.sent and contact.received:
        return each_other
    if contact.sent:
        return mine
    return theirs if contact.received else _BARE.get(contact.by or Direction.BOTH, "")


def _when(contact: Contact) -> str:
    if contact.last is None:
        return ""
    often = contact.sent + contact.received > 1
    return f", {'last ' if often else ''}in {month_words(contact.last)}"
