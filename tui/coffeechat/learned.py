"""What was learned, found quickly again: kept as it was worked out while nothing changed."""

from collections.abc import Callable
from datetime import datetime

from coffeechat.domain.filters.learned import LearnedFacts
from coffeechat.domain.snapshot import Records


class Learned:
    """The learnings in order, with what filters are compared with."""

    def __init__(self, records: Callable[[], Records]) -> None:
        self._records = records
        self._facts: LearnedFacts | None = None

    def facts(self, now: datetime) -> LearnedFacts:
        """All of it at a moment, in my zone; only what changed is worked out anew."""
        records, before = self._records(), self._facts
        if before is None or not before.holds(records, now):
            self._facts = before = LearnedFacts(records, now, before)
        return before
