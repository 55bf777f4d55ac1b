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
    RelationshipOutcome,
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


class AskedMe(Part, frozen=True):
    """A hard question that I was asked, and what I would answer; empty where I do not know yet."""

    question: str
    answer: str = ""


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


class Week(Part, frozen=True):
    """My latest look back at a week: its day in my zone, and what I chose for the days after it.

    `chosen` are the ids of people to ask, of what is open and of learnings; `behind` those of them
    that I said are done.
    """

    on: date
    chosen: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


class Term(Part, frozen=True):
    """A word of a field, and what it means there.

    `known` is how often running I knew it when I was asked.
    """

    term: str
    meaning: str = ""
    known: int = 0


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
    """A question planned for one talk; None as category says nothing of what it is about.

    `asked_at` is when it was ticked in the talk: what is noted from then on came of it.
    """

    text: str
    asked: bool = False
    asked_at: datetime | None = None
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


class Invited(Part, frozen=True):
    """The latest invitation to a talk that was taken: its uid, its number, when it was written."""

    uid: str
    sequence: int = 0
    stamp: datetime | None = None


class Interview(Part, frozen=True):
    """The talk itself. `zone` is the IANA zone in which the date was agreed.

    `began` is the moment from which its clock counts. `talked` is for how many seconds I talked
    myself, as far as I noted that, and `talking` since when I do so now. What I said at its end:
    `asked_others`, whether I `thanked` them there and then, and whether I `may_return`; None is
    not said.
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
    #: What I read about them and (lines that begin with `@`) where they work.
    research: str = ""
    #: How many minutes the preparation took so far, in all sessions.
    preparing_minutes: int = 0
    #: Ids of checks whose findings I accept in this preparation.
    accepted_findings: tuple[str, ...] = ()
    prepared: datetime | None = None
    confirmed: datetime | None = None
    called_off: datetime | None = None
    began: datetime | None = None
    talked: int = 0
    talking: datetime | None = None
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
    invited: Invited | None = None
    #: The number (`sequence`) that the latest invitation of mine told them; None is none.
    told_them: int | None = None

    @property
    def agreed(self) -> bool:
        """A date stands and the talk has not been held."""
        return self.held is None and self.called_off is None


class Closing(Part, frozen=True):
    """How and when a conversation ended."""

    at: datetime
    outcome: Outcome
    note: str = ""


class Relationship(Part, frozen=True):
    """What somebody was to me from a moment on, as I said."""

    at: datetime
    kind: RelationshipOutcome


class IntroStep(Part, frozen=True):
    """Something that happened on the way to being introduced."""

    at: datetime
    state: IntroState
