"""The page of a track, and what the screens of tracks have in common."""

from abc import abstractmethod  # heeded by mypy; Textual's metaclass leaves no room for ABC
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.domain.records import Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.domain.tracks import in_order, track_lines
from coffeechat.screens.base import bindings_for
from coffeechat.screens.learn_views import LearnViews
from coffeechat.screens.person_text import NARROWEST, labelled
from coffeechat.session import Session
from coffeechat.verbs import Place, Verb, spelled
from coffeechat.widgets.cells import Line
from coffeechat.widgets.text_pane import TextPane

_LABEL = 10
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
        said = spelled(text, session.settings.key_words)
        lines += labelled(label, said, _LABEL, width)
    return [*map(Line, lines)]


class OfTracks(LearnViews):
    """A screen whose keys are about one track."""

    @property
    @abstractmethod
    def track(self) -> Track | None:
        """The track, if there is one."""

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


class TrackScreen(OfTracks):
    """The page of a track; Enter shows its people on Identify."""

    AUTO_FOCUS = "TextPane"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.TRACK)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.TRACK: (
            *("track-people", "learnings", *_KEYS, "quiz", "reading-list", "answered"),
            *("undo", "help", "back"),
        ),
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
            self.give_way()
            return
        page = partial(track_page, self.session, self.track)
        self.query_one(TextPane).show(page, keep_place=True)

    def key_enter(self, event: events.Key) -> None:
        """Enter: the people of the track; the list that comes must not hear of the key, too."""
        event.stop()
        event.prevent_default()
        self.show_people()

    def view_learnings(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        """What was learned of the track, unless a filter is typed."""
        super().view_learnings(verb, person, words or [f'track:"{self.track_name}"'])

    def view_track_people(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The same, typed."""
        self.show_people()

    def show_people(self) -> None:
        """The people of the track, on Identify."""
        self.chat.show_people(f'track:"{self.track_name}"')
