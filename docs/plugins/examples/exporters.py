"""A list of names with their firms, to print and take along."""

from collections.abc import Iterable, Iterator

from coffeechat.api import ExportBatch, Exporter, ExportFile, Job, Plugin


class PocketList(Plugin):
    """Writes one line for each person."""

    def exporters(self) -> Iterable[Exporter]:
        """One exporter: `coffeechat export pocket`."""
        return [
            Exporter(
                id="pocket",
                title="Pocket list",
                extension=".txt",
                media_type="text/plain",
                render=_render,
            )
        ]


def _render(batch: ExportBatch, job: Job) -> Iterator[ExportFile]:
    lines = sorted(f"{person.name}, {person.organisation}\n" for person in batch.people)
    yield ExportFile(name="people.txt", data="".join(lines).encode())
