"""For how long each talk was prepared: what is kept of earlier, and what came since."""

from datetime import datetime, timedelta

#: So much at most counts between two signs that somebody is there: the sheet may lie open all day.
LONGEST = timedelta(minutes=15)


class PrepClock:
    """Counts the time that the prep sheet of a talk is open, by the uid of the talk."""

    def __init__(self) -> None:
        self._since: dict[str, datetime] = {}
        self._spent: dict[str, timedelta] = {}

    def note(self, talk: str, now: datetime, *, kept: int) -> None:
        """A sign that somebody is preparing; `kept` minutes were counted before, here or there."""
        self._spent[talk] = max(self._until(talk, now), timedelta(minutes=kept))
        self._since[talk] = now

    def pause(self, talk: str, now: datetime) -> None:
        """The sheet was closed."""
        self._spent[talk] = self._until(talk, now)
        self._since.pop(talk, None)

    def minutes(self, talk: str, now: datetime) -> int:
        """Whole minutes up to now."""
        return self._until(talk, now) // timedelta(minutes=1)

    def _until(self, talk: str, now: datetime) -> timedelta:
        since = min(max(timedelta(), now - self._since.get(talk, now)), LONGEST)
        return self._spent.get(talk, timedelta()) + since
