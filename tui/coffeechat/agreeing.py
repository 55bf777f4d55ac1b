"""A date that is agreed, or is about to be, beside what else I have then; nothing is undone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from coffeechat.api import Window
from coffeechat.busy import PATIENCE
from coffeechat.domain.days import clock_words, exact_day_words
from coffeechat.domain.parts import Interview
from coffeechat.domain.snapshot import Records
from coffeechat.session import Session

#: Minutes of a talk of which nobody said how long it is.
USUAL_MINUTES = 30
_LONGEST_TITLE = 40
#: Calendars are asked for more than the talk itself, for what they tell is cut to what is asked.
_AROUND = timedelta(days=1)


@dataclass(frozen=True)
class Clash:
    """What else there is at a date, and what is to be told of asking the calendars.

    Attributes:
        with_: What is there, and when; empty when nothing is.
        told: A calendar could not be looked at; a sentence.
    """

    with_: str = ""
    told: str = ""


def agreed_talk(records: Records, person: str) -> Interview | None:
    """The talk with a person that is agreed and still to be held, if there is one."""
    conversation = records.open_conversation(person)
    interview = conversation.interview if conversation else None
    return interview if interview is not None and interview.agreed else None


def slot(records: Records, person: str) -> tuple[datetime, int] | None:
    """When that talk is, and its minutes; to see whether something changed it."""
    talk = agreed_talk(records, person)
    return None if talk is None else (talk.start, talk.minutes)


def clash(
    session: Session,
    person: str,
    start: datetime,
    minutes: int | None = None,
    *,
    invitation: str = "",
    seconds: float = PATIENCE,
) -> Clash:
    """What else I have at the date of a talk with a person, which need not be agreed yet.

    It asks calendars, so call it off the user interface.

    Args:
        session: Whose talks and calendars.
        person: The id; the talk with them is no obstacle, nor is its debrief.
        start: Of the talk.
        minutes: Of the talk; as long as the one that is agreed with them when not given.
        invitation: The uid of the invitation to it, which may be in a calendar.
        seconds: How long calendars are waited for.
    """
    talk = agreed_talk(session.records, person)
    minutes = minutes or (talk.minutes if talk is not None else USUAL_MINUTES)
    uid = talk.uid if talk is not None else invitation
    wanted = Window(start=start, end=start + timedelta(minutes=minutes), uid=uid)
    now = session.now()
    if wanted.end <= now:
        return Clash()
    around = Window(
        start=wanted.start.astimezone(UTC) - _AROUND, end=wanted.end.astimezone(UTC) + _AROUND
    )
    busy = session.busy.ask(around, seconds)
    records = session.records
    others = [
        *_talks_then(records, person, wanted),
        *_taken(busy.windows, records, wanted, invitation),
    ]
    if not others:
        return Clash(told=busy.told)
    more = f" and {len(others) - 1} more" if len(others) > 1 else ""
    return Clash(with_=f"{_told(others[0], now)}{more}")


def collision(session: Session, person: str, seconds: float = PATIENCE) -> str:
    """With what the agreed talk with a person collides, in one sentence; nothing when it is free.

    When a calendar could not be looked at, that is the sentence. It asks calendars, so call it off
    the user interface.
    """
    talk = agreed_talk(session.records, person)
    if talk is None:
        return ""
    found = clash(session, person, talk.start, talk.minutes, seconds=seconds)
    if not found.with_:
        return found.told
    start = talk.start.astimezone(session.now().tzinfo)
    then = f"{exact_day_words(start, year=False)} {clock_words(start)}"
    return f"{then} is agreed, but then there is {found.with_}."


def _talks_then(records: Records, person: str, wanted: Window) -> Iterator[Window]:
    """My other talks at that time."""
    for conversation in records.conversations.values():
        other = conversation.interview
        if other is None or not other.agreed or conversation.person == person:
            continue
        end = other.start + timedelta(minutes=other.minutes)
        if other.start < wanted.end and end > wanted.start:
            name = records.people[conversation.person].name
            yield Window(start=other.start, end=end, title=f"your talk with {name}")


def _taken(
    busy: tuple[Window, ...], records: Records, wanted: Window, invitation: str
) -> Iterator[Window]:
    """What calendars have then, but for the talks that are known here, and the own debrief."""
    talks = [one.interview for one in records.conversations.values() if one.interview]
    known = {one.uid for one in talks} | {one.invited.uid for one in talks if one.invited}
    known |= {invitation, wanted.uid, f"{wanted.uid}-debrief"}
    for one in busy:
        is_then = one.start < wanted.end and one.end > wanted.start
        if is_then and (one.uid not in known or not one.uid):
            title = one.title[:_LONGEST_TITLE].rstrip()
            yield Window(
                start=one.start, end=one.end, title=f"«{title}»" if title else "something else"
            )


def _told(window: Window, now: datetime) -> str:
    start, end = (moment.astimezone(now.tzinfo) for moment in (window.start, window.end))
    return f"{window.title}, {clock_words(start)}–{clock_words(end)}"
