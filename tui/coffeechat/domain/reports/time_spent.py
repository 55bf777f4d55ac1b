"""Time spent: on preparing and on talking, for each talk and for each thing learned."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

import msgspec

from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import Conversation, Learning
from coffeechat.domain.reports.layout import counted, middle, number_words
from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table

_AN_HOUR = 60


class _Of(msgspec.Struct, frozen=True):
    """Of which conversation a learning is; quick to decode."""

    conversation: str | None = None


def held(records: Records) -> list[Conversation]:
    """The conversations in which we talked, by when the talk began."""
    found = [
        (one.interview.start, one.id, one)
        for one in records.conversations.values()
        if one.interview is not None and one.interview.held is not None
    ]
    return [one for _, _, one in sorted(found, key=lambda row: row[:2])]


def rhythm_series(records: Records) -> list[tuple[date, int]]:
    """Talks a week: its Monday in my zone, with how many were held; weeks without one are left out.

    Oldest first.
    """
    days = [_talk_day(records, one) for one in held(records)]
    counts = Counter(day - timedelta(days=day.weekday()) for day in days)
    return sorted(counts.items())


def time_lines(records: Records, _now: datetime, _width: int = 80) -> list[str]:
    """The sums, and what they come to for each talk and each thing learned."""
    told = _figures(records)
    talks, learned = told["talks"], told["learned"]
    if not talks:
        return ["No talk was held yet, so no time was spent on one."]
    talking, preparing = told["minutes_talking"], told["minutes_preparing"]
    lines = [
        f"Talking    {minutes_words(talking)} in {counted(talks, 'talk')}, as long as agreed",
        f"Preparing  {_prepared_words(preparing)}",
    ]
    lengths = [one.interview.minutes for one in held(records) if one.interview is not None]
    lines.append(f"A talk     {number_words(middle(lengths))} minutes (the middle of {talks:,})")
    if learned:
        each = round((talking + preparing) / learned)
        lines.append(f"Learned    {counted(learned, 'thing')} in them, {each:,} minutes for each")
    return lines


def time_data(records: Records, _now: datetime) -> Mapping[str, object]:
    """The same for scripts."""
    weeks = [[monday.isoformat(), count] for monday, count in rhythm_series(records)]
    return {**_figures(records), "talks_a_week": weeks}


def minutes_words(minutes: int) -> str:
    """Minutes as one says them: «45 minutes», «4 h 30 min»."""
    if minutes < _AN_HOUR:
        return counted(minutes, "minute")
    hours, rest = divmod(minutes, _AN_HOUR)
    return f"{hours:,} h {rest} min" if rest else f"{hours:,} h"


def _prepared_words(minutes: int) -> str:
    if not minutes:
        return "no minute is recorded; an open prep sheet counts them"
    return f"{minutes_words(minutes)}, as long as the prep sheets were open"


def _figures(records: Records) -> dict[str, int]:
    talks = held(records)
    ids = {one.id for one in talks}
    interviews = [one.interview for one in talks if one.interview is not None]
    return {
        "talks": len(talks),
        "minutes_talking": sum(one.minutes for one in interviews),
        "minutes_preparing": sum(one.preparing_minutes for one in interviews),
        "learned": sum(count for one, count in _learned_in(records).items() if one in ids),
    }


def _learned_in(records: Records) -> Mapping[str | None, int]:
    table = records.learnings
    if isinstance(table, Table):
        return table.once(_of_table)
    return Counter(one.conversation for one in table.values())


def _of_table(table: Table[Learning]) -> Mapping[str | None, int]:
    return Counter(one.conversation for one in table.lines(_Of))


def _talk_day(records: Records, conversation: Conversation) -> date:
    talk = conversation.interview
    assert talk is not None, "it was held"
    return local_time(records, talk.start).date()
