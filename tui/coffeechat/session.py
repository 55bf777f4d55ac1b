"""One store, one plugin host and the settings, put together. Both faces start here; no Textual.

Everything that changes the store runs on one worker. What needs plugins (drafts, checks, imports,
exports) is in `writing` and `exchange`; the host is found only when one of them asks for it.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar
from zoneinfo import ZoneInfo

from coffeechat.acts import Done, putting_off
from coffeechat.arguments import read_arguments
from coffeechat.clock import guess_zone
from coffeechat.domain.due import DueItem, due_items
from coffeechat.domain.index import PeopleIndex, build_index, update_index
from coffeechat.domain.snapshot import Records
from coffeechat.settings import Settings
from coffeechat.store import Change, Store
from coffeechat.verbs import BY_ID, Verb
from coffeechat.worker import Worker

if TYPE_CHECKING:
    from coffeechat.plugin_host import PluginHost

Clock = Callable[[], datetime]
_Result = TypeVar("_Result")


class Session:
    """What one terminal or one shell command works with."""

    def __init__(self, store: Store, settings: Settings, clock: Clock) -> None:
        self.store = store
        self.settings = settings
        self.worker = Worker()
        self._clock = clock
        self._index: PeopleIndex | None = None
        self._changed: set[str] = set()
        store.subscribe(self._note_change)

    @classmethod
    def open(cls, path: Path, settings: Settings, clock: Clock) -> Self:
        """Open the store at a path; it is made when there is none.

        Args:
            path: The store's file.
            settings: The user's settings.
            clock: Gives the moment, aware.

        Raises:
            StoreError: The store cannot be opened; the text says why and what to do.
        """
        return cls(Store.open(path, clock=clock), settings, clock)

    @cached_property
    def host(self) -> "PluginHost":
        """The plugins; found when first asked for, loaded when first needed."""
        from coffeechat.plugin_host import PluginHost

        return PluginHost.discover(disabled=self.settings.disabled_plugins)

    @property
    def records(self) -> Records:
        """The present state."""
        return self.store.records

    def now(self) -> datetime:
        """The moment, in the zone of my profile (the machine's before there is one)."""
        return self._clock().astimezone(ZoneInfo(self.records.profile.zone or guess_zone()))

    def due(self) -> list[DueItem]:
        """What is due now."""
        return due_items(self.records, self.now())

    def perform(self, verb: Verb, person: str, words: Sequence[str]) -> Done:
        """Run a verb's act with typed words; on the calling thread.

        Raises:
            Sentence: Nothing was changed; the text says why.
        """
        assert verb.act is not None, f"{verb.id} opens a view"
        values = read_arguments(verb, words, self.now())
        act: Callable[..., Done] = partial(verb.act, self.store)
        return act(person, **values) if verb.person else act(**values)

    def snooze(self, item: DueItem, words: Sequence[str]) -> Done:
        """Put off something due until a typed day.

        Raises:
            NotUnderstood: The day cannot be read.
        """
        values = read_arguments(BY_ID["snooze"], words, self.now())
        return putting_off.snooze(self.store, item.rule, item.subject, **values)

    def submit(self, job: Callable[[], _Result]) -> "Future[_Result]":
        """Run a job on the one worker."""
        return self.worker.submit(job)

    def people(self) -> PeopleIndex:
        """Everybody, best fit first; kept up to date with what changed."""
        records = self.records
        if self._index is None:
            self._changed.clear()
            self._index = build_index(records)
        elif self._changed or records.profile != self._index.profile:
            changed, self._changed = self._changed, set()
            self._index = update_index(self._index, records, changed)
        return self._index

    def close(self) -> None:
        """Finish the acts that were given, and close the store."""
        self.worker.close()
        self.store.close()

    def _note_change(self, change: Change) -> None:
        self._changed.update(record for table, record in change.touched if table == "people")
