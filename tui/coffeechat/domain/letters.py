"""A letter in figures: how long it is, and whom it is about."""

import re
from collections.abc import Mapping

from coffeechat.domain.words import Channel

CHANNEL_WORDS: Mapping[Channel, str] = {
    Channel.EMAIL: "e-mail",
    Channel.LINKEDIN_NOTE: "LinkedIn note",
    Channel.LINKEDIN_MESSAGE: "LinkedIn message",
    Channel.PHONE: "phone",
    Channel.VIDEO: "video",
    Channel.IN_PERSON: "in person",
    Channel.CARD: "card",
    Channel.SMS: "text message",
    Channel.OTHER: "another way",
}

_IN_A_WORD = re.compile(r"\w")
#: «I.» with a full stop is an initial.
_ME = re.compile(r"\b(?:I|[Mm](?:e|y|ine|yself))\b(?!\.)")
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)


def word_count(text: str) -> int:
    """How many words a text has; a number counts as one."""
    return sum(_IN_A_WORD.search(word) is not None for word in text.split())


def share_about_them(text: str) -> float | None:
    """Of the words «I», «my», «you» and «your» in a letter, the share that is theirs, 0 to 1.

    None when the letter has none of them. Inside Higher Ed: an ask is about them, not about me.
    """
    mine, theirs = len(_ME.findall(text)), len(_YOU.findall(text))
    return theirs / (mine + theirs) if mine + theirs else None


def figures(text: str, channel: Channel) -> str:
    """The figures in a line: «98 words · 71 % them, 29 % me».

    A note with an invitation is counted in characters, because LinkedIn counts those.
    """
    is_note = channel is Channel.LINKEDIN_NOTE
    count, noun = (len(text), "character") if is_note else (word_count(text), "word")
    told = [f"{count:,} {noun}{'' if count == 1 else 's'}"]
    share = share_about_them(text)
    if share is not None:
        theirs = round(share * 100)
        told.append(f"{theirs} % them" + ("" if is_note else f", {100 - theirs} % me"))
    return " · ".join(told)
