"""What an act gives back, and how it says no."""

from dataclasses import dataclass

from coffeechat.domain.errors import Sentence
from coffeechat.domain.records import Conversation, Person
from coffeechat.domain.snapshot import Records


@dataclass(frozen=True)
class Done:
    """An act that happened: one sentence of what it did, and the record it was about."""

    text: str
    subject: str = ""


class Refused(Sentence):
    """An act that cannot be done; the text says why and what to do instead."""


def person_of(records: Records, person: str) -> Person:
    """The person with this id.

    Raises:
        Refused: They are gone, for instance undone from another terminal.
    """
    found = records.people.get(person)
    if found is None:
        raise Refused("That person is no longer here; Esc goes back to the list.")
    return found


def conversation_with(records: Records, person: Person) -> Conversation:
    """The open conversation with this person.

    Raises:
        Refused: There is none.
    """
    found = records.open_conversation(person.id)
    if found is None:
        raise Refused(f"There is no conversation with {person.name} yet; d drafts an ask.")
    return found
