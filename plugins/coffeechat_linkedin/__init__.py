"""A LinkedIn data export: the ZIP as downloaded, or its Connections.csv.

From the ZIP come the connections, my own profile, schools and employers, and with whom of the
connections there was contact before: by letters, invitations, recommendations, endorsements.
"""

from collections.abc import Iterable, Iterator

from coffeechat.api import Importer, ImportItem, ImportSource, Job, Plugin, Sample
from coffeechat_linkedin.settings import LinkedInSettings


class LinkedIn(Plugin):
    """Reads the people one is connected to on LinkedIn, and what the export tells of them."""

    settings_type = LinkedInSettings

    def importers(self) -> Iterable[Importer]:
        """One importer, for the ZIP and for the file in it."""
        return (
            Importer(
                id="connections",
                title="LinkedIn connections",
                extensions=(".zip", ".csv"),
                sniff=_sniff,
                read=self._read,
                help=(
                    "Ask LinkedIn for a copy of your data (Settings, Data privacy), "
                    "then give the ZIP or the Connections.csv in it."
                ),
            ),
        )

    def _read(self, source: ImportSource, job: Job) -> Iterator[ImportItem]:
        from coffeechat_linkedin.connections import read  # zipfile; only for imports

        return read(source, job, self.context.settings_as(LinkedInSettings))


def _sniff(sample: Sample) -> float:
    from coffeechat_linkedin.sniff import likelihood  # zipfile; only for imports

    return likelihood(sample)
