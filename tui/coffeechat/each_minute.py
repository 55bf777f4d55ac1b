"""What follows from the records and the moment, kept as long as both are the same."""

from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from coffeechat.domain.snapshot import Records

T = TypeVar("T")


class EachMinute(Generic[T]):
    """A value that is worked out anew when something changed, and when a minute has passed.

    Args:
        work_out: Gives the value for records and the beginning of a minute.
    """

    def __init__(self, work_out: Callable[[Records, datetime], T]) -> None:
        self._work_out = work_out
        self._known: tuple[Records, datetime, T] | None = None

    def at(self, records: Records, now: datetime) -> T:
        """The value for these records at this moment."""
        minute = now.replace(second=0, microsecond=0)
        known = self._known
        if known is None or known[0] is not records or known[1] != minute:
            known = self._known = (records, minute, self._work_out(records, minute))
        return known[2]
