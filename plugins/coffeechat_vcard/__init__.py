"""vCard files (RFC 2426, RFC 6350 and vCard 2.1): people in from address books, and out to them."""

from collections.abc import Iterable, Iterator

from coffeechat.api import (
    ExportBatch,
    Exporter,
    ExportFile,
    Importer,
    ImportItem,
    ImportSource,
    Job,
    Plugin,
    Sample,
)


class VCard(Plugin):
    """Reads and writes the cards of address books."""

    def importers(self) -> Iterable[Importer]:
        """One importer, for every version and vendor."""
        return (
            Importer(
                id="vcard",
                title="vCard address book",
                extensions=(".vcf", ".vcard"),
                sniff=_sniff,
                read=_read,
                help=(
                    "Export vCards from the address book of your phone, mail program or account. "
                    "Names, jobs, addresses, towns and notes come in; photos, birthdays and "
                    "streets stay out."
                ),
            ),
        )

    def exporters(self) -> Iterable[Exporter]:
        """One exporter, of people."""
        return (
            Exporter(
                id="vcf",
                title="People as vCards",
                extension=".vcf",
                media_type="text/vcard",
                render=_render,
                help="One vCard 3.0 a person, for address books.",
            ),
        )


def _sniff(sample: Sample) -> float:
    from coffeechat_vcard.sniff import likelihood  # only for imports

    return likelihood(sample)


def _read(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    from coffeechat_vcard.reader import read  # only for imports

    return read(source, job)


def _render(batch: ExportBatch, job: Job) -> Iterable[ExportFile]:
    from coffeechat_vcard.writer import render  # only for exports

    return render(batch, job)
