"""The levels of positions, as one types and reads them."""

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.text import fold
from coffeechat.domain.words import Seniority

LEVEL_WORDS = {level: level.name.casefold() for level in Seniority}


def parse_level(text: str) -> Seniority | None:
    """The level that a word, its beginning or the digit of ‹level› names; None for an empty text.

    Raises:
        NotUnderstood: It names none, or several; the text lists them.
    """
    wanted = fold(text).strip()
    if not wanted:
        return None
    found = [
        level
        for level, word in LEVEL_WORDS.items()
        if word.startswith(wanted) or wanted == str(level.value)
    ]
    if not found:
        raise NotUnderstood(f"«{text}» is no level; there are: {', '.join(LEVEL_WORDS.values())}.")
    if len(found) > 1:
        words = " or ".join(LEVEL_WORDS[level] for level in found)
        raise NotUnderstood(f"«{text}» may be {words}; type more of it.")
    return found[0]
