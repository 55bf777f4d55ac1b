"""Text that comes from a plugin, made safe to store and to show.

Dropped are the control characters (C0, C1, ESC and DEL) and those that reorder what is read
(bidirectional embeddings, overrides and isolates); what breaks a line becomes a blank or, in
prose, a newline; halves of surrogate pairs, which no file could hold, become U+FFFD. All else
stays as it was written, such as joiners, marks and no-break spaces.
"""

from collections.abc import Mapping

LINE_LIMIT = 500
PROSE_LIMIT = 20_000

_CONTROLS = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_LINE_BREAKS = [*map(ord, "\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")]
_SURROGATES = range(0xD800, 0xE000)

_BARRED: Mapping[int, str | None] = {
    **dict.fromkeys(_CONTROLS),
    **dict.fromkeys(_SURROGATES, "\N{REPLACEMENT CHARACTER}"),
    ord("\t"): " ",
}
_IN_LINE = {**_BARRED, **dict.fromkeys(_LINE_BREAKS, " ")}
_IN_PROSE = {**_BARRED, **dict.fromkeys(_LINE_BREAKS, "\n")}


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """The text on one line, without blanks at its ends, of at most `limit` characters."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").translate(_IN_LINE)
    return text.strip()[:limit].rstrip()


def clean_prose(text: str, limit: int = PROSE_LIMIT) -> str:
    """The text with its lines and blanks kept, of at most `limit` characters."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").translate(_IN_PROSE)
    return text[:limit]
