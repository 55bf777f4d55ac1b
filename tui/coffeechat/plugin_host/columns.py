"""A column at work: its cells, and the first error among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from coffeechat.api import Column, PersonView
from coffeechat.plugin_host.clean import clean_line
from coffeechat.plugin_host.contract import BrokenContract, kind_of

#: Stands where a column failed.
FAILED_CELL = "!"


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a column, and why some of them failed, if any did."""

    cells: tuple[str, ...]
    error: BaseException | None = None


def cells_of(column: Column, people: Sequence[PersonView]) -> Cells:
    """A cell for each person; one that fails costs only itself."""
    cells: list[str] = []
    first: BaseException | None = None
    for person in people:
        try:
            cells.append(_cell(column, person))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - it is told once for all cells
            cells.append(FAILED_CELL)
            first = first or error
    return Cells(tuple(cells), first)


def _cell(column: Column, person: PersonView) -> str:
    value: object = column.value(person)
    if not isinstance(value, str):
        raise BrokenContract(f"value must give text, not {kind_of(value)}")
    return clean_line(value)
