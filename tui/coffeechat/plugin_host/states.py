"""`PluginState`: what the host knows about one plugin while it is loaded and called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from coffeechat.plugin_host.clean import clean_line
from coffeechat.plugin_host.outcomes import Item, PluginInfo, Problem, Status

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@dataclass(eq=False, kw_only=True)
class PluginState:
    """One plugin in this session. `contributions` goes from the name of a hook to its items."""

    id: str
    entry_point: "EntryPoint"
    status: Status = Status.FOUND
    contributions: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    load_ms: float | None = None
    faults: int = 0
    last_problem: Problem | None = None

    @cached_property
    def origin(self) -> tuple[str, str]:
        """Name and version of the distribution; read when asked, as that opens a file."""
        distribution = self.entry_point.dist
        if distribution is None:
            return "", ""
        try:
            name, version = distribution.name, distribution.version
        except (OSError, ValueError, LookupError):
            return "", ""
        return clean_line(name or ""), clean_line(version or "")

    @property
    def items(self) -> Iterable[Item]:
        """All that the plugin contributes."""
        return (item for items in self.contributions.values() for item in items)

    def problem(self, where: str, message: str, *, fault: bool = True) -> Problem:
        """A problem of this plugin."""
        _, version = self.origin
        return Problem(plugin=self.id, version=version, where=where, message=message, fault=fault)

    def info(self) -> PluginInfo:
        """The plugin as it stands now."""
        dist, version = self.origin
        return PluginInfo(
            id=self.id,
            dist=dist,
            version=version,
            status=self.status,
            contributions={
                hook: tuple(item.id for item in items)
                for hook, items in self.contributions.items()
                if items
            },
            load_ms=self.load_ms,
            last_problem=self.last_problem,
        )
