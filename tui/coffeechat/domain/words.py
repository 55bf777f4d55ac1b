"""The enumerations of the field. They are all that the plugin API shares with the domain.

Values are stored and exported, so they never change; new ones may be added.
"""

from enum import IntEnum, StrEnum


class Stage(StrEnum):
    """Where a conversation stands, as the screens are named."""

    IDENTIFY = "identify"
    ASK = "ask"
    INTERVIEW = "interview"
    FOLLOW_UP = "follow_up"
    RESTING = "resting"
    CLOSED = "closed"


class Step(StrEnum):
    """Where exactly within its stage; derived from what happened, never typed in."""

    SPOTTED = "spotted"
    QUALIFIED = "qualified"
    PARKED = "parked"
    DRAFTING = "drafting"
    WAITING = "waiting"
    BUMPED = "bumped"
    ARRANGING = "arranging"
    SCHEDULED = "scheduled"
    DIGEST = "digest"
    LOOPS_OPEN = "loops_open"
    KEEP_IN_TOUCH = "keep_in_touch"
    RESTING = "resting"
    CLOSED = "closed"

    @property
    def stage(self) -> Stage:
        """The stage this step belongs to."""
        return _STAGE_OF[self]


_STAGE_OF = {
    Step.SPOTTED: Stage.IDENTIFY,
    Step.QUALIFIED: Stage.IDENTIFY,
    Step.PARKED: Stage.IDENTIFY,
    Step.DRAFTING: Stage.ASK,
    Step.WAITING: Stage.ASK,
    Step.BUMPED: Stage.ASK,
    Step.ARRANGING: Stage.INTERVIEW,
    Step.SCHEDULED: Stage.INTERVIEW,
    Step.DIGEST: Stage.FOLLOW_UP,
    Step.LOOPS_OPEN: Stage.FOLLOW_UP,
    Step.KEEP_IN_TOUCH: Stage.FOLLOW_UP,
    Step.RESTING: Stage.RESTING,
    Step.CLOSED: Stage.CLOSED,
}


class Seniority(IntEnum):
    """Level of a position; the order matters («within two levels above your entry level»)."""

    STUDENT = 0
    ENTRY = 1
    MID = 2
    SENIOR = 3
    LEAD = 4
    DIRECTOR = 5
    HEAD = 6
    EXECUTIVE = 7


class Warmth(StrEnum):
    """How well I know a person before I write; ordered from warm to cold."""

    CLOSE = "close"
    COHORT = "lab_or_cohort"
    KNOWN = "known"
    MET_ONCE = "met_once"
    INTRODUCED = "introduced"
    SHARED_POINT = "shared_point"
    COLD = "cold"


class RelationshipOutcome(StrEnum):
    """What somebody became to me over time; from acquaintance to mentor in order of closeness."""

    ACQUAINTANCE = "acquaintance"
    CONTACT = "contact"
    CONNECTOR = "connector"
    MENTOR = "mentor"
    COLLABORATOR = "collaborator"
    COLLEAGUE = "colleague"
    FRIEND = "friend"


class PointKind(StrEnum):
    """What a person and I have in common (a point of connection)."""

    SAME_INSTITUTION = "same_institution"
    SAME_PROGRAMME = "same_programme"
    SAME_LAB = "same_lab"
    SAME_DEGREE = "same_degree"
    SAME_EMPLOYER = "same_employer"
    SAME_ASSOCIATION = "same_association"
    SAME_PLACE = "same_place"
    SAME_LANGUAGE = "same_language"
    MUTUAL_CONTACT = "mutual_contact"
    REFERRED_BY = "referred_by"
    MET_AT_OCCASION = "met_at_occasion"
    SHARED_FIELD = "shared_field"
    SHARED_TRANSITION = "shared_transition"
    SHARED_IDENTITY = "shared_identity"
    READ_THEIR_WORK = "read_their_work"
    LINKEDIN_CONNECTION = "linkedin_connection"
    OTHER = "other"


class TrackStatus(StrEnum):
    """How far I am with a field or role that I explore."""

    CURIOUS = "curious"
    EXPLORING = "exploring"
    PROMISING = "promising"
    CURRENT = "current"
    CHOSEN = "chosen"
    RULED_OUT = "ruled_out"
    PARKED = "parked"


class DecisionKind(StrEnum):
    """What I decide of a track; stay and leave are said of the one I work in."""

    EXPLORE = "explore"
    CHOOSE = "choose"
    RULE_OUT = "rule_out"
    STAY = "stay"
    LEAVE = "leave"
    UNDECIDED = "undecided"


class ConversationKind(StrEnum):
    """Informational interviews teach me; networking is an exchange among peers."""

    INFORMATIONAL = "informational"
    NETWORKING = "networking"


class Route(StrEnum):
    """How I reach the person."""

    DIRECT = "direct"
    INTRODUCED = "introduced"
    REFERRED = "referred"


class Outcome(StrEnum):
    """How a conversation was closed."""

    HELD = "held"
    ANSWERED_BY_EMAIL = "answered_by_email"
    DECLINED = "declined"
    NO_REPLY = "no_reply"
    REFERRED_ON = "referred_on"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    NOT_FITTING = "not_fitting"


