"""Confirming a talk: that its time and its place or link stand."""

from coffeechat.acts.outcome import Done, Refused, person_of, told
from coffeechat.domain.parts import Interview
from coffeechat.domain.records import Conversation
from coffeechat.domain.snapshot import Records
from coffeechat.store import Store, Transaction


def confirm(store: Store, person: str) -> Done:
    """Note that the talk with a person is confirmed, by whatever way.

    Raises:
        Refused: No talk is agreed.
    """
    with store.act("confirm") as tx:
        found = person_of(tx.records, person)
        if agreed_talk(tx.records, person) is None:
            raise Refused(f"No talk with {found.name} is agreed; ‹reply› sets a date.")
        note_confirmed(tx, person)
        tx.summary = f"Confirmed the talk with {found.name}"
    return told(tx, f"{tx.summary}.", person)


def note_confirmed(tx: Transaction, person: str) -> None:
    """Note it where a talk is agreed and was not confirmed before."""
    talk = agreed_talk(tx.records, person)
    if talk is not None and talk[1].confirmed is None:
        conversation, interview = talk
        tx.put(conversation.replace(interview=interview.replace(confirmed=tx.now)))


def note_invited(tx: Transaction, conversation: str | None, sequence: int) -> None:
    """Note that an invitation of mine to a talk went to them: which number of it they know."""
    found = tx.records.conversations.get(conversation or "")
    if found is not None and found.interview is not None:
        tx.put(found.replace(interview=found.interview.replace(told_them=sequence)))


def agreed_talk(records: Records, person: str) -> tuple[Conversation, Interview] | None:
    """The talk with a person whose date stands, with its conversation."""
    conversation = records.open_conversation(person)
    interview = conversation.interview if conversation is not None else None
    if conversation is None or interview is None or not interview.agreed:
        return None
    return conversation, interview
