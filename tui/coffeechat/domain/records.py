"""The records: everything the program knows, as frozen structures.

Ids are short sortable strings of our own. Instants are aware and in UTC, with the IANA zone kept
beside where it matters; due dates are dates. Fields with defaults are left out of the file.
"""

from datetime import date, datetime
from typing import ClassVar

import msgspec

from coffeechat.domain.parts import (
    AskedMe,
    Availability,
    Closing,
    Contact,
    Decision,
    DoNotContact,
    Interest,
    Interview,
    IntroStep,
    OwnQuestion,
    Part,
    Point,
    Position,
    Relationship,
    Term,
    Triage,
    Week,
)
from coffeechat.domain.words import (
    Channel,
    ConversationKind,
    DateOrder,
    Direction,
    Facet,
    Gift,
    LoopKind,
    LoopState,
    MessagePurpose,
    PairState,
    ReplyKind,
    Route,
    Seniority,
    TrackStatus,
    Warmth,
)

PROFILE_ID = "me"
SALT_ID = "salt"
LIST_ID = "list"
#: The verb of an event that brought a whole record in from another store.
ARRIVAL = "arrival"


class Record(Part, frozen=True, kw_only=True):
    """A document of its own in the store; `TABLE` names where."""

    TABLE: ClassVar[str]

    id: str
    created: datetime


class Profile(Record, frozen=True):
    """Who I am; the one record of its table, always with the id «me».

    `programmes` are what I studied, `labs` the groups I was in.
    """

    TABLE = "profile"

    name: str = ""
    institutions: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    labs: tuple[str, ...] = ()
    memberships: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    #: Changes of path I went through, such as «left academia».
    transitions: tuple[str, ...] = ()
    #: What I share with some people and tell nobody; in no export and no view of a plugin.
    identities: tuple[str, ...] = ()
    zone: str = ""
    availability: tuple[Availability, ...] = ()
    holidays: tuple[date, ...] = ()
    entry_level: Seniority | None = None
    pace: int = 3
    cadence: str = "gentle"
    #: Days without a talk after which I want to hear of it; 0 for never.
    rhythm: int = 45
    #: The weekday on which I look back at the week, Monday is 0; None for never.
    review_day: int | None = 4
    week: Week | None = None
    #: The day in my zone of the latest import.
    imported_on: date | None = None
    signature: str = ""
    #: What I say of myself at the beginning of a talk, and how fast I speak.
    introduction: str = ""
    words_per_minute: int = 130
    #: Questions of my own that I may ask again.
    questions: tuple[OwnQuestion, ...] = ()
    #: Questions that bring little, so that they are suggested no more; their texts.
    retired_questions: tuple[str, ...] = ()
    #: Hard questions that I was asked, with my answers; in no export and no view of a plugin.
    asked_me: tuple[AskedMe, ...] = ()
    #: Field name to what imports gave, a line for each; what I took out of that stays out.
    imported: dict[str, str] = msgspec.field(default_factory=dict)


class Track(Record, frozen=True):
    """A field or role that I explore.

    `entry_title` is the job I would begin with, as its title is worded there; `interest` is oldest
    first; `questions` are what I would still like to know.
    """

    TABLE = "tracks"

    name: str
    status: TrackStatus = TrackStatus.EXPLORING
    entry_level: Seniority | None = None
    entry_title: str = ""
    #: People who hire are worth asking here, because hiring is the field.
    hr_ok: bool = False
    interest: tuple[Interest, ...] = ()
    glossary: tuple[Term, ...] = ()
    questions: tuple[str, ...] = ()
    #: What I decided, oldest first.
    decisions: tuple[Decision, ...] = ()
    notes: str = ""


class Occasion(Record, frozen=True):
    """Where I met people: a conference, a career day. People share it as a point of connection."""

    TABLE = "occasions"

    name: str
    day: date | None = None
    place: str = ""


