"""People from a choir's list: a name and a firm on each line, with a semicolon between."""

from collections.abc import Iterable, Iterator

from coffeechat.api import (
    ImportedPerson,
    Importer,
    ImportItem,
    ImportSource,
    Job,
    Plugin,
    RowProblem,
    Sample,
    UnreadableSource,
)

FIRST_LINE = "choir list"


class Choir(Plugin):
    """Reads the list that the choir's secretary sends round."""

    def importers(self) -> Iterable[Importer]:
        """One importer, for text files."""
        return [
            Importer(
                id="choir", title="Choir list", extensions=(".txt",), sniff=_is_ours, read=_read
            )
        ]


def _is_ours(sample: Sample) -> float:
    return 1.0 if FIRST_LINE.encode() in sample.head[:20] else 0.0


def _read(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    with source.open() as stream:
        lines = stream.read().decode("utf-8-sig", errors="replace").splitlines()
    if not lines or lines[0] != FIRST_LINE:
        raise UnreadableSource(f"{source.name} does not begin with «{FIRST_LINE}».")
    for number, line in enumerate(lines[1:], start=2):
        name, _, firm = line.partition(";")
        if name.strip():
            yield ImportedPerson(name=name, organisation=firm, line=number)
        else:
            yield RowProblem(line=number, reason="there is no name before the semicolon", raw=line)
