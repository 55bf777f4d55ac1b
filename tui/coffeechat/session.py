"""One store, one plugin host and the settings, put together. Both faces start here; no Textual.

Everything that changes the store runs on one worker. What needs plugins (drafts, checks, imports,
exports) is in `writing` and `exchange`; the host is found only when one of them asks for it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar
from zoneinfo import ZoneInfo

from coffeechat.clock import guess_zone
from coffeechat.domain.due import DueItem, due_items
from coffeechat.domain.snapshot import Records
from coffeechat.settings import Settings
from coffeechat.store import Change, Store
from coffeechat.verbs import BY_ID, Verb

if TYPE_CHECKING:
    from concurrent.futures import Future

    from coffeechat.acts import Done
    from coffeechat.domain.find import Query
    from coffeechat.domain.index import PeopleIndex
    from coffeechat.plugin_host import PluginHost, Problem
    from coffeechat.worker import Worker

Clock = Callable[[], datetime]
_Result = TypeVar("_Result")


class Session:
    """What one terminal or one shell command works with."""

    def __init__(self, store: Store, settings: Settings, clock: Clock) -> None:
        self.store = store
        self.settings = settings
        self._clock = clock
        self._due: tuple[Records, datetime, Sequence[DueItem]] | None = None
        self._index: PeopleIndex | None = None
        self._found: tuple[PeopleIndex, Query, list[str]] | None = None
        self._changed: set[str] = set()
        store.subscribe(self._note_change)

    @classmethod
    def open(cls, path: Path, settings: Settings, clock: Clock, *, look_only: bool = False) -> Self:
        """Open the store at a path; it is made when there is none.

        Args:
            path: The store's file.
            settings: The user's settings.
            clock: Gives the moment, aware.
            look_only: Change nothing; the store must be there.

        Raises:
            StoreError: The store cannot be opened; the text says why and what to do.
        """
        return cls(Store.open(path, clock=clock, read_only=look_only), settings, clock)

    @cached_property
    def host(self) -> "PluginHost":
        """The plugins; found when first asked for, loaded when first needed."""
        from coffeechat.plugin_host import PluginHost

        return PluginHost.discover(disabled=self.settings.disabled_plugins)

    def failed_plugins(self) -> "Sequence[Problem]":
        """Why plugins cannot be used, if any were asked for: the last problem of each."""
        if "host" not in vars(self):
            return ()
        from coffeechat.plugin_host import Status

        out_of_use = {Status.FAILED, Status.CONFLICT, Status.SUSPENDED}
        return [
            plugin.last_problem
            for plugin in (self.host.plugins if self.host.problems else ())
            if plugin.status in out_of_use and plugin.last_problem is not None
        ]

    @cached_property
    def worker(self) -> "Worker":
        """What runs acts one after another; begun with the first."""
        from coffeechat.worker import Worker

        return Worker()

    @property
    def records(self) -> Records:
        """The present state."""
        return self.store.records

    def now(self) -> datetime:
        """The moment, in the zone of my profile (the machine's before there is one)."""
        return self._clock().astimezone(ZoneInfo(self.records.profile.zone or guess_zone()))

    def due(self) -> Sequence[DueItem]:
        """What is due now; computed once a minute, and anew when something changed."""
        records, minute = self.records, self.now().replace(second=0, microsecond=0)
        if self._due is None or self._due[0] is not records or self._due[1] != minute:
            self._due = (records, minute, due_items(records, minute))
        return self._due[2]

    def perform(self, verb: Verb, person: str, words: Sequence[str]) -> "Done":
        """Run a verb's act with typed words; on the calling thread.

        Raises:
            Sentence: Nothing was changed; the text says why.
        """
        from coffeechat.arguments import read_arguments

        assert verb.act is not None, f"{verb.id} opens a view"
        values = read_arguments(verb, words, self.now())
        act: Callable[..., Done] = partial(verb.act, self.store)
        return act(person, **values) if verb.person else act(**values)

    def snooze(self, item: DueItem, words: Sequence[str]) -> "Done":
        """Put off something due until a typed day.

        Raises:
            NotUnderstood: The day cannot be read.
        """
        from coffeechat.acts import putting_off
        from coffeechat.arguments import read_arguments

        values = read_arguments(BY_ID["snooze"], words, self.now())
        return putting_off.snooze(self.store, item.rule, item.subject, **values)

    def submit(self, job: Callable[[], _Result]) -> "Future[_Result]":
        """Run a job on the one worker."""
        return self.worker.submit(job)

    def people(self) -> "PeopleIndex":
        """Everybody, best fit first; kept up to date with what changed."""
        from coffeechat.domain.index import build_index, update_index

        if self._index is None:
            self._changed.clear()
            self._index = build_index(self.records)
        records = self.records
        if self._changed or records.profile != self._index.profile:
            changed, self._changed = self._changed, set()
            self._index = update_index(self._index, records, changed)
        return self._index

    def find(self, typed: str) -> list[str]:
        """The ids of the people who match typed words, best fit first.

        Typing on only narrows what was found before.
        """
        from coffeechat.domain.find import Query

        index, query = self.people(), Query.parse(typed)
        before = self._found
        narrower = before is not None and before[0] is index and query.narrows(before[1])
        found = index.matching(query, before[2] if before is not None and narrower else None)
        self._found = (index, query, found)
        return found

    def close(self) -> None:
        """Finish the acts that were given, and close the store."""
        if "worker" in vars(self):
            self.worker.close()
        self.store.close()

    def _note_change(self, change: Change) -> None:
        self._changed.update(record for table, record in change.touched if table == "people")
