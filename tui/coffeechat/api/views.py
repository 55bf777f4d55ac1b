"""Read-only snapshots of what the user has recorded, as plugins see it.

Instants are aware and in UTC; `zone` fields are IANA names. Private fields (do-not-contact
reasons, shared identities) are never in a view.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from coffeechat.domain.words import (
    Channel,
    Direction,
    Facet,
    LoopKind,
    LoopState,
    MessagePurpose,
    Mode,
    PointKind,
    ReplyKind,
    Seniority,
    Stage,
    Step,
    Warmth,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """The user.

    Attributes:
        introduction: What they say of themselves at the beginning of a talk.
        words_per_minute: How fast they speak.
    """

    name: str = ""
    institutions: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    memberships: tuple[str, ...] = ()
    zone: str = ""
    entry_level: Seniority | None = None
    signature: str = ""
    introduction: str = ""
    words_per_minute: int = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """A point of connection between the user and a person."""

    kind: PointKind
    detail: str = ""
    confirmed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackView:
    """A field or role that the user explores.

    Attributes:
        hiring: People who hire are worth asking here, because hiring is the field.
    """

    id: str
    name: str
    hiring: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A person the user may learn from.

    Attributes:
        seniority, practitioner: As the user said; None while they have not.
        years_ahead: By how many years their career began before the user's.
        affiliations: Where they studied or belong, and changes of their path.
        extras: What your plugin keeps with them; a key is the plugin's id and its own, with a dot
            between, such as ``alumni.year``.
    """

    id: str
    name: str
    title: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    place: str = ""
    zone: str = ""
    seniority: Seniority | None = None
    practitioner: bool | None = None
    warmth: Warmth | None = None
    points: tuple[PointView, ...] = ()
    tracks: tuple[TrackView, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""
    phones: tuple[str, ...] = ()
    connected_on: date | None = None
    referred_by: str = ""
    may_contact: bool = True
    extras: Mapping[str, str] = field(default_factory=dict)
    years_ahead: int | None = None
    affiliations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PathView:
    """A way to a person by somebody whom the user knows.

    Attributes:
        name: Whom to ask first.
        words: The way in a clause, such as «you know Amara Diallo there: ask them first».
    """

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedView:
    """An ask that waits for an answer.

    Attributes:
        name: Whom it went to.
        workdays: Business days since it went out, holidays of the user left out.
    """

    name: str
    workdays: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkView:
    """An agreed talk. `uid` and `sequence` identify it in a calendar.

    Attributes:
        confirmed: The user wrote a confirmation with its time, or had one.
        tailored: How many of the questions were worded for this person.
        researched: The user has notes on the person or where they work.
    """

    uid: str
    sequence: int
    start: datetime
    minutes: int
    zone: str
    mode: Mode | None = None
    place: str = ""
    held: bool = False
    called_off: bool = False
    questions: tuple[str, ...] = ()
    key_question: str = ""
    confirmed: bool = False
    tailored: int = 0
    researched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationView:
    """One pursuit of one talk with one person."""

    id: str
    person: PersonView
    stage: Stage
    step: Step
    created: datetime
    why: str = ""
    goals: tuple[str, ...] = ()
    talk: TalkView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """Contact with a person; a draft has no `at`."""

    id: str
    person: str
    purpose: MessagePurpose
    direction: Direction
    channel: Channel
    subject: str = ""
    body: str = ""
    at: datetime | None = None
    reply: ReplyKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningView:
    """Something the user learned from a person."""

    person: str
    text: str
    facet: Facet
    said: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopView:
    """Something left open between a person and the user.

    Attributes:
        due: The day by which a promise of the user's is due.
        result: What came of it.
        about: The name of who was named, or of whom the user will ask.
        reported: The person knows what came of it.
    """

    kind: LoopKind
    person: str
    text: str
    state: LoopState
    due: date | None = None
    result: str = ""
    about: str = ""
    reported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DueView:
    """Something that is due for the user.

    Attributes:
        uid: The same for as long as the same is due; letters, digits and hyphens.
        person: The name of whom it is about; of one of them where there are several.
        action: What to do, in a word or two.
        why: Why now, in a clause.
        day: When it is due, in the user's zone.
    """

    uid: str
    person: str
    action: str
    why: str
    day: date
    late: bool = False
