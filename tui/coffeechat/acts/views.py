"""Ways to look at the lists, kept for a digit."""

from collections.abc import Sequence

from coffeechat.acts.outcome import Done, Refused, told
from coffeechat.domain.filters import parse
from coffeechat.domain.records import LIST_ID, SavedView
from coffeechat.domain.text import clean_line
from coffeechat.domain.views import DIGITS, OWN_COLUMNS
from coffeechat.store import Store

_LONGEST_NAME = 40


def save(
    store: Store,
    digit: str,
    line: str,
    *,
    shown: SavedView | None = None,
) -> Done:
    """Keep a view for a digit, in place of what the digit showed before.

    Args:
        store: Where.
        digit: From 1 to 9.
        line: Its name; without `shown`, the name, «=» and the filter.
        shown: What is looked at now, whatever its id and name.

    Raises:
        Refused: The digit is none, a name is missing, or the filter is not understood.
    """
    name, _, typed = line.partition("=")
    if shown is None and not typed.strip():
        raise Refused("Write the name, = and the filter: grad ecologists = tag:grad last:>90d")
    name = clean_line(line if shown is not None else name, _LONGEST_NAME)
    with store.act("save-view") as tx:
        fresh = SavedView(id=_digit(digit), created=tx.now, filter=clean_line(typed, 1000))
        view = (shown or fresh).replace(id=fresh.id, created=tx.now)
        problems = parse(view.filter).problems
        if problems:
            raise Refused(problems[0].text)
        tx.put(view.replace(name=name or clean_line(view.filter, _LONGEST_NAME) or view.place))
        tx.summary = f"Kept the view {digit}: {name or view.filter or view.place}"
    return told(tx, f"{tx.summary}.")


def drop(store: Store, digit: str) -> Done:
    """Keep a view no longer.

    Raises:
        Refused: No view is kept for the digit.
    """
    with store.act("drop-view") as tx:
        view = tx.records.views.get(_digit(digit))
        if view is None:
            raise Refused(f"No view is kept for {digit}.")
        tx.remove(view)
        tx.summary = f"Dropped the view {digit}: {view.name}"
    return told(tx, f"{tx.summary}.")


def choose_columns(store: Store, names: str = "") -> Done:
    """Choose what stands at the right of the rows of Identify; without a name, what plugins add.

    Raises:
        Refused: A name is none of a column; the text lists them.
    """
    chosen = _columns(names.replace(",", " ").split())
    with store.act("list-columns") as tx:
        known = tx.records.views.get(LIST_ID) or SavedView(id=LIST_ID, created=tx.now)
        tx.put(known.replace(columns=chosen))
        tx.summary = f"Columns: {', '.join(chosen)}" if chosen else "Columns as they come"
    return told(tx, f"{tx.summary}.")


def _columns(names: Sequence[str]) -> tuple[str, ...] | None:
    """The columns that are named; a plugin's is its id, a dot and its name."""
    chosen = tuple(dict.fromkeys(clean_line(name).casefold() for name in names))
    for name in chosen:
        if name not in OWN_COLUMNS and "." not in name:
            known = ", ".join(OWN_COLUMNS)
            raise Refused(f"«{name}» is no column; there are: {known}, and plugin.column.")
    return chosen or None


def _digit(text: str) -> str:
    if text not in DIGITS:
        raise Refused(f"«{text}» is no digit from 1 to 9.")
    return text