class Person(Record, frozen=True):
    """Somebody I may learn from."""

    TABLE = "people"

    name: str
    positions: tuple[Position, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    old_urls: tuple[str, ...] = ()
    place: str = ""
    #: Where a card reaches them by post; private, in no view of a plugin.
    address: str = ""
    zone: str = ""
    seniority: Seniority | None = None
    practitioner: bool | None = None
    #: By how many years their career began before mine; negative when it began after.
    years_ahead: int | None = None
    warmth: Warmth | None = None
    points: tuple[Point, ...] = ()
    #: Where they studied or belong, and changes of path: «State U», «Ecology PhD», «left academia».
    affiliations: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    dream: bool = False
    source: str = ""
    connected_on: date | None = None
    #: The day of the import that first had them in their present job, after another one.
    new_job: date | None = None
    #: The day of the import that did not have them any more: we are no longer connected.
    disconnected: date | None = None
    contacts: tuple[Contact, ...] = ()
    referred_by: str | None = None
    #: What they became to me, oldest first.
    relationships: tuple[Relationship, ...] = ()
    triage: Triage | None = None
    #: What they care about, and what I could do for them.
    interests: tuple[str, ...] = ()
    can_help: tuple[str, ...] = ()
    notes: str = ""
    do_not_contact: DoNotContact | None = None
    #: Field name to the value the last import gave; a field that differs was edited by hand.
    imported: dict[str, str] = msgspec.field(default_factory=dict)
    #: Plugin id to what that plugin keeps here; survives when the plugin is gone.
    extras: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)

    @property
    def title(self) -> str:
        """The present job title, or nothing."""
        return self.positions[0].title if self.positions else ""

    @property
    def organisation(self) -> str:
        """The present employer, or nothing."""
        return self.positions[0].organisation if self.positions else ""


class Conversation(Record, frozen=True):
    """One pursuit of one talk with one person.

    `introducer` is the id of who may introduce us, `introduction` what came of that, oldest first;
    empty while I have not asked for it.
    """

    TABLE = "conversations"

    person: str
    kind: ConversationKind = ConversationKind.INFORMATIONAL
    why: str = ""
    goals: tuple[str, ...] = ()
    route: Route = Route.DIRECT
    introducer: str | None = None
    introduction: tuple[IntroStep, ...] = ()
    interview: Interview | None = None
    keep_in_touch: bool = True
    closed: Closing | None = None


class Message(Record, frozen=True):
    """Any contact with a person, written or spoken, in or out; a draft until `at` is set.

    `reply` is set on what they answered; `until` is the date they or I named with it. `skipped`
    holds the reason why a message that was due was not written. `about` is whom I ask to be
    introduced to. `version` is that of the template; 0 where none was used, or none was kept.
    `gift` is what I give with it, and `hook` the reason for which it was begun, in a few words.
    """

    TABLE = "messages"

    person: str
    purpose: MessagePurpose
    conversation: str | None = None
    direction: Direction = Direction.OUT
    channel: Channel = Channel.EMAIL
    subject: str = ""
    body: str = ""
    template: str = ""
    version: int = 0
    about: str | None = None
    #: What mail programs know it by, so that a follow-up is shown beside it.
    mail_id: str = ""
    at: datetime | None = None
    reply: ReplyKind | None = None
    until: date | None = None
    skipped: str = ""
    gift: Gift | None = None
    hook: str = ""
    accepted_findings: tuple[str, ...] = ()

    @property
    def draft(self) -> bool:
        """Not sent, not received and not skipped yet."""
        return self.at is None and not self.skipped


class Learning(Record, frozen=True):
    """Something I learned from a person.

    `said_on` is the day on which it was said, in my zone; None is that of its talk, or of its
    entry. `agrees` and `contradicts` hold the ids of other learnings, and count for both. `read` is
    when I was through with something to read.
    """

    TABLE = "learnings"

    person: str
    text: str
    conversation: str | None = None
    tracks: tuple[str, ...] = ()
    facet: Facet = Facet.OTHER
    their_words: bool = False
    said_on: date | None = None
    agrees: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    read: datetime | None = None


