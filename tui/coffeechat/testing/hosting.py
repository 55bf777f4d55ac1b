"""A plugin in a host of its own, for one test."""

import logging
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import EntryPoint
from threading import enumerate as enumerate_threads
from typing import TypeVar

from coffeechat.api import (
    Calendar,
    CalendarEvent,
    CheckContext,
    Command,
    CommandCall,
    ConversationView,
    Effect,
    Event,
    ExportBatch,
    ExportFile,
    Finding,
    ImportSource,
    Job,
    OutgoingMessage,
    PersonView,
    Plugin,
    PushResult,
    Sample,
    SendReceipt,
)
from coffeechat.plugin_host import Contribution, Outcome, PluginHost, Problem, ReadResult, Status
from coffeechat.plugin_host.log import LOGGER
from coffeechat.plugin_host.outcomes import Item
from coffeechat.testing.fakes import NOW, FakeJob, FakeWorld

ItemT = TypeVar("ItemT", bound=Item)
GivenT = TypeVar("GivenT")


class _Here(EntryPoint):
    """An entry point of a class that needs no installation."""

    def load(self) -> type[Plugin]:
        kind: type[Plugin] = vars(self)["kind"]
        return kind


def entry_point(kind: type[Plugin], id_: str = "") -> EntryPoint:
    """An entry point for the class as it is; the id is that of its package when none is given."""
    package = kind.__module__.partition(".")[0].removeprefix("coffeechat_")
    point = _Here(
        name=id_ or package.replace("_", "-").strip("-"),
        value=f"{kind.__module__}:{kind.__qualname__}",
        group="coffeechat.plugins.v1",
    )
    vars(point)["kind"] = kind
    return point


@dataclass(frozen=True, slots=True)
class Hosted:
    """A plugin as the program runs it: what it gives is checked and cleaned on the way.

    Each method calls what the plugin contributes, by the id of the contribution, which may be
    left out where there is only one.

    Attributes:
        host: The host itself.
        world: The clock, the people, and what was proposed.
        secrets: What the kit looks for in all that is said, at the end of the test.
        given: All that the methods gave.
    """

    id: str
    host: PluginHost
    world: FakeWorld
    secrets: tuple[str, ...] = ()
    given: list[object] = field(default_factory=list, repr=False)

    @property
    def problems(self) -> tuple[str, ...]:
        """All that went wrong, each as the user reads it."""
        return tuple(str(problem) for problem in self.host.problems)

    @property
    def active(self) -> bool:
        """Whether the plugin was loaded and is called."""
        return [info.status for info in self.host.plugins] == [Status.ACTIVE]

    @property
    def items(self) -> tuple[object, ...]:
        """All that the plugin contributes."""
        hooks = [hook for info in self.host.plugins for hook in info.contributions]
        return tuple(one.item for hook in hooks for one in getattr(self.host, hook))

    def sureness(self, sample: Sample, importer: str = "") -> float:
        """How sure an importer is of a sample, from 0 to 1."""
        found = self.one(self.host.importers, importer)
        return next((sure for sure, it in self.host.rank_importers(sample) if it == found), 0.0)

    def read(self, source: ImportSource, importer: str = "", job: Job | None = None) -> ReadResult:
        """What an importer reads."""
        found = self.one(self.host.importers, importer)
        return self._noted(self.host.read_people(found, source, job or FakeJob()))

    def render(
        self, batch: ExportBatch, exporter: str = "", job: Job | None = None
    ) -> tuple[ExportFile, ...]:
        """The files of an export."""
        found = self.one(self.host.exporters, exporter)
        return _good(self._noted(self.host.render(found, batch, job or FakeJob())))

    def send(
        self, message: OutgoingMessage, sender: str = "", job: Job | None = None
    ) -> Outcome[SendReceipt]:
        """What came of sending; a `Problem` tells whether it may be tried again."""
        found = self.one(self.host.senders, sender)
        return self._noted(self.host.send(found, message, job or FakeJob()))

    def push(
        self, *events: CalendarEvent, calendar: str = "", job: Job | None = None
    ) -> tuple[PushResult, ...]:
        """What became of events in a calendar."""
        found: Contribution[Calendar] = self.one(self.host.calendars, calendar)
        return _good(self._noted(self.host.push(found, events, job or FakeJob())))

    def findings(self, context: CheckContext, check: str = "") -> Sequence[Finding]:
        """What a check says."""
        found = self.one(self.host.checks, check)
        return self._noted(self.host.run_check(found, context))

    def run(
        self, call: CommandCall, command: str = "", job: Job | None = None
    ) -> Outcome[tuple[Effect, ...]]:
        """The effects of a command, none of which takes place; or the problem it ran into."""
        found: Contribution[Command] = self.one(self.host.commands, command)
        return self._noted(self.host.run_command(found, call, job or FakeJob()))

    def values(self, people: Sequence[PersonView], column: str = "") -> tuple[str, ...]:
        """What a column shows; ``!`` where it failed."""
        found = self.one(self.host.columns, column)
        return self._noted(self.host.column_values(found, people))

    def lines(
        self, view: ConversationView, section: str = "", job: Job | None = None
    ) -> tuple[str, ...]:
        """The lines of a section of the prep sheet."""
        found = self.one(self.host.prep_sections, section)
        return _good(self._noted(self.host.build_section(found, view, job or FakeJob())))

    def tell(self, *events: Event) -> None:
        """Have the plugin told of events, and wait until it was told; once in a test."""
        for event in events:
            self.host.tell(event)
        self.host.close()
        for thread in enumerate_threads():
            if thread.name == f"events of {self.id}":
                thread.join()

    def one(
        self, contributions: Iterable[Contribution[ItemT]], id_: str = ""
    ) -> Contribution[ItemT]:
        """The contribution with that id, or the only one.

        Raises:
            AssertionError: There is none, or several to choose from.
        """
        mine = [one for one in contributions if one.plugin == self.id]
        found = [one for one in mine if id_ in {"", one.item.id}]
        if len(found) != 1:
            raise AssertionError(_choice(mine, id_, self.problems))
        return found[0]

    def _noted(self, given: GivenT) -> GivenT:
        self.given.append(given)
        return given


