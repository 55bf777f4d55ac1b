"""`PluginHost`: all plugins of a session, and the only way to what they can do."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from coffeechat.api import (
    Attendee,
    Calendar,
    CalendarEvent,
    Check,
    CheckContext,
    Column,
    ColumnGuess,
    Command,
    CommandCall,
    ConversationView,
    DueView,
    Effect,
    Event,
    ExportBatch,
    Exporter,
    ExportFile,
    Finding,
    Importer,
    ImportSource,
    Invitation,
    Job,
    OutgoingMessage,
    PersonView,
    PrepSection,
    PushResult,
    Sample,
    Sender,
    SendReceipt,
    Window,
)
from coffeechat.plugin_host import working
from coffeechat.plugin_host.calls import PATIENT, QUICK, Call
from coffeechat.plugin_host.columns import FAILED_CELL, cells_of
from coffeechat.plugin_host.findings import find
from coffeechat.plugin_host.hooks import part_of
from coffeechat.plugin_host.jobs import PluginJob
from coffeechat.plugin_host.loaded import LoadedPlugins
from coffeechat.plugin_host.naming import command_by_name
from coffeechat.plugin_host.outcomes import (
    Contribution,
    Item,
    Outcome,
    Problem,
    ReadResult,
)
from coffeechat.plugin_host.ranking import sureness
from coffeechat.plugin_host.reading import Harvest
from coffeechat.plugin_host.rendering import render_files
from coffeechat.plugin_host.states import PluginState

if TYPE_CHECKING:
    from coffeechat.plugin_host.settings import SettingField

ItemT = TypeVar("ItemT", bound=Item)
T = TypeVar("T")

_Settings = Mapping[str, Mapping[str, object]]


class PluginHost(LoadedPlugins):
    """Finds, loads and calls plugins; what one of them does never reaches another or the caller.

    Any number of threads may use it. Calls that get a job run in the calling thread for as long as
    they take, so they belong into a job of their own; all others come back within seconds.
    """

    def rank_importers(self, sample: Sample) -> list[tuple[float, Contribution[Importer]]]:
        """The importers that know the sample, each with how sure it is (above 0, at most 1).

        The surest comes first; equally sure ones come by plugin and id.
        """
        calls = [self._call(one, partial(sureness, one.item, sample)) for one in self.importers]
        outcomes = self._calls.watch_each(calls, PATIENT)
        ranked = [
            (sure, importer)
            for sure, importer in zip(outcomes, self.importers, strict=True)
            if not isinstance(sure, Problem) and sure > 0
        ]
        return sorted(ranked, key=lambda pair: -pair[0])

    def guess_columns(
        self, importer: Contribution[Importer], sample: Sample
    ) -> Outcome[ColumnGuess | None]:
        """How the importer would read a table; None when it leaves the user no choice."""
        return self._watch(importer, lambda: working.guess_of(importer.item, sample), PATIENT)

    def read_people(
        self, importer: Contribution[Importer], source: ImportSource, job: Job
    ) -> ReadResult:
        """What the importer reads; when it fails half-way, what it had read by then.

        Raises:
            JobCancelled: When the user has left the job.
        """
        harvest = Harvest()
        plugin_job = PluginJob(job)
        outcome = self._run(
            importer, lambda: harvest.gather(importer.item, source, plugin_job), job
        )
        return harvest.result(plugin_job, outcome if isinstance(outcome, Problem) else None)

    def render(
        self, exporter: Contribution[Exporter], batch: ExportBatch, job: Job
    ) -> Outcome[tuple[ExportFile, ...]]:
        """The files of an export, their names without a folder and safe to write.

        Raises:
            JobCancelled: When the user has left the job.
        """
        return self._run(exporter, lambda: render_files(exporter.item, batch, PluginJob(job)), job)

    def why_not(self, sender: Contribution[Sender], message: OutgoingMessage) -> str:
        """Why a message cannot be sent this way; nothing when it can."""
        reason = self._watch(sender, lambda: working.reason_against(sender.item, message), QUICK)
        return str(reason)

    def send(
        self, sender: Contribution[Sender], message: OutgoingMessage, job: Job
    ) -> Outcome[SendReceipt]:
        """Send a message. After a problem that is not `retryable` it may have arrived or not.

        Raises:
            JobCancelled: When the user has left the job.
        """
        return self._run(
            sender, lambda: working.send_message(sender.item, message, PluginJob(job)), job
        )

    def push(
        self, calendar: Contribution[Calendar], events: Sequence[CalendarEvent], job: Job
    ) -> Outcome[tuple[PushResult, ...]]:
        """Put events into a calendar: one result for each, in their order.

        Raises:
            JobCancelled: When the user has left the job.
        """
        return self._run(
            calendar, lambda: working.push_events(calendar.item, events, PluginJob(job)), job
        )

    def look(
        self, calendar: Contribution[Calendar], events: Sequence[CalendarEvent], job: Job
    ) -> Outcome[tuple[PushResult, ...]]:
        """What stands in a calendar of events: one result for each; none when it cannot say.

        Raises:
            JobCancelled: When the user has left the job.
        """
        return self._run(
            calendar, lambda: working.look_at_events(calendar.item, events, PluginJob(job)), job
        )

    def keep_tasks(
        self, calendar: Contribution[Calendar], due: Sequence[DueView], job: Job
    ) -> Outcome[tuple[PushResult, ...]]:
        """Have the list of tasks in a calendar be what is due; none when it has no such list.

        Raises:
            JobCancelled: When the user has left the job.
        """
        return self._run(
            calendar, lambda: working.keep_tasks(calendar.item, due, PluginJob(job)), job
        )

    def read_invitation(
        self, calendar: Contribution[Calendar], source: ImportSource, job: Job
    ) -> Outcome[Invitation]:
        """What a file invites to; the calendar must read invitations.

        Raises:
            JobCancelled: When the user has left the job.
        """
        return self._run(
            calendar, lambda: working.invitation_in(calendar.item, source, PluginJob(job)), job
        )

    def write_invitation(
        self,
        calendar: Contribution[Calendar],
        event: CalendarEvent,
        organizer: Attendee,
        guest: Attendee,
        job: Job,
    ) -> Outcome[bytes]:
        """An invitation to an event, from one to the other; the calendar must write invitations.

        Raises:
            JobCancelled: When the user has left the job.
        """
        return self._run(
            calendar,
            lambda: working.invitation_to(calendar.item, event, organizer, guest),
            job,
        )

    def busy(
        self, calendar: Contribution[Calendar], window: Window, job: Job
    ) -> Outcome[tuple[Window, ...]]:
        """When the user has no time within the window: in UTC, cut to it, the earliest first.

        Raises:
            JobCancelled: When the user has left the job.
        """
        return self._run(
            calendar, lambda: working.busy_times(calendar.item, window, PluginJob(job)), job
        )

    def command_named(self, typed: str) -> Contribution[Command] | str:
        """The command called `plugin.id`, or `id` alone; else a sentence that says why not."""
        return command_by_name(self.commands, typed)

    def run_command(
        self, command: Contribution[Command], call: CommandCall, job: Job
    ) -> Outcome[tuple[Effect, ...]]:
        """What a command wants to happen; nothing of it has happened yet.

        Raises:
            JobCancelled: When the user has left the job.
        """
        return self._run(
            command, lambda: working.command_effects(command.item, call, PluginJob(job)), job
        )

    def build_section(
        self, section: Contribution[PrepSection], view: ConversationView, job: Job
    ) -> Outcome[tuple[str, ...]]:
        """The lines of a section of the prep sheet.

        Raises:
            JobCancelled: When the user has left the job.
        """
        return self._run(
            section, lambda: working.section_lines(section.item, view, PluginJob(job)), job
        )

    def column_values(
        self, column: Contribution[Column], people: Sequence[PersonView]
    ) -> tuple[str, ...]:
        """The cells of a column; «!» where it failed."""
        state = self._state(column.plugin)
        seconds = QUICK + len(people) / 1_000
        outcome = self._watch(column, lambda: cells_of(column.item, people), seconds)
        if isinstance(outcome, Problem):
            return (FAILED_CELL,) * len(people)
        if outcome.error is not None:
            self._calls.record_error(state, part_of(column.item), outcome.error)
        return outcome.cells

    def run_check(
        self, check: Contribution[Check] | Check, context: CheckContext
    ) -> Sequence[Finding]:
        """What the check says; nothing when it fails, which becomes a problem.

        Raises:
            LookupError: When the check is of no plugin of this host.
        """
        return tuple(finding for _, finding in self.run_checks([check], context))

    def run_checks(
        self, checks: Iterable[Contribution[Check] | Check], context: CheckContext
    ) -> Sequence[tuple[Check, Finding]]:
        """What the checks say, in their order; one that fails or hangs says nothing.

        Raises:
            LookupError: When a check is of no plugin of this host.
        """
        items = [one.item if isinstance(one, Contribution) else one for one in checks]
        calls = [
            Call(self._check_owners[item.id], f"check {item.id}", partial(find, item, context))
            for item in items
        ]
        outcomes = self._calls.watch_each(calls, QUICK)
        return [
            (item, finding)
            for item, findings in zip(items, outcomes, strict=True)
            if not isinstance(findings, Problem)
            for finding in findings
        ]

    def tell(self, event: Event) -> None:
        """Tell plugins of an act that was saved; comes back at once. Loads nothing."""
        if self._loaded:
            self._events.tell(self._states, event)

    def settings_form(self, plugin: str) -> "tuple[SettingField, ...]":
        """The settings of a plugin; none when it has none or was not imported."""
        from coffeechat.plugin_host.settings import form_of

        state = next((one for one in self._states if one.id == plugin), None)
        if state is None or state.settings_type is None:
            return ()
        kind, table = state.settings_type, self._settings.get(plugin, {})
        form = self._calls.watch(state, "settings", lambda: form_of(kind, table), QUICK)
        return () if isinstance(form, Problem) else form

    def _run(self, one: Contribution[ItemT], work: Callable[[], T], job: Job) -> Outcome[T]:
        return self._calls.run(self._state(one.plugin), part_of(one.item), work, job)

    def _watch(self, one: Contribution[ItemT], work: Callable[[], T], seconds: float) -> Outcome[T]:
        (outcome,) = self._calls.watch_each([self._call(one, work)], seconds)
        return outcome

    def _call(self, one: Contribution[ItemT], work: Callable[[], T]) -> Call[T]:
        return Call(self._state(one.plugin), part_of(one.item), work)

    @cached_property
    def _check_owners(self) -> Mapping[str, PluginState]:
        return {check.item.id: self._state(check.plugin) for check in self.checks}
