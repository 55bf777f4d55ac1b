"""Triage: one decision on somebody of the pool, worth asking or later."""

from collections.abc import Sequence
from datetime import date

from coffeechat.acts.outcome import Done, day_ahead, person_of, told
from coffeechat.acts.people import aside, begin
from coffeechat.domain.due import local_time
from coffeechat.domain.records import Person, Record
from coffeechat.domain.triage import LATER
from coffeechat.store import Store, Transaction


def worth_asking(store: Store, person: str) -> Done:
    """Somebody is worth asking: this begins a conversation, whose why may come later.

    Raises:
        Refused: The person must not be written to.
    """
    with store.act("worth_asking") as tx:
        found = person_of(tx.records, person)
        for record in begun(tx, found):
            tx.put(record)
        tx.summary = f"Noted that {found.name} is worth asking"
    return told(tx, f"{found.name} is worth asking.", person)


def begun(tx: Transaction, person: Person) -> Sequence[Record]:
    """The conversation with somebody, begun if none is open; and they are set aside no longer.

    Raises:
        Refused: The person must not be written to.
    """
    return (begin(tx, person), person.replace(triage=None))


def later(store: Store, person: str, until: date | None = None) -> Done:
    """Look at somebody again on a day, or when three months have passed.

    Raises:
        Refused: A conversation with them is open, or the day is not ahead.
    """
    with store.act("later") as tx:
        found = person_of(tx.records, person)
        day = until or in_three_months(tx)
        tx.put(aside(tx, found, day))
        tx.summary = f"Set {found.name} aside until {day_ahead(tx, day)}"
    return told(tx, f"{tx.summary}.", person)


def in_three_months(tx: Transaction) -> date:
    """The day on which «later» looks again when none is named."""
    return local_time(tx.records, tx.now).date() + LATER
