"""What a field of a person was before: who changed it, when and how, as far as that is kept."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from coffeechat.domain.days import clock_words, exact_day_words
from coffeechat.domain.person_fields import PersonField
from coffeechat.domain.records import Event, Person, Record
from coffeechat.domain.snapshot import Records

_NOTHING = "(nothing)"


class Past(Protocol):
    """One act that changed a record."""

    @property
    def event(self) -> Event:
        """The act."""

    @property
    def before(self) -> Record | None:
        """The record before it, None where it was not there."""

    @property
    def after(self) -> Record | None:
        """The record after it, None where it was gone."""


def field_history(
    records: Records, person: Person, field: PersonField, past: Iterable[Past], now: datetime
) -> Sequence[str]:
    """The values that a field had, the present one first, and where the knowledge ends.

    Args:
        records: The present state.
        person: Whose field.
        field: Which.
        past: The acts that changed this person, latest first, as far as they are kept.
        now: The moment, in my zone.
    """
    acts = list(past)
    lines = [f"now: {field.shown(records, person) or _NOTHING}"]
    for act in acts:
        old, new = _text(records, field, act.before), _text(records, field, act.after)
        if old != new:
            lines.append(f"{_moment(act.event, now)}: {old} → {new} ({_by(act.event)})")
    if given := person.imported.get(field.name):
        lines.append(f"The last import gave: {' '.join(given.split())}")
    if len(lines) == 1:
        lines.append("No change of it is kept.")
    if not acts or acts[-1].before is not None:
        lines.append("What was before that is no longer kept.")
    return lines


def _text(records: Records, field: PersonField, record: Record | None) -> str:
    return (field.shown(records, record) if isinstance(record, Person) else "") or _NOTHING


def _by(event: Event) -> str:
    done = "undone: " if event.undoes else "done again: " if event.redoes else ""
    return f"{done}{event.summary}"


def _moment(event: Event, now: datetime) -> str:
    local = event.at.astimezone(now.tzinfo)
    return f"{exact_day_words(local.date(), year=True)} {clock_words(local)}"
