"""Figures beside their budgets, as a table to print."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MISSED = "<-- over"


@dataclass(frozen=True)
class Figure:
    """One thing that was measured.

    Attributes:
        what: What it is.
        value: How much it is.
        unit: «x» for a ratio, «B», «ms», «MiB»; nothing for a count.
        budget: The most it should be; None where design.md names none.
        beside: What explains it, such as the times behind a ratio.
    """

    what: str
    value: float
    unit: str = ""
    budget: float | None = None
    beside: str = ""

    @property
    def is_over(self) -> bool:
        """Whether it is more than it should be."""
        return self.budget is not None and self.value > self.budget


def median_ratio(values: Sequence[float], floors: Sequence[float]) -> float:
    """The median of the ratios of what was measured side by side, round by round."""
    return statistics.median(value / floor for value, floor in zip(values, floors, strict=True))


def milliseconds(*samples: Sequence[float]) -> str:
    """The medians of samples in seconds, as text."""
    return " against ".join(f"{statistics.median(sample) * 1000:,.2f} ms" for sample in samples)


def table(title: str, figures: Iterable[Figure]) -> str:
    """A table to print; what is over its budget is marked."""
    return "\n".join(["", title, f"  {'':44} {'measured':>10}  {'budget':>9}", *map(_row, figures)])


def grid(title: str, heads: Sequence[str], rows: Mapping[str, Sequence[Figure | None]]) -> str:
    """A table with a figure in each cell; what is over its budget is marked."""
    first = max(map(len, rows))
    lines = [f"  {'':{first}}  {'  '.join(heads)}"]
    for name, figures in rows.items():
        cells = [
            f"{'' if one is None else _in_cell(one):>{len(head)}}"
            for head, one in zip(heads, figures, strict=True)
        ]
        over = f"  {MISSED}" if any(one is not None and one.is_over for one in figures) else ""
        lines.append(f"  {name:{first}}  {'  '.join(cells)}{over}".rstrip())
    return "\n".join(["", title, *lines])


def _in_cell(figure: Figure) -> str:
    return f"{'!' * figure.is_over}{figure.value:,.0f}"


def _row(figure: Figure) -> str:
    budget = "" if figure.budget is None else _amount(figure.budget, figure.unit)
    mark = MISSED if figure.is_over else ""
    measured = _amount(figure.value, figure.unit)
    return f"  {figure.what:44} {measured:>10}  {budget:>9}  {mark:8}  {figure.beside}".rstrip()


def _amount(value: float, unit: str) -> str:
    digits = 2 if unit == "x" else 1 if unit in {"ms", "s", "MiB"} else 0
    return f"{value:,.{digits}f} {unit}".rstrip()
