"""Synthetic LinkedIn exports, what is in them, and a way to read them."""

import datetime as dt
import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from coffeechat.api import (
    BlankRow,
    DateOrder,
    HiddenRow,
    ImportedPerson,
    Importer,
    ImportItem,
    MyProfile,
    PastContact,
    RowProblem,
    UnclearDates,
)
from coffeechat.plugin_host.context import HostContext
from coffeechat.plugin_host.sources import FileSource
from coffeechat_linkedin import LinkedIn
from coffeechat_linkedin.settings import LinkedInSettings
from support.make_linkedin import (
    VARIANTS,
    Archive,
    Changes,
    Person,
    Population,
    connections_csv,
)

ROWS = 300
SEED = 1


class QuietJob:
    """A job that nobody watches; it keeps the warnings."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def progress(self, done: int, total: int | None = None, note: str = "") -> None:
        pass

    def check(self) -> None:
        pass

    def warn(self, text: str) -> None:
        self.warnings.append(text)


@dataclass(frozen=True)
class Export:
    """A Connections.csv and the truth about it.

    Attributes:
        visible: Everybody in it who shows a name.
        hidden: How many rows are of members who hide themselves.
        bad_lines: Physical lines, from 1, that have to be named.
    """

    data: bytes
    visible: Sequence[Person]
    hidden: int
    bad_lines: Sequence[int]


@dataclass
class Reading:
    """All that an importer said about a source."""

    people: list[ImportedPerson] = field(default_factory=list)
    hidden: list[HiddenRow] = field(default_factory=list)
    blank: list[BlankRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    unclear: list[UnclearDates] = field(default_factory=list)
    contacts: list[PastContact] = field(default_factory=list)
    mine: list[MyProfile] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def take(self, item: ImportItem) -> None:
        if isinstance(item, ImportedPerson):
            self.people.append(item)
        elif isinstance(item, HiddenRow):
            self.hidden.append(item)
        elif isinstance(item, PastContact):
            self.contacts.append(item)
        elif isinstance(item, MyProfile):
            self.mine.append(item)
        elif isinstance(item, BlankRow):
            self.blank.append(item)
        elif isinstance(item, UnclearDates):
            self.unclear.append(item)
        else:
            self.problems.append(item)


def importer(**settings: Any) -> Importer:
    """The importer as the plugin gives it, with settings of the user."""
    log = logging.getLogger("test")
    plugin = LinkedIn(HostContext(id="linkedin", log=log, settings=LinkedInSettings(**settings)))
    (only,) = plugin.importers()
    return only


def read(
    data: bytes,
    name: str = "Connections.csv",
    *,
    encoding: str = "",
    dates: DateOrder | None = None,
    **settings: Any,
) -> Reading:
    """Read a source to its end."""
    job = QuietJob()
    reading = Reading(warnings=job.warnings)
    source = FileSource.from_bytes(name, data).read_as(encoding, dates=dates)
    for item in importer(**settings).read(source, job):
        reading.take(item)
    return reading


@cache
def people(year: int = 2024, rows: int = ROWS) -> Sequence[Person]:
    """A network at the end of June of that year."""
    return tuple(Population(rows, SEED, dt.date(year, 6, 30)).people)


@cache
def export(variant: str, rows: int = ROWS) -> Export:
    """A Connections.csv of one variant of the generator."""
    form = VARIANTS[variant]
    network = people(form.year, rows)
    data, bad_lines = connections_csv(network, variant, SEED)
    visible = [] if variant == "header-only" else [one for one in network if not one.hidden]
    dated = bool(visible) and "Connected On" in form.columns
    return Export(data, visible, len(network) - len(visible) if dated else 0, bad_lines)


@cache
def archive(layout: str) -> Export:
    """A whole data export as a ZIP."""
    population = Population(ROWS, SEED, dt.date(int(layout[:4]), 6, 30))
    visible = [one for one in population.people if not one.hidden]
    data = Archive(population, SEED, layout).zip_bytes()
    return Export(data, visible, ROWS - len(visible), [])


@cache
def network_over(
    months: int, rows: int = 1000
) -> tuple[Sequence[Person], Sequence[Person], Changes]:
    """A network at two times, and what happened in between."""
    population = Population(rows, SEED, dt.date(2024, 6, 30))
    before = tuple(population.people)
    changes = population.later(months)
    return before, tuple(population.people), changes


def months_apart(months: int, variant: str = "2024") -> tuple[bytes, bytes, Changes]:
    """Two exports of one network, and what happened in between."""
    before, after, changes = network_over(months)
    first, _ = connections_csv(before, variant, SEED)
    second, _ = connections_csv(after, variant, SEED)
    return first, second, changes


def shuffled(data: bytes, seed: int) -> bytes:
    """The rows of a file with one header line, in another order."""
    header, *rows = data.decode().splitlines(keepends=True)
    random.Random(seed).shuffle(rows)
    return (header + "".join(rows)).encode()
