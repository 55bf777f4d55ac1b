"""A plugin made from its entry point: imported, examined, registered and asked what it gives."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from inspect import isfunction, signature
from logging import getLogger
from time import perf_counter

from coffeechat.api import (
    Check,
    Exporter,
    Importer,
    MessageTemplate,
    Plugin,
    PluginContext,
    QuestionBank,
)
from coffeechat.plugin_host.calls import Calls
from coffeechat.plugin_host.conform import conform
from coffeechat.plugin_host.contract import BrokenContract, is_async
from coffeechat.plugin_host.outcomes import Item, Problem, Status
from coffeechat.plugin_host.registry import Registry, overrides
from coffeechat.plugin_host.states import PluginState

#: Every hook, with the record it gives.
HOOKS: Mapping[str, type[Item]] = {
    "importers": Importer,
    "exporters": Exporter,
    "message_templates": MessageTemplate,
    "checks": Check,
    "question_banks": QuestionBank,
}


def load_plugins(states: Iterable[PluginState], calls: Calls) -> None:
    """Load every plugin that was found; what one of them does is noted with that one."""
    registry = Registry()
    for state in states:
        if state.status is Status.FOUND:
            _load(state, registry, calls)
    _drop_shared_checks(states, calls)


def _load(state: PluginState, registry: Registry, calls: Calls) -> None:
    started = perf_counter()
    made = calls.run(state, "load", lambda: _make(state, registry))
    if isinstance(made, Problem):
        state.status = Status.FAILED
    else:
        state.status = Status.ACTIVE
        state.contributions = dict(_contributions(state, made, registry, calls))
    state.load_ms = (perf_counter() - started) * 1000


def _make(state: PluginState, registry: Registry) -> Plugin:
    kind = state.entry_point.load()
    _examine(kind)
    plugin: Plugin = kind(
        PluginContext(id=state.id, log=getLogger(f"coffeechat.plugins.{state.id}"))
    )
    registry.register(plugin, name=state.id)
    return plugin


def _examine(kind: object) -> None:
    """Refuse a class that breaks the contract, before any code of its methods runs."""
    if not isinstance(kind, type) or not issubclass(kind, Plugin):
        raise BrokenContract("its entry point must name a subclass of coffeechat.api.Plugin")
    for name, value in _own_attributes(kind):
        if name in HOOKS:
            _examine_hook(name, value)
        elif not name.startswith("_"):
            raise BrokenContract(
                f"«{name}» is no hook{_suggestion(name)}; "
                "begin the names of your own helpers with an underscore"
            )


def _own_attributes(kind: type[Plugin]) -> Iterator[tuple[str, object]]:
    bases = [base for base in kind.__mro__ if base not in Plugin.__mro__]
    return ((name, value) for base in bases for name, value in vars(base).items())


def _suggestion(name: str) -> str:
    close = get_close_matches(name, HOOKS, n=1)
    return f", did you mean «{close[0]}»?" if close else ""


def _examine_hook(name: str, hook: object) -> None:
    if is_async(hook):
        raise BrokenContract(
            f"the hook «{name}» must be a plain method; what it gives is called off the user "
            "interface, where asyncio.run() may be used"
        )
    if not isfunction(hook):
        raise BrokenContract(f"the hook «{name}» must be a method")
    if len(signature(hook).parameters) != 1:
        raise BrokenContract(f"the hook «{name}» takes no argument but self")


def _contributions(
    state: PluginState, plugin: Plugin, registry: Registry, calls: Calls
) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for hook in HOOKS:
        if overrides(type(plugin), hook):
            items = calls.run(state, hook, partial(_gather, plugin, hook, registry))
            if not isinstance(items, Problem):
                yield hook, items


def _gather(plugin: Plugin, hook: str, registry: Registry) -> tuple[Item, ...]:
    """What the plugin gives for a hook: all of it, or none if a part is not as it must be."""
    kind = HOOKS[hook]
    for answer in registry.ask(plugin, hook):
        if not isinstance(answer, Iterable):
            break
        items = tuple(conform(item, kind) for item in answer)
        _refuse_shared_ids(items)
        return items
    raise BrokenContract(f"it must give an iterable of {kind.__name__}")


def _refuse_shared_ids(items: Iterable[Item]) -> None:
    seen: set[str] = set()
    for item in items:
        if not item.id:
            raise BrokenContract(f"a {type(item).__name__} has no id")
        if item.id in seen:
            raise BrokenContract(f"the id «{item.id}» is given twice")
        seen.add(item.id)


def _drop_shared_checks(states: Iterable[PluginState], calls: Calls) -> None:
    """Refuse ids that several plugins use: to silence one rule must not silence another."""
    owners: Mapping[str, list[PluginState]] = defaultdict(list)
    for state in states:
        for item in state.contributions.get("checks", ()):
            owners[item.id].append(state)
    for id_, claimants in owners.items():
        if len(claimants) > 1:
            names = " and ".join(state.id for state in claimants)
            for state in claimants:
                kept = tuple(item for item in state.contributions["checks"] if item.id != id_)
                state.contributions = {**state.contributions, "checks": kept}
                told = f"{names} use the same id «{id_}» for a check; none of them is taken"
                calls.record(state, "checks", told)
