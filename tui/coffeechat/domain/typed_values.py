"""Single values as one types them, for the one-line add and the forms alike."""

import re

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.text import fold, safe_url
from coffeechat.domain.warmth import WARMTH_WORDS
from coffeechat.domain.words import Warmth
from coffeechat.domain.zones import read_zone, suggest_zones

_MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+")
_YES_NO = {"yes": True, "y": True, "no": False, "n": False}


def read_mail(text: str) -> str:
    """An e-mail address.

    Raises:
        NotUnderstood: It has not the form of one.
    """
    if not _MAIL.fullmatch(text):
        raise NotUnderstood(f"«{text}» is no e-mail address; write it like jo@example.org.")
    return text


def read_url(text: str) -> str:
    """A web address; without a scheme it gets https.

    Raises:
        NotUnderstood: It is none that is safe to show and to open.
    """
    url = text
    if ":" not in url.partition("/")[0] and "." in url:
        url = f"https://{url}"
    if not safe_url(url):
        raise NotUnderstood(f"«{text}» is no web address; write it like https://example.org/jo.")
    return url


def read_yes_no(text: str) -> bool | None:
    """Yes or no; None for an empty text.

    Raises:
        NotUnderstood: It is neither.
    """
    if not text:
        return None
    if fold(text) not in _YES_NO:
        raise NotUnderstood(f"«{text}» is neither yes nor no.")
    return _YES_NO[fold(text)]


def read_zone_name(text: str) -> str:
    """The IANA name of a time zone, typed in any case or as an abbreviation; empty stays empty.

    Raises:
        NotUnderstood: It names no zone, or several.
    """
    if not text:
        return ""
    zone = read_zone(text)
    if zone is None:
        meant = " or ".join(suggest_zones(text)) or "such as Europe/Berlin"
        raise NotUnderstood(f"No time zone «{text}»; it is a region and a city: {meant}.")
    return zone.key


def read_warmth(text: str) -> Warmth | None:
    """How well I know somebody, by the word for it or its beginning; None for an empty text.

    Raises:
        NotUnderstood: It names none, or several; the text lists them.
    """
    wanted = fold(text).strip().replace("-", "_").replace(" ", "_")
    if not wanted:
        return None
    words = {fold(word).replace(" ", "_"): warmth for warmth, word in WARMTH_WORDS.items()}
    known = {**{str(warmth): warmth for warmth in Warmth}, **words}
    if wanted in known:
        return known[wanted]
    found = {warmth for word, warmth in known.items() if word.startswith(wanted)}
    if len(found) == 1:
        return found.pop()
    told = ", ".join(WARMTH_WORDS.values())
    raise NotUnderstood(f"«{text}» is no word for how well you know somebody: {told}.")
