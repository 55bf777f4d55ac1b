"""`PluginHost`: all plugins of a session, and the only way to what they can do."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from math import isfinite
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from coffeechat.api import (
    Check,
    CheckContext,
    ExportBatch,
    Exporter,
    ExportFile,
    Finding,
    Importer,
    ImportSource,
    Job,
    MessageTemplate,
    QuestionBank,
    Sample,
)
from coffeechat.plugin_host.calls import Calls
from coffeechat.plugin_host.contract import BrokenContract, kind_of
from coffeechat.plugin_host.discovery import discover_plugins, installed_entry_points
from coffeechat.plugin_host.findings import find
from coffeechat.plugin_host.jobs import PluginJob
from coffeechat.plugin_host.outcomes import (
    Contribution,
    Item,
    Outcome,
    PluginInfo,
    Problem,
    ReadResult,
)
from coffeechat.plugin_host.reading import Harvest
from coffeechat.plugin_host.rendering import render_files
from coffeechat.plugin_host.states import PluginState

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ItemT = TypeVar("ItemT", bound=Item)


class PluginHost:
    """Finds, loads and calls plugins; what one of them does never reaches another or the caller.

    Any number of threads may use it.
    """

    def __init__(self, states: Sequence[PluginState], calls: Calls) -> None:
        self._states = states
        self._calls = calls
        self._loading = Lock()
        self._loaded = False

    @classmethod
    def discover(
        cls,
        *,
        disabled: Collection[str] = (),
        entry_points: Iterable["EntryPoint"] | None = None,
    ) -> "PluginHost":
        """A host that knows the plugins by name and has imported none.

        Args:
            disabled: Ids of plugins that are never imported.
            entry_points: Where the plugins are; those of all installed packages by default.
        """
        calls = Calls()
        found = installed_entry_points() if entry_points is None else entry_points
        return cls(discover_plugins(found, disabled, calls), calls)

    def load(self) -> None:
        """Load every plugin that may be loaded; the second call does nothing."""
        from coffeechat.plugin_host.loading import load_plugins  # pluggy, 14 ms

        with self._loading:
            if not self._loaded:
                load_plugins(self._states, self._calls)
                self._loaded = True

    @property
    def plugins(self) -> Sequence[PluginInfo]:
        """All plugins as they stand now, by id; loads nothing."""
        return tuple(state.info() for state in self._states)

    @property
    def problems(self) -> Sequence[Problem]:
        """All that went wrong in this session, oldest first."""
        return self._calls.problems

    @cached_property
    def importers(self) -> tuple[Contribution[Importer], ...]:
        """All importers, by plugin and id."""
        return self._contributed(Importer)

    @cached_property
    def exporters(self) -> tuple[Contribution[Exporter], ...]:
        """All exporters, by plugin and id."""
        return self._contributed(Exporter)

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

    def rank_importers(self, sample: Sample) -> list[tuple[float, Contribution[Importer]]]:
        """The importers that know the sample, each with how sure it is (above 0, at most 1).

        The surest comes first; equally sure ones come by plugin and id.
        """
        ranked = [(self._sureness(importer, sample), importer) for importer in self.importers]
        return sorted(
            ((sure, importer) for sure, importer in ranked if sure > 0), key=lambda pair: -pair[0]
        )

    def read_people(
        self, importer: Contribution[Importer], source: ImportSource, job: Job
    ) -> ReadResult:
        """What the importer reads; when it fails half-way, what it had read by then.

        Raises:
            JobCancelled: When the user has left the job.
        """
        harvest = Harvest()
        plugin_job = PluginJob(job)
        outcome = self._calls.run(
            self._state(importer.plugin),
            f"importer {importer.item.id}",
            lambda: harvest.gather(importer.item, source, plugin_job),
            job,
        )
        return harvest.result(plugin_job, outcome if isinstance(outcome, Problem) else None)

    def render(
        self, exporter: Contribution[Exporter], batch: ExportBatch, job: Job
    ) -> Outcome[tuple[ExportFile, ...]]:
        """The files of an export, their names without a folder and safe to write.

        Raises:
            JobCancelled: When the user has left the job.
        """
        return self._calls.run(
            self._state(exporter.plugin),
            f"exporter {exporter.item.id}",
            lambda: render_files(exporter.item, batch, PluginJob(job)),
            job,
        )

    def run_check(
        self, check: Contribution[Check] | Check, context: CheckContext
    ) -> Sequence[Finding]:
        """What the check says; nothing when it fails, which becomes a problem.

        Raises:
            LookupError: When the check is of no plugin of this host.
        """
        if isinstance(check, Contribution):
            state, item = self._state(check.plugin), check.item
        else:
            state, item = self._state(self._check_owners[check.id]), check
        outcome = self._calls.run(state, f"check {item.id}", lambda: find(item, context))
        return () if isinstance(outcome, Problem) else outcome

    def _contributed(self, kind: type[ItemT]) -> tuple[Contribution[ItemT], ...]:
        self.load()
        return tuple(
            Contribution(state.id, item)
            for state in self._states
            for item in sorted(state.items, key=lambda item: item.id)
            if isinstance(item, kind)
        )

    def _sureness(self, importer: Contribution[Importer], sample: Sample) -> float:
        def sniff() -> float:
            sure: object = importer.item.sniff(sample)
            if not isinstance(sure, int | float) or not isfinite(sure):
                raise BrokenContract(f"sniff must give a number from 0 to 1, not {kind_of(sure)}")
            return min(float(sure), 1.0)

        where = f"importer {importer.item.id}"
        outcome = self._calls.run(self._state(importer.plugin), where, sniff)
        return 0.0 if isinstance(outcome, Problem) else outcome

    def _state(self, plugin: str) -> PluginState:
        return self._active[plugin]

    @cached_property
    def _active(self) -> Mapping[str, PluginState]:
        """Plugins that were loaded, by id; there no id stands for two."""
        return {state.id: state for state in self._states if state.contributions}

    @cached_property
    def _check_owners(self) -> Mapping[str, str]:
        return {check.item.id: check.plugin for check in self.checks}
