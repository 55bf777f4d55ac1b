"""Tables of people (CSV): in from address books and spreadsheets, and out to them."""

from collections.abc import Iterable, Iterator

from coffeechat.api import (
    ColumnGuess,
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

_ENDINGS = (".csv", ".tsv", ".txt")


class Csv(Plugin):
    """Reads people from tables and writes them to one."""

    def importers(self) -> Iterable[Importer]:
        """One for tables that are known, and one for those whose columns the user may choose."""
        return (
            Importer(
                id="contacts",
                title="Contacts as CSV",
                extensions=_ENDINGS,
                sniff=_sniff_contacts,
                read=_read,
                help=(
                    "The contacts that Google or Outlook exports as CSV, and the table that "
                    "coffeechat itself writes."
                ),
            ),
            Importer(
                id="csv",
                title="Table of people (CSV)",
                extensions=_ENDINGS,
                sniff=_sniff_table,
                read=_read,
                guess=_guess,
                help=(
                    "A spreadsheet saved as CSV: an alumni list, a list of your own. Its columns "
                    "are guessed from their titles and values, and you can choose others."
                ),
            ),
        )

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


def _sniff_contacts(sample: Sample) -> float:
    from coffeechat_csv.sniff import contacts_likelihood  # only for imports

    return contacts_likelihood(sample)


def _sniff_table(sample: Sample) -> float:
    from coffeechat_csv.sniff import table_likelihood  # only for imports

    return table_likelihood(sample)


def _guess(sample: Sample) -> ColumnGuess:
    from coffeechat_csv.sniff import guess  # only for imports

    return guess(sample)


def _read(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    from coffeechat_csv.reader import read  # only for imports

    return read(source, job)


def _render(batch: ExportBatch, job: Job) -> Iterable[ExportFile]:
    from coffeechat_csv.writer import render  # only for exports

    return render(batch, job)
