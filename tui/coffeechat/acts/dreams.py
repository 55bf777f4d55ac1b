"""Whom I would love to interview: a standing list."""

from coffeechat.acts.outcome import Done, person_of, told
from coffeechat.domain.records import Person
from coffeechat.store import Store


def dream(store: Store, person: str, wanted: str = "yes") -> Done:
    """Put a person on the list of those I would love to talk to, or with «no» take them off."""
    with store.act("dream") as tx:
        found = person_of(tx.records, person)
        tx.put(dreamt_of(found, wanted))
        tx.summary = (
            f"You would love to talk to {found.name}"
            if wanted == "yes"
            else f"{found.name} is on your list of dreams no longer"
        )
    return told(tx, f"{tx.summary}.", person)


def dreamt_of(person: Person, wanted: str) -> Person:
    """The person on the list, or with «no» off it (not yet put)."""
    return person.replace(dream=wanted == "yes")
