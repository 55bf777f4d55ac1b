"""Which plugins are installed: their names, without importing any of them."""

import logging
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
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

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")

_logger = logging.getLogger("coffeechat.plugins")


def installed_entry_points() -> Sequence["EntryPoint"]:
    """The entry points of all installed plugins."""
    from importlib import metadata  # costs 20 ms that not every command needs

    try:
        return tuple(metadata.entry_points(group=GROUP))
    except Exception:
        _logger.exception("A package has entry points that cannot be read; looking at each alone")
    found: dict[tuple[str, str], EntryPoint] = {}
    for distribution in metadata.distributions():
        try:
            for entry_point in distribution.entry_points.select(group=GROUP):
                found.setdefault((distribution.name, entry_point.name), entry_point)
        except Exception:
            _logger.exception("The entry points of a package cannot be read: %r", distribution)
    return tuple(found.values())


def discover_plugins(
    entry_points: Iterable["EntryPoint"], disabled: Collection[str], calls: Calls
) -> tuple[PluginState, ...]:
    """The plugins by id; those marked as found may be loaded."""
    states = tuple(
        PluginState(id=clean_line(entry_point.name), entry_point=entry_point)
        for entry_point in sorted(entry_points, key=lambda point: (point.name, point.value))
    )
    for plugin, namesakes in _by_id(states).items():
        if plugin in disabled:
            _mark(namesakes, Status.DISABLED)
        elif len(namesakes) > 1:
            _mark(namesakes, Status.CONFLICT)
            _tell_conflict(namesakes, calls)
        elif not _ID.fullmatch(namesakes[0].entry_point.name):
            _mark(namesakes, Status.FAILED)
            calls.record(
                namesakes[0],
                "id",
                "the name of its entry point must be of letters, digits, dots and hyphens",
            )
    return states


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
            f"{claimants} both use the id «{state.id}», so neither is loaded; uninstall one",
        )


def _claimant(state: PluginState) -> str:
    name = " ".join(state.origin).strip()
    return name or clean_line(state.entry_point.value)
