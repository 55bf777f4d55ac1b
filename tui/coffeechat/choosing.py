"""How a file is read: which importer, and which of its columns tells what."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coffeechat.acts import Refused
from coffeechat.api import ColumnGuess, Importer
from coffeechat.domain.columns import ChosenColumns, corrected, map_id
from coffeechat.domain.file_kinds import what_is
from coffeechat.domain.words import DateOrder
from coffeechat.handoff.whole import is_whole
from coffeechat.plugin_host import Contribution, FileSource, Problem, sample
from coffeechat.session import Session

#: How an export of everything is asked for among the importers.
WHOLE = "json"

_TEXT = (
    "a text in which no line names columns and no card begins; above a table of people, put a line "
    "such as Name,Email,Company"
)


@dataclass(frozen=True)
class Wishes:
    """How I want a file read; what is empty is found out, or asked.

    Attributes:
        encoding: Such as ``cp1252``.
        columns: Field to header.
        dates: What comes first in dates such as 3/5/24.
        keep_texts: Keep what was said, too.
    """

    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    dates: DateOrder | None = None
    keep_texts: bool = False

    def of(self, source: FileSource) -> FileSource:
        """A source that is to be read so."""
        return source.read_as(self.encoding, self.columns, self.dates, keep_texts=self.keep_texts)


@dataclass(frozen=True)
class Table:
    """A file whose columns may be chosen.

    Attributes:
        guess: How it would be read by itself.
        columns: Field to header as it is read: guessed, remembered or chosen just now.
        chosen: What is to be remembered, when I chose just now.
        known: I chose now or before.
        dates: What comes first in its dates, as I said now or before.
    """

    guess: ColumnGuess
    columns: Mapping[str, str]
    chosen: ChosenColumns | None
    known: bool
    dates: DateOrder | None = None


@dataclass(frozen=True)
class Reading:
    """The importer of a file, and the source as that one is to read it."""

    importer: Contribution[Importer]
    source: FileSource
    table: Table | None = field(default=None)


def is_everything(source: FileSource, wanted: str) -> bool:
    """Whether a file is our export of everything, or is to be read as one."""
    return wanted == WHOLE or (not wanted and is_whole(sample(source).head))


def reading_of(session: Session, source: FileSource, wanted: str = "") -> Reading:
    """How a file is to be read.

    Args:
        session: Whose plugins, and whose choices of columns.
        source: The file, with the encoding and the columns that I chose now.
        wanted: The id of a plugin or of an importer; the surest reads it when empty.

    Raises:
        Refused: No importer knows the file, or there is none of that id.
    """
    importer = _importer(session, source, wanted)
    table = _table(session, source, importer)
    if table is not None and table.known:
        source = replace(source, columns=dict(table.columns), dates=table.dates)
    return Reading(importer, source, table)


def unchosen(session: Session, source: FileSource) -> Table | None:
    """The table that a file is, when I never said how its columns are to be read.

    Raises:
        Refused: No importer knows the file.
    """
    if source.columns or is_everything(source, ""):
        return None
    table = reading_of(session, source).table
    return table if table is not None and not table.known else None


def _importer(session: Session, source: FileSource, wanted: str) -> Contribution[Importer]:
    """The importer that is wanted, or the surest; with columns chosen, one that heeds them."""
    host = session.host
    ranked = [one for _, one in host.rank_importers(sample(source))]
    if not wanted and not source.columns:
        if not ranked:
            raise Refused(_unknown(session, source))
        return ranked[0]
    fitting = [
        one
        for one in host.importers
        if (not wanted or wanted in {one.plugin, one.item.id})
        and (not source.columns or one.item.guess is not None)
    ]
    if not fitting:
        known = ", ".join(sorted({WHOLE, *(one.plugin for one in host.importers)}))
        what = "that takes columns" if source.columns else f"«{wanted}»"
        raise Refused(f"There is no importer {what}; there are: {known}.")
    surest = next((one for one in ranked if one in fitting), None)
    return surest or min(fitting, key=lambda one: one.item.id != wanted)


def _unknown(session: Session, source: FileSource) -> str:
    importers = session.host.importers
    what = what_is(sample(source).head)
    if not what and any(one.item.guess is not None for one in importers):
        what = _TEXT
    told = f"{source.name} is {what}." if what else f"No importer can read {source.name}."
    known = ", ".join(one.item.title for one in importers) or "none"
    return f"{told} There are: {known}. {session.plugins_left_out()}".strip()


def _table(session: Session, source: FileSource, importer: Contribution[Importer]) -> Table | None:
    """The columns, where they are for me to choose; a file that is no table is told of later."""
    if importer.item.guess is None:
        return None
    guess = session.host.guess_columns(importer, sample(source))
    if guess is None or isinstance(guess, Problem):
        return None
    before = session.records.column_maps.get(map_id(guess.headers))
    known = before.columns if before is not None else {}
    columns = corrected(corrected(guess.columns, known), source.columns)
    dates = source.dates or (before.dates if before is not None else None)
    chooses = bool(source.columns or source.dates)
    return Table(
        guess=guess,
        columns=columns,
        chosen=ChosenColumns(guess.headers, columns, dates) if chooses else None,
        known=bool(source.columns) or before is not None,
        dates=dates,
    )
