"""How a talk takes place, told by the words for where it is: what to see to follows from it."""

import re
from collections.abc import Sequence

from coffeechat.domain.words import Mode

#: Words that tell it, in the order in which they count: «office hours on Zoom» is by video.
_TOLD_BY: Sequence[tuple[Mode, re.Pattern[str]]] = tuple(
    (mode, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for mode, words in (
        (Mode.VIDEO, "video|zoom|teams|google meet|facetime|skype|webex|jitsi"),
        (Mode.PHONE, r"(?:tele)?phone|mobile|by call|call (?:me|them|him|her)"),
        (Mode.WALK, "walk|stroll"),
        (Mode.COFFEE, "coffee|café|cafe|tea|lunch"),
        (Mode.CAMPUS, "campus|university|library|lecture hall|student union"),
        (Mode.OFFICE, "office|headquarters|reception|floor"),
    )
)
_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
#: Seven digits or more, as a number that one calls has; no other letters beside them.
_NUMBER = re.compile(r"\+?[\d\s()./-]*(?:\d[\s()./-]*){7,}")


def mode_of(place: str) -> Mode | None:
    """The way to talk that a place, a link or a number stands for; None where it does not tell."""
    for mode, words in _TOLD_BY:
        if words.search(_LINK.sub(" ", place)):
            return mode
    if _LINK.search(place):
        return Mode.VIDEO
    return Mode.PHONE if _NUMBER.fullmatch(place.strip()) else None
