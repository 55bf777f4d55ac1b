"""One store, one plugin host and the settings, put together. Both faces start here; no Textual.

Everything that changes the store runs on one worker. What needs plugins is in `writing`, `exchange`
and `plugged`; the host is found only when one of them asks for it.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self, TypeVar
from zoneinfo import ZoneInfo

from coffeechat.clock import guess_zone
from coffeechat.domain.due import DueItem, counts_words, due_items
from coffeechat.domain.records import Event
from coffeechat.domain.snapshot import Records
from coffeechat.each_minute import EachMinute
from coffeechat.settings import Settings
from coffeechat.store import Change, Store, StoreError
from coffeechat.verbs import BY_ID, Verb

if TYPE_CHECKING:
    from concurrent.futures import Future

    from coffeechat.acquainted import Acquainted
    from coffeechat.acts import Done
    from coffeechat.api import Change as ProposedChange
    from coffeechat.api import PersonView
    from coffeechat.busy import BusyTimes
    from coffeechat.domain.filters import Facts, Filter
    from coffeechat.domain.filters.learned import LearnedFacts
    from coffeechat.domain.filters.sorting import Sort
    from coffeechat.domain.index import PeopleIndex
    from coffeechat.domain.warm_path import Acquaintances
    from coffeechat.finding import Finder
    from coffeechat.learned import Learned
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
        #: How everything stood, and when, while an earlier day is looked at.
        self._past: tuple[Records, datetime] | None = None
        self._due = EachMinute[Sequence[DueItem]](due_items)
        self._counts = EachMinute(counts_words)
        self._finder: Finder | None = None
        self._acquainted: Acquainted | None = None
        self._learned: Learned | None = None
        self._busy: BusyTimes | None = None
        self._making = Lock()
        self._worker: Worker | None = None
        self._host: PluginHost | None = None
        self._untold: list[tuple[Event, set[str]]] = []
        self._past_problems: list[Problem] = []
        self._problem_listeners: list[Callable[[Problem], None]] = []
        self._last_told = ""
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
        store = Store.open(path, clock=clock, read_only=look_only)
        _finish_forgetting(store)
        return cls(store, settings, clock)

    # Plugins ------------------------------------------------------------------------------------

    @property
    def host(self) -> "PluginHost":
        """The plugins; found when first asked for, loaded when first needed."""
        with self._making:
            if self._host is None:
                self._host = self._find_host()
            return self._host

    def reload_plugins(self, settings: Settings | None = None) -> None:
        """Begin anew with all plugins, by other settings if given; what went wrong stays known.

        What the former host gave (importers, commands, columns) is of no use any more. The new one
        is loaded when the former one was; call it where that may take a while.
        """
        self.settings = settings or self.settings
        with self._making:
            former, self._host = self._host, None
            if former is not None:
                self._past_problems += former.problems
                former.close()
        if former is not None:
            self.host.load()

    @property
    def plugin_problems(self) -> "Sequence[Problem]":
        """All that went wrong with plugins in this session, oldest first; looks for none."""
        return (*self._past_problems, *(self._host.problems if self._host else ()))

    def watch_plugins(self, listener: "Callable[[Problem], None]") -> None:
        """Tell `listener` of each problem of a plugin from now on, from any thread."""
        self._problem_listeners.append(listener)

    def plugins_left_out(self) -> str:
        """Which plugins are not used because the user said so, as a sentence; nothing if none."""
        if self.settings.safe:
            return "No plugin is used (--safe); start without it to use them."
        from coffeechat.plugin_host import Status

        off = [plugin.id for plugin in self.host.plugins if plugin.status is Status.DISABLED]
        if not off:
            return ""
        names = ", ".join(dict.fromkeys(off))
        return f"Disabled: {names}; coffeechat plugins enable NAME turns one on."

    def propose(
        self, plugin: str, changes: "tuple[ProposedChange, ...]", summary: str = ""
    ) -> "Done":
        """Apply what a plugin proposes as one act, in its turn on the worker; any thread may ask.

        Raises:
            Sentence: Nothing was changed; the text says why.
        """
        from concurrent.futures import CancelledError

        from coffeechat.acts import Refused, proposals

        apply = partial(proposals.apply, self.store, changes, plugin=plugin, summary=summary)
        try:
            return self.worker.run(apply)
        except CancelledError:
            raise Refused("coffeechat is closing; nothing was changed.") from None

    def _find_host(self) -> "PluginHost":
        from coffeechat.plugin_host import PluginHost

        host = PluginHost.discover(
            disabled=self.settings.disabled_plugins,
            settings=self.settings.plugin_settings,
            gateway=_Gateway(self),
            safe=self.settings.safe,
        )
        host.on_problem(self._tell_problem)
        return host

    def _tell_problem(self, problem: "Problem") -> None:
        for listener in tuple(self._problem_listeners):
            listener(problem)

    # Acts ---------------------------------------------------------------------------------------

    @property
    def worker(self) -> "Worker":
        """What runs acts one after another; begun with the first."""
        from coffeechat.worker import Worker

        with self._making:
            if self._worker is None:
                self._worker = Worker()
            return self._worker

    @property
    def records(self) -> Records:
        """The present state, or that of the day that is looked back to."""
        return self._past[0] if self._past is not None else self.store.records

    def now(self) -> datetime:
        """The moment, in the zone of my profile (the machine's before there is one)."""
        if self._past is not None:
            return self._past[1]
        return self._clock().astimezone(ZoneInfo(self.records.profile.zone or guess_zone()))

    def records_as_of(self, day: date) -> Records:
        """The records as they stood at the end of a day in my zone; nothing is changed.

        Raises:
            StoreError: The day is ahead, or what was then is not kept; the text says what is.
        """
        from coffeechat.past_days import records_at_end_of

        return records_at_end_of(self.store, day, self.now())

    def go_back_to(self, day: date) -> None:
        """Tell from now on how everything stood at the end of a day; for a session that only looks.

        Raises:
            StoreError: As `records_as_of`.
        """
        from coffeechat.past_days import end_of

        self._past = (self.records_as_of(day), end_of(day, self.now()))

    def due(self) -> Sequence[DueItem]:
        """What is due now; computed once a minute, and anew when something changed."""
        return self._due.at(self.records, self.now())

    def counts(self) -> str:
        """What I owe and whom I wait for: «owe 3  wait 5»; computed as what is due."""
        return self._counts.at(self.records, self.now())

    def perform(self, verb: Verb, person: str, words: Sequence[str]) -> "Done":
        """Run a verb's act with typed words; on the calling thread.

        Raises:
            Sentence: Nothing was changed; the text says why.
        """
        from coffeechat.arguments import read_arguments

        assert verb.act is not None, f"{verb.id} opens a view"
        values = read_arguments(verb, words, self.now())
        act: Callable[..., Done] = partial(verb.act.function, self.store)
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

    @property
    def finder(self) -> "Finder":
        """What finds people; it is made when first asked for."""
        from coffeechat.finding import Finder

        with self._making:
            if self._finder is None:
                self._finder = Finder(lambda: self.records)
            return self._finder

    def people(self) -> "PeopleIndex":
        """Everybody, best fit first; kept up to date with what changed."""
        return self.finder.people()

    def facts(self) -> "Facts":
        """What filters are compared with at this moment."""
        return self.finder.facts(self.due(), self.now())

    def find(
        self, chosen: "Filter", sort: "Sort | None" = None, *, backwards: bool = False
    ) -> Sequence[str]:
        """The ids of the people who meet a filter; best fit first if no order is given."""
        from coffeechat.domain.filters.sorting import Sort

        return self.finder.find(chosen, self.facts(), sort or Sort.FIT, backwards=backwards)

    def keep(
        self,
        people: Sequence[str],
        chosen: "Filter",
        sort: "Sort | None" = None,
        *,
        backwards: bool = False,
    ) -> Sequence[str]:
        """Those of some people who meet a filter, in their order or in another."""
        if not chosen.terms and sort is None:
            return people
        return self.finder.keep(people, chosen, self.facts(), sort, backwards=backwards)

    def acquaintances(self) -> "Acquaintances":
        """Whom I know where; made when first asked for, then kept up to date."""
        from coffeechat.acquainted import Acquainted

        with self._making:
            if self._acquainted is None:
                self._acquainted = Acquainted(lambda: self.records)
            acquainted = self._acquainted
        return acquainted.index()

    def learned(self) -> "LearnedFacts":
        """All learnings in order; worked out when first asked for, then kept up to date."""
        from coffeechat.learned import Learned

        with self._making:
            if self._learned is None:
                self._learned = Learned(lambda: self.records)
            return self._learned.facts(self.now())

    @property
    def busy(self) -> "BusyTimes":
        """When I have no time, by the calendars of plugins; none is asked before that is asked."""
        from coffeechat.busy import BusyTimes

        with self._making:
            if self._busy is None:
                self._busy = BusyTimes(lambda: self.host)
            return self._busy

    def close(self) -> None:
        """Finish the acts that were given, and close the store; no plugin is waited for."""
        if self._host is not None:
            self._host.close()
        if self._worker is not None:
            self._worker.close()
        self.store.close()

    def _note_change(self, change: Change) -> None:
        """Keep in mind who changed, and tell the plugins, if they were asked for by now.

        They are told of this session's acts only: of an act in another terminal they are told
        there, and to react here as well would do everything twice.
        """
        people = {record for table, record in change.touched if table == "people"}
        if self._finder is not None:
            self._finder.note(people)
        if self._acquainted is not None:
            self._acquainted.note(change.touched)
        event = change.event
        # When the whole store was read anew, the latest event may be one that was told before.
        if event.session != self.store.session or event.id == self._last_told:
            return
        self._last_told = event.id
        if self._host is None:
            self._untold.append((event, people))
        else:
            self._tell_event(self._host, event, people)

    def tell_plugins(self) -> None:
        """Tell plugins of the acts before they were asked for, and let them finish.

        For a command of the shell, whose acts need no plugin: they are loaded only if somebody
        installed one beside the program's own, which do not listen.
        """
        if not self._untold or self.settings.safe:
            return
        if all(plugin.dist == "coffeechat" for plugin in self.host.plugins):
            return
        self.host.load()
        for event, people in self._untold:
            self._tell_event(self.host, event, people)
        self._untold.clear()
        self.host.close(wait=True)

    def _tell_event(self, host: "PluginHost", event: Event, people: set[str]) -> None:
        from coffeechat.snapshots import event_view

        host.tell(event_view(event, people, self.records, self.store.events))


def _finish_forgetting(store: Store) -> None:
    """Go on where forgetting somebody was interrupted; where the disk refuses, the next time."""
    interrupted = any(one.unfinished for one in store.records.forgotten.values())
    if interrupted and not store.read_only:
        from coffeechat.acts.forgetting import finish

        with suppress(StoreError):
            finish(store)


class _Gateway:
    """What the plugin host may ask of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def now(self) -> datetime:
        """The moment, in the user's zone."""
        return self._session.now()

    def people(self, plugin: str) -> "Sequence[PersonView]":
        """Everybody as recorded now, without what is private; with what that plugin keeps."""
        from coffeechat.snapshots import person_view

        records = self._session.records
        return tuple(
            person_view(records, person, plugin=plugin) for person in records.people.values()
        )

    def propose(self, plugin: str, changes: "tuple[ProposedChange, ...]", summary: str) -> str:
        """Apply changes as one act on the worker; what the user is told of it."""
        return self._session.propose(plugin, changes, summary).text
