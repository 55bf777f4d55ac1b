"""The connections of a LinkedIn data export: the ZIP as downloaded, or its Connections.csv."""

from collections.abc import Iterable, Iterator

from coffeechat.api import Importer, ImportItem, ImportSource, Job, Plugin, Sample


class LinkedIn(Plugin):
    """Reads the people one is connected to on LinkedIn."""

    def importers(self) -> Iterable[Importer]:
        """One importer, for the ZIP and for the file in it."""
        return (
            Importer(
                id="connections",
                title="LinkedIn connections",
                extensions=(".zip", ".csv"),
                sniff=_sniff,
                read=_read,
                help=(
                    "Ask LinkedIn for a copy of your data (Settings, Data privacy), "
                    "then give the ZIP or the Connections.csv in it."
                ),
            ),
        )


def _sniff(sample: Sample) -> float:
    from coffeechat_linkedin.sniff import likelihood  # zipfile; only for imports

    return likelihood(sample)


def _read(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    from coffeechat_linkedin.connections import read  # zipfile; only for imports

    return read(source, job)
