"""How the story of the demo store is told: what happened, when, as data.

A day is a number of business days after today (before it when negative), so that nobody of the
story works on a weekend, whenever it is told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from coffeechat.acts import Done, messages, people, preparing, reflecting, replies, talks, tracks
from coffeechat.domain.words import AskedOthers, MessagePurpose, ReplyKind

SIGNATURE = "Best wishes,\nNoor Haddad\n"
#: Questions that come up in more than one talk.
WEEK = "What did your last week at work consist of?"
TURNS = "Which turns led you to the work you do now?"
OTHERS = "Who else would be good for me to talk to?"
REQUEST = """\
Would you have half an hour for a talk by phone or video in the next two weeks? I am free on \
Tuesday and Thursday afternoons (New York time), and any other time that suits you better is fine.

Thank you for considering it."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the story."""

    number: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of the story, and the time on my clock, such as «14:00»."""

    day: int
    clock: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A line as it is typed, with a day of the story after it."""

    line: str
    day: Day


@dataclass(frozen=True, slots=True)
class Happening:
    """An act with a person; days among the values are told in real dates."""

    at: Moment
    act: Callable[..., Done]
    values: Mapping[str, Any]


Chapter: TypeAlias = tuple[Happening, ...]


def did(day: int, clock: str, act: Callable[..., Done], **values: object) -> Chapter:
    """One act."""
    return (Happening(Moment(day, clock), act, values),)


def why(day: int, text: str) -> Chapter:
    """I noted why somebody's path interests me."""
    return did(day, "08:40", people.say_why, text=text)


def shared(day: int, detail: str) -> Chapter:
    """I noted what we share."""
    return did(day, "08:35", people.connect, detail=detail)


def belongs(day: int, track: str) -> Chapter:
    """I noted of which field somebody is."""
    return did(day, "08:30", tracks.belong, track=track)


def drafted(day: int, purpose: MessagePurpose, subject: str, text: str) -> Chapter:
    """I drafted a message."""
    body = f"{text}\n\n{SIGNATURE}"
    return did(
        day, "09:00", messages.draft, purpose=purpose, subject=subject, body=body, template=""
    )


def asked(day: int, subject: str, text: str) -> Chapter:
    """I asked for half an hour; the request itself is the same in every letter."""
    return drafted(day, MessagePurpose.ASK, subject, f"{text}\n\n{REQUEST}") + _sent(day)


def bumped(day: int, text: str) -> Chapter:
    """I reminded somebody once."""
    return drafted(day, MessagePurpose.BUMP, "My note to you", text) + _sent(day)


def thanked(day: int, text: str) -> Chapter:
    """I thanked somebody."""
    return drafted(day, MessagePurpose.THANK_YOU, "Thank you", text) + _sent(day)


def told(day: int, subject: str, text: str) -> Chapter:
    """I told somebody how it went with whom they had named."""
    return drafted(day, MessagePurpose.REPORT_BACK, subject, text) + _sent(day)


def answered(day: int, kind: ReplyKind, **values: object) -> Chapter:
    """They answered."""
    return did(day, "11:20", replies.reply, kind=kind, **values)


def agreed(day: int, talk: Moment) -> Chapter:
    """They said yes, with a date."""
    return answered(day, ReplyKind.ACCEPTED, when=talk)


def read_up(day: int, minutes: int) -> Chapter:
    """I prepared the talk for so long."""
    return did(day, "18:50", preparing.spend, minutes=minutes)


def talked(day: int, clock: str, *lines: str) -> Chapter:
    """The talk took place, and these lines were written down."""
    kept = (did(day, clock, talks.capture, line=line)[0] for line in lines)
    return (*did(day, clock, talks.held), *kept)


def sorted_out(day: int, clock: str, facets: str, feelings: str = "") -> Chapter:
    """I said what my notes are about, such as «1 day, 2 pay»; and how I felt, such as «2 4 3 3»."""
    felt = did(day, clock, reflecting.reflect, part="feelings", text=feelings) if feelings else ()
    return (*did(day, clock, reflecting.reflect, part="facets", text=facets), *felt)


def debriefed(day: int, clock: str, asked_others: AskedOthers = AskedOthers.YES) -> Chapter:
    """I thought the talk over."""
    return did(day, clock, talks.debrief, asked_others=asked_others)


def _sent(day: int) -> Chapter:
    return did(day, "09:15", messages.sent)
