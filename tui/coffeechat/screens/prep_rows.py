"""The rows of the prep sheet's list: questions, and what the checks found, below what it is in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coffeechat.drafting.review import Reviewed
from coffeechat.prep_sheet import Sheet
from coffeechat.widgets.cells import Line, columns, fit


@dataclass(frozen=True)
class Row:
    """A row of the list.

    Attributes:
        question: The place of the question that it is, or is about; None for the preparation.
        found: What a check found; None on the row of a question itself.
    """

    question: int | None = None
    found: Reviewed | None = None


def rows_of(
    questions: Sequence[Sequence[Reviewed]], preparation: Sequence[Reviewed]
) -> dict[str, Row]:
    """The rows by their keys: each question, then what was found in it; the rest at the end.

    Args:
        questions: For each question in its order, what was found in it.
        preparation: What was found in the preparation as a whole.
    """
    rows: dict[str, Row] = {}
    for place, findings in enumerate(questions):
        rows[str(place)] = Row(place)
        for found in findings:
            rows.setdefault(f"{place} {found.check_id}", Row(place, found))
    for number, found in enumerate(preparation):
        rows[f"- {number} {found.check_id}"] = Row(found=found)
    return rows


def drawn(row: Row, sheet: Sheet, width: int, spell: Callable[[str], str]) -> Line:
    """A row in so many cells; `spell` puts keys in place of the verbs that are named."""
    if row.found is not None:
        inset = "   " if row.question is not None else ""
        text = spell(f"{inset}{row.found.check_id} {row.found.finding.message}")
        if row.found.finding.fix is None:
            return Line(text=fit(text, width))
        fix = spell("‹fix› fix")
        return Line(text=columns([(text, 0), (fix, len(fix))], width))
    assert row.question is not None, "a row is a question, or what was found"
    question = sheet.questions[row.question]
    late = " (if there is time)" if row.question in sheet.late else ""
    mark = "✓" if question.asked else "★" if question.text == sheet.key_question else ""
    return Line(text=fit(f"{row.question + 1:>2} {question.text}{late}", width), mark=mark)
