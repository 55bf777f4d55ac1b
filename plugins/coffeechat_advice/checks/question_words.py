"""Word lists of the checks on questions, in the notation of `coffeechat_advice.phrases`.

Beside each stands a question of the bank that asks the same in a better way, by its id.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from coffeechat_advice.phrases import Phrases


@dataclass(frozen=True)
class Instead:
    """Words that a question should not hold, why not, and the id of a better question."""

    check_id: str
    source: str
    phrases: Phrases
    why: str
    better: str


LEFT_A_JOB = Phrases(
    """
    why did|have|would you *? leave|left|quit|resign|resigned|move_on_from|moved_on_from|walk_away
    why'd you *? leave|quit|resign
    why did|have you decide|decided|choose|chosen|want|wanted to leave|quit|resign|step_down
    why did|have you change|changed|switch|switched jobs|employers|companies
    why were you let_go|fired|laid_off|dismissed
    were you fired|let_go|laid_off
    what made you leave|quit
    what prompted|caused|drove|pushed you to leave|quit|resign
    reason|reasons you left|quit
    reason|reasons for leaving|quitting
    """,
    but_not="leave|left out|open|behind|room",
)
WORST = Phrases(
    """
    worst thing|part|side|aspect|day|boss|job|experience|about|of
    what|which do|did you hate|detest|dislike
    most dislike|hate
    hate|dislike most
    biggest|main|greatest complaint|complaints|regret|regrets|failure|downside|drawback
    what do|did you complain about
    least favourite|favorite
    """
)
IN_THE_PROFILE = Phrases(
    """
    where did you study|graduate|go_to_university|go_to_college|go_to_school|do_your_phd
    what did you study|major_in
    what|which degree|degrees|companies|positions|jobs|titles have|did|do you
    what|which positions|jobs|roles|titles|employers|companies has|did your *? *? include|included
    what is|are|was|were your job? title|position|role|degree|degrees|major|majors|minor
    what's your job? title|position|role|degree|major
    what does your company|organisation|organization|firm|employer do|make|sell|offer
    what does * do|make|sell
    how big|large is your company|organisation|organization|firm|employer
    how long have|did you work|worked|been
    how many employees|people|staff|offices
    when did you start|join|graduate|begin at|your|there|in|from?
    where do you work
    where are you|your *? based|located
    who do you work for
    """,
    but_not="""
    what|which jobs|positions have|did you apply|applied|turn|turned|decline|declined
    what does it|that|this|one|somebody|someone|anybody|everybody|nobody do|make|sell
    what does * do|make|sell differently|better|well|badly|to|for|with|about|that|you|me
    """,
)
THEIR_PAY = Phrases(
    """
    how much do|did|are|were you make|earn|paid|get|making|earning
    how much money|pay do|did you make|earn|get
    what do|did you make|earn a|per|as|there|now?
    what are|were you paid|earning
    your annual|yearly|monthly|base|current|own? salary|pay|compensation|bonus|income|wage|wages
    your earnings|paycheck
    """,
    but_not="""
    what do|did you make of|out_of|possible|with
    how much do|did you make use|time|sense
    your pay off|attention|grade
    """,
)
PERSONAL = (
    (
        Phrases(
            """
            have|having|want|planning|plan_to_have|expecting children|kids|a_child|a_baby|a_family
            are|were|is|get|got|getting you|your *? married|engaged|divorced|single|pregnant
            your husband|wife|spouse|partner|boyfriend|girlfriend|children|kids|marriage
            """,
            but_not="your partner|partners organisation|organization|institution|institutions|labs",
        ),
        "climate-parents",
    ),
    (
        Phrases(
            """
            how old are you
            your age
            what year were you born
            your religion|faith|church|politics|party|sexuality|orientation|gender|race|ethnicity
            are|were you religious|christian|muslim|jewish|gay|straight|lesbian|disabled|ill|sick
            who|whom do|did|will|would you vote
            where are you really|originally|actually from
            your visa|immigration|citizenship|green_card
            what|which visa are|were|do|did|have you
            do|did you have a|any *? disability|illness|diagnosis|religion|faith
            are you a citizen
            your *? health|illness|disability|diagnosis
            """,
            but_not="your *? health programme|program|research|team|department|system|project|care",
        ),
        "lifestyle-outside",
    ),
)
LEADS = Phrases(
    """
    leads|tips for|on jobs|openings|positions|work
    know|hear|heard of|about anyone|anybody|someone|somebody looking|who_is_looking|hiring
    who is|might_be|could_be hiring|looking_for_people|looking_for_somebody
    where|which should|could|can|might I apply
    """
)
VAGUE = Phrases(
    """
    tell me *? *? about yourself
    tell me *? *? about your company|organisation|organization|job|work|career|role|field|industry
    tell me everything|anything
    pick your brain|brains
    what is|are your thoughts
    what's it like
    """,
    but_not="about your career|work|role since|before|after|between|as|in|with|at",
)
#: Matters that not everybody likes to speak of.
CLOSE_TO_HEART = Phrases(
    """
    family|families|marriage|money|debt|burnout|burn_out|burned_out|burnt_out|stress|anxiety
    fail|failed|failing|failure|failures|mistake|mistakes|regret|regrets|doubt|doubts|afraid|fear
    conflict|conflicts|unfair|discrimination|harassment|bullying|lonely|loneliness|grief|divorce
    parent|parents|mother|father|childhood|illness|depressed|depression
    """
)
#: How a closed question opens, and what makes it an open one all the same.
CLOSED = Phrases(
    """
    is|are|am|was|were|do|does|did|have|has|had|can|could|will|would|should|may
    """
)
OPENED = Phrases("how|what|which|why|who|whom|where|when|describe|explain|or|more_about|story")

INSTEAD: Sequence[Instead] = (
    Instead(
        "Q-01",
        "Inside Higher Ed: mind the phrasing",
        LEFT_A_JOB,
        "It can touch something painful; ask how they knew that it was time to go on.",
        "path-next-step",
    ),
    Instead(
        "Q-02",
        "Inside Higher Ed: mind the phrasing",
        WORST,
        "It asks for a complaint; ask what is difficult, and they can choose how much to say.",
        "satisfaction-hard",
    ),
    Instead(
        "Q-04",
        "Inside Higher Ed: nothing that a profile tells",
        IN_THE_PROFILE,
        "Their profile tells that, and minutes are few; ask what it does not tell.",
        "path-turns",
    ),
    Instead(
        "Q-05",
        "Inside Higher Ed: pay in general, never theirs",
        THEIR_PAY,
        "Their own pay is private; ask what somebody may expect who enters the field.",
        "pay-entry",
    ),
    Instead(
        "Q-10",
        "GPDN: openings are for later talks",
        LEADS,
        "Leads come when you have met more than once; ask now for people to talk to.",
        "closing-others",
    ),
    Instead(
        "Q-16",
        "2HJS: be specific",
        VAGUE,
        "It is so wide that the answer will be, too; ask for one thing.",
        "day-at-work",
    ),
)
