"""Templates, checks and question banks: what good advice looks like as data."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from coffeechat.api.views import (
    AskedView,
    LoopView,
    Me,
    MessageView,
    PathView,
    PersonView,
    TalkView,
    TrackView,
)
from coffeechat.domain.words import (
    About,
    Channel,
    MessagePurpose,
    QuestionCategory,
    Seniority,
    Severity,
    Warmth,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTemplate:
    """A message with facts left open, in Jinja's syntax (a safe part of it).

    Attributes:
        suits: Names of facts that must be there for this template to be offered first, such as
            ``point`` or ``referrer``. Of those that suit, the one with the most is taken.
    """

    id: str
    title: str
    purpose: MessagePurpose
    subject: str
    body: str
    channel: Channel = Channel.EMAIL
    suits: tuple[str, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What a check may look at.

    Attributes:
        person: Whom it is about; «Somebody» with an empty id when a text goes to nobody known.
        subject, text: Of a message; for a question, its text; empty for a person.
        purpose: Of the message; None when it is about something else.
        earlier: Messages to this person, oldest first, the one under review left out.
        planned: The questions of the talk in their order.
        others: Messages lately sent to other people.
        learned: What this person told the user.
        now: The moment, in the user's zone.
        bump_due: The day on which the one bump to this person is due; None when none is planned.
        level: Of the person: as the user said, else as the job title tells.
        entry_level: Where this person works: that of a track of theirs, else the user's own.
        does_it: Whether they do the work rather than supervise it: as said, else by the title.
        hires: Their title says that they hire people.
        warmth: How well the user knows them: as said, else as earlier contact tells.
        connected: The user confirmed something that both share, be it private.
        paths: Ways by others, the warmest first; none where the user may as well write directly.
        asked_there: Asks to others of the same organisation that wait for an answer.
        last_written: When the user last wrote to them, the present pursuit left out.
        loops: What is or was open between this person and the user, oldest first.
        interests: What this person cares about.
        declined: When they last declined, the present pursuit left out.
        topics: What each planned question is about; None where that is not said.
        networking: The talk is to get to know each other rather than to learn of a field.
        preparing: Minutes that the user has spent on the preparation so far.
        overlap: What the user's own story shares with this person's, in words.
        explored: What the user can say they explored so far, in words.
    """

    me: Me
    person: PersonView
    now: datetime
    subject: str = ""
    text: str = ""
    channel: Channel = Channel.EMAIL
    purpose: MessagePurpose | None = None
    why: str = ""
    goals: tuple[str, ...] = ()
    tracks: tuple[TrackView, ...] = ()
    talk: TalkView | None = None
    planned: tuple[str, ...] = ()
    earlier: tuple[MessageView, ...] = ()
    others: tuple[MessageView, ...] = ()
    learned: tuple[str, ...] = ()
    referrer: str = ""
    level: Seniority | None = None
    entry_level: Seniority | None = None
    does_it: bool | None = None
    hires: bool = False
    warmth: Warmth | None = None
    connected: bool = False
    paths: tuple[PathView, ...] = ()
    asked_there: tuple[AskedView, ...] = ()
    last_written: date | None = None
    declined: date | None = None
    bump_due: date | None = None
    loops: tuple[LoopView, ...] = ()
    interests: tuple[str, ...] = ()
    topics: tuple[QuestionCategory | None, ...] = ()
    networking: bool = False
    preparing: int = 0
    overlap: tuple[str, ...] = ()
    explored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A change that cures a finding: characters `start` to `end` of the text become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check has to say, in one line: what it is, and why or what to write instead.

    `start` and `end` mark the place in the text, in characters; both 0 for the whole of it.
    """

    message: str
    start: int = 0
    end: int = 0
    fix: Fix | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule of advice. It explains; it never blocks.

    Attributes:
        id: Such as ``ASK-04``; unique over all plugins.
        source: Where the advice comes from, in a few words.
        run: Pure and fast.
    """

    id: str
    about: About
    severity: Severity
    source: str
    run: Callable[[CheckContext], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question for a talk; `{organisation}` and the like are filled from facts."""

    id: str
    text: str
    category: QuestionCategory


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBank:
    """A named set of questions in their order.

    Attributes:
        default: A talk that has no questions yet may begin with this set.
    """

    id: str
    title: str
    questions: tuple[Question, ...]
    default: bool = False
