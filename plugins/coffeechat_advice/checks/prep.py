"""Checks on the preparation of a talk: what you want, what you ask, and where you meet."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from coffeechat.api import About, CheckContext, Finding, QuestionCategory, Severity
from coffeechat_advice.checks import words
from coffeechat_advice.checks.rows import check

#: Minutes of preparation, and questions, beyond which more of it no longer helps.
ENOUGH_MINUTES = 45
MOST_QUESTIONS = 10
#: Minutes that a question takes, and those around all questions.
EACH, AROUND = 3, 6
#: Questions on their day and their path in a talk that is to get to know each other.
MOST_OF_THEM = 3
SOON = timedelta(hours=24)
_OF_THEM = frozenset({QuestionCategory.DAY, QuestionCategory.PATH})


def _no_goal(context: CheckContext) -> Iterator[Finding]:
    if not context.goals:
        yield Finding(
            message="No goal yet: what do you want to know when the talk is over? ‹goal› adds one."
        )


def _no_key_question(context: CheckContext) -> Iterator[Finding]:
    key = context.talk.key_question if context.talk is not None else ""
    if not key:
        yield Finding(
            message="No key question yet: which one can this person answer better than others? "
            "A digit chooses it."
        )
    elif context.planned and key not in context.planned:
        yield Finding(
            message="Your key question is no longer among the questions; a digit chooses another."
        )


def _no_closing_question(context: CheckContext) -> Iterator[Finding]:
    if not any(words.CLOSING_QUESTION.find(question) for question in context.planned):
        yield Finding(
            message="No closing question: ask at the end who else is worth talking to. "
            "‹bank› has one."
        )


def _no_overlap(context: CheckContext) -> Iterator[Finding]:
    if not context.overlap:
        yield Finding(
            message="Nothing of your story touches theirs yet: a place, a turn, an interest. "
            "‹connection› on the list notes it; your introduction may name it."
        )


def _too_much(context: CheckContext) -> Iterator[Finding]:
    if context.preparing > ENOUGH_MINUTES:
        yield Finding(
            message=f"You have prepared for {context.preparing} minutes; "
            f"{ENOUGH_MINUTES} are enough. Rest a little, and go."
        )
    elif len(context.planned) > MOST_QUESTIONS:
        yield Finding(
            message=f"{len(context.planned)} questions to prepare; {MOST_QUESTIONS} are plenty."
        )


def _no_research(context: CheckContext) -> Iterator[Finding]:
    if context.talk is not None and not context.talk.researched:
        yield Finding(
            message="No notes on them or where they work: read their page for ten minutes. "
            "‹research› keeps a line."
        )


def _no_place(context: CheckContext) -> Iterator[Finding]:
    talk = context.talk
    if talk is None or talk.held or talk.called_off or talk.place.strip():
        return
    if talk.start - context.now <= SOON:
        yield Finding(
            message="It is less than a day away and has no place, link or number. ‹place› notes it."
        )


def _their_clock(context: CheckContext) -> Iterator[Finding]:
    talk, theirs = context.talk, context.person.zone
    if talk is None or talk.held or talk.called_off or talk.confirmed:
        return
    if not theirs:
        yield Finding(
            message="Their time zone is not known: «zone=Europe/Berlin» with ‹set›, or confirm "
            "the time with them."
        )
    elif _differ(context, theirs):
        yield Finding(
            message="Their clock differs from yours, and the time is not confirmed: write it in "
            "both zones; once they agree, ‹confirmed› notes it."
        )


def _differ(context: CheckContext, theirs: str) -> bool:
    """Whether their clock shows another time at the talk; zones that nobody knows count so."""
    assert context.talk is not None, "asked of a talk only"
    start = context.talk.start
    try:
        mine = start.astimezone(ZoneInfo(context.me.zone)) if context.me.zone else None
        there = start.astimezone(ZoneInfo(theirs))
    except (KeyError, ValueError, OSError):
        return True
    own = mine or start.astimezone(context.now.tzinfo)
    return own.utcoffset() != there.utcoffset()


def _too_many(context: CheckContext) -> Iterator[Finding]:
    count = len(context.planned)
    minutes = context.talk.minutes if context.talk is not None else 30
    fitting = min(MOST_QUESTIONS, max(1, (minutes - AROUND) // EACH))
    if count > fitting:
        yield Finding(
            message=f"{count} questions for {minutes} minutes; about {fitting} fit. What matters "
            "comes first, the rest if there is time."
        )
    of_them = sum(topic in _OF_THEM for topic in context.topics)
    if context.networking and of_them > MOST_OF_THEM:
        yield Finding(
            message=f"{of_them} questions on their day and path: getting to know each other, you "
            f"tell of yourself too. {MOST_OF_THEM} are enough."
        )


def _none_tailored(context: CheckContext) -> Iterator[Finding]:
    if context.planned and (context.talk is None or not context.talk.tailored):
        yield Finding(
            message="Every question could be put to anybody; ‹tailor› words one for this person."
        )


_check = partial(check, About.PREP)

CHECKS = (
    _check("PREP-01", "Berkeley Science Review: know what you hope for", _no_goal),
    _check("PREP-02", "Berkeley Science Review: questions they can answer", _no_key_question),
    _check("PREP-05", "Berkeley Science Review: tell your story", _no_overlap, Severity.NOTE),
    _check("PREP-06", "Berkeley Science Review: do not overprepare", _too_much, Severity.NOTE),
    _check("PREP-07", "University Affairs: read about them first", _no_research, Severity.NOTE),
    _check("PREP-08", "coffeechat: know where to be", _no_place),
    _check("PREP-09", "coffeechat: one time, two clocks", _their_clock),
    _check("Q-13", "Berkeley Science Review: leave room", _too_many, Severity.NOTE),
    _check("Q-14", "University Affairs: word them for the person", _none_tailored),
    _check("Q-15", "Berkeley Science Review, GPDN: ask for others", _no_closing_question),
)
