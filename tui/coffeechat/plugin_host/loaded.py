"""`LoadedPlugins`: which plugins there are, and what they contribute."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Self, TypeVar

from coffeechat.api import (
    Calendar,
    Check,
    Column,
    Command,
    Exporter,
    Importer,
    MessageTemplate,
    PrepSection,
    QuestionBank,
    Sender,
)
from coffeechat.plugin_host.calls import PATIENT, Calls
from coffeechat.plugin_host.discovery import discover_plugins, installed_entry_points
from coffeechat.plugin_host.events import LAST_WAIT, Events
from coffeechat.plugin_host.gateway import Gateway, NoGateway
from coffeechat.plugin_host.outcomes import Contribution, Item, PluginInfo, Problem
from coffeechat.plugin_host.states import PluginState

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ItemT = TypeVar("ItemT", bound=Item)

_Settings = Mapping[str, Mapping[str, object]]


class LoadedPlugins:
    """The plugins of a session by name; loaded when something of them is first asked for."""

    def __init__(
        self, states: Sequence[PluginState], calls: Calls, gateway: Gateway, settings: _Settings
    ) -> None:
        self._states = states
        self._calls = calls
        self._gateway = gateway
        self._settings = settings
        self._events = Events(calls)
        self._loading = Lock()
        self._loaded = False

    @classmethod
    def discover(
        cls,
        *,
        disabled: Collection[str] = (),
        settings: _Settings | None = None,
        gateway: Gateway | None = None,
        entry_points: Iterable["EntryPoint"] | None = None,
        safe: bool = False,
    ) -> Self:
        """A host that knows the plugins by name and has imported none.

        Args:
            disabled: Ids of plugins that are never imported.
            settings: By the id of a plugin, its table in `config.toml`.
            gateway: The way to the records; to nobody by default.
            entry_points: Where the plugins are; those of all installed packages by default.
            safe: No plugin is ever imported.
        """
        calls = Calls()
        found = installed_entry_points() if entry_points is None else entry_points
        states = discover_plugins(found, disabled, calls, safe=safe)
        return cls(states, calls, gateway or NoGateway(), settings or {})

    def load(self) -> None:
        """Load every plugin that may be loaded; the second call does nothing."""
        from coffeechat.plugin_host.loading import load_plugins  # pluggy, 14 ms

        with self._loading:
            if not self._loaded:
                load_plugins(self._states, self._calls, self._gateway, self._events, self._settings)
                self._loaded = True

    def close(self, *, wait: bool = False) -> None:
        """End the queues of events; those on their way have half a second to arrive.

        With `wait` they have the time that a plugin may take for one.
        """
        self._events.close(PATIENT if wait else LAST_WAIT)

    @property
    def plugins(self) -> Sequence[PluginInfo]:
        """All plugins as they stand now, by id; loads nothing."""
        return tuple(state.info() for state in self._states)

    @property
    def problems(self) -> Sequence[Problem]:
        """All that went wrong in this session, oldest first."""
        return self._calls.problems

    def on_problem(self, listener: Callable[[Problem], None]) -> None:
        """Have each problem from now on told to a listener, in whatever thread it comes up."""
        self._calls.on_problem(listener)

    @cached_property
    def importers(self) -> tuple[Contribution[Importer], ...]:
        """All importers, by plugin and id."""
        return self._contributed(Importer)

    @cached_property
    def exporters(self) -> tuple[Contribution[Exporter], ...]:
        """All exporters, by plugin and id; no two have the same id."""
        return self._contributed(Exporter)

    @cached_property
    def senders(self) -> tuple[Contribution[Sender], ...]:
        """All senders, by plugin and id."""
        return self._contributed(Sender)

    @cached_property
    def calendars(self) -> tuple[Contribution[Calendar], ...]:
        """All calendars, by plugin and id."""
        return self._contributed(Calendar)

    @cached_property
    def message_templates(self) -> tuple[Contribution[MessageTemplate], ...]:
        """All templates of messages, by plugin and id."""
        return self._contributed(MessageTemplate)

    @cached_property
    def checks(self) -> tuple[Contribution[Check], ...]:
        """All checks, by plugin and id; no two have the same id."""
        return self._contributed(Check)

    @cached_property
    def question_banks(self) -> tuple[Contribution[QuestionBank], ...]:
        """All question banks, by plugin and id."""
        return self._contributed(QuestionBank)

    @cached_property
    def commands(self) -> tuple[Contribution[Command], ...]:
        """All commands, by plugin and id; a key that is not theirs alone was taken from them."""
        return self._contributed(Command)

    @cached_property
    def prep_sections(self) -> tuple[Contribution[PrepSection], ...]:
        """All sections of the prep sheet, by plugin and id."""
        return self._contributed(PrepSection)

    @cached_property
    def columns(self) -> tuple[Contribution[Column], ...]:
        """All columns of the list of people, by plugin and id."""
        return self._contributed(Column)

    def _contributed(self, kind: type[ItemT]) -> tuple[Contribution[ItemT], ...]:
        self.load()
        return tuple(
            Contribution(state.id, item)
            for state in self._states
            for item in sorted(state.items, key=lambda item: item.id)
            if isinstance(item, kind)
        )

    def _state(self, plugin: str) -> PluginState:
        return self._active[plugin]

    @cached_property
    def _active(self) -> Mapping[str, PluginState]:
        """Plugins that were loaded, by id; there no id stands for two."""
        return {state.id: state for state in self._states if state.contributions}
