"""What grows old: learnings of fields that I still explore, and the last import of my contacts."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from coffeechat.domain.learnings import OLD_AFTER, old_before, said_on
from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import Learning
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import TrackStatus

_MONTHS = 12
_LEFT = frozenset({TrackStatus.RULED_OUT, TrackStatus.PARKED})


def old_from(day: date) -> date:
    """The first day on which what was said on a day is old."""
    after = day + timedelta(days=1)
    months = after.year * _MONTHS + after.month - 1 + OLD_AFTER
    year, month = divmod(months, _MONTHS)
    try:
        return date(year, month + 1, after.day)
    except ValueError:  # that month is shorter
        return date(year + (month + 1) // _MONTHS, (month + 1) % _MONTHS + 1, 1)


def old_learnings(records: Records, now: datetime) -> Mapping[str, list[Learning]]:
    """By track, in the order of tracks, what was said of it long ago, the oldest first.

    Only of tracks that are not parked or ruled out. What something newer agrees with, or
    contradicts, was asked again. `now` is in my zone.
    """
    active = {track.id for track in records.tracks.values() if track.status not in _LEFT}
    if not active or not records.learnings:
        return {}
    cutoff = _Cutoff(records, now)
    old = {one.id: one for one in records.learnings.values() if cutoff.is_passed(one)}
    again = _asked_again(records, old) if old else set()
    found: dict[str, list[Learning]] = defaultdict(list)
    for learning in old.values():
        track = next((one for one in learning.tracks if one in active), None)
        if track is not None and learning.id not in again:
            found[track].append(learning)
    for learnings in found.values():
        learnings.sort(key=lambda one: (said_on(records, one), one.id))
    return {track: found[track] for track in sorted(found)}


def is_still_old(records: Records, learning: Learning, now: datetime) -> bool:
    """Whether a learning is one of those."""
    return any(learning in learnings for learnings in old_learnings(records, now).values())


def last_import(records: Records) -> date | None:
    """The day in my zone of the latest import; None before the first.

    Imports that were made before their day was kept are known by the people they brought.
    """
    by_age = records.by_age()
    newest = by_age[-1] if by_age and by_age[-1].source else None
    days = [local_time(records, newest.created).date()] if newest is not None else []
    kept = records.profile.imported_on
    return max([*days, *([kept] if kept is not None else [])], default=None)


class _Cutoff:
    """Before when something must have been said to be old; instants need no zones to compare."""

    def __init__(self, records: Records, now: datetime) -> None:
        self._conversations = records.conversations
        self._day = old_before(now.date())
        self._moment = datetime.combine(self._day, time(), now.tzinfo)

    def is_passed(self, learning: Learning) -> bool:
        """Whether a learning is old."""
        if learning.said_on is not None:
            return learning.said_on < self._day
        conversation = self._conversations.get(learning.conversation or "")
        talk = conversation.interview if conversation is not None else None
        said = talk.start if talk is not None and talk.held is not None else learning.created
        return said < self._moment


def _asked_again(records: Records, old: Mapping[str, Learning]) -> set[str]:
    """Those of the old ones that something newer agrees with, or contradicts."""
    again: set[str] = set()
    for learning in records.learnings.values():
        tied = (*learning.agrees, *learning.contradicts)
        if tied and learning.id not in old:
            again.update(tied)
        elif any(one in records.learnings and one not in old for one in tied):
            again.add(learning.id)
    return again
