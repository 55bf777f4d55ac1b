"""Our own table of people: how cells are written, and read again exactly.

Values that stand in one cell are parted by «; ». One that would be torn apart there stands in
quotation marks, each quotation mark within it twice.
"""

from collections.abc import Iterable, Sequence

from coffeechat.api import PointKind, PointView

_BETWEEN = "; "
_QUOTE = '"'
_UNSURE = "?"
_KIND_ENDS = ": "
_KINDS = {kind.replace("_", " "): kind for kind in PointKind}

#: The titles that only our own table has together.
TITLES = frozenset({"name", "organisation", "emails", "urls", "place", "points", "tags"})


def joined(values: Iterable[str]) -> str:
    """Several values as one cell."""
    return _BETWEEN.join(map(_quoted, values))


def parted(cell: str) -> tuple[str, ...]:
    """The values of a cell; one that was changed by hand is read as far as it goes."""
    values: list[str] = []
    rest = cell
    while rest:
        value, rest = _first(rest)
        values.append(value)
    return tuple(values)


def point_words(point: PointView) -> str:
    """Such as «same institution: State U»; with a question mark while it is a guess."""
    kind = point.kind.replace("_", " ")
    detail = point.detail
    if detail.endswith(_UNSURE) or detail.startswith(_QUOTE):
        detail = _in_quotes(detail)
    told = f"{kind}{_KIND_ENDS}{detail}" if detail else kind
    return told if point.confirmed else f"{told}{_UNSURE}"


def point_of(words: str) -> PointView:
    """The point of connection that `point_words` wrote; other words are one of no kind."""
    told = words.removesuffix(_UNSURE)
    kind, _, detail = told.partition(_KIND_ENDS)
    if kind not in _KINDS:
        return PointView(kind=PointKind.OTHER, detail=words)
    if detail.startswith(_QUOTE):
        detail = _first(detail)[0]
    return PointView(kind=_KINDS[kind], detail=detail, confirmed=told == words)


def is_ours(titles: Sequence[str]) -> bool:
    """Whether a table has the titles of ours."""
    return set(titles) >= TITLES


def _quoted(value: str) -> str:
    plain = value and _BETWEEN.strip() not in value and not value.startswith(_QUOTE)
    return value if plain else _in_quotes(value)


def _in_quotes(value: str) -> str:
    return f"{_QUOTE}{value.replace(_QUOTE, _QUOTE * 2)}{_QUOTE}"


def _first(cell: str) -> tuple[str, str]:
    """The first value of a cell, and what follows it."""
    if not cell.startswith(_QUOTE):
        value, _, rest = cell.partition(_BETWEEN)
        return value, rest
    end = 1
    while (end := cell.find(_QUOTE, end)) >= 0 and cell.startswith(_QUOTE, end + 1):
        end += 2
    if end < 0:
        return cell, ""
    value = cell[1:end].replace(_QUOTE * 2, _QUOTE)
    return value, cell[end + 1 :].removeprefix(_BETWEEN)
