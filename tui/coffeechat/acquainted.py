"""Whom I know where, kept up to date with what changes."""

from collections.abc import Callable, Iterable
from threading import Lock

from coffeechat.domain.snapshot import Records
from coffeechat.domain.warm_path import (
    Acquaintances,
    build_acquaintances,
    update_acquaintances,
)

#: When more people changed than these, the index is made anew.
MANY = 1_000


class Acquainted:
    """The index of acquaintances; made when first asked for."""

    def __init__(self, records: Callable[[], Records]) -> None:
        self._records = records
        self._index: Acquaintances | None = None
        self._touched: set[tuple[str, str]] = set()
        self._changing = Lock()
        self._making = Lock()

    def note(self, touched: Iterable[tuple[str, str]]) -> None:
        """Keep in mind what changed, as table and id; from any thread, once the records have it."""
        with self._changing:
            self._touched |= {one for one in touched if one[0] in {"people", "messages"}}

    def index(self) -> Acquaintances:
        """Whom I know where, by now."""
        with self._making:
            with self._changing:
                touched, self._touched = self._touched, set()
            records = self._records()
            if self._index is None or len(touched) > MANY:
                self._index = build_acquaintances(records)
            elif touched:
                changed = {_person(records, table, key) for table, key in touched} - {""}
                self._index = update_acquaintances(self._index, records, changed)
            return self._index


def _person(records: Records, table: str, key: str) -> str:
    """The person a record is or is about; one that is gone needs no care, as look-ups do."""
    if table == "people":
        return key
    message = records.messages.get(key)
    return message.person if message is not None else ""
