"""What an act gives back, and how it says no."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coffeechat.domain.days import day_words
from coffeechat.domain.due import local_time
from coffeechat.domain.errors import Sentence
from coffeechat.domain.records import PROFILE_ID, Conversation, Person, Profile
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.store import Transaction


@dataclass(frozen=True)
class Done:
    """An act that happened: one sentence of what it did, and the record it was about.

    `changed` is False when everything was as asked for already, so that there is nothing to undo.
    """

    text: str
    subject: str = ""
    changed: bool = True


class Refused(Sentence):
    """An act that cannot be done; the text says why and what to do instead."""


def person_of(records: Records, person: str) -> Person:
    """The person with this id.

    Raises:
        Refused: They are gone, for instance undone from another terminal.
    """
    found = records.people.get(person)
    if found is None:
        raise Refused("That person is no longer here.")
    return found


def conversation_with(records: Records, person: Person) -> Conversation:
    """The open conversation with this person.

    Raises:
        Refused: There is none.
    """
    found = records.open_conversation(person.id)
    if found is None:
        raise Refused(f"There is no conversation with {person.name} yet; ‹why› begins one.")
    return found


def told(tx: Transaction, text: str, subject: str = "") -> Done:
    """What an act that was committed says: its sentence, unless everything was so already."""
    if tx.event is None:
        return Done("It is so already; nothing was changed.", subject, changed=False)
    return Done(text, subject)


def needed(text: str, what: str) -> str:
    """A text without blanks around it.

    Raises:
        Refused: Nothing is left of it.
    """
    if not text.strip():
        raise Refused(f"{what} is empty; nothing was changed.")
    return text.strip()


def writable(person: Person) -> Person:
    """The person, whom I may write to.

    Raises:
        Refused: They are marked as do-not-contact.
    """
    if person.do_not_contact is not None:
        raise Refused(f"{person.name} is marked as not to be contacted; nothing was changed.")
    return person


def day_ahead(tx: Transaction, day: date) -> str:
    """A day after today in words.

    Raises:
        Refused: It is today, or over.
    """
    today = local_time(tx.records, tx.now).date()
    words = day_words(day, today)
    if day <= today:
        raise Refused(f"That day ({words}) is not ahead; name one from tomorrow on.")
    return words


def one_beginning(texts: Iterable[str], typed: str, what: str) -> str:
    """The one of some texts that begins with what was typed, or is just that.

    Raises:
        Refused: None does, or several do.
    """
    wanted = fold(typed)
    found = [text for text in texts if fold(text).startswith(wanted)]
    same = [text for text in found if fold(text) == wanted]
    if len(same or found) != 1:
        many = f"More than one {what} begins" if found else f"No {what} begins"
        raise Refused(f"{many} like that; nothing was changed.")
    return (same or found)[0]


def profile_of(tx: Transaction) -> Profile:
    """My profile, a new one where there is none yet."""
    return tx.records.profiles.get(PROFILE_ID) or Profile(id=PROFILE_ID, created=tx.now)
