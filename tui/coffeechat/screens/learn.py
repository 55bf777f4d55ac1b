"""The list screen Learn: every field and role I explore, and what I know of each by now."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from coffeechat.domain.coverage import NOTHING_TOLD, TO_COVER, TrackCoverage, coverage, gap_words
from coffeechat.domain.records import Track
from coffeechat.domain.tracks import (
    in_order,
    interest_words,
    is_open,
    status_words,
    told_words,
)
from coffeechat.screens.base import bindings_for
from coffeechat.screens.list_screen import TABS, WIDE
from coffeechat.screens.row_marks import RowMarks
from coffeechat.screens.tracks import OfTracks, TrackScreen, track_page
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, columns, wrap
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine, TopLine
from coffeechat.widgets.text_pane import TextPane

_NAME, _STATUS, _PEOPLE, _LEARNED = 20, 10, 10, 10
_NONE = (
    "You explore no field yet.\n"
    "‹track-add› begins one, such as grants or science policy; people then belong to it."
)


class LearnScreen(RowMarks, OfTracks):
    """The tracks with what was learned of each; from 110 columns with the page of one beside."""

    AUTO_FOCUS = "LineList"
    NO_ROW = "There is no track under the cursor; ‹track-add› begins one."
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.LEARN)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.LEARN: (
            *("open", "learnings", "coverage", "differ", "compare", "quiz", "reading-list"),
            *("track-status", "track-add", "help"),
        ),
    }
    DEFAULT_CSS = """
    LearnScreen HeadLine { margin: 1 1 1 1; }
    LearnScreen #page { display: none; width: 45%; margin-left: 2; }
    LearnScreen #told { height: 4; margin: 0 2; }
    LearnScreen LineList { width: 1fr; }
    LearnScreen.wide #page { display: block; }
    LearnScreen.wide #told { display: none; }
    """

    def __init__(self) -> None:
        super().__init__(Place.LEARN)
        self._top = TopLine(TABS)
        self._page, self._told = TextPane(), TextPane()
        self._page.id, self._told.id = "page", "told"

    def compose(self) -> ComposeResult:
        """The tabs, the heading, the list, the page beside it, and the foot."""
        yield self._top
        yield HeadLine()
        with Horizontal():
            yield LineList(self._draw)
            yield self._page
        yield self._told
        yield self.foot()

    def on_mount(self) -> None:
        """Have all learnings looked through, for when their list is asked for."""
        self.session.submit(self.session.learned)

    @property
    def track(self) -> Track | None:
        """The track under the cursor."""
        return self.session.records.tracks.get(self.rows.cursor_key or "")

    def show_records(self) -> None:
        """Draw all tracks, and the counts of what is due."""
        records = self.session.records
        tracks = in_order(records)
        self.rows.empty = self.spelled(_NONE)
        self.rows.set_keys([track.id for track in tracks])
        self._top.show(TABS.index(BY_ID["learn"].title), self.session.counts())
        told = sum(found.learnings for found in coverage(records).values())
        right = f"{told:,} learned" if told else ""
        self.query_one(HeadLine).show(_tracks_words(len(tracks)), right)
        self._show_detail()

    def _draw(self, key: str, width: int) -> Line:
        records = self.session.records
        track = records.tracks.get(key)
        if track is None:
            return Line(text="")
        told = coverage(records).get(key, NOTHING_TOLD)
        cells = [
            (track.name, _NAME),
            (status_words(track.status), _STATUS),
            (f"{len(told.people):,} told" if told.people else "nobody yet", _PEOPLE),
            (f"{told.learnings:,} learned" if told.learnings else "", _LEARNED),
            (_gaps(told) if told.learnings else interest_words(track), 0),
        ]
        return Line(columns(cells, width), dim=not is_open(track), mark=self.mark_of(key))

    def _show_detail(self) -> None:
        if self.has_class("wide"):
            self._page.show(partial(track_page, self.session, self.track))
        else:
            self._told.show(partial(self._told_lines, self.track))

    def _told_lines(self, track: Track | None, width: int) -> list[Line]:
        """What stands beside the list where there is room for it, in a few words."""
        if track is None or width < 1:
            return []
        words = told_words(self.session.records, track) or ["nobody has told you of it yet"]
        return [*map(Line, wrap(f"{track.name}: {'; '.join(words)}", width))]

    def on_resize(self, event: events.Resize) -> None:
        """Put the page beside the list where there is room for both."""
        self.set_class(event.size.width >= WIDE, "wide")
        self.call_after_refresh(self._show_detail)

    def on_line_list_moved(self, _message: LineList.Moved) -> None:
        """The page, or a few words, follow after a rest."""
        self.when_rested(self._show_detail)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Enter opens the track."""
        self.app.push_screen(TrackScreen(message.key))

    def view_open_row(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The same, typed."""
        if self.track is not None:
            self.app.push_screen(TrackScreen(self.track.id))

    def view_filter(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Search what was learned."""
        from coffeechat.screens.learnings import LearningsScreen

        self.app.push_screen(LearningsScreen(" ".join(words), typing=not words))

    # Marks --------------------------------------------------------------------------------------

    @property
    def marked(self) -> Sequence[str]:
        """The ids of the marked tracks."""
        return [one for one in self.marks if one in self.session.records.tracks]

    @property
    def marked_tracks(self) -> Sequence[str]:
        """The same."""
        return self.marked

    def tell_marks(self) -> None:
        """Say how many are marked."""
        self.say(f"{len(self.marks)} marked" if self.marks else "", "Esc none" * bool(self.marks))

    # Going elsewhere ----------------------------------------------------------------------------

    def view_show_page(self, verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Another of the six lists."""
        if verb.id != Place.LEARN:
            self.chat.show_list(verb)

    def view_back(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """No track marked, or Today."""
        if self.marks:
            self.drop_marks()
            self.say("")
        else:
            self.chat.show_list(BY_ID["today"])


def _tracks_words(count: int) -> str:
    return f"{count} {'field' if count == 1 else 'fields'} you explore" if count else ""


def _gaps(told: TrackCoverage) -> str:
    """What nobody told of."""
    if len(told.gaps) == len(TO_COVER):
        return "nothing in particular"
    return f"gaps: {gap_words(told.gaps)}" if told.gaps else "no gaps"
