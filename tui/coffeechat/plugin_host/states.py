"""`PluginState`: what the host knows about one plugin while it is loaded and called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from coffeechat.api import Plugin
from coffeechat.plugin_host.clean import clean_line
from coffeechat.plugin_host.outcomes import Item, PluginInfo, Problem, Status

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of the distribution that a plugin came with."""

    dist: str = ""
    version: str = ""
    summary: str = ""


@dataclass(eq=False, kw_only=True)
class PluginState:
    """One plugin in this session.

    Attributes:
        contributions: From the name of a hook to its items.
        plugin: What was made of the entry point; None unless it was loaded.
        settings_type: The class of its settings; None when it has none or was not imported.
    """

    id: str
    entry_point: "EntryPoint"
    status: Status = Status.FOUND
    contributions: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    plugin: Plugin | None = None
    settings_type: type[object] | None = None
    listens: bool = False
    load_ms: float | None = None
    faults: int = 0
    last_problem: Problem | None = None

    @cached_property
    def origin(self) -> Origin:
        """The distribution; read when asked, as that opens a file."""
        distribution = self.entry_point.dist
        if distribution is None:
            return Origin()
        try:
            given = distribution.metadata
            texts = [given[name] or "" for name in ("Name", "Version", "Summary")]
        except (OSError, ValueError, LookupError, TypeError):
            return Origin()
        return Origin(*map(clean_line, texts))

    @property
    def items(self) -> Iterable[Item]:
        """All that the plugin contributes."""
        return (item for items in self.contributions.values() for item in items)

    def problem(
        self,
        where: str,
        message: str,
        *,
        remedy: str = "",
        fault: bool = True,
        retryable: bool = False,
    ) -> Problem:
        """A problem of this plugin."""
        return Problem(
            plugin=self.id,
            version=self.origin.version,
            where=where,
            message=message,
            remedy=remedy,
            fault=fault,
            retryable=retryable,
        )

    def info(self) -> PluginInfo:
        """The plugin as it stands now."""
        return PluginInfo(
            id=self.id,
            dist=self.origin.dist,
            version=self.origin.version,
            summary=self.origin.summary,
            status=self.status,
            contributions={
                hook: tuple(item.id for item in items)
                for hook, items in self.contributions.items()
                if items
            },
            listens=self.listens,
            settings=self.settings_type is not None,
            load_ms=self.load_ms,
            last_problem=self.last_problem,
        )
