"""The rows of the prep sheet's list: goals, questions with what was found in them, notes, the rest.

Each row is worded, dropped and moved by the same keys, whatever it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coffeechat.domain.reading import about_there, bare
from coffeechat.drafting.review import Reviewed
from coffeechat.prep_sheet import NOTE_LABELS, Sheet
from coffeechat.widgets.cells import Line, columns, fit


@dataclass(frozen=True)
class Row:
    """A row of the list; none of its places is set where a check is about the whole preparation.

    Attributes:
        question: The place of the question that it is, or is about.
        goal: The place of the goal that it is.
        note: The place of the note that it is.
        found: What a check found; None on the row of a question, goal or note itself.
    """

    question: int | None = None
    goal: int | None = None
    note: int | None = None
    found: Reviewed | None = None


def rows_of(
    sheet: Sheet,
    questions: Sequence[Sequence[Reviewed]],
    preparation: Sequence[Reviewed],
) -> dict[str, Row]:
    """The rows by their keys.

    Args:
        sheet: Whose goals and notes stand around the questions.
        questions: For each question in its order, what was found in it.
        preparation: What was found in the preparation as a whole.
    """
    rows = {f"goal {place}": Row(goal=place) for place in range(len(sheet.goals))}
    for place, findings in enumerate(questions):
        rows[str(place)] = Row(place)
        for found in findings:
            rows.setdefault(f"{place} {found.check_id}", Row(place, found=found))
    rows |= {f"note {place}": Row(note=place) for place in range(len(sheet.notes))}
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
    if row.goal is not None:
        return Line(text=fit(f"goal: {sheet.goals[row.goal]}", width))
    if row.note is not None:
        note = sheet.notes[row.note]
        return Line(text=fit(f"{NOTE_LABELS[about_there(note)]}: {bare(note)}", width))
    assert row.question is not None, "a row is a goal, a question, a note, or what was found"
    question = sheet.questions[row.question]
    late = " (if there is time)" if row.question in sheet.late else ""
    mark = "✓" if question.asked else "★" if question.text == sheet.key_question else ""
    return Line(text=fit(f"{row.question + 1:>2} {question.text}{late}", width), mark=mark)
