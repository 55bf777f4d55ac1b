"""What a job title tells: the level, whether its holder does the work, whether they hire.

All of it is a guess, which I can correct with one key.
"""

import re
from functools import cache, lru_cache
from unicodedata import category

from coffeechat.domain.text import clean_line, fold
from coffeechat.domain.title_words import HIRING, ROWS, Row
from coffeechat.domain.words import Seniority

_HIRING = re.compile(rf"(?<!\w)(?:{'|'.join(HIRING)})(?!\w)")
#: Signs that part several jobs in one title.
_PARTED = re.compile(r"[|·•;]|\s/\s|\s//\s")
#: The employer within a title.
_EMPLOYED = re.compile(r"\s+(?:at\s+|@\s*)(?=[^\W\da-z_]).*")
#: Pictures, and what joins them or colours them.
_PICTURES = frozenset({"So", "Sk", "Cf", "Mn", "Me"})
_SOUNDS_LIKE_YOU = re.compile(r"uni(?!n)|us[ae]|uti|ux|eu|one\b", re.IGNORECASE)
_SPELLED_WITH_A_VOWEL = re.compile(r"[AEFHILMNORSX](?:[A-Z0-9]{1,2}\b|-)")


def guess_level(title: str) -> Seniority | None:
    """The level a job title tells, or None when it tells nothing."""
    row = _row_of(title)
    return None if row is None else row.level


def guess_does_it(title: str) -> bool | None:
    """Whether the title is of somebody who does the work, not of one who supervises it."""
    row = _row_of(title)
    return None if row is None else row.does_it


@lru_cache(maxsize=8192)
def hires(title: str) -> bool:
    """The title says that this person hires people rather than does the work."""
    return _HIRING.search(fold(title)) is not None


def main_title(title: str) -> str:
    """The first job of a title, for a sentence: «Nurse» of «Nurse | Keynote Speaker 🚀»."""
    parts = (clean_line(_without_pictures(part)) for part in _PARTED.split(title))
    first = next(filter(None, parts), "")
    return _EMPLOYED.sub("", first)


def with_article(title: str) -> str:
    """A title with «a» or «an» before it, by its sound: «an Editor», «a UX Designer», «an MP»."""
    if _SPELLED_WITH_A_VOWEL.match(title):
        return f"an {title}"
    vowel = title[:1].casefold() in set("aeiouáàâäåæéèêëíîïóòôöøúùûü")
    return f"an {title}" if vowel and not _SOUNDS_LIKE_YOU.match(title) else f"a {title}"


def _without_pictures(text: str) -> str:
    """Without pictures; the marks of letters stay where nothing is drawn."""
    if not any(category(character) == "So" for character in text):
        return text
    return "".join(character for character in text if category(character) not in _PICTURES)


@lru_cache(maxsize=8192)
def _row_of(title: str) -> Row | None:
    folded = fold(title)
    for pattern, row in _patterns():
        if pattern.search(folded):
            return row
    return None


@cache
def _patterns() -> list[tuple[re.Pattern[str], Row]]:
    """Made when the first title is looked at: it takes longer than all else of a start's rules."""
    return [(re.compile(rf"(?<!\w)(?:{'|'.join(row.words)})(?!\w)"), row) for row in ROWS]
