"""The tracks: a list of them, and the page of one."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from coffeechat.domain.records import Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import people_words
from coffeechat.domain.text import fold
from coffeechat.domain.tracks import (
    in_order,
    interest_words,
    is_open,
    people_counts,
    status_words,
    track_lines,
)
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.screens.person_text import NARROWEST, labelled
from coffeechat.session import Session
from coffeechat.verbs import Place, Verb
from coffeechat.widgets.cells import Line, columns
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

_WIDE = 110
_NAME, _STATUS, _PEOPLE = 24, 10, 10
_LABEL = 10
_NONE = (
    "You explore no field yet.\n"
    "‹track-add› begins one, such as grants or science policy; people then belong to it."
)
_KEYS = ("track-edit", "track-status", "interest", "term", "open-question")


def complete_track(records: Records, typed: str) -> str:
    """The name of the first track that begins as typed, or the text itself."""
    wanted = fold(typed)
    names = (track.name for track in in_order(records))
    return next((name for name in names if fold(name).startswith(wanted)), typed)


def track_page(session: Session, track: Track | None, width: int) -> list[Line]:
    """Everything known of a track."""
    if track is None or width < NARROWEST:
        return []
    lines = [track.name, ""]
    for label, text in track_lines(session.records, track, session.now()):
        lines += labelled(label, text, _LABEL, width)
    return [*map(Line, lines)]


class _OfTracks(VerbScreen):
    """A screen whose keys are about one track."""

    @property
    def track(self) -> Track | None:
        """The track, if there is one."""
        raise NotImplementedError

    @property
    def track_name(self) -> str:
        """Its name."""
        return self.track.name if self.track is not None else ""

    def view_edit_track(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The fields of the track."""
        from coffeechat.screens.track_form import TrackForm

        if self.track is None:
            self.say("There is no track under the cursor; ‹track-add› begins one.")
        else:
            self.app.push_screen(TrackForm(self.track))


class TracksScreen(_OfTracks):
    """Every field and role I explore; from 110 columns with the page of one beside."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.TRACKS)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.TRACKS: ("track-add", *_KEYS, "undo", "help", "back"),
    }
    DEFAULT_CSS = """
    TracksScreen HeadLine { margin: 0 1 1 1; }
    TracksScreen TextPane { display: none; width: 45%; margin-left: 2; }
    TracksScreen LineList { width: 1fr; }
    TracksScreen.wide TextPane { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(Place.TRACKS)
        self._counts: Mapping[str, int] = {}
        self._counted: object = None

    def compose(self) -> ComposeResult:
        """The title, the list, the page beside it, and the foot."""
        yield HeadLine()
        with Horizontal():
            yield LineList(self._draw)
            yield TextPane()
        yield self.foot()

    @property
    def track(self) -> Track | None:
        """The track under the cursor."""
        return self.session.records.tracks.get(self.query_one(LineList).cursor_key or "")

    def show_records(self) -> None:
        """Draw all tracks; people are counted when one of them changed."""
        records = self.session.records
        if records.people is not self._counted:
            self._counted, self._counts = records.people, people_counts(records)
        shown = self.query_one(LineList)
        shown.empty = self.spelled(_NONE)
        shown.set_keys([track.id for track in in_order(records)])
        shown.refresh()
        self.query_one(HeadLine).show("Tracks", f"{len(records.tracks)} you explore")
        self._show_detail()

    def _draw(self, key: str, width: int) -> Line:
        track = self.session.records.tracks.get(key)
        if track is None:
            return Line(text="")
        cells = [
            (track.name, _NAME),
            (status_words(track.status), _STATUS),
            (people_words(self._counts.get(key, 0)), _PEOPLE),
            (interest_words(track), 0),
        ]
        return Line(text=columns(cells, width), dim=not is_open(track))

    def _show_detail(self) -> None:
        if self.has_class("wide"):
            self.query_one(TextPane).show(partial(track_page, self.session, self.track))

    def on_resize(self, event: events.Resize) -> None:
        """Put the page beside the list where there is room for both."""
        self.set_class(event.size.width >= _WIDE, "wide")
        self.call_after_refresh(self._show_detail)

    def on_line_list_moved(self, _message: LineList.Moved) -> None:
        """The page follows after a rest."""
        if self.has_class("wide"):
            self.when_rested(self._show_detail)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Enter opens the track."""
        self.app.push_screen(TrackScreen(message.key))

    def view_open_row(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The same, typed."""
        if self.track is not None:
            self.app.push_screen(TrackScreen(self.track.id))


class TrackScreen(_OfTracks):
    """The page of a track; Enter shows its people on Identify."""

    AUTO_FOCUS = "TextPane"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.TRACK)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.TRACK: ("track-people", *_KEYS, "answered", "undo", "help", "back"),
    }
    DEFAULT_CSS = """
    TrackScreen TextPane { margin: 1 1; }
    """

    def __init__(self, track: str) -> None:
        super().__init__(Place.TRACK)
        self._track = track

    @property
    def track(self) -> Track | None:
        """The track of the page."""
        return self.session.records.tracks.get(self._track)

    def compose(self) -> ComposeResult:
        """The text and the foot."""
        yield TextPane()
        yield self.foot()

    def show_records(self) -> None:
        """Show the track as it is now, or leave when it is gone."""
        if self.track is None:
            if self.is_current:
                self.dismiss()
            return
        page = partial(track_page, self.session, self.track)
        self.query_one(TextPane).show(page, keep_place=True)

    def key_enter(self, event: events.Key) -> None:
        """Enter: the people of the track; the list that comes must not hear of the key, too."""
        event.stop()
        event.prevent_default()
        self.show_people()

    def view_track_people(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The same, typed."""
        self.show_people()

    def show_people(self) -> None:
        """The people of the track, on Identify."""
        self.chat.show_people(f'track:"{self.track_name}"')
