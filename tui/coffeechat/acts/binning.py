"""The bin: somebody taken out of every list with all that was with them, and brought back."""

from coffeechat.acts.outcome import Done, Refused, person_of
from coffeechat.domain.bin import contents, find_binned
from coffeechat.domain.records import Binned, Person
from coffeechat.store import Store, Transaction


def put_in(store: Store, person: str) -> Done:
    """Move a person into the bin, with conversations, messages, learnings and loops."""
    with store.act("bin") as tx:
        found = person_of(tx.records, person)
        whole = binned(tx, found)
        for record in contents(whole):
            tx.remove(record)
        tx.put(whole)
        tx.summary = f"Moved {found.name} into the bin"
    return Done(f"{tx.summary}; ‹binned› shows it.")


def take_out(store: Store, name: str) -> Done:
    """Bring somebody back from the bin, by name or id, with all that was with them.

    Raises:
        NotUnderstood: Nobody of that name is there, or several.
        Refused: Somebody else has their id here by now.
    """
    with store.act("unbin") as tx:
        found = find_binned(tx.records, name)
        if found.id in tx.records.people:
            raise Refused(f"{found.person.name} is here already; nothing was changed.")
        for record in contents(found):
            tx.put(record)
        tx.remove(found)
        tx.summary = f"Brought {found.person.name} back from the bin"
    return Done(f"{tx.summary}.", found.id)


def binned(tx: Transaction, person: Person) -> Binned:
    """The person with all that is with them, as the bin keeps it (not yet put)."""
    records = tx.records
    return Binned(
        id=person.id,
        created=tx.now,
        person=person,
        conversations=tuple(records.conversations_by_person.get(person.id, ())),
        messages=tuple(records.messages_by_person.get(person.id, ())),
        learnings=tuple(records.learnings_by_person.get(person.id, ())),
        loops=tuple(records.loops_by_person.get(person.id, ())),
    )
