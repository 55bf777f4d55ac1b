"""What somebody changed of a talk in a calendar, taken over when the user says so."""

from datetime import datetime

from coffeechat.acts.outcome import Done, Refused, person_of, told
from coffeechat.domain.when import When, echo
from coffeechat.store import Store


def follow(
    store: Store,
    person: str,
    *,
    uid: str,
    start: datetime,
    minutes: int,
    sequence: int,
    calendar: str,
    reference: str,
    called_off: bool = False,
) -> Done:
    """Have the talk with this uid be as a calendar says it is, in the zone it was agreed in.

    Args:
        store: Where.
        person: With whom the talk is.
        uid: Of the talk.
        start: When it begins by that calendar, aware.
        minutes: How long it lasts there.
        sequence: The number of its latest change there.
        calendar: Whose reference is kept.
        reference: Of the talk as it stands there.
        called_off: It is cancelled there.

    Raises:
        Refused: The talk is no longer here, or was held or called off.
    """
    with store.act("calendar") as tx:
        found = person_of(tx.records, person)
        for conversation in tx.records.conversations_by_person.get(person, []):
            talk = conversation.interview
            if talk is not None and talk.uid == uid and talk.agreed:
                break
        else:
            raise Refused(f"The talk with {found.name} is no longer ahead.")
        moved = talk.replace(
            start=start,
            minutes=minutes,
            sequence=max(sequence, talk.sequence),
            confirmed=None,
            called_off=tx.now if called_off else None,
            external={**talk.external, calendar: reference},
        )
        tx.put(conversation.replace(interview=moved))
        when = f"{echo(When(start, talk.zone))}, {minutes} min"
        tx.summary = (
            f"Called off the talk with {found.name}, as in the calendar"
            if called_off
            else f"Moved the talk with {found.name}: {when}, as in the calendar"
        )
    return told(tx, f"{tx.summary}.", person)
