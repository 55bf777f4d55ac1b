"""The bin: who is in it, and leaving them out of what comes in."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from coffeechat.domain.days import day_words
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.forgetting import Known, keys_of
from coffeechat.domain.records import Binned, Record
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold

_One = TypeVar("_One", bound=Known)


def latest_first(records: Records) -> list[Binned]:
    """Everybody in the bin, who went last first."""
    return sorted(records.binned.values(), key=lambda one: (one.created, one.id), reverse=True)


def find_binned(records: Records, typed: str) -> Binned:
    """Whom an id or a name means among those in the bin.

    Raises:
        NotUnderstood: Nobody, or several; the text names them.
    """
    if typed in records.binned:
        return records.binned[typed]
    wanted = fold(typed).split()
    found = [one for one in latest_first(records) if _is_called(one, wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotUnderstood(f"Nobody called «{typed}» is in the bin; ‹binned› shows who is.")
    named = " or ".join(f"{one.person.name} ({one.id})" for one in found)
    raise NotUnderstood(f"«{typed}» may be {named}; type more of the name, or the id.")


def contents(one: Binned) -> tuple[Record, ...]:
    """The records that lie in the bin with somebody, their own first."""
    return (one.person, *one.conversations, *one.messages, *one.learnings, *one.loops)


def in_bin_words(one: Binned, today: date, day: date) -> str:
    """Since when somebody is in the bin, and what went along.

    Args:
        one: Who.
        today: In my zone.
        day: On which they went, in my zone.
    """
    counts = (
        (len(one.messages), "message"),
        (len(one.learnings), "learning"),
        (len(one.loops), "open end"),
    )
    told = [f"{count} {noun}{'s' * (count > 1)}" for count, noun in counts if count]
    return " · ".join([f"in the bin since {day_words(day, today)}", *told])


def left_in_bin(people: Iterable[_One], binned: Mapping[str, Binned]) -> list[_One]:
    """Those of a file who are not in the bin: an import brings nobody back."""
    known = {key for one in binned.values() for key in keys_of(one.person, one.person.old_urls)}
    return [one for one in people if known.isdisjoint(keys_of(one))] if known else list(people)


def _is_called(one: Binned, wanted: list[str]) -> bool:
    words = fold(one.person.name).split()
    return bool(wanted) and all(any(word.startswith(typed) for word in words) for typed in wanted)
