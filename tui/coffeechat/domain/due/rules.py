"""The rules of what is due, in the order in which Today shows what they find.

Their numbers and days come from the advice on informational interviews: prepare two business days
before, write down what was said the same day, thank the next day, bump once after some business
days, tell who named somebody how it went. How long one waits for an answer is a habit of one's own:
`coffeechat.domain.cadence`.
"""

from dataclasses import dataclass
from datetime import timedelta


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
    days: int | None = None
    owed: bool = False


RULES = (
    Rule(id="D-12", what="keep your promise", days=3, owed=True),
    Rule(id="D-01", what="answer: they asked for another time", days=1, owed=True),
    Rule(id="D-11", what="thank them for the talk, or for written answers", owed=True),
    Rule(id="D-10", what="write down what was said"),
    Rule(id="D-07", what="prepare the talk", days=-2),
    Rule(id="D-08", what="confirm the talk", days=-1),
    Rule(id="D-15", what="tell who named somebody that you met them", days=2, owed=True),
    Rule(id="D-17", what="thank those whose advice led to a milestone", owed=True),
    Rule(id="D-14", what="tell who suggested something that you did it", owed=True),
    Rule(id="D-05", what="bump once"),
    Rule(id="D-04", what="ask somebody else of the same organisation"),
    Rule(id="D-09", what="set a date: they said yes", days=2),
    Rule(id="D-24", what="find a new date: the talk was called off", days=2),
    Rule(id="D-06", what="let go of an ask without an answer"),
    Rule(id="D-23", what="ask how an introduction stands"),
    Rule(id="D-18", what="remind them once of their offer"),
    Rule(id="D-16", what="keep in touch, where there is a reason to write"),
    Rule(id="D-19", what="say why somebody who was named is worth asking", days=3),
    Rule(id="D-22", what="look again, or ask again, on the day that was named"),
    Rule(id="D-02", what="say why somebody is worth asking"),
    Rule(id="D-21", what="look again at people you know"),
)
ORDER = tuple(rule.id for rule in RULES)
OWED = frozenset(rule.id for rule in RULES if rule.owed)
#: Business days of the rules that have a number of their own.
DAYS = {rule.id: rule.days for rule in RULES if rule.days is not None}

SPOTTED_FOR = timedelta(days=7)
SPOTTED_SHOWN = 3
THANKS_LATE_AFTER = timedelta(hours=48)
#: How soon they hear of a suggestion done and of a milestone, and are reminded of an offer.
TELL_OF_SUGGESTION = timedelta(days=14)
TELL_OF_MILESTONE = timedelta(days=7)
OFFER_AFTER = timedelta(days=7)
#: How long after the last contact one keeps in touch, ideally and at the latest, and what is soon.
IN_TOUCH_IDEAL = timedelta(weeks=16)
IN_TOUCH_LATEST = timedelta(weeks=26)
IN_TOUCH_FLOOR = timedelta(weeks=6)
