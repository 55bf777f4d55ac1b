"""The rows of a prep sheet, and what one does with goals and notes: word, drop, move them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from coffeechat.acts import Done, preparing
from coffeechat.domain.reading import notes_in
from coffeechat.drafting.review import Reviewed
from coffeechat.screens.one_talk import OneTalk
from coffeechat.screens.prep_rows import Row
from coffeechat.verbs import Place
from coffeechat.widgets.line_list import LineList


@dataclass(frozen=True)
class _Lines:
    """The goals, or the notes.

    Attributes:
        kind: What begins the keys of their rows.
        at: The place under the cursor.
        keep: The act that puts others in their place.
    """

    kind: str
    texts: Sequence[str]
    at: int
    keep: Callable[[Sequence[str]], "partial[Done]"]


class PrepLines(OneTalk):
    """The row under the cursor, and the lines that are no questions."""

    def __init__(self, person: str) -> None:
        super().__init__(Place.PREP, person)
        self._rows: dict[str, Row] = {}

    @property
    def row(self) -> Row | None:
        """The row under the cursor; None where there is none."""
        return self._rows.get(self.query_one(LineList).cursor_key or "")

    @property
    def found(self) -> Reviewed | None:
        """What the checks found under the cursor; on a question the first thing in it."""
        row = self.row
        place = row.question if row is not None else None
        found = row.found if row is not None else None
        if found is None and place is not None:
            inside = (one.found for one in self._rows.values() if one.question == place)
            found = next(filter(None, inside), None)
        if found is None:
            self.say("The checks found nothing here.")
        return found

    # Goals and notes ----------------------------------------------------------------------------

    @property
    def _lines(self) -> _Lines | None:
        """The goals or the notes, where the cursor is on one of them."""
        row, conversation, interview = self.row, self.conversation, self.interview
        if row is None or conversation is None or interview is None:
            return None
        if row.goal is not None:
            return _Lines("goal", conversation.goals, row.goal, self._keeping_goals)
        if row.note is not None:
            return _Lines("note", notes_in(interview.research), row.note, self._keeping_notes)
        return None

    def _keeping_goals(self, goals: Sequence[str]) -> "partial[Done]":
        return partial(preparing.change_goals, self.session.store, self._person, tuple(goals))

    def _keeping_notes(self, notes: Sequence[str]) -> "partial[Done]":
        text = "\n".join(notes)
        return partial(preparing.write_research, self.session.store, self._person, text)

    def reword_line(self) -> bool:
        """Ask for other words; False where the cursor is on no goal and no note."""
        lines = self._lines
        if lines is not None:
            self.run_worker(self._reword(lines))
        return lines is not None

    async def _reword(self, lines: _Lines) -> None:
        label = "Goal: " if lines.kind == "goal" else "Note (@ where they work): "
        text = await self.prompt.ask(label, value=lines.texts[lines.at])
        if text and text.strip():
            await self.do(lines.keep(_with(lines, text.strip())))

    def drop_line(self) -> bool:
        """Drop it; False where the cursor is on no goal and no note."""
        lines = self._lines
        if lines is not None:
            self.run_worker(self.do(lines.keep(_with(lines))))
        return lines is not None

    def move_line(self, by: int) -> bool:
        """Move it by so many places; False where the cursor is on no goal and no note."""
        lines = self._lines
        if lines is not None and 0 <= lines.at + by < len(lines.texts):
            texts = list(lines.texts)
            texts.insert(lines.at + by, texts.pop(lines.at))
            self.query_one(LineList).go_to(f"{lines.kind} {lines.at + by}")
            self.run_worker(self.do(lines.keep(texts)))
        return lines is not None


def _with(lines: _Lines, *texts: str) -> Sequence[str]:
    """All of them, with other texts in place of the one under the cursor."""
    return (*lines.texts[: lines.at], *texts, *lines.texts[lines.at + 1 :])
