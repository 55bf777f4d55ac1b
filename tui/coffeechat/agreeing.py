"""A date that was agreed, beside what else I have then: it is said, and nothing is undone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from coffeechat.api import Window
from coffeechat.busy import PATIENCE
from coffeechat.domain.days import clock_words, exact_day_words
from coffeechat.domain.parts import Interview
from coffeechat.domain.snapshot import Records
from coffeechat.session import Session

_LONGEST_TITLE = 40
#: Calendars are asked for more than the talk itself, for what they tell is cut to what is asked.
_AROUND = timedelta(days=1)


def agreed_talk(records: Records, person: str) -> Interview | None:
    """The talk with a person that is agreed and still to be held, if there is one."""
    conversation = records.open_conversation(person)
    interview = conversation.interview if conversation else None
    return interview if interview is not None and interview.agreed else None


def slot(records: Records, person: str) -> tuple[datetime, int] | None:
    """When that talk is, and its minutes; to see whether something changed it."""
    talk = agreed_talk(records, person)
    return None if talk is None else (talk.start, talk.minutes)


def collision(session: Session, person: str, seconds: float = PATIENCE) -> str:
    """With what the agreed talk with a person collides, in one sentence; nothing when it is free.

    When a calendar could not be looked at, that is the sentence. It asks calendars, so call it off
    the user interface.

    Args:
        session: Whose talks and calendars.
        person: The id.
        seconds: How long calendars are waited for.
    """
    talk = agreed_talk(session.records, person)
    now = session.now()
    if talk is None or _end(talk) <= now:
        return ""
    around = Window(
        start=talk.start.astimezone(UTC) - _AROUND, end=_end(talk).astimezone(UTC) + _AROUND
    )
    busy = session.busy.ask(around, seconds)
    others = [*_talks_then(session.records, talk), *_taken(busy.windows, session.records, talk)]
    if not others:
        return busy.told
    start = talk.start.astimezone(now.tzinfo)
    more = f" and {len(others) - 1} more" if len(others) > 1 else ""
    then = f"{exact_day_words(start, year=False)} {clock_words(start)}"
    return f"{then} is agreed, but then there is {_told(others[0], now)}{more}."


def _talks_then(records: Records, talk: Interview) -> Iterator[Window]:
    """My other talks at that time."""
    for conversation in records.conversations.values():
        other = conversation.interview
        if other is None or not other.agreed or other.uid == talk.uid:
            continue
        if other.start < _end(talk) and _end(other) > talk.start:
            name = records.people[conversation.person].name
            yield Window(start=other.start, end=_end(other), title=f"your talk with {name}")


def _taken(busy: tuple[Window, ...], records: Records, talk: Interview) -> Iterator[Window]:
    """What calendars have then, but for the talks that are known here, and their debriefs."""
    known = {one.interview.uid for one in records.conversations.values() if one.interview}
    for one in busy:
        is_then = one.start < _end(talk) and one.end > talk.start
        if is_then and one.uid not in known and not one.uid.startswith(f"{talk.uid}-"):
            title = one.title[:_LONGEST_TITLE].rstrip()
            yield Window(
                start=one.start, end=one.end, title=f"«{title}»" if title else "something else"
            )


def _told(window: Window, now: datetime) -> str:
    start, end = (moment.astimezone(now.tzinfo) for moment in (window.start, window.end))
    return f"{window.title}, {clock_words(start)}–{clock_words(end)}"


def _end(talk: Interview) -> datetime:
    return talk.start + timedelta(minutes=talk.minutes)