def _good(outcome: Outcome[GivenT]) -> GivenT:
    assert not isinstance(outcome, Problem), str(outcome)
    return outcome


def _choice(mine: Sequence[Contribution[ItemT]], id_: str, problems: Sequence[str]) -> str:
    if problems:
        return f"The plugin has a problem: {problems[0]}"
    names = ", ".join(one.item.id for one in mine) or "none"
    wanted = f"none has the id «{id_}»" if id_ else "name one of them"
    return f"The plugin gives these: {names}; {wanted}."


class Hosts:
    """Call it with a plugin to have that plugin, and no other, in a fresh host, loaded.

    Attributes:
        made: All that it gave.
    """

    def __init__(self) -> None:
        self.made: list[Hosted] = []
        self._ends = ExitStack()
        self._ends.enter_context(_no_log_file())

    def __call__(
        self,
        kind: type[Plugin],
        *,
        plugin_id: str = "",
        settings: Mapping[str, object] | None = None,
        secrets: Mapping[str, str] | None = None,
        people: Sequence[PersonView] = (),
        now: datetime = NOW,
    ) -> Hosted:
        """The plugin in a host of its own.

        Args:
            kind: The plugin.
            plugin_id: As its entry point will name it; the name of its package when not given.
            settings: As in the plugin's table of `config.toml`.
            secrets: Those settings that are secret, by name; given as from the environment.
            people: Who is recorded.
            now: The moment, aware.
        """
        point = entry_point(kind, plugin_id)
        hidden = dict(secrets or {})
        table = dict(settings or {})
        for number, (name, text) in enumerate(hidden.items()):
            table[name] = {"env": self._variable(f"COFFEECHAT_TEST_SECRET_{number}", text)}
        world = FakeWorld(everybody=people, moment=now)
        host = PluginHost.discover(
            entry_points=[point], settings={point.name: table}, gateway=world
        )
        self._ends.callback(host.close)
        host.load()
        self.made.append(Hosted(point.name, host, world, tuple(hidden.values())))
        return self.made[-1]

    def close(self) -> None:
        """Close every host, and write to the log of plugins again."""
        self._ends.close()

    def _variable(self, name: str, text: str) -> str:
        os.environ[name] = text
        self._ends.callback(os.environ.pop, name, None)
        return name


@contextmanager
def _no_log_file() -> Iterator[None]:
    """Tests leave the user's own log of plugins alone."""
    logger = logging.getLogger(LOGGER)
    before, logger.handlers = logger.handlers, [logging.NullHandler()]
    try:
        yield
    finally:
        logger.handlers = before
