"""An exporter: a line for everybody."""

from collections.abc import Iterable, Iterator

from coffeechat.api import ExportBatch, Exporter, ExportFile, Job, Plugin


class Phonebook(Plugin):
    def exporters(self) -> Iterable[Exporter]:
        return [
            Exporter(
                id="phonebook",
                title="Phone book",
                extension=".txt",
                media_type="text/plain",
                render=render,
                help="Name and number.",
            )
        ]


def render(batch: ExportBatch, job: Job) -> Iterator[ExportFile]:
    lines = [f"{person.name}\t{', '.join(person.phones)}" for person in batch.people]
    lines.append(f"As of {batch.now:%Y-%m-%d}, talks: {len(batch.conversations)}")
    yield ExportFile(name="phonebook.txt", data="\n".join(lines).encode())
    job.check()
