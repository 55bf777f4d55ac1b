"""Questions for a talk, in an order that a talk can follow; closing questions stand last.

The topics come from University Affairs, Inside Higher Ed, Berkeley Science Review and GPDN; the
words are our own. Open questions on the person's work and path, none on pay of their own, on
openings (but for those whom one has met twice) or on anything that their profile tells.
"""

from coffeechat.api import Question, QuestionBank, QuestionCategory

_C = QuestionCategory


def _questions(*rows: tuple[str, QuestionCategory, str]) -> tuple[Question, ...]:
    return tuple(Question(id=key, category=category, text=text) for key, category, text in rows)


STANDARD = QuestionBank(
    id="standard",
    title="Standard: half an hour",
    default=True,
    questions=_questions(
        ("week", _C.DAY, "What did your last week at work consist of?"),
        ("way", _C.PATH, "Which turns led you to the work you do now?"),
        ("surprise", _C.INSIGHT, "What about your work did you not expect before you began?"),
        (
            "joys",
            _C.SATISFACTION,
            "Which part of your work do you look forward to, and which part wears you down?",
        ),
        ("start", _C.ENTRY, "What should somebody bring along who starts in this field today?"),
        ("fit", _C.FIT, "With what you know of me: where could I fit in, and where not?"),
        ("advice", _C.ADVICE, "What would you do in my place over the next few months?"),
        (
            "others",
            _C.CLOSING,
            "Who else, in your field or your organisation, would be good for me to talk to?",
        ),
    ),
)

#: The order of the 2-Hour Job Search: it begins with what they know best, the world around them.
TIARA = QuestionBank(
    id="tiara",
    title="TIARA: trends first",
    questions=_questions(
        ("trends-now", _C.TRENDS, "What is changing most in {field} these days?"),
        ("trends-next", _C.TRENDS, "Which change do you expect to reach your own work next?"),
        ("insights-surprise", _C.INSIGHT, "What about your work did you not expect?"),
        ("insights-learned", _C.INSIGHT, "What do you know now that took you years to see?"),
        ("advice-place", _C.ADVICE, "What would you do now if you stood where I stand?"),
        ("advice-avoid", _C.ADVICE, "Which detour could somebody like me save?"),
        ("resources-next", _C.RESOURCES, "What should I read, hear or join next?"),
        ("assignments-lately", _C.ASSIGNMENTS, "Which piece of work has taken most of your month?"),
        (
            "others",
            _C.CLOSING,
            "Who else, in your field or your organisation, would be good for me to talk to?",
        ),
    ),
)

BY_TOPIC = QuestionBank(
    id="by-topic",
    title="All, by topic",
    questions=_questions(
        ("opening-now", _C.OPENING, "What is keeping you busy at the moment?"),
        ("opening-why", _C.OPENING, "What first drew you to {field}?"),
        ("path-turns", _C.PATH, "Which turns led you to the work you do now?"),
        ("path-next-step", _C.PATH, "How did you notice that it was time for your next step?"),
        (
            "path-past-role",
            _C.PATH,
            "What did you like about your time as {past_role}, and what was hard about it?",
        ),
        ("day-at-work", _C.DAY, "When you sit down at work, what do you actually do?"),
        ("day-week", _C.DAY, "How does an ordinary week of yours look?"),
        ("day-together", _C.DAY, "How much of the work is done together, and how much alone?"),
        ("day-travel", _C.DAY, "How often does the work take you away from home?"),
        ("skills-well", _C.SKILLS, "Which skills do people have who do this work really well?"),
        ("skills-learn", _C.SKILLS, "Which skill did you have to learn after you began?"),
        (
            "satisfaction-both",
            _C.SATISFACTION,
            "Which part of your work do you look forward to, and which part wears you down?",
        ),
        ("satisfaction-hard", _C.SATISFACTION, "What is difficult about the work these days?"),
        ("insight-surprise", _C.INSIGHT, "What about your work did you not expect?"),
        ("insight-inside", _C.INSIGHT, "What goes on in {field} that outsiders do not see?"),
        ("advice-newcomer", _C.ADVICE, "What would you tell a newcomer who wants to do this?"),
        ("advice-again", _C.ADVICE, "What would you do differently if you began again?"),
        ("entry-bring", _C.ENTRY, "Which skills and experiences help somebody to get in?"),
        ("entry-first", _C.ENTRY, "How do people usually find their first role in this field?"),
        (
            "qualifications-used",
            _C.QUALIFICATIONS,
            "Which degrees or certificates are asked for, and which of them are really used?",
        ),
        (
            "qualifications-person",
            _C.QUALIFICATIONS,
            "What kind of person feels at home in this role?",
        ),
        ("landscape-growing", _C.LANDSCAPE, "Is {field} growing, and where will it be in years?"),
        ("landscape-places", _C.LANDSCAPE, "What kinds of employers are there beside yours?"),
        ("trends-now", _C.TRENDS, "What is changing most in {field} these days?"),
        (
            "assignments-lately",
            _C.ASSIGNMENTS,
            "Which piece of work has taken most of your month?",
        ),
        ("culture-here", _C.CULTURE, "How do people treat each other at {organisation}?"),
        ("culture-leave", _C.CULTURE, "What do people here say when they are proud of the place?"),
        ("climate-as", _C.CLIMATE, "How is it to work at {organisation} as {identity}?"),
        ("climate-for", _C.CLIMATE, "How welcome is {identity} in this field, in your eyes?"),
        ("climate-parents", _C.CLIMATE, "How does the field handle parental leave?"),
        ("lifestyle-outside", _C.LIFESTYLE, "How does the work leave its mark on life outside?"),
        ("progression-after", _C.PROGRESSION, "Where do people go after some years as {title}?"),
        ("pay-entry", _C.PAY, "What range of pay may somebody expect who enters this field?"),
        (
            "programme-before",
            _C.PROGRAMME,
            "What would have been good to know before you enrolled?",
        ),
        ("lab-group", _C.LAB, "How does your group work, and what does it work on?"),
        (
            "internship-way",
            _C.INTERNSHIP,
            "How do people come by an internship or a residency here?",
        ),
        ("fit-where", _C.FIT, "With what you know of me: where could I fit in, and where not?"),
        ("resources-read", _C.RESOURCES, "What have you read that helped you in your work?"),
        ("resources-start", _C.RESOURCES, "What should I read first to understand this field?"),
        ("resources-join", _C.RESOURCES, "Which societies or groups are worth joining?"),
        ("leads-apply", _C.LEADS, "Where should I apply first, with what you know of me?"),
        ("closing-missed", _C.CLOSING, "What should I have asked that I did not?"),
        (
            "closing-others",
            _C.CLOSING,
            "Who else, in your field or your organisation, would be good for me to talk to?",
        ),
    ),
)

QUESTION_BANKS = (STANDARD, TIARA, BY_TOPIC)
