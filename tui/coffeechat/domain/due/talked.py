"""After a talk, or after written answers: write down what was said, and thank them."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from coffeechat.domain.cadence import cadence_of
from coffeechat.domain.days import day_words
from coffeechat.domain.due.items import Case, DueItem
from coffeechat.domain.due.rules import CARD_DAYS, IN_TOUCH_FLOOR, THANKS_LATE_AFTER
from coffeechat.domain.parts import Interview
from coffeechat.domain.records import Message
from coffeechat.domain.stages import debrief_done, reports_owed, thanked, update_owed
from coffeechat.domain.words import Channel, MessagePurpose

_NOON = time(12)


def after_talk(case: Case) -> Iterator[DueItem]:
    """What is due once they gave something."""
    interview = case.conversation.interview
    if not thanked(case.messages):
        yield _thank_you(case)
    if interview is not None and not debrief_done(interview):
        yield debrief(case, interview)
    if interview is not None:
        yield from _update(case, interview)


def debrief(case: Case, interview: Interview) -> DueItem:
    """Write down what was said; or say first whether the talk took place (D-10)."""
    start = case.local(interview.start)
    next_noon = datetime.combine(start.date() + timedelta(days=1), _NOON, case.now.tzinfo)
    held = interview.held is not None
    when = day_words(start.date(), case.today)
    return case.item(
        "D-10",
        start.date(),
        f"write down {when}'s talk" if held else f"the talk was {when} {start:%H:%M}",
        verb="debrief" if held else "held",
        action="debrief" if held else "held?",
        late=case.now >= next_noon,
    )


def _update(case: Case, interview: Interview) -> Iterator[DueItem]:
    """How it goes on, some days after the talk, until it is time to keep in touch (D-13).

    Only where the cadence has it, and nothing else is to be reported to them anyway.
    """
    wait = cadence_of(case.records.profile).update
    if wait is None or not update_owed(case.records, case.conversation):
        return
    talked = case.local(interview.start).date()
    day = talked + timedelta(days=wait)
    told_anyway = reports_owed(case.records, case.conversation.person)
    if day <= case.today < talked + IN_TOUCH_FLOOR and not told_anyway:
        why = f"talked {day_words(talked, case.today)}: how it goes on"
        yield case.item("D-13", day, why, note="an update")


def _thank_you(case: Case) -> DueItem:
    interview, answers = case.conversation.interview, case.asking.written_answers
    if answers is not None and answers.at is not None and _came_last(answers.at, interview):
        moment, why = answers.at, "thank them for answering"
    else:
        assert interview is not None, "either they answered in writing or the talk was held"
        moment, why = interview.start, f"thank them for {case.words(interview.start)}"
    given = case.local(moment).date()
    if any(_is_card(message) for message in case.messages):
        day = case.on_business_day(given, CARD_DAYS)
        return case.item("D-11", day, f"{why}, by card", late=case.today > day)
    day = given + timedelta(days=1)
    return case.item("D-11", day, why, late=case.now > moment + THANKS_LATE_AFTER)


def _is_card(message: Message) -> bool:
    """A thank-you that is being written by hand, which takes its time."""
    thanks = message.draft and message.purpose is MessagePurpose.THANK_YOU
    return thanks and message.channel is Channel.CARD


def _came_last(moment: datetime, interview: Interview | None) -> bool:
    return interview is None or interview.held is None or moment > interview.held
