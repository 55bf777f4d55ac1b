"""What came of asking: how far each conversation went, and how long answers took. Counts first.

Shares are left to the reader: «3 of 8» says what so few can say. On request, and from five on, the
range in which the true share lies is told (95 %, by Wilson's score).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from math import sqrt

from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import Conversation, Message
from coffeechat.domain.reports.layout import ENOUGH, counted, middle, number_words, table
from coffeechat.domain.snapshot import Records
from coffeechat.domain.tracks import in_order
from coffeechat.domain.words import Direction, MessagePurpose, ReplyKind

_NO_ANSWER = frozenset({ReplyKind.BOUNCED, ReplyKind.OUT_OF_OFFICE})
_Z = 1.959964
"""The standard deviations that hold 95 % of a normal distribution."""


class Reached(IntEnum):
    """How far a conversation went; whoever talked has answered, too, whatever is written down."""

    BEGUN = 0
    ASKED = 1
    ANSWERED = 2
    AGREED = 3
    TALKED = 4


@dataclass(frozen=True, kw_only=True)
class Pursuit:
    """What came of one conversation.

    Attributes:
        groups: The ways it went, by kind of way: «route», «channel», «track».
        days: From the first ask to the first answer, in days of my zone; None where one is missing.
        bumped: I had bumped before that answer came.
    """

    conversation: str
    reached: Reached
    groups: dict[str, tuple[str, ...]]
    days: int | None = None
    bumped: bool = False


def pursuits(records: Records) -> list[Pursuit]:
    """All conversations, oldest first."""
    found = sorted(records.conversations.values(), key=lambda one: one.id)
    return [_pursuit(records, one) for one in found]


def counts(found: Iterable[Pursuit]) -> list[int]:
    """How many went at least so far, for each of `Reached`."""
    reached = [one.reached for one in found]
    return [sum(one >= step for one in reached) for step in Reached]


def funnel_counts(records: Records) -> list[tuple[str, int]]:
    """Each step in a word, with how many conversations went at least so far."""
    words = [step.name.casefold() for step in Reached]
    return list(zip(words, counts(pursuits(records)), strict=True))


def grouped(records: Records, found: Sequence[Pursuit], kind: str) -> dict[str, list[Pursuit]]:
    """The conversations of each route, channel or track; tracks in their order."""
    groups: dict[str, list[Pursuit]] = defaultdict(list)
    for track in in_order(records) if kind == "track" else ():
        groups[track.name] = []
    for one in found:
        for name in one.groups[kind]:
            groups[name].append(one)
    return {name: those for name, those in groups.items() if those}


def interval(count: int, of: int) -> tuple[int, int]:
    """Within how many percent the true share lies, by Wilson's score for 95 %."""
    share, square = count / of, _Z * _Z
    centre = share + square / (2 * of)
    spread = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = ((centre + way) / (1 + square / of) for way in (-spread, spread))
    return round(100 * max(0.0, low)), round(100 * min(1.0, high))


def funnel_lines(
    records: Records, _now: datetime, width: int = 80, *, with_interval: bool = False
) -> list[str]:
    """The funnel of all conversations, then by route, channel and track."""
    found = pursuits(records)
    if not found:
        return ["No conversation was begun yet; ‹why› or a draft begins one."]
    lines = _sentences(found, with_interval=with_interval)
    for kind in ("route", "channel", "track"):
        rows = [_row(name, those) for name, those in grouped(records, found, kind).items()]
        lines += ["", *table((f"by {kind}", *_HEADS), rows, width)]
    return lines


def funnel_data(records: Records, _now: datetime) -> dict[str, object]:
    """The same for scripts."""
    found = pursuits(records)
    return {
        **_figures(found),
        "by": {
            kind: {name: _figures(those) for name, those in grouped(records, found, kind).items()}
            for kind in ("route", "channel", "track")
        },
    }


_HEADS = ("begun", "asked", "answered", "agreed", "talked", "days")


def _figures(found: Sequence[Pursuit]) -> dict[str, object]:
    days = [one.days for one in found if one.days is not None]
    names = (step.name.casefold() for step in Reached)
    return {
        **dict(zip(names, counts(found), strict=True)),
        "median_days_to_answer": middle(days) if days else None,
        "answers_with_days": len(days),
        "answered_after_bump": sum(one.bumped for one in found),
    }


def _sentences(found: Sequence[Pursuit], *, with_interval: bool) -> list[str]:
    reached = counts(found)
    lines = [f"{counted(reached[0], 'conversation')} begun"]
    for step in list(Reached)[1:]:
        count, of = reached[step], reached[step - 1]
        share = ""
        if with_interval and of >= ENOUGH:
            low, high = interval(count, of)
            share = f" ({low} to {high} %)"
        lines += [f"{step.name.casefold():<8}  {count:,} of {of:,}{share}"] if of else []
    days = [one.days for one in found if one.days is not None]
    if days:
        bumped = sum(one.bumped for one in found)
        usual = f"{number_words(middle(days))} days (the middle of {len(days):,})"
        lines.append(f"An answer took {usual}; {bumped:,} of {len(days):,} came after a bump")
    return lines


def _row(name: str, found: Sequence[Pursuit]) -> tuple[str, ...]:
    days = [one.days for one in found if one.days is not None]
    figures = (f"{count:,}" for count in counts(found))
    return (name, *figures, number_words(middle(days)) if days else "-")


def _pursuit(records: Records, conversation: Conversation) -> Pursuit:
    messages = records.messages_in(conversation)
    asks = [one for one in messages if _is_ask(one)]
    answer = next((one for one in messages if _is_answer(one)), None)
    took = _took(asks, answer)
    channel = asks[-1].channel.replace("_", " ") if asks else "not asked"
    return Pursuit(
        conversation=conversation.id,
        reached=_reached(conversation, asked=bool(asks), answered=answer is not None),
        groups={
            "route": (conversation.route.value,),
            "channel": (channel,),
            "track": _tracks(records, conversation) or ("no track",),
        },
        days=_days(records, *took) if took else None,
        bumped=took is not None and any(_is_bump_before(one, took[1]) for one in messages),
    )


def _tracks(records: Records, conversation: Conversation) -> tuple[str, ...]:
    person = records.people.get(conversation.person)
    theirs = person.tracks if person is not None else ()
    return tuple(records.tracks[one].name for one in theirs if one in records.tracks)


def _took(asks: Sequence[Message], answer: Message | None) -> tuple[datetime, datetime] | None:
    """When I first asked and when they answered; None unless both are known, in this order."""
    asked = asks[0].at if asks else None
    came = answer.at if answer is not None else None
    return (asked, came) if asked is not None and came is not None and came >= asked else None


def _days(records: Records, asked: datetime, came: datetime) -> int:
    return (local_time(records, came).date() - local_time(records, asked).date()).days


def _is_bump_before(message: Message, moment: datetime) -> bool:
    return message.purpose is MessagePurpose.BUMP and message.at is not None and message.at < moment


def _reached(conversation: Conversation, *, asked: bool, answered: bool) -> Reached:
    talk = conversation.interview
    if talk is not None:
        return Reached.TALKED if talk.held is not None else Reached.AGREED
    if answered:
        return Reached.ANSWERED
    return Reached.ASKED if asked else Reached.BEGUN


def _is_ask(message: Message) -> bool:
    return (
        message.purpose is MessagePurpose.ASK
        and message.direction is Direction.OUT
        and message.at is not None
    )


def _is_answer(message: Message) -> bool:
    return (
        message.reply is not None
        and message.reply not in _NO_ANSWER
        and message.direction is Direction.IN
        and message.at is not None
    )
