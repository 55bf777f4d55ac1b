"""Learnings in words: which one is meant, when it was said and by whom, what agrees with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

import msgspec

from coffeechat.domain.days import ago_words, exact_day_words
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import Learning, Loop
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import job_words
from coffeechat.domain.table import Table
from coffeechat.domain.text import fold

#: Months after which fields have moved on, so that what was said is worth asking again.
OLD_AFTER = 18
OLD_WORDS = "older than 18 months"
_MONTHS = 12
_NAMED = 3


def said_on(records: Records, learning: Learning) -> date:
    """The day in my zone on which something was said: as noted, else of its talk, or its entry."""
    if learning.said_on is not None:
        return learning.said_on
    return noted_on(records, learning)


def noted_on(records: Records, noted: Learning | Loop) -> date:
    """The day in my zone of the talk in which something was noted, else of its entry."""
    conversation = records.conversations.get(noted.conversation or "")
    talk = conversation.interview if conversation is not None else None
    moment = talk.start if talk is not None and talk.held is not None else noted.created
    return local_time(records, moment).date()


def old_before(today: date) -> date:
    """The day 18 months ago: what was said before it is old."""
    months = today.year * _MONTHS + today.month - 1 - OLD_AFTER
    year, month = divmod(months, _MONTHS)
    for day in range(today.day, 0, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:  # that month is shorter
            continue
    raise AssertionError("every month has a first day")


def is_old(day: date, today: date) -> bool:
    """Whether what was said on a day is older than 18 months."""
    return day < old_before(today)


def when_words(day: date, today: date) -> str:
    """When something was said, in the few letters of a column."""
    if is_old(day, today):
        return "over 18 months"
    return ago_words(max(0, (today - day).days))


def quoted(learning: Learning) -> str:
    """The text, in quotes when these are their words."""
    return f"«{learning.text}»" if learning.their_words else learning.text


def tracks_words(records: Records, learning: Learning) -> str:
    """The names of its tracks."""
    return ", ".join(
        records.tracks[track].name for track in learning.tracks if track in records.tracks
    )


class _Ties(msgspec.Struct, frozen=True):
    """What a learning says of others; quick to decode."""

    id: str
    agrees: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()


def agreeing(records: Records, learning: Learning) -> list[Learning]:
    """What agrees with it, whichever of the two says so."""
    return _known(records, ties(records)[0].get(learning.id, ()))


def contradicting(records: Records, learning: Learning) -> list[Learning]:
    """What contradicts it, whichever of the two says so."""
    return _known(records, ties(records)[1].get(learning.id, ()))


Ties = tuple[Mapping[str, set[str]], Mapping[str, set[str]]]
"""Learning id to those that agree with it, and to those that contradict it."""


def ties(records: Records) -> Ties:
    """Which learnings agree and which contradict each other; each tie counts for both sides."""
    table = records.learnings
    return table.once(_ties) if isinstance(table, Table) else _both_ways(table.values())


def _ties(table: Table[Learning]) -> Ties:
    return _both_ways(table.lines(_Ties))


def _both_ways(found: "Iterable[_Ties | Learning]") -> Ties:
    agree: dict[str, set[str]] = defaultdict(set)
    differ: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for ids, tied in ((one.agrees, agree), (one.contradicts, differ)):
            for other in ids:
                tied[one.id].add(other)
                tied[other].add(one.id)
    return dict(agree), dict(differ)


def _known(records: Records, ids: Iterable[str]) -> list[Learning]:
    return [records.learnings[one] for one in sorted(ids) if one in records.learnings]


def learning_lines(records: Records, learning: Learning, now: datetime) -> list[tuple[str, str]]:
    """The lines of a learning's page: a label of at most ten letters, and what it says.

    Args:
        records: The present state.
        learning: One of its learnings.
        now: The moment, in my zone.
    """
    person, day = records.people.get(learning.person), said_on(records, learning)
    old = f", {OLD_WORDS}" if is_old(day, now.date()) else ""
    who = " · ".join(filter(None, (person.name, job_words(person)))) if person is not None else ""
    lines = [
        ("about", learning.facet.value),
        ("track", tracks_words(records, learning) or "none"),
        ("who", who),
        ("said", f"{exact_day_words(day, year=True)}{old}"),
        ("words", "theirs" if learning.their_words else "yours"),
    ]
    lines += [("agrees", _told(records, one)) for one in agreeing(records, learning)]
    lines += [("differs", _told(records, one)) for one in contradicting(records, learning)]
    return [*lines, *([("read", "you are through with it")] if learning.read else [])]


def find_learning(records: Records, typed: str) -> Learning:
    """The one learning that an id, or words of it, mean.

    Raises:
        NotUnderstood: None is meant, or several are; the text names them.
    """
    typed = typed.strip()
    if typed in records.learnings:
        return records.learnings[typed]
    wanted = fold(typed).split()
    found = [
        one
        for one in records.learnings.values()
        if wanted and all(word in fold(one.text) for word in wanted)
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotUnderstood(f"Nothing that you learned says «{typed}»; coffeechat learnings lists.")
    named = "; ".join(f"«{one.text}» ({one.id})" for one in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    raise NotUnderstood(f"Which one? {named}{more}; type more of it, or the id.")


def _told(records: Records, learning: Learning) -> str:
    person = records.people.get(learning.person)
    return f"{quoted(learning)} ({person.name})" if person is not None else quoted(learning)
