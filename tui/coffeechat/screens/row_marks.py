"""Marks on the rows of a list of records, such as tracks or learnings."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from coffeechat.screens.base import VerbScreen
from coffeechat.screens.marks import MARK
from coffeechat.verbs import Place, Verb
from coffeechat.widgets.line_list import LineList


class RowMarks(VerbScreen):
    """A screen with one list, whose rows can be marked; their keys are ids of records."""

    #: What is said where there is no row to mark.
    NO_ROW: ClassVar[str] = "Nothing is under the cursor."

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        #: The ids that are marked, in the order in which they were.
        self.marks: dict[str, None] = {}

    @property
    @abstractmethod
    def marked(self) -> Sequence[str]:
        """Those of the marked ids whose records are still there, in the same order."""

    @abstractmethod
    def tell_marks(self) -> None:
        """Say how many are marked and what for."""

    @property
    def rows(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    def mark_of(self, key: str) -> str:
        """What stands before a row: the sign of a mark, or nothing."""
        return MARK if key in self.marks else ""

    def view_mark(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Mark the row under the cursor, or take its mark away, and go on."""
        key = self.rows.cursor_key
        if key is None:
            self.say(self.NO_ROW)
            return
        if key in self.marks:
            del self.marks[key]
        else:
            self.marks[key] = None
        self.rows.redraw([key])
        self.rows.action_move(1)
        self.tell_marks()

    def view_mark_all(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Mark all that is shown; when it all is, nothing."""
        shown = self.rows.keys
        every = set(shown) <= self.marks.keys()
        self.marks = {} if every else dict.fromkeys([*shown, *self.marked])
        self.rows.refresh()
        self.tell_marks()

    def drop_marks(self) -> None:
        """Mark nothing any more."""
        self.marks = {}
        self.rows.refresh()
