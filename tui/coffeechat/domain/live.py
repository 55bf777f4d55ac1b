"""The clock of a talk: how much of the agreed time is left, and what part of the talk it is.

The parts are those of the advice on informational interviews: three minutes at most to introduce
oneself, then questions; five minutes before the end it is time to ask for others and to thank.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from coffeechat.domain.parts import Interview

INTRO = timedelta(minutes=3)
CLOSING = timedelta(minutes=5)
#: How long before its date a talk may be opened to have its clock run.
EARLY = timedelta(minutes=30)
#: Who opens it so much late began late; later still, it was only opened late.
LATE = timedelta(minutes=10)
#: How long after the end the clock still tells by how much it is over.
LINGERS = timedelta(minutes=60)
_MINUTE = timedelta(minutes=1)


class Phase(StrEnum):
    """The parts of a talk; the value is what to do in it."""

    BEFORE = "before the talk"
    INTRO = "introduce yourself, 3 minutes at most"
    QUESTIONS = "questions"
    CLOSING = "closing: ask whom else to talk to, thank"
    OVER = "time is up: offer to end"


@dataclass(frozen=True)
class Face:
    """What the clock shows, and in how much time it shows something else."""

    phase: Phase
    words: str
    changes_in: timedelta


def beginning(interview: Interview, now: datetime) -> datetime | None:
    """The moment from which the clock counts when a talk is opened now; None when none runs.

    A talk does not begin before its date. It begins late when it is opened a little late; opened
    later than that, it began at its date, and only the screen came late.
    """
    if interview.held is not None or interview.called_off is not None:
        return None
    end = interview.start + timedelta(minutes=interview.minutes)
    if not interview.start - EARLY <= now < end:
        return None
    late = interview.start < now <= interview.start + LATE
    return now if late else interview.start


def talked(interview: Interview, now: datetime) -> timedelta | None:
    """For how long I talked myself, as far as I noted who talks; None where I noted nothing.

    What I forgot to end counts until the talk was held, or until its clock stops. What was noted
    before the talk was moved counts no more.
    """
    if began(interview) is None:
        return None
    if interview.talking is None:
        return timedelta(seconds=interview.talked) if interview.talked else None
    ends = interview.start + timedelta(minutes=interview.minutes) + LINGERS
    until = min(now, ends, interview.held or now)
    return timedelta(seconds=interview.talked) + max(timedelta(), until - interview.talking)


def began(interview: Interview) -> datetime | None:
    """When the talk began by its clock; None when it was not opened, or was moved since."""
    moment = interview.began
    if moment is None or not interview.start <= moment <= interview.start + LATE:
        return None
    return moment


def face(interview: Interview, now: datetime) -> Face | None:
    """The clock of a talk at a moment; None when it does not run, or has long run out."""
    start = began(interview)
    if start is None:
        return None
    length = timedelta(minutes=interview.minutes)
    elapsed = now - start
    if elapsed >= length + LINGERS:
        return None
    phase = _phase(elapsed, length)
    changes_in = _MINUTE - elapsed % _MINUTE
    if phase is Phase.BEFORE:
        return Face(phase, f"begins in {_minutes(_up(-elapsed))}", changes_in)
    if phase is Phase.OVER:
        over = (elapsed - length) // _MINUTE
        return Face(phase, f"{_minutes(over)} over" if over else "time is up", changes_in)
    words = f"{_up(length - elapsed)} of {_minutes(interview.minutes)} left"
    return Face(phase, words, changes_in)


def _phase(elapsed: timedelta, length: timedelta) -> Phase:
    if elapsed < timedelta():
        return Phase.BEFORE
    if elapsed >= length:
        return Phase.OVER
    if elapsed >= length - CLOSING:
        return Phase.CLOSING
    return Phase.INTRO if elapsed < INTRO else Phase.QUESTIONS


def _up(span: timedelta) -> int:
    """Whole minutes, begun ones counted."""
    return -(-span // _MINUTE)


def _minutes(count: int) -> str:
    return f"{count} minute{'' if count == 1 else 's'}"