class Loop(Record, frozen=True):
    """Something left open. `person` gave it (or was promised it); `about` is who was named.

    Of a question `about` is whom I will ask. A milestone of mine is a loop with each person whose
    advice led there, `result` saying how. `settled` is when it was done or dropped, `reminded` when
    I reminded them of an offer, `reported` whether its person heard what came of it.
    """

    TABLE = "loops"

    kind: LoopKind
    person: str
    text: str
    conversation: str | None = None
    about: str | None = None
    due: date | None = None
    state: LoopState = LoopState.OPEN
    result: str = ""
    settled: datetime | None = None
    reminded: datetime | None = None
    reported: bool = False

    @property
    def is_open(self) -> bool:
        """Neither done nor dropped yet."""
        return self.state in {LoopState.OPEN, LoopState.DOING}


class Binned(Record, frozen=True):
    """Somebody in the bin with all that was with them; `id` is the person's, `created` when.

    Nothing looks in here but the list of the bin, so they are in no other list and not written to.
    """

    TABLE = "bin"

    person: Person
    conversations: tuple[Conversation, ...] = ()
    messages: tuple[Message, ...] = ()
    learnings: tuple[Learning, ...] = ()
    loops: tuple[Loop, ...] = ()


class Override(Record, frozen=True):
    """My word on something due: not before `until`, or never again (with a reason)."""

    TABLE = "overrides"

    rule: str
    subject: str
    until: date | None = None
    dismissed: str | None = None


class SilencedRule(Record, frozen=True):
    """A check that I silenced for good; `id` is the check's id."""

    TABLE = "silenced"


class Pair(Record, frozen=True):
    """Two people who may be one: that was proposed, denied, or done.

    `people` are their ids; once merged, the first is who stayed. Of a merged pair, `before` holds
    both as they were, `after` who came of them, and `moved` the ids of the records that went over.
    """

    TABLE = "pairs"

    people: tuple[str, str]
    state: PairState
    why: str = ""
    before: tuple[Person, ...] = ()
    after: Person | None = None
    moved: tuple[str, ...] = ()


class ColumnMap(Record, frozen=True):
    """How I want the columns of one kind of table read: `id` stands for its set of headers.

    `columns` has the name of a field of people to the header it is read from; an empty header when
    the table does not tell it. `dates` is what I said comes first in dates such as 3/5/24.
    """

    TABLE = "column_maps"

    headers: tuple[str, ...] = ()
    columns: dict[str, str] = msgspec.field(default_factory=dict)
    dates: DateOrder | None = None


class SavedView(Record, frozen=True):
    """A way to look at a list: `id` is the digit that shows it, or `LIST_ID`.

    That one says how Identify looks while no view is shown. `place` is the screen it belongs to;
    `columns` names what stands at the right of a row, None for what stands there anyway.
    """

    TABLE = "views"

    name: str = ""
    place: str = "identify"
    filter: str = ""
    sort: str = ""
    backwards: bool = False
    columns: tuple[str, ...] | None = None


class Forgotten(Record, frozen=True):
    """By what a forgotten person is known again when an import has them: `id` is a salted hash.

    The record with the id «salt» holds the salt. One with `unfinished` holds the ids of records
    whose traces may still be on the disk, with the `words` and the `name` to be taken out of other
    records; it goes when they are erased.
    """

    TABLE = "forgotten"

    salt: str = ""
    unfinished: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    name: str = ""


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One act in one line, kept for good. `subjects` are the ids of the records it touched first.

    `undoes` names the event that this one took back; `redoes` the undo that this one took back.
    `origin` is the id of the plugin that proposed the act; empty when I did it.
    """

    id: str
    at: datetime
    session: str
    verb: str
    summary: str
    subjects: tuple[str, ...] = ()
    undoes: str | None = None
    redoes: str | None = None
    origin: str = ""


#: Every kind of record that has a table of its own.
RECORD_TYPES: tuple[type[Record], ...] = (
    Profile,
    Track,
    Occasion,
    Person,
    Conversation,
    Message,
    Learning,
    Loop,
    Binned,
    Override,
    SilencedRule,
    Pair,
    ColumnMap,
    SavedView,
    Forgotten,
)
