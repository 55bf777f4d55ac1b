"""Introductions: who may introduce me to somebody, and how far that is.

I ask who knows both of us, they ask the other one, and only then are we introduced: both have said
yes to it (double opt-in). What I send along is meant to be passed on as it is.
"""

from datetime import date, datetime, timedelta

from coffeechat.domain.days import day_words
from coffeechat.domain.parts import IntroStep
from coffeechat.domain.records import Conversation, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import IntroState

#: After so long without a word I may ask how it stands (D-23).
SILENT_FOR = timedelta(days=7)

STATE_WORDS = {
    IntroState.ASKED: "asked",
    IntroState.AGREED: "agreed",
    IntroState.PASSED_ON: "passed it on",
    IntroState.INTRODUCED: "introduced you",
    IntroState.DECLINED: "declined",
    IntroState.STALLED: "came to nothing",
}
_OVER = frozenset({IntroState.INTRODUCED, IntroState.DECLINED, IntroState.STALLED})
_THEIR_TURN = frozenset({IntroState.ASKED, IntroState.AGREED})


def introducer_of(records: Records, conversation: Conversation) -> Person | None:
    """Who may introduce me; None when nobody was named, or they are no longer here."""
    if conversation.introducer in (None, conversation.person):
        return None
    return records.people.get(str(conversation.introducer))


def last_step(conversation: Conversation) -> IntroStep | None:
    """What happened last; None while I have not asked."""
    return conversation.introduction[-1] if conversation.introduction else None


def is_under_way(conversation: Conversation) -> bool:
    """Somebody may introduce me, and neither did nor said no."""
    last = last_step(conversation)
    return conversation.introducer is not None and (last is None or last.state not in _OVER)


def wanted_by(records: Records, introducer: str) -> list[Conversation]:
    """The conversations for which I have still to ask this person to introduce me."""
    return [
        conversation
        for conversation in records.introductions_by.get(introducer, [])
        if not conversation.introduction and conversation.person in records.people
    ]


def silent_since(
    records: Records, conversation: Conversation, now: datetime
) -> tuple[Person, date] | None:
    """Who has not said a word for a week, and since which day; None when all is well.

    Args:
        records: The state of everything.
        conversation: An open one.
        now: The moment in my zone.
    """
    last, introducer = last_step(conversation), introducer_of(records, conversation)
    if last is None or introducer is None or last.state not in _THEIR_TURN:
        return None
    day = last.at.astimezone(now.tzinfo).date()
    return (introducer, day) if day + SILENT_FOR <= now.date() else None


def introduction_words(records: Records, conversation: Conversation, now: datetime) -> str:
    """Who may introduce me and how far that is: «Amara Diallo agreed Mon»; nothing for nobody."""
    introducer, last = introducer_of(records, conversation), last_step(conversation)
    if introducer is None:
        return ""
    if last is None:
        return f"ask {introducer.name} to introduce you"
    day = day_words(last.at.astimezone(now.tzinfo).date(), now.date())
    return f"{step_words(introducer, last.state)} {day}"


def step_words(introducer: Person, state: IntroState) -> str:
    """One step in words: «asked Amara Diallo», «Amara Diallo agreed»."""
    if state is IntroState.ASKED:
        return f"asked {introducer.name} to introduce you"
    if state is IntroState.STALLED:
        return f"the introduction by {introducer.name} came to nothing"
    return f"{introducer.name} {STATE_WORDS[state]}"
