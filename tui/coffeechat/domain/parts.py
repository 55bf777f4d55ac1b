"""The parts of records: structures that live inside one and have no document of their own."""

from datetime import date, datetime
from typing import Any, Self

import msgspec

from coffeechat.domain.words import (
    AskedOthers,
    ContactKind,
    DecisionKind,
    Direction,
    IntroState,
    Mode,
    Outcome,
    PointKind,
    QuestionCategory,
)


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A structure that lives inside a record."""

    def replace(self, **changes: Any) -> Self:
        """This structure with some fields changed."""
        return msgspec.structs.replace(self, **changes)


class Availability(Part, frozen=True):
    """A weekly stretch of time: days 0 (Monday) to 6, wall-clock minutes of the profile's zone."""

    days: tuple[int, ...]
    start: int
    end: int


class OwnQuestion(Part, frozen=True):
    """A question that I worded myself; None says nothing of what it is about."""

    text: str
    category: QuestionCategory | None = None


class Interest(Part, frozen=True):
    """How much a track drew me at a moment: 0 (not at all) to 5, and why."""

    at: datetime
    level: int
    why: str = ""


class Decision(Part, frozen=True):
    """What I decided of a track at a moment, and why."""

    at: datetime
    kind: DecisionKind
    why: str = ""


class Term(Part, frozen=True):
    """A word of a field, and what it means there."""

    term: str
    meaning: str = ""


class Position(Part, frozen=True):
    """A job of a person; the first of a person's positions is the present one."""

    title: str = ""
    organisation: str = ""


class Point(Part, frozen=True):
    """A point of connection: something a person and I share."""

    kind: PointKind
    detail: str = ""
    confirmed: bool = True


class Contact(Part, frozen=True):
    """Contact of one kind that I had with a person before, as a source tells of it.

    `sent` says how often I, `received` how often they; `last` is the day of the last time (in UTC)
    and `by` who spoke then. `text` is what was said then, kept only when I asked for it.
    """

    kind: ContactKind
    sent: int = 0
    received: int = 0
    last: date | None = None
    by: Direction | None = None
    text: str = ""


class Triage(Part, frozen=True):
    """What I decided about a person: later (not before `until`), or no."""

    later_until: date | None = None
    no: bool = False


class DoNotContact(Part, frozen=True):
    """A person whom I must not write to. The reason is private."""

    since: date
    why: str = ""


class QuestionUse(Part, frozen=True):
    """A question planned for one talk; None as category says nothing of what it is about."""

    text: str
    asked: bool = False
    tailored: bool = False
    category: QuestionCategory | None = None


class Line(Part, frozen=True):
    """A line captured in a talk or just after it."""

    at: datetime
    text: str


class Feeling(Part, frozen=True):
    """How I felt about a talk, each from 1 to 5; None where I did not say."""

    confidence: int | None = None
    energy: int | None = None


class Interview(Part, frozen=True):
    """The talk itself. `zone` is the IANA zone in which the date was agreed.

    `began` is the moment from which its clock counts. What I said at its end: `asked_others`,
    whether I `thanked` them there and then, and whether I `may_return`; None is not said.
    """

    uid: str
    start: datetime
    zone: str
    minutes: int = 30
    sequence: int = 0
    mode: Mode | None = None
    place: str = ""
    key_question: str = ""
    questions: tuple[QuestionUse, ...] = ()
    #: What I read about them and where they work.
    research: str = ""
    #: Ids of checks whose findings I accept in this preparation.
    accepted_findings: tuple[str, ...] = ()
    prepared: datetime | None = None
    confirmed: datetime | None = None
    called_off: datetime | None = None
    began: datetime | None = None
    held: datetime | None = None
    lines: tuple[Line, ...] = ()
    asked_others: AskedOthers | None = None
    thanked: bool | None = None
    may_return: bool | None = None
    before: Feeling | None = None
    after: Feeling | None = None
    debriefed: datetime | None = None
    #: A calendar, as plugin id and its own with a dot between, to what that calendar gave back.
    external: dict[str, str] = {}

    @property
    def agreed(self) -> bool:
        """A date stands and the talk has not been held."""
        return self.held is None and self.called_off is None


class Closing(Part, frozen=True):
    """How and when a conversation ended."""

    at: datetime
    outcome: Outcome
    note: str = ""


class IntroStep(Part, frozen=True):
    """Something that happened on the way to being introduced."""

    at: datetime
    state: IntroState
