"""A plugin that works hard, for the figures: a long import, many checks, one that hangs."""

from collections.abc import Callable, Iterator
from threading import Event

from coffeechat.api import (
    About,
    Check,
    CheckContext,
    Finding,
    ImportedPerson,
    Importer,
    ImportItem,
    ImportSource,
    Job,
    Plugin,
    Sample,
    Severity,
)

ROWS = 20_000
CHECKS = 60
HANGING = "HANG-1"

STARTED, STOPPED = Event(), Event()


class Hard(Plugin):
    """Works hard."""

    def importers(self) -> Iterator[Importer]:
        """One that makes up as many people as its source says."""
        yield Importer(id="rows", title="Rows", extensions=(), sniff=_surely, read=_read)

    def checks(self) -> Iterator[Check]:
        """Many that find nothing, and one that does not come to an end."""
        for number in range(CHECKS):
            yield _check(f"NONE-{number}", _nothing)
        yield _check(HANGING, _hang)


def _check(id_: str, run: Callable[[CheckContext], tuple[Finding, ...]]) -> Check:
    return Check(id=id_, about=About.ASK, severity=Severity.NOTE, source="none", run=run)


def _surely(_sample: Sample) -> float:
    return 1.0


def _read(source: ImportSource, _job: Job) -> Iterator[ImportItem]:
    with source.open() as stream:
        rows = int(stream.read())
    try:
        for number in range(rows):
            name = " ".join(reversed(f"Person,Number {number}".split(",")))
            yield ImportedPerson(
                name=name,
                line=number + 1,
                organisation=name.upper(),
                emails=(f"person{number}@example.org",),
            )
            STARTED.set()
    finally:
        STOPPED.set()


def _nothing(_context: CheckContext) -> tuple[Finding, ...]:
    return ()


def _hang(_context: CheckContext) -> tuple[Finding, ...]:
    Event().wait()
    return ()
