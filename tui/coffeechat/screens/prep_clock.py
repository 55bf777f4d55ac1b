"""For how long each talk was prepared today, while the program runs."""

from datetime import date, datetime, timedelta


class PrepClock:
    """Counts the time that the prep sheet of a person is open; every day begins anew.

    Moments are aware, in the zone of the user.
    """

    def __init__(self) -> None:
        self._since: dict[str, datetime] = {}
        self._spent: dict[tuple[str, date], timedelta] = {}

    def begin(self, person: str, now: datetime) -> None:
        """The sheet of this person was opened."""
        self._since.setdefault(person, now)

    def end(self, person: str, now: datetime) -> None:
        """It was closed."""
        spent = self._today(person, now)
        self._since.pop(person, None)
        self._spent[person, now.date()] = spent

    def minutes(self, person: str, now: datetime) -> int:
        """Whole minutes of today, up to now."""
        return int(self._today(person, now).total_seconds() // 60)

    def _today(self, person: str, now: datetime) -> timedelta:
        spent = self._spent.get((person, now.date()), timedelta())
        since = self._since.get(person)
        if since is None:
            return spent
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return spent + max(timedelta(), now - max(since, midnight))
