"""Fixes: the small changes to a letter that cure a finding."""

import re

from coffeechat.api import Fix
from coffeechat_advice.checks import words
from coffeechat_advice.text import Span, closing_start, sentence_at

_AFTER = re.compile(r"[ \t]*\n*")


def before_closing(text: str, sentence: str) -> Fix:
    """Add a paragraph just before the closing."""
    place = closing_start(text)
    if place >= len(text.rstrip()):
        return Fix(start=place, end=place, text=f"\n\n{sentence}")
    return Fix(start=place, end=place, text=f"{sentence}\n\n")


def after(place: int, addition: str) -> Fix:
    """Add some words at a place."""
    return Fix(start=place, end=place, text=addition)


def instead(match: re.Match[str], replacement: str) -> Fix:
    """Say something else at a place."""
    return Fix(start=match.start(), end=match.end(), text=replacement)


def without_sentence(text: str, place: int) -> Fix | None:
    """Take out the sentence at a place; None when it is the one that asks for the talk."""
    sentence = sentence_at(text, place)
    if not sentence.text or asks_to_talk(sentence):
        return None
    following = _AFTER.match(text, sentence.end)
    end = following.end() if following else sentence.end
    if "\n" in text[sentence.end : end] and not _begins_a_line(text, sentence.start):
        return Fix(start=_blank_before(text, sentence.start), end=sentence.end, text="")
    return Fix(start=sentence.start, end=end, text="")


def asks_to_talk(sentence: Span) -> bool:
    """A question that asks for a talk."""
    return bool(
        sentence.asks and words.ASKING.find(sentence.text) and words.TALK.find(sentence.text)
    )


def _begins_a_line(text: str, place: int) -> bool:
    return not text[:place].strip(" \t") or text[:place].rstrip(" \t").endswith("\n")


def _blank_before(text: str, place: int) -> int:
    return len(text[:place].rstrip(" \t"))
