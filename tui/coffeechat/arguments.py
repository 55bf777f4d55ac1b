"""Typed words to the values that acts take: the same for keys, the `:` line and the shell."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from coffeechat.acts import Refused
from coffeechat.domain.text import clean_line
from coffeechat.domain.when import parse_day, parse_when
from coffeechat.verbs import Argument, Kind, Verb, may_be_empty

#: How many days a single digit puts something off: tomorrow, three days, a week, a month.
DIGIT_DAYS = {"1": 1, "2": 3, "3": 7, "4": 30}

_LONGEST = 2000


def read_arguments(verb: Verb, words: Sequence[str], now: datetime) -> Mapping[str, Any]:
    """The values of a verb's arguments from words as typed.

    A choice takes one word, a track all up to a colon; what follows takes all that is left, so
    nothing need be quoted.

    Args:
        verb: Whose arguments.
        words: The words, in the order of the arguments.
        now: The moment, in the zone in which dates are meant.

    Raises:
        Refused: A word is missing, too many, or none of the choices.
        NotUnderstood: A date or a day cannot be read.
    """
    left = list(words)
    values: dict[str, Any] = {}
    choice = ""
    for argument in verb.arguments:
        if argument.only_for and choice not in argument.only_for:
            continue
        if argument.kind is Kind.CHOICE:
            choice = values[argument.name] = read_choice(argument, left.pop(0) if left else "")
            continue
        text, left = _taken(argument, verb.arguments[-1], " ".join(left))
        if text or not may_be_empty(argument, choice):
            values[argument.name] = read_argument(argument, text, now)
    if left:
        raise Refused(f"«{' '.join(left)}» is too much for {verb.id}: {usage(verb)}")
    return values


def _taken(argument: Argument, last: Argument, text: str) -> tuple[str, list[str]]:
    """What of a text an argument takes, and the words that are left: a colon ends a track."""
    if argument.kind is Kind.TRACK:
        name, _, rest = text.partition(":")
        if argument is not last:
            return clean_line(name, _LONGEST), rest.split()
        text = text.removesuffix(":")
    return clean_line(text, _LONGEST), []


def read_argument(argument: Argument, text: str, now: datetime) -> object:
    """The value of one argument.

    Raises:
        Refused: Nothing was typed.
        NotUnderstood: A date or a day cannot be read.
    """
    if not text:
        raise Refused(f"Something is missing: {argument.prompt}")
    match argument.kind:
        case Kind.WHEN:
            return parse_when(text, now, str(now.tzinfo))
        case Kind.DAY:
            return _read_day(text, now.date())
        case _:
            return text


def read_choice(argument: Argument, word: str) -> str:
    """The choice that a word names: by its key, its value or a word of its title.

    Raises:
        Refused: It names none; the text lists them.
    """
    wanted = word.casefold().replace("-", "_")
    for choice in argument.choices:
        if wanted in {choice.key, choice.value, *choice.title.split()}:
            return choice.value
    known = ", ".join(choice.value.replace("_", "-") for choice in argument.choices)
    wrong = f"«{word}» is none of these" if word else "Type one of these"
    raise Refused(f"{wrong}: {known}.")


def usage(verb: Verb) -> str:
    """How a verb is typed, such as «reply PERSON KIND [WHEN]»."""
    parts = [verb.id, *(["PERSON"] if verb.person else [])]
    for argument in verb.arguments:
        name = argument.name.upper().replace("_", "-")
        parts.append(f"[{name}]" if argument.optional or argument.only_for else name)
    return " ".join(parts)


def _read_day(text: str, today: date) -> date:
    if text in DIGIT_DAYS:
        return today + timedelta(days=DIGIT_DAYS[text])
    return parse_day(text, today)
