"""Talks into your calendar (iCalendar, RFC 5545), and your busy times out of it."""

from collections.abc import Iterable
from datetime import UTC
from pathlib import PurePath

from coffeechat.api import (
    Attendee,
    Calendar,
    CalendarEvent,
    DueView,
    ExportBatch,
    Exporter,
    ExportFile,
    ImportSource,
    Invitation,
    Job,
    Plugin,
    PushResult,
    Window,
)
from coffeechat_icalendar.settings import CalendarSettings


class ICalendar(Plugin):
    """Takes talks into a calendar, reads and writes invitations, and tells busy times."""

    settings_type = CalendarSettings

    def exporters(self) -> Iterable[Exporter]:
        """One file with every talk that lies ahead, and one with all that is due."""
        return (
            Exporter(
                id="ics",
                title="Calendar file of the talks that lie ahead",
                extension=".ics",
                media_type="text/calendar",
                render=_render_talks,
                help="Import it once: most calendars make a second entry of a file that is "
                "imported again. After a change, delete the old entry first.",
            ),
            Exporter(
                id="todos",
                title="Calendar file of what is due, as tasks",
                extension=".ics",
                media_type="text/calendar",
                render=_render_tasks,
                help="For a list of tasks, not for a calendar of talks. Import it once.",
            ),
        )

    def calendars(self) -> Iterable[Calendar]:
        """The folder of talks, which is the user's calendar, too; or only their busy times."""
        settings = self._settings
        tasks = self._tasks if settings.tasks else None
        if settings.folder:
            yield Calendar(
                id="folder",
                title=f"the calendar {PurePath(settings.folder).name}",
                push=self._push,
                busy=self._busy,
                look=self._look,
                invitation=self._invitation,
                invite=self._invite,
                tasks=tasks,
                help="A vdir: a folder that khal shows and vdirsyncer takes to a server.",
            )
        else:
            yield Calendar(
                id="busy",
                title="your own calendars",
                push=_nowhere,
                busy=self._busy,
                read_only=True,
                invitation=self._invitation,
                invite=self._invite,
                tasks=tasks,
            )

    @property
    def _settings(self) -> CalendarSettings:
        return self.context.settings_as(CalendarSettings)

    def _push(self, events: tuple[CalendarEvent, ...], job: Job) -> Iterable[PushResult]:
        from coffeechat_icalendar.vdir import push

        settings = self._settings
        return push(settings.folder, events, self.context.now(), settings.debrief, job)

    def _look(self, events: tuple[CalendarEvent, ...], _job: Job) -> Iterable[PushResult]:
        from coffeechat_icalendar.vdir import look

        return look(self._settings.folder, events, self.context.now())

    def _tasks(self, due: tuple[DueView, ...], job: Job) -> Iterable[PushResult]:
        from coffeechat_icalendar.tasks import keep_tasks

        return keep_tasks(self._settings.tasks, due, self.context.now(), job)

    def _invitation(self, source: ImportSource, _job: Job) -> Invitation:
        from coffeechat_icalendar.invitations import read_invitation

        return read_invitation(source, self.context.now().tzinfo or UTC)

    def _invite(self, event: CalendarEvent, organizer: Attendee, guest: Attendee) -> bytes:
        from coffeechat_icalendar.outgoing import invitation_to

        return invitation_to(event, organizer, guest, self.context.now())

    def _busy(self, window: Window, job: Job) -> Iterable[Window]:
        settings = self._settings
        places = [*settings.busy, *filter(None, [settings.folder])]
        if not places:
            return ()
        from coffeechat_icalendar.busy import busy_times

        return busy_times(places, window, self.context.now().tzinfo or UTC, job)


def _nowhere(events: tuple[CalendarEvent, ...], _job: Job) -> Iterable[PushResult]:
    """No folder is set for talks."""
    problem = "no folder for talks is set; :plugins, then icalendar, sets one"
    return [PushResult(uid=event.uid, problem=problem) for event in events]


def _render_talks(batch: ExportBatch, job: Job) -> Iterable[ExportFile]:
    from coffeechat_icalendar.events import calendar_of

    data = calendar_of(batch)
    if data is None:
        job.warn("No talk lies ahead; no file is written.")
        return
    yield ExportFile(name="talks.ics", data=data)


def _render_tasks(batch: ExportBatch, job: Job) -> Iterable[ExportFile]:
    from coffeechat_icalendar.tasks import tasks_file

    data = tasks_file(batch.due, batch.now)
    if data is None:
        job.warn("Nothing is due; no file is written.")
        return
    yield ExportFile(name="tasks.ics", data=data)
