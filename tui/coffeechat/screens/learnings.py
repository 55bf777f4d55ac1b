"""Everything that was learned: the list of it, and the page of one."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from coffeechat.domain.filters import Candidate, complete, found_span, parse
from coffeechat.domain.filters.keys import LEARNINGS
from coffeechat.domain.learnings import is_old, learning_lines, quoted, said_on, when_words
from coffeechat.domain.records import Learning
from coffeechat.screens.base import bindings_for
from coffeechat.screens.filter_line import FilterLine
from coffeechat.screens.list_screen import WIDE
from coffeechat.screens.one_learning import OneLearning
from coffeechat.screens.person_text import NARROWEST, labelled
from coffeechat.screens.row_marks import RowMarks
from coffeechat.session import Session
from coffeechat.verbs import Place, Verb
from coffeechat.widgets.cells import Line, columns, wrap
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

_FACET, _WHO, _WHEN, _LABEL = 13, 16, 14, 9
_NONE = (
    "Nothing is learned yet.\n"
    "In a talk and in its debrief every plain line is kept here.\n"
    "‹note› keeps one of a person."
)
_NO_MATCH = "Nothing you learned matches; Esc shows everything."
_KEYS = (
    *("learning-edit", "learning-facet", "learning-track", "learning-agrees"),
    *("learning-contradicts", "learning-person", "learning-words", "learning-drop"),
)


def learning_page(session: Session, learning: Learning | None, width: int) -> list[Line]:
    """What was learned, of what, from whom and when, and what agrees with it or differs."""
    if learning is None or width < NARROWEST:
        return []
    lines = [*wrap(quoted(learning), width), ""]
    for label, text in learning_lines(session.records, learning, session.now()):
        lines += labelled(label, text, _LABEL, width)
    return [*map(Line, lines)]


class LearningsScreen(RowMarks, FilterLine, OneLearning):
    """All learnings by track and facet, the newest first; Enter opens one."""

    AUTO_FOCUS = "LineList"
    LANGUAGE = LEARNINGS
    EVERYTHING = "everything"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.LEARNINGS)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.LEARNINGS: ("open", *_KEYS, "mark", "filter", "help", "back"),
    }
    DEFAULT_CSS = """
    LearningsScreen HeadLine { margin: 0 1 1 1; }
    LearningsScreen TextPane { display: none; width: 35%; margin-left: 2; }
    LearningsScreen LineList { width: 1fr; }
    LearningsScreen.wide TextPane { display: block; }
    """

    def __init__(self, typed: str = "", *, typing: bool = False) -> None:
        """Show what meets a filter; `typing` asks for one at once."""
        super().__init__(Place.LEARNINGS)
        self._typed = typed
        self._typing = typing
        self._filter = parse(typed, LEARNINGS)

    def compose(self) -> ComposeResult:
        """The heading, the list, the detail beside it, and the foot."""
        yield HeadLine()
        with Horizontal():
            yield LineList(self._draw)
            yield TextPane()
        yield self.foot()

    def on_mount(self) -> None:
        """Ask for a filter where one is wanted."""
        if self._typing:
            self.call_after_refresh(self.run_worker, self.ask_filter())

    @property
    def learning(self) -> Learning | None:
        """The learning under the cursor."""
        return self.session.records.learnings.get(self.rows.cursor_key or "")

    @property
    def marked(self) -> Sequence[str]:
        """The ids of the marked learnings."""
        return [one for one in self.marks if one in self.session.records.learnings]

    # Drawing ------------------------------------------------------------------------------------

    def show_records(self) -> None:
        """Draw the learnings that meet the filter; the cursor stays on its own."""
        self._show_rows()
        self._show_detail()

    def _show_rows(self) -> None:
        facts = self.session.learned()
        found = facts.find(self._filter) if self._filter.terms else facts.ids
        self.rows.empty = self.spelled(_NO_MATCH if self._typed else _NONE)
        self.rows.set_keys(found)
        count = f"{len(found):,} of {len(facts.ids):,}" if self._typed else f"{len(found):,}"
        left = f"/{self._typed}" if self._typed else "What you learned"
        right = f"{count} · by track and facet, newest first" if facts.ids else ""
        self.query_one(HeadLine).show(left, right)

    def _draw(self, key: str, width: int) -> Line:
        records = self.session.records
        learning = records.learnings.get(key)
        if learning is None:
            return Line(text="")
        person, today = records.people.get(learning.person), self.session.now().date()
        day = said_on(records, learning)
        cells = [
            (learning.facet.value, _FACET),
            (quoted(learning), 0),
            (person.name if person is not None else "", _WHO),
            (when_words(day, today), _WHEN),
        ]
        text = columns(cells, width)
        found = found_span(text, self._filter) if self._filter.terms else None
        return Line(text=text, mark=self.mark_of(key), found=found, dim=is_old(day, today))

    def _show_detail(self) -> None:
        if self.has_class("wide"):
            self.query_one(TextPane).show(partial(learning_page, self.session, self.learning))

    def on_resize(self, event: events.Resize) -> None:
        """Put the detail beside the list where there is room for both."""
        self.set_class(event.size.width >= WIDE, "wide")
        self.call_after_refresh(self._show_detail)

    def on_line_list_moved(self, _message: LineList.Moved) -> None:
        """The detail follows after a rest."""
        if self.has_class("wide"):
            self.when_rested(self._show_detail)

    # Filter -------------------------------------------------------------------------------------

    @property
    def typed(self) -> str:
        """The filter, as it was typed."""
        return self._typed

    def filter_by(self, text: str) -> None:
        """Show what meets another filter, from its first row on."""
        self._typed, self._filter = text, parse(text, LEARNINGS)
        self._show_rows()
        self.rows.action_first()
        self.when_rested(self._show_detail)

    def candidates(self, text: str) -> list[Candidate]:
        """How a filter may go on."""
        return complete(text, len(text), self._values, LEARNINGS)

    def _values(self, key: str) -> Sequence[str]:
        tracks = self.session.records.tracks.values()
        return sorted(track.name.casefold() for track in tracks) if key == "track" else ()

    # Views --------------------------------------------------------------------------------------

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Enter opens the learning."""
        self.app.push_screen(LearningScreen(message.key))

    def view_open_row(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The same, typed."""
        if self.learning is not None:
            self.app.push_screen(LearningScreen(self.learning.id))

    def tell_marks(self) -> None:
        """Say how many are marked, and what ties two of them."""
        marked = f"{len(self.marks):,} marked: ‹learning-agrees› and ‹learning-contradicts› "
        tells = f"{marked}tie it to the row of the cursor" if self.marks else ""
        self.say(tells, "Esc none" if self.marks else "")

    def view_back(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Nothing marked, everything again, or back."""
        if self.marks:
            self.drop_marks()
            self.say("")
        elif self._typed:
            self.filter_by("")
        else:
            self.dismiss()


class LearningScreen(OneLearning):
    """The page of one learning; Enter opens who said it."""

    AUTO_FOCUS = "TextPane"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.LEARNING)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.LEARNING: (*_KEYS, "undo", "help", "back"),
    }
    DEFAULT_CSS = """
    LearningScreen TextPane { margin: 1 1; }
    """

    def __init__(self, learning: str) -> None:
        super().__init__(Place.LEARNING)
        self._learning = learning

    @property
    def learning(self) -> Learning | None:
        """The learning of the page."""
        return self.session.records.learnings.get(self._learning)

    @property
    def marked(self) -> Sequence[str]:
        """Nothing: marks are of the list."""
        return ()

    def drop_marks(self) -> None:
        """Nothing is marked here."""

    def compose(self) -> ComposeResult:
        """The text and the foot."""
        yield TextPane()
        yield self.foot()

    def show_records(self) -> None:
        """Show the learning as it is now, or leave when it is gone."""
        if self.learning is None:
            self.give_way()
            return
        page = partial(learning_page, self.session, self.learning)
        self.query_one(TextPane).show(page, keep_place=True)

    def key_enter(self, event: events.Key) -> None:
        """Enter: who said it; the page that comes must not hear of the key, too."""
        event.stop()
        event.prevent_default()
        self.open_teller()
