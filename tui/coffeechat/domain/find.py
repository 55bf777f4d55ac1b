"""The text by which somebody is found with plain words; case and accents aside."""

from collections.abc import Iterable

from coffeechat.domain.text import fold


def haystack(fields: Iterable[str]) -> str:
    """The fields of a person as one folded text; no phrase reaches over the end of a line."""
    return fold("\n".join(fields))
