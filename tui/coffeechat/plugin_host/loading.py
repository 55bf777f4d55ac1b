"""A plugin made from its entry point: imported, examined, registered and asked what it gives."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from time import perf_counter

from coffeechat.api import Column, Command, Exporter, Plugin, PluginError
from coffeechat.plugin_host.calls import PATIENT, Call, Calls
from coffeechat.plugin_host.conform import conform
from coffeechat.plugin_host.context import HostContext
from coffeechat.plugin_host.contract import BrokenContract
from coffeechat.plugin_host.events import Events
from coffeechat.plugin_host.examining import examine
from coffeechat.plugin_host.gateway import Gateway
from coffeechat.plugin_host.hooks import HOOKS, ON_EVENT
from coffeechat.plugin_host.log import plugin_logger
from coffeechat.plugin_host.outcomes import Item, Problem, Status
from coffeechat.plugin_host.registry import Registry, overrides
from coffeechat.plugin_host.settings import examine_settings, read_settings_of
from coffeechat.plugin_host.sharing import program_keys, settle_claims
from coffeechat.plugin_host.states import PluginState

_WIDTHS = range(1, 41)
_TYPEABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(frozen=True)
class _NoSettings:
    """The settings of a plugin that has none."""


def load_plugins(
    states: Iterable[PluginState],
    calls: Calls,
    gateway: Gateway,
    events: Events,
    settings: Mapping[str, Mapping[str, object]],
) -> None:
    """Load every plugin that was found; what one of them does is noted with that one."""
    loader = _Loader(calls, gateway, events, settings)
    for state in states:
        if state.status is Status.FOUND:
            loader.load(state)
    settle_claims(states, calls, program_keys())


class _Loader:
    """Loads plugins one after another, with what each of them may know."""

    def __init__(
        self,
        calls: Calls,
        gateway: Gateway,
        events: Events,
        settings: Mapping[str, Mapping[str, object]],
    ) -> None:
        self._calls = calls
        self._gateway = gateway
        self._events = events
        self._settings = settings
        self._registry = Registry()

    def load(self, state: PluginState) -> None:
        """Load one plugin; what goes wrong is noted with it."""
        started = perf_counter()
        made = self._calls.watch(state, "load", lambda: self._make(state), PATIENT)
        if not isinstance(made, Problem):
            made = self._calls.run(state, "load", partial(self._register, state, made))
        if isinstance(made, Problem):
            state.status = Status.FAILED
        else:
            state.status = Status.ACTIVE
            state.plugin = made
            state.listens = overrides(type(made), ON_EVENT)
            state.contributions = self._contributions(state, made)
        state.load_ms = (perf_counter() - started) * 1000

    def _register(self, state: PluginState, plugin: Plugin) -> Plugin:
        """Not within `_make`: a plugin that was left behind there must not come back to this."""
        self._registry.register(plugin, name=state.id)
        return plugin

    def _make(self, state: PluginState) -> Plugin:
        kind = examine(state.entry_point.load())
        if kind.settings_type is not None:
            examine_settings(kind.settings_type)
            state.settings_type = kind.settings_type
        return kind(
            HostContext(
                id=state.id,
                log=plugin_logger(state.id),
                settings=self._read_settings(state, kind.settings_type),
                gateway=self._gateway,
                before_proposal=partial(self._before_proposal, state),
            )
        )

    def _before_proposal(self, state: PluginState) -> None:
        """Refuse a plugin that was left behind and comes back later.

        Raises:
            PluginError: It is out of use.
        """
        if state.status in {Status.FAILED, Status.SUSPENDED}:
            raise PluginError(f"{state.id} is out of use, so what it proposes is not done.")
        self._events.note_proposal(state.id)

    def _read_settings(self, state: PluginState, kind: type[object] | None) -> object:
        table = self._settings.get(state.id, {})
        try:
            return read_settings_of(_NoSettings if kind is None else kind, table)
        except BrokenContract as error:
            section = f"[plugins.{state.id}]"
            raise BrokenContract(f"{section}: {error}", f"mend {section} in config.toml") from error

    def _contributions(self, state: PluginState, plugin: Plugin) -> Mapping[str, tuple[Item, ...]]:
        hooks = [hook for hook in HOOKS if overrides(type(plugin), hook)]
        calls = [
            Call(state, hook, partial(_gather, self._registry, plugin, hook)) for hook in hooks
        ]
        given = self._calls.watch_each(calls, PATIENT)
        return {
            hook: items
            for hook, items in zip(hooks, given, strict=True)
            if not isinstance(items, Problem)
        }


def _gather(registry: Registry, plugin: Plugin, hook: str) -> tuple[Item, ...]:
    """What the plugin gives for a hook: all of it, or none if a part is not as it must be."""
    kind = HOOKS[hook]
    for answer in registry.ask(plugin, hook):
        if not isinstance(answer, Iterable):
            break
        items = tuple(conform(item, kind) for item in answer)
        for item in items:
            _examine_item(item)
        _refuse_shared_ids(items)
        return items
    raise BrokenContract(f"it must give an iterable of {kind.__name__}")


def _examine_item(item: Item) -> None:
    if not item.id:
        raise BrokenContract(f"a {type(item).__name__} has no id")
    if isinstance(item, Command | Exporter) and not _TYPEABLE.fullmatch(item.id):
        raise BrokenContract(f"the id «{item.id}» is typed, so it must be of letters and digits")
    if isinstance(item, Column) and item.width not in _WIDTHS:
        raise BrokenContract(f"Column.width must be from 1 to {_WIDTHS[-1]}, not {item.width}")


def _refuse_shared_ids(items: Iterable[Item]) -> None:
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise BrokenContract(f"the id «{item.id}» is given twice")
        seen.add(item.id)
