"""What the contract of importers finds, one planted fault at a time."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from coffeechat.api import (
    ImportedPerson,
    ImportItem,
    ImportSource,
    Job,
    JobCancelled,
    RowProblem,
    Sample,
    UnreadableSource,
)
from coffeechat.testing import FakeSource, ImporterContract, source
from testing.planted import GUESTS, ROWS, giving, importing, read, told

SAMPLE = source(ROWS, "guests.csv")
BROKEN = source(ROWS + b"nobody\n", "guests.csv")


class TestGood(ImporterContract):
    plugin = importing()
    samples = (SAMPLE, source(ROWS.replace(b"\n", b"\r\n"), "guests.csv"))

    def large(self) -> FakeSource:
        rows = b"".join(b"Ada %d,ada%d@example.org\n" % (number, number) for number in range(500))
        return source(b"Guest,Mail\n" + rows)


def ada(line: int = 2) -> ImportedPerson:
    return ImportedPerson(name="Ada Onu", emails=("ada@example.org",), line=line)


def writes(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    Path("cache.txt").write_text("x", encoding="utf-8")
    yield ada()


def swallows_and_writes(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    try:
        Path("cache.txt").write_text("x", encoding="utf-8")
    except Exception:  # noqa: BLE001 - as a careless author does
        yield ada()


def connects(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    socket.create_connection(("people.example.org", 80), timeout=0.01)
    yield ada()


def runs(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    subprocess.run([sys.executable, "--version"], check=True)
    yield ada()


NUMBERS = count()


def counts(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    yield ImportedPerson(name=f"Ada {next(NUMBERS)}")


def stays(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    for item in read(source, job):
        try:
            job.check()
        except JobCancelled:
            raise RuntimeError("I do not want to end") from None
        yield item


OPENED: list[Any] = []


def leaves_open(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    OPENED.append(source.open())
    yield from read(source, job)


def all_at_once(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    everybody = list(read(source, job))
    for _ in range(200):
        list(read(source, job))
    return iter(everybody)


def utf8_only(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    with source.open() as stream:
        stream.read().decode("utf-8")
    yield from read(source, job)


def keeps_mark(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    with source.open() as stream:
        text = stream.read().decode("utf-8", "replace")
    if not text.startswith("Guest"):
        raise UnreadableSource("It does not begin with «Guest».")
    yield from read(source, job)


def always_ada(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    yield ada()


def stops_at_bad_rows(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    yield ada()
    yield RowProblem(line=1, reason="wrong")


def picky(sample: Sample) -> float:
    return 1.0 if sample.head.decode("ascii").startswith("Guest,Mail") else 0.0


def curious(sample: Sample) -> float:
    return len(Path("list.txt").open("a", encoding="utf-8").name) / 8


FAULTS: list[tuple[str, dict[str, Any], str]] = [
    ("test_knows_its_own", {"sniff": lambda sample: 0.5}, "sniff gives 0.5 for «guests.csv»"),
    ("test_leaves_other_files_alone", {"sniff": lambda sample: 0.9}, "like «empty.csv»"),
    ("test_sniffs_at_anything", {"sniff": picky}, "UnicodeDecodeError"),
    ("test_sniffs_without_touching_the_machine", {"sniff": curious}, "sniff wrote files"),
    ("test_reads_its_samples", {"read": lambda source, job: iter(())}, "Nobody was read"),
    ("test_reads_its_samples", {"read": writes}, "read wrote files (open cache.txt)"),
    ("test_reads_its_samples", {"read": swallows_and_writes}, "read wrote files"),
    ("test_reads_its_samples", {"read": connects}, "read reached for the network"),
    ("test_reads_its_samples", {"read": runs}, "read ran a program"),
    ("test_reads_its_samples", {"read": lambda source, job: [None]}, "it gave nothing where"),
    ("test_says_the_same_twice", {"read": counts}, "gave others when read again"),
    ("test_can_be_left", {"read": stays}, "I do not want to end"),
    ("test_closes_what_it_opens", {"read": leaves_open}, "stays open"),
    ("test_people_come_while_it_is_read", {"read": all_at_once}, "yield each person as soon"),
    ("test_reads_what_editors_make_of_it", {"read": utf8_only}, "UnicodeDecodeError"),
    ("test_reads_what_editors_make_of_it", {"read": keeps_mark}, "with a byte order mark"),
    ("test_survives_damage", {"read": utf8_only}, "UnicodeDecodeError"),
    ("test_nothing_gives_nobody", {"read": always_ada}, "Ada Onu was read from an empty source"),
    ("test_names_bad_rows", {"read": read}, "lines [4] are bad, but [] were named"),
    ("test_names_bad_rows", {"read": stops_at_bad_rows}, "but [1] were named"),
]


@pytest.mark.parametrize(("test", "changes", "says"), FAULTS)
def test_a_fault_is_named(test: str, changes: dict[str, Any], says: str) -> None:
    attributes = {
        "plugin": importing(**changes),
        "samples": (SAMPLE,),
        "damaged": ((BROKEN, (4,)),),
        "large": TestGood.large,
    }
    assert says in told(ImporterContract, test, **attributes)
    for stream in OPENED:
        stream.close()
    OPENED.clear()


def test_nothing_was_done() -> None:
    told(
        ImporterContract, "test_reads_its_samples", plugin=importing(read=writes), samples=(SAMPLE,)
    )
    assert not Path("cache.txt").exists()


def test_samples_are_needed() -> None:
    assert "`samples`" in told(ImporterContract, "test_knows_its_own", plugin=importing())


def test_several_importers_need_to_be_told_apart() -> None:
    plugin = giving("importers", GUESTS, replace(GUESTS, id="more"))
    said = told(ImporterContract, "test_knows_its_own", plugin=plugin, samples=(SAMPLE,))
    assert "guests, more; name one of them" in said