class MessagePurpose(StrEnum):
    """What a message, written or spoken, is for."""

    ASK = "ask"
    BUMP = "bump"
    INTRO_REQUEST = "intro_request"
    CONFIRM = "confirm"
    RESCHEDULE = "reschedule"
    THANK_YOU = "thank_you"
    REPORT_BACK = "report_back"
    UPDATE = "update"
    CHECK_IN = "check_in"
    SHARE = "share"
    REPLY = "reply"
    CALL = "call"
    MET = "met"


class Direction(StrEnum):
    """Who spoke: I, they, or both of us."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class Channel(StrEnum):
    """The way a message goes."""

    EMAIL = "email"
    LINKEDIN_NOTE = "linkedin_note"
    LINKEDIN_MESSAGE = "linkedin_message"
    PHONE = "phone"
    VIDEO = "video"
    IN_PERSON = "in_person"
    CARD = "card"
    SMS = "sms"
    OTHER = "other"


class DateOrder(StrEnum):
    """What comes first in dates such as 3/5/24."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class ContactKind(StrEnum):
    """What a source tells of contact that a person and I had before."""

    MESSAGE = "message"
    INVITATION = "invitation"
    RECOMMENDATION = "recommendation"
    ENDORSEMENT = "endorsement"


class PairState(StrEnum):
    """What was said of two people who may be one."""

    PROPOSED = "proposed"
    APART = "apart"
    MERGED = "merged"


class Mode(StrEnum):
    """The way we talk."""

    PHONE = "phone"
    VIDEO = "video"
    COFFEE = "coffee"
    OFFICE = "office"
    CAMPUS = "campus"
    WALK = "walk"


class ReplyKind(StrEnum):
    """What they answered to an ask, or what became of a date."""

    ACCEPTED = "accepted"
    OTHER_TIME = "other_time"
    LATER = "later"
    BY_EMAIL = "by_email"
    REFERRED_ON = "referred_on"
    DECLINED = "declined"
    BOUNCED = "bounced"
    OUT_OF_OFFICE = "out_of_office"
    MOVED = "moved"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    MOVED_BY_ME = "moved_by_me"
    CANCELLED_BY_ME = "cancelled_by_me"
    NO_SHOW_BY_ME = "no_show_by_me"


class IntroState(StrEnum):
    """How far somebody is with introducing me, in the order in which it goes well."""

    ASKED = "asked"
    AGREED = "agreed"
    PASSED_ON = "passed_on"
    INTRODUCED = "introduced"
    DECLINED = "declined"
    STALLED = "stalled"


class AskedOthers(StrEnum):
    """The closing question of a talk: did I ask whom else to talk to?"""

    YES = "yes"
    NO = "no"
    UNFITTING = "unfitting"


class Gift(StrEnum):
    """What I gave somebody, without being asked to."""

    SHARE = "share"
    INTRODUCTION = "introduction"
    HELP = "help"
    CONGRATULATION = "congratulation"


class LoopKind(StrEnum):
    """Something left open between a person and me."""

    SUGGESTION = "suggestion"
    REFERRAL = "referral"
    PROMISE = "promise"
    OFFER = "offer"
    QUESTION = "question"
    MILESTONE = "milestone"


class LoopState(StrEnum):
    """What came of a loop so far."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class Facet(StrEnum):
    """What a learning is about."""

    DAY = "day"
    SKILLS = "skills"
    QUALIFICATIONS = "qualifications"
    CULTURE = "culture"
    CLIMATE = "climate"
    LANDSCAPE = "landscape"
    ENTRY = "entry"
    PAY = "pay"
    LIFESTYLE = "lifestyle"
    PROGRESSION = "progression"
    SATISFACTION = "satisfaction"
    ORGANISATIONS = "organisations"
    PEOPLE = "people"
    RESOURCES = "resources"
    LINGO = "lingo"
    FIT = "fit"
    SURPRISE = "surprise"
    OTHER = "other"


class QuestionCategory(StrEnum):
    """What a question of a talk is about; closing questions always stand last.

    Leads, to openings and the like, are for those whom I have met more than once.
    """

    OPENING = "opening"
    PATH = "path"
    DAY = "day"
    SKILLS = "skills"
    SATISFACTION = "satisfaction"
    INSIGHT = "insight"
    ADVICE = "advice"
    ENTRY = "entry"
    QUALIFICATIONS = "qualifications"
    LANDSCAPE = "landscape"
    TRENDS = "trends"
    ASSIGNMENTS = "assignments"
    CULTURE = "culture"
    CLIMATE = "climate"
    LIFESTYLE = "lifestyle"
    PROGRESSION = "progression"
    PAY = "pay"
    PROGRAMME = "programme"
    LAB = "lab"
    INTERNSHIP = "internship"
    FIT = "fit"
    RESOURCES = "resources"
    LEADS = "leads"
    CLOSING = "closing"


class About(StrEnum):
    """What a check looks at."""

    PERSON = "person"
    ASK = "ask"
    QUESTION = "question"
    PREP = "prep"
    FOLLOW_UP = "follow_up"


class Severity(StrEnum):
    """How much a finding matters. Findings explain; they never block."""

    WARN = "warn"
    NOTE = "note"
