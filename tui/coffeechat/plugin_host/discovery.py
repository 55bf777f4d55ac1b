"""Which plugins are installed: their names, without importing any of them."""

import logging
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from coffeechat.plugin_host.calls import Calls
from coffeechat.plugin_host.clean import clean_line
from coffeechat.plugin_host.outcomes import Status
from coffeechat.plugin_host.states import PluginState

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

#: The number is the version of the plugin API, so that it is known without an import.
GROUP = "coffeechat.plugins.v1"

_FAMILY = re.compile(r"coffeechat\.plugins\.v[0-9]+")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")

_logger = logging.getLogger("coffeechat.plugins")


def installed_entry_points() -> Sequence["EntryPoint"]:
    """The entry points of all installed plugins, those for other versions of the API included."""
    from importlib import metadata  # costs 20 ms that not every command needs

    try:
        found = metadata.entry_points()
        groups = filter(_FAMILY.fullmatch, found.groups)
        return [point for group in groups for point in found.select(group=group)]
    except Exception:
        _logger.exception("A package has entry points that cannot be read; looking at each alone")
    named: dict[tuple[str, str, str], EntryPoint] = {}
    for distribution in metadata.distributions():
        try:
            for point in distribution.entry_points:
                if _FAMILY.fullmatch(point.group):
                    named.setdefault((distribution.name, point.group, point.name), point)
        except Exception:
            _logger.exception("The entry points of a package cannot be read: %r", distribution)
    return tuple(named.values())


def discover_plugins(
    entry_points: Iterable["EntryPoint"], disabled: Collection[str], calls: Calls, *, safe: bool
) -> tuple[PluginState, ...]:
    """The plugins by id; those marked as found may be loaded.

    Args:
        entry_points: Where the plugins are.
        disabled: Ids of plugins that are not to be imported.
        calls: Where it is noted which of them cannot be loaded.
        safe: None is to be imported.
    """
    states = tuple(
        PluginState(id=clean_line(entry_point.name), entry_point=entry_point)
        for entry_point in sorted(_best(entry_points), key=lambda one: (one.name, one.value))
    )
    if safe:
        _mark(states, Status.OFF)
        return states
    for plugin, namesakes in _by_id(states).items():
        if plugin in disabled:
            _mark(namesakes, Status.DISABLED)
        else:
            _sort_out(namesakes, calls)
    return states


def _best(entry_points: Iterable["EntryPoint"]) -> Iterator["EntryPoint"]:
    """Without what a plugin that is written for this version of the API offers to others."""
    given = tuple(entry_points)
    known = {point.name for point in given if point.group == GROUP}
    return (point for point in given if point.group == GROUP or point.name not in known)


def _sort_out(namesakes: Sequence[PluginState], calls: Calls) -> None:
    """Mark those of the plugins with one id that cannot be loaded."""
    first = namesakes[0]
    if first.entry_point.group != GROUP:
        _mark(namesakes, Status.INCOMPATIBLE)
        _tell_incompatible(namesakes, calls)
    elif len(namesakes) > 1:
        _mark(namesakes, Status.CONFLICT)
        _tell_conflict(namesakes, calls)
    elif not _ID.fullmatch(first.entry_point.name):
        _mark(namesakes, Status.FAILED)
        told = "the name of its entry point must be of letters, digits, dots and hyphens"
        calls.record(first, "id", told)


def _by_id(states: Iterable[PluginState]) -> Mapping[str, Sequence[PluginState]]:
    return {id_: tuple(group) for id_, group in groupby(states, key=lambda state: state.id)}


def _mark(states: Iterable[PluginState], status: Status) -> None:
    for state in states:
        state.status = status


def _tell_conflict(namesakes: Sequence[PluginState], calls: Calls) -> None:
    claimants = " and ".join(_claimant(state) for state in namesakes)
    for state in namesakes:
        calls.record(
            state,
            "id",
            f"{claimants} both use the id «{state.id}», so neither is loaded",
            remedy="uninstall one",
        )


def _tell_incompatible(states: Iterable[PluginState], calls: Calls) -> None:
    for state in states:
        version = state.entry_point.group.rpartition(".v")[2]
        told = f"it is written for version {version} of the plugin API, and this program has 1"
        calls.record(state, "id", told, remedy=f"update coffeechat, or {state.id}")


def _claimant(state: PluginState) -> str:
    name = f"{state.origin.dist} {state.origin.version}".strip()
    return name or clean_line(state.entry_point.value)
