"""Talks into your calendar (iCalendar, RFC 5545), and your busy times out of it."""

from collections.abc import Iterable
from datetime import UTC
from pathlib import PurePath

from coffeechat.api import (
    Calendar,
    CalendarEvent,
    ExportBatch,
    Exporter,
    ExportFile,
    Job,
    Plugin,
    PushResult,
    Window,
)
from coffeechat_icalendar.settings import CalendarSettings


class ICalendar(Plugin):
    """Takes talks over into a calendar, and tells when the user has no time."""

    settings_type = CalendarSettings

    def exporters(self) -> Iterable[Exporter]:
        """One file with every talk that lies ahead."""
        return (
            Exporter(
                id="ics",
                title="Calendar file of the talks that lie ahead",
                extension=".ics",
                media_type="text/calendar",
                render=_render,
                help="Import it once: most calendars make a second entry of a file that is "
                "imported again. After a change, delete the old entry first.",
            ),
        )

    def calendars(self) -> Iterable[Calendar]:
        """The folder of talks, which is the user's calendar, too; or only their busy times."""
        settings = self._settings
        if settings.folder:
            yield Calendar(
                id="folder",
                title=f"the calendar {PurePath(settings.folder).name}",
                push=self._push,
                busy=self._busy,
                help="A vdir: a folder that khal shows and vdirsyncer takes to a server.",
            )
        elif settings.busy:
            yield Calendar(
                id="busy",
                title="your own calendars",
                push=_nowhere,
                busy=self._busy,
                read_only=True,
            )

    @property
    def _settings(self) -> CalendarSettings:
        return self.context.settings_as(CalendarSettings)

    def _push(self, events: tuple[CalendarEvent, ...], job: Job) -> Iterable[PushResult]:
        from coffeechat_icalendar.vdir import push

        settings = self._settings
        return push(settings.folder, events, self.context.now(), settings.debrief, job)

    def _busy(self, window: Window, job: Job) -> Iterable[Window]:
        from coffeechat_icalendar.busy import busy_times

        settings = self._settings
        places = [*settings.busy, *filter(None, [settings.folder])]
        return busy_times(places, window, self.context.now().tzinfo or UTC, job)


def _nowhere(events: tuple[CalendarEvent, ...], _job: Job) -> Iterable[PushResult]:
    """No folder is set for talks."""
    problem = "no folder for talks is set; :plugins, then icalendar, sets one"
    return [PushResult(uid=event.uid, problem=problem) for event in events]


def _render(batch: ExportBatch, job: Job) -> Iterable[ExportFile]:
    from coffeechat_icalendar.events import calendar_of

    data = calendar_of(batch)
    if data is None:
        job.warn("No talk lies ahead; no file is written.")
        return
    yield ExportFile(name="talks.ics", data=data)
