"""Giving back: what I gave somebody and what they gave me, in words. It is never counted up."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coffeechat.domain.records import Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import Direction, Gift, LoopKind, LoopState, MessagePurpose, ReplyKind

#: What each gift is called, once and several times.
GIFT_WORDS: Mapping[Gift, tuple[str, str]] = {
    Gift.SHARE: ("something to read or use", "things to read or use"),
    Gift.INTRODUCTION: ("an introduction", "introductions"),
    Gift.HELP: ("help", "times help"),
    Gift.CONGRATULATION: ("congratulations", "times congratulations"),
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TIMES = {0: "nothing yet", 1: "once", 2: "twice"}
_HOUR = 60


@dataclass(frozen=True)
class Given:
    """What was given, in words, and how often."""

    times: int
    words: tuple[str, ...]


def gift_of(message: Message) -> Gift | None:
    """What I gave with a message that went out; a share is one, whoever noted it."""
    if message.at is None or message.direction is Direction.IN:
        return None
    return message.gift or (Gift.SHARE if message.purpose is MessagePurpose.SHARE else None)


def given_by_me(records: Records, person: Person) -> Given:
    """What I gave somebody, promises kept among it."""
    gifts = Counter(
        gift
        for message in records.messages_by_person.get(person.id, [])
        if (gift := gift_of(message)) is not None
    )
    gifts[Gift.HELP] += _settled(records, person, LoopKind.PROMISE)
    return Given(
        gifts.total(),
        tuple(_several(gifts[gift], *GIFT_WORDS[gift]) for gift in Gift if gifts[gift]),
    )


def given_by_them(records: Records, person: Person) -> Given:
    """What somebody gave me: their time, names, advice, answers, what they had offered."""
    minutes = list(_minutes(records, person))
    answers = sum(
        message.reply is ReplyKind.BY_EMAIL
        for message in records.messages_by_person.get(person.id, [])
    )
    loops = Counter(loop.kind for loop in records.loops_by_person.get(person.id, []))
    names, advice = loops[LoopKind.REFERRAL], loops[LoopKind.SUGGESTION]
    offers = _settled(records, person, LoopKind.OFFER)
    told = (
        (sum(minutes), time_words(sum(minutes))),
        (answers, _several(answers, "written answers", "times written answers")),
        (names, _several(names, "a name", "names")),
        (advice, _several(advice, "a suggestion", "suggestions")),
        (offers, _several(offers, "what they had offered", "things they had offered")),
    )
    times = len(minutes) + answers + names + advice + offers
    return Given(times, tuple(words for count, words in told if count))


def balance_words(records: Records, person: Person) -> str:
    """Who gave what: «you gave twice, they gave five times: an hour, two names»; may be empty."""
    mine, theirs = given_by_me(records, person), given_by_them(records, person)
    if not mine.times + theirs.times:
        return ""
    return (
        f"you gave {_told(mine)}, they gave {_told(theirs)}"
        if theirs.times
        else (f"you gave {_told(mine)}")
    )


def time_words(minutes: int) -> str:
    """A stretch of time as one says it: «half an hour», «an hour», «two hours»."""
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return "half an hour" if rest == _HOUR // 2 else f"{rest} minutes"
    more = {0: "", _HOUR // 2: " and a half"}.get(rest)
    if more is None:
        return f"{_several(hours, 'an hour', 'hours')} and {rest} minutes"
    return f"an hour{more}" if hours == 1 else f"{_number(hours)}{more} hours"


def _told(given: Given) -> str:
    times = _TIMES.get(given.times, f"{_number(given.times)} times")
    return f"{times}: {', '.join(given.words)}" if given.words else times


def _several(count: int, one: str, more: str) -> str:
    return one if count == 1 else f"{_number(count)} {more}"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _settled(records: Records, person: Person, kind: LoopKind) -> int:
    return sum(
        loop.kind is kind and loop.state is LoopState.DONE
        for loop in records.loops_by_person.get(person.id, [])
    )


def _minutes(records: Records, person: Person) -> Iterator[int]:
    for conversation in records.conversations_by_person.get(person.id, []):
        talk = conversation.interview
        if talk is not None and talk.held is not None:
            yield talk.minutes
