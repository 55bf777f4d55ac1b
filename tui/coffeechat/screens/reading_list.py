"""What people named to read on a track; one key says that I am through with it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.domain.reading_list import Reading, reading_list
from coffeechat.domain.records import Loop, Track
from coffeechat.screens.base import bindings_for
from coffeechat.screens.tracks import OfTracks
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, columns
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine

_WHO, _STATE = 18, 16
_NONE = (
    "Nobody has named anything to read yet.\n"
    "What they suggest to read comes here, and so does what you learn of resources."
)


class ReadingListScreen(OfTracks):
    """What is left to read first; Enter opens who named it."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.READING_LIST)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.READING_LIST: ("learning-read", "undo", "command", "help", "back"),
    }
    DEFAULT_CSS = """
    ReadingListScreen HeadLine { margin: 0 1 1 1; }
    """

    def __init__(self, track: str) -> None:
        super().__init__(Place.READING_LIST)
        self._track = track
        self._rows: dict[str, Reading] = {}

    def compose(self) -> ComposeResult:
        """The title, the list and the foot."""
        yield HeadLine()
        yield LineList(self._draw)
        yield self.foot()

    @property
    def track(self) -> Track | None:
        """The track of the list."""
        return self.session.records.tracks.get(self._track)

    @property
    def subject(self) -> str:
        """Who named what is under the cursor."""
        row = self._rows.get(self.query_one(LineList).cursor_key or "")
        return row.source.person if row is not None else ""

    def show_records(self) -> None:
        """Draw the list as it is now, or leave when the track is gone."""
        if self.track is None:
            self.give_way()
            return
        found = reading_list(self.session.records, self.track)
        self._rows = {row.id: row for row in found}
        shown = self.query_one(LineList)
        shown.empty = self.spelled(_NONE)
        shown.set_keys([*self._rows])
        shown.refresh()
        left = sum(not row.done for row in found)
        right = f"{left} of {len(found)} to read" if found else ""
        self.query_one(HeadLine).show(f"To read: {self.track_name}", right)

    def _draw(self, key: str, width: int) -> Line:
        row = self._rows.get(key)
        if row is None:
            return Line(text="")
        person = self.session.records.people.get(row.source.person)
        kind = "suggested" if isinstance(row.source, Loop) else "named"
        name = person.name if person is not None else ""
        cells = [(row.source.text, 0), (name, _WHO), ("read" if row.done else kind, _STATE)]
        return Line(text=columns(cells, width), dim=row.done, mark="✓" if row.done else "")

    def on_line_list_chosen(self, _message: LineList.Chosen) -> None:
        """Enter: the page of who named it."""
        if self.subject:
            self.chat.open_person(self.subject)

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """What is read is under the cursor, unless words name it; a suggestion is done with it."""
        key = self.query_one(LineList).cursor_key
        if verb.id != "learning-read" or words:
            super().run_verb(verb, person, words)
        elif key is None:
            self.say("Nothing is under the cursor.")
        elif isinstance(self._rows[key].source, Loop):
            super().run_verb(BY_ID["loop-done"], self.subject, (f"{key}:",))
        else:
            super().run_verb(verb, person, (f"{key}:",))
