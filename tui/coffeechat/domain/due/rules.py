"""The rules of what is due, in the order in which Today shows what they find.

Their numbers and days come from the advice on informational interviews: prepare two business days
before, write down what was said the same day, thank the next day, bump once after some business
days, tell who named somebody how it went. How long one waits for an answer is a habit of one's own:
`coffeechat.domain.cadence`.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from coffeechat.domain.words import RelationshipOutcome


class Group(Enum):
    """Rules that Today treats alike."""

    PROMISE = "promises"
    OWED = "owed replies"
    THANKS = "thank-yous"
    TALK = "talks"
    REPORT = "report-backs"
    BUMP = "bumps"
    IN_TOUCH = "keeping in touch"
    TRIAGE = "triage"
    HOUSEKEEPING = "housekeeping"


#: How many rows of Today each has before the others, where there is more to do than rows; what is
#: left free goes to the most pressing.
SEATS = dict.fromkeys(Group, 1) | {Group.PROMISE: 2, Group.THANKS: 2, Group.TALK: 2}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule.

    Attributes:
        what: What it reminds of.
        days: Business days after what it follows from, or (where negative) before the talk; None
            where it counts otherwise.
        owed: What it finds is owed to somebody, and counted at the top of every screen.
    """

    id: str
    what: str
    group: Group
    days: int | None = None
    owed: bool = False


#: D-29 is our own: what I chose when I looked back at the week.
RULES = (
    Rule(id="D-12", what="keep your promise", group=Group.PROMISE, days=3, owed=True),
    Rule(
        id="D-01", what="answer: they asked for another time", group=Group.OWED, days=1, owed=True
    ),
    Rule(
        id="D-11", what="thank them for the talk, or for written answers", group=Group.THANKS,
        owed=True,
    ),
    Rule(id="D-10", what="write down what was said", group=Group.TALK),
    Rule(id="D-07", what="prepare the talk", group=Group.TALK, days=-2),
    Rule(id="D-08", what="confirm the talk", group=Group.TALK, days=-1),
    Rule(
        id="D-15", what="tell who named somebody that you met them", group=Group.REPORT, days=2,
        owed=True,
    ),
    Rule(
        id="D-17", what="thank those whose advice led to a milestone", group=Group.REPORT, owed=True
    ),
    Rule(
        id="D-14", what="tell who suggested something that you did it", group=Group.REPORT,
        owed=True,
    ),
    Rule(id="D-13", what="tell them how it goes on, a week after the talk", group=Group.REPORT),
    Rule(id="D-05", what="bump once", group=Group.BUMP),
    Rule(id="D-04", what="ask somebody else of the same organisation", group=Group.BUMP),
    Rule(id="D-09", what="set a date: they said yes", group=Group.BUMP, days=2),
    Rule(
        id="D-24", what="find a new date: the talk was called off", group=Group.BUMP, days=2
    ),
    Rule(id="D-06", what="let go of an ask without an answer", group=Group.BUMP),
    Rule(id="D-23", what="ask how an introduction stands", group=Group.BUMP),
    Rule(id="D-18", what="remind them once of their offer", group=Group.IN_TOUCH),
    Rule(
        id="D-16", what="keep in touch, where there is a reason to write", group=Group.IN_TOUCH
    ),
    Rule(id="D-29", what="what you chose for this week", group=Group.TRIAGE),
    Rule(
        id="D-19", what="say why somebody who was named is worth asking", group=Group.TRIAGE, days=3
    ),
    Rule(
        id="D-22", what="look again, or ask again, on the day that was named", group=Group.TRIAGE
    ),
    Rule(id="D-03", what="write to somebody who is worth asking", group=Group.TRIAGE, days=5),
    Rule(id="D-02", what="say why somebody is worth asking", group=Group.TRIAGE),
    Rule(id="D-21", what="look again at people you know", group=Group.TRIAGE),
    Rule(id="D-20", what="the rhythm of talking", group=Group.HOUSEKEEPING),
    Rule(id="D-26", what="look back at the week", group=Group.HOUSEKEEPING),
    Rule(
        id="D-25", what="open questions that nobody is to be asked yet", group=Group.HOUSEKEEPING
    ),
    Rule(id="D-27", what="ask again what was said long ago", group=Group.HOUSEKEEPING),
    Rule(id="D-28", what="import your contacts again", group=Group.HOUSEKEEPING),
)  # fmt: skip
GROUPS = {rule.id: rule.group for rule in RULES}
#: What each rule reminds of.
WHAT = {rule.id: rule.what for rule in RULES}
ORDER = tuple(rule.id for rule in RULES)
OWED = frozenset(rule.id for rule in RULES if rule.owed)
#: Business days of the rules that have a number of their own.
DAYS = {rule.id: rule.days for rule in RULES if rule.days is not None}

#: Days after which an import is old.
IMPORT_FOR = timedelta(days=90)
SPOTTED_FOR = timedelta(days=7)
SPOTTED_SHOWN = 3
THANKS_LATE_AFTER = timedelta(hours=48)
#: Business days after a talk by which thanks in handwriting are due.
CARD_DAYS = 3
#: How soon they hear of a suggestion done and of a milestone, and are reminded of an offer.
TELL_OF_SUGGESTION = timedelta(days=14)
TELL_OF_MILESTONE = timedelta(days=7)
OFFER_AFTER = timedelta(days=7)
#: How long after the last contact one keeps in touch, ideally and at the latest, and what is soon.
IN_TOUCH_IDEAL = timedelta(weeks=16)
IN_TOUCH_LATEST = timedelta(weeks=26)
IN_TOUCH_FLOOR = timedelta(weeks=6)
#: With whom one keeps in touch sooner or later than that, as I said what they are to me; the
#: latest day lies as much longer after the ideal one as it does for everybody.
IN_TOUCH_BY_RELATIONSHIP = {
    RelationshipOutcome.ACQUAINTANCE: timedelta(weeks=26),
    RelationshipOutcome.MENTOR: timedelta(weeks=10),
    RelationshipOutcome.COLLABORATOR: timedelta(weeks=8),
    RelationshipOutcome.FRIEND: timedelta(weeks=8),
}
