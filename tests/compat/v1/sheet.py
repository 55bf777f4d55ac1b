"""An importer: people of a sheet with two columns."""

import csv
import io
from collections.abc import Iterable, Iterator

from coffeechat.api import (
    HiddenRow,
    ImportedPerson,
    Importer,
    ImportItem,
    ImportSource,
    Job,
    Plugin,
    PointKind,
    PointView,
    RowProblem,
    Sample,
    UnreadableSource,
)

HEADER = "Guest,Mail"


class Sheet(Plugin):
    def importers(self) -> Iterable[Importer]:
        yield Importer(
            id="sheet", title="Guest list", extensions=(".csv",), sniff=self._sniff, read=self._read
        )

    def _sniff(self, sample: Sample) -> float:
        text = sample.head.decode("utf-8-sig", "replace")
        return 0.9 if text.startswith(HEADER) else 0.0

    def _read(self, source: ImportSource, job: Job) -> Iterator[ImportItem]:
        with source.open() as stream:
            text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
            if text.readline().strip() != HEADER:
                raise UnreadableSource(f"{source.name} has no line «{HEADER}».")
            for line, row in enumerate(csv.reader(text), start=2):
                job.progress(line, None, "reading")
                if row == ["-", ""]:
                    yield HiddenRow(line=line)
                elif len(row) != 2 or not row[0]:
                    yield RowProblem(line=line, reason="expected a guest and a mail address")
                else:
                    yield ImportedPerson(
                        name=row[0],
                        line=line,
                        emails=(row[1],) if row[1] else (),
                        tags=("guest",),
                        points=(PointView(kind=PointKind.MET_AT_OCCASION, detail="Fair"),),
                        extras={"row": str(line)},
                    )
