"""Importers and exporters: people in, files out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import BinaryIO, Protocol

from coffeechat.api.jobs import Job
from coffeechat.api.making import made_quickly
from coffeechat.api.views import (
    ConversationView,
    DueView,
    MessageView,
    PersonView,
    PointView,
)
from coffeechat.domain.words import ContactKind, DateOrder, Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The beginning of a source: its name and at most its first 64 KiB."""

    name: str
    head: bytes


class ImportSource(Protocol):
    """A source to read; plugins never see paths."""

    @property
    def name(self) -> str:
        """The file's name, without its folder."""

    @property
    def size(self) -> int:
        """Its size in bytes."""

    @property
    def encoding(self) -> str:
        """The encoding that the user asked for; empty when the importer is to find it."""

    @property
    def columns(self) -> Mapping[str, str]:
        """The columns that the user chose: name of a field of `ImportedPerson` to a header.

        `first_name` and `last_name` stand for the parts of a name. An empty header means that the
        source does not tell it. Empty when the importer is to guess.
        """

    @property
    def dates(self) -> DateOrder | None:
        """What the user said comes first in dates such as 3/5/24; None when they did not."""

    @property
    def keep_texts(self) -> bool:
        """Whether the user asked that what was said be kept, too (`PastContact.text`)."""

    def open(self) -> BinaryIO:
        """A seekable binary stream from the start; the caller closes it."""


@made_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPerson:
    """A person as a source gives them; the host cleans the text and merges.

    Attributes:
        line: The 1-based line of the source where the person stands, 0 when there are no lines.
        connected_on: The day the user and the person connected there, when the source tells.
        points: What the user and the person share; the user confirms what is not `confirmed`.
        extras: Whatever else the source tells, kept with the person under the plugin's id.
    """

    name: str
    line: int = 0
    title: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    place: str = ""
    notes: str = ""
    connected_on: date | None = None
    points: tuple[PointView, ...] = ()
    tags: tuple[str, ...] = ()
    extras: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastContact:
    """Contact of one kind that the user had with one person, for all there is in the source.

    It never makes a person: contact with somebody who is neither recorded nor in the source is
    counted and left out. It tells how well the two know each other, for the user to confirm.

    Attributes:
        kind: What it was.
        name: The other one's, as written; they are known by it only when the source gives neither
            `url` nor `email` of anybody.
        url: Their profile address.
        email: Their e-mail address, looked at when there is no `url`.
        sent: How often the user said something: letters, recommendations, notes with invitations.
        received: How often they did.
        last: The day of the last time, in UTC.
        by: Who spoke last.
        text: What was said last; only when the user asked for it to be kept.
    """

    kind: ContactKind
    name: str = ""
    url: str = ""
    email: str = ""
    sent: int = 0
    received: int = 0
    last: date | None = None
    by: Direction | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MyProfile:
    """What a source tells of the user: it fills what is empty in their profile, adds what lacks.

    Attributes:
        institutions: Schools, and where they studied.
        employers: The present one and former ones.
        memberships: Associations.
        places: Where they live or work.
    """

    name: str = ""
    institutions: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    memberships: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenRow:
    """A row of somebody who hides from the user: nothing to import and no mistake.

    Attributes:
        connected_on: The day that the row tells; who is missing since may be who hides.
        what: What it is when it is nobody who hides, in the plural: «groups and organisations».
    """

    line: int
    connected_on: date | None = None
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankRow:
    """A row below the header in which nothing stands: it is only counted."""

    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnclearDates:
    """Nothing tells whether the day or the month comes first in a column: the user is asked.

    What they say comes back as `ImportSource.dates`, when the source is read again.

    Attributes:
        example: One of the dates, as written.
        read_as: How they are read now; None when those that may be either are left out.
    """

    example: str
    column: str = ""
    read_as: DateOrder | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """A row that could not be read in full. `raw` keeps its text so that nothing is lost.

    `imported` tells whether the person of this row was yielded all the same (a warning).
    """

    line: int
    reason: str
    column: str = ""
    raw: str = ""
    imported: bool = False


#: All that an importer may yield, in any order.
ImportItem = (
    ImportedPerson | HiddenRow | BlankRow | RowProblem | PastContact | MyProfile | UnclearDates
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGuess:
    """How an importer would read a table, for the user to correct.

    Attributes:
        headers: The columns of the table in their order.
        columns: Name of a field of `ImportedPerson`, or `first_name` or `last_name`, to the header
            it is read from.
        rows: The first few rows, as many cells as there are headers.
    """

    headers: tuple[str, ...]
    columns: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """A way to read people from a source.

    Attributes:
        id: Short, unique within the plugin.
        title: As shown in a list of importers.
        extensions: With the dot, in lower case.
        sniff: How sure the importer is that the sample is its own, from 0 to 1. Pure and fast.
        read: Yields the people and every row that is none; raises `UnreadableSource` for a
            source that is not what it was taken for. Runs off the user interface.
        guess: For tables whose columns the user may choose: how the sample would be read.
    """

    id: str
    title: str
    extensions: tuple[str, ...]
    sniff: Callable[[Sample], float]
    read: Callable[[ImportSource, Job], Iterator[ImportItem]]
    guess: Callable[[Sample], ColumnGuess] | None = None
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportBatch:
    """What is to be exported, the moment of the export, and what is due then."""

    now: datetime
    people: tuple[PersonView, ...] = ()
    conversations: tuple[ConversationView, ...] = ()
    messages: tuple[MessageView, ...] = ()
    due: tuple[DueView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFile:
    """One file of an export; the host writes it. `name` has no folder."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A way to write a file.

    Attributes:
        id: Short; also the word on the command line (`coffeechat export csv`).
        extension: With the dot.
        render: The same batch gives the same bytes.
    """

    id: str
    title: str
    extension: str
    media_type: str
    render: Callable[[ExportBatch, Job], Iterable[ExportFile]]
    help: str = ""
