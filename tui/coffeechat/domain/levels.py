"""The levels of positions, as one types and reads them."""

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.text import fold
from coffeechat.domain.words import Seniority

LEVEL_WORDS = {level: level.name.casefold() for level in Seniority}


def parse_level(text: str) -> Seniority | None:
    """The level that a word or its beginning names; None for an empty text.

    Raises:
        NotUnderstood: It names none; the text lists them.
    """
    wanted = fold(text).strip()
    if not wanted:
        return None
    for level, word in LEVEL_WORDS.items():
        if word.startswith(wanted):
            return level
    raise NotUnderstood(f"«{text}» is no level; there are: {', '.join(LEVEL_WORDS.values())}.")
