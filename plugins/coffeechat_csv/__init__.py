"""People as a CSV file for spreadsheets."""

from collections.abc import Iterable

from coffeechat.api import ExportBatch, Exporter, ExportFile, Job, Plugin


class Csv(Plugin):
    """Writes people to a CSV file."""

    def exporters(self) -> Iterable[Exporter]:
        """One exporter, of people."""
        return (
            Exporter(
                id="csv",
                title="People as CSV",
                extension=".csv",
                media_type="text/csv",
                render=_render,
                help=(
                    "One row a person, for spreadsheets. An apostrophe stands before what they "
                    "would take for a formula."
                ),
            ),
        )


def _render(batch: ExportBatch, job: Job) -> Iterable[ExportFile]:
    from coffeechat_csv.people import render

    return render(batch, job)
