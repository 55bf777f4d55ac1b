"""Agreed talks as a calendar file (iCalendar, RFC 5545)."""

from collections.abc import Iterable

from coffeechat.api import ExportBatch, Exporter, ExportFile, Job, Plugin


class ICalendar(Plugin):
    """A way to take talks over into a calendar."""

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


def _render(batch: ExportBatch, job: Job) -> Iterable[ExportFile]:
    from coffeechat_icalendar.events import calendar_of

    data = calendar_of(batch)
    if data is None:
        job.warn("No talk lies ahead; no file is written.")
        return
    yield ExportFile(name="talks.ics", data=data)
