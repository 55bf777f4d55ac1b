"""Who may be here twice: each two in a line, and below it both side by side."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.domain.duplicates import Twins, find_twins
from coffeechat.domain.records import Person
from coffeechat.domain.side_by_side import rows
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import job_words
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.screens.foreground import off_the_screen
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, columns, wrap
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

_LOOKING = "Looking for people who are here twice …"
_NONE = "Nobody seems to be here twice."
_LABEL = 11
_GAP = 2
_WHY = 36
#: Cells from which a line has room for what the two do.
_WIDE = 100
#: Verbs about the two under the cursor.
_OF_BOTH = frozenset({"merge", "apart"})


class DuplicatesScreen(VerbScreen):
    """Enter makes two people one, `n` keeps them apart for ever, Esc leaves."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.DUPLICATES)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.DUPLICATES: ("merge", "apart", "undo", "command", "help", "back"),
    }
    DEFAULT_CSS = """
    DuplicatesScreen HeadLine { margin: 0 1 1 1; }
    DuplicatesScreen LineList { height: 1fr; }
    DuplicatesScreen TextPane { height: 2fr; margin: 1 2 0 2; }
    """

    def __init__(self) -> None:
        super().__init__(Place.DUPLICATES)
        self._twins: Mapping[str, Twins] = {}
        self._looked_at: Records | None = None

    def compose(self) -> ComposeResult:
        """The title, the list, the two side by side, and the foot."""
        yield HeadLine()
        yield LineList(self._draw, empty=_LOOKING)
        yield TextPane()
        yield self.foot()

    @property
    def _chosen(self) -> Twins | None:
        """The two under the cursor."""
        return self._twins.get(self.query_one(LineList).cursor_key or "")

    @property
    def subject(self) -> str:
        """The one of the two who is known longer."""
        return self._chosen.first if self._chosen is not None else ""

    # Drawing ------------------------------------------------------------------------------------

    def show_records(self) -> None:
        """Drop at once who is not here any more, and look again off the screen."""
        people = self.session.records.people
        self._take(
            [
                twins
                for twins in self._twins.values()
                if {twins.first, twins.second} <= people.keys()
            ]
        )
        if self.session.records is not self._looked_at:
            self.run_worker(self._look(), exclusive=True, group="look")

    async def _look(self) -> None:
        records = self.session.records
        found = await off_the_screen(lambda: find_twins(records))
        self._looked_at = records
        self.query_one(LineList).empty = _NONE
        self._take(found)

    def _take(self, found: Sequence[Twins]) -> None:
        self._twins = {twins.id: twins for twins in found}
        count = f"{len(found):,} to look at" if found else ""
        self.query_one(HeadLine).show("Duplicates", count)
        self.query_one(LineList).set_keys(list(self._twins))
        self._compare()

    def _draw(self, key: str, width: int) -> Line:
        twins = self._twins[key]
        people = self.session.records.people
        one, other = people.get(twins.first), people.get(twins.second)
        if one is None or other is None:
            return Line(text="")
        names = (one.name, other.name) if width < _WIDE else (_who(one), _who(other))
        return Line(text=columns([*((name, 0) for name in names), (twins.why, _WHY)], width))

    def on_line_list_moved(self, _message: LineList.Moved) -> None:
        """The cursor stands on another two."""
        self.when_rested(self._compare)

    def _compare(self) -> None:
        self.query_one(TextPane).show(self._lines)

    def _lines(self, width: int) -> Sequence[Line]:
        twins, records = self._chosen, self.session.records
        if twins is None or width <= _LABEL + 2 * _GAP:
            return []
        one, other = records.people.get(twins.first), records.people.get(twins.second)
        if one is None or other is None:
            return []
        lines = [*map(Line, wrap(f"They have {twins.why}.", width)), Line("")]
        for label, first, second in rows(records, one, other):
            lines += _beside(label, first, second, width)
        return lines

    # Verbs --------------------------------------------------------------------------------------

    def on_line_list_chosen(self, _message: LineList.Chosen) -> None:
        """Enter: the two are one."""
        self.run_verb(BY_ID["merge"], self.subject)

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """Merging and keeping apart are about the two under the cursor, unless one is named."""
        if verb.id in _OF_BOTH and not words and self._chosen is not None:
            words = (self._chosen.second,)
        super().run_verb(verb, person, words)


def _who(person: Person) -> str:
    job = job_words(person)
    return f"{person.name}, {job}" if job else person.name


def _beside(label: str, first: str, second: str, width: int) -> list[Line]:
    """A field of both in two columns; dim where they are the same."""
    half = (width - _LABEL - _GAP) // 2
    left, right = wrap(first, half), wrap(second, half)
    height = max(len(left), len(right))
    left += [""] * (height - len(left))
    right += [""] * (height - len(right))
    labels = [label] + [""] * (height - 1)
    return [
        Line(
            columns([(name, _LABEL - _GAP), (one, half), (other, half)], width), dim=first == second
        )
        for name, one, other in zip(labels, left, right, strict=True)
    ]
