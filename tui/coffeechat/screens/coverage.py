"""Coverage: facets by tracks, what nobody told and what is open; a key has somebody asked."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from coffeechat.domain.asking_next import handed_over, next_of_track, open_loops, question_about
from coffeechat.domain.coverage import TO_COVER, coverage_of, gap_words
from coffeechat.domain.filters.facts import TRACKS
from coffeechat.domain.records import Track
from coffeechat.domain.summary import people_words
from coffeechat.domain.text import fold
from coffeechat.domain.tracks import in_order
from coffeechat.domain.words import Facet
from coffeechat.screens.base import bindings_for
from coffeechat.screens.tracks import OfTracks
from coffeechat.session import Session
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, columns, wrap
from coffeechat.widgets.line_list import GUTTER, LineList
from coffeechat.widgets.status import DimLine, HeadLine
from coffeechat.widgets.text_pane import TextPane

_FACET, _TRACK, _WHO = 15, 9, 20
_QUESTION = "?"


def next_to_ask(session: Session, track: Track, facet: Facet | None = None, but: str = "") -> str:
    """The id of whom to ask next about a track, best fit first; empty when nobody is left."""
    index = session.people()
    of_track = index.fact(TRACKS, session.records)
    by_fit = (
        one for one, tracks in zip(index.ids, of_track, strict=True) if track.id in (tracks or ())
    )
    return next_of_track(session.records, by_fit, track, facet, but)


class CoverageScreen(OfTracks):
    """How many people told me of each facet of each track; below them what is open on one track."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Place.COVERAGE),
        Binding("left", "verb('track-before')", show=False),
        Binding("right", "verb('track-after')", show=False),
    ]
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.COVERAGE: (
            *("open", "hand-over", "open-question", "track-before", "track-after"),
            *("undo", "help", "back"),
        ),
    }
    DEFAULT_CSS = """
    CoverageScreen HeadLine { margin: 0 1; }
    CoverageScreen TextPane { height: 3; margin: 0 1; }
    """

    def __init__(self, track: str) -> None:
        super().__init__(Place.COVERAGE)
        self._track = track
        self._heads = DimLine()

    def compose(self) -> ComposeResult:
        """The heading, the names of the tracks, the table, what is missing, and the foot."""
        yield HeadLine()
        yield self._heads
        yield LineList(self._draw)
        yield TextPane()
        yield self.foot()

    @property
    def track(self) -> Track | None:
        """The track whose gaps are told, and which keys are about."""
        return self.session.records.tracks.get(self._track)

    @property
    def row(self) -> str:
        """The row under the cursor: a facet, or the text of an open question behind «?»."""
        return self.query_one(LineList).cursor_key or ""

    # Drawing ------------------------------------------------------------------------------------

    def show_records(self) -> None:
        """Draw the table as it is now, or leave when the track is gone."""
        track = self.track
        if track is None:
            self.give_way()
            return
        records = self.session.records
        asked = [loop.text for loop in open_loops(records, track)]
        questions = dict.fromkeys([*track.questions, *asked])
        shown = self.query_one(LineList)
        shown.set_keys([*map(str, TO_COVER), *(f"{_QUESTION}{text}" for text in questions)])
        shown.refresh()
        told = coverage_of(records, track)
        right = f"{people_words(len(told.people))} told you {told.learnings:,} things"
        self.query_one(HeadLine).show(f"Coverage: {track.name}", right)
        self._heads.show(f"{'':{GUTTER}}{self._head_cells(shown.size.width - GUTTER)}")
        self.query_one(TextPane).show(partial(self._missing, track))

    def on_resize(self) -> None:
        """As many tracks as there is room for."""
        self.call_after_refresh(self.show_records)

    def _shown(self, width: int) -> list[Track]:
        """The tracks there is room for, the one of the keys among them."""
        tracks = in_order(self.session.records)
        room = max(1, (width - _FACET) // (_TRACK + 1))
        at = next((at for at, one in enumerate(tracks) if one.id == self._track), 0)
        first = at // room * room
        return tracks[first : first + room]

    def _head_cells(self, width: int) -> str:
        cells = [
            (f"[{one.name[: _TRACK - 2]}]" if one.id == self._track else one.name, _TRACK)
            for one in self._shown(width)
        ]
        return columns([("", _FACET), *cells], width) if width > 0 else ""

    def _draw(self, key: str, width: int) -> Line:
        records = self.session.records
        if key.startswith(_QUESTION):
            asked = records.people.get(handed_over(records).get(fold(key[1:]), ""))
            state = f"ask {asked.name}" if asked is not None else "nobody is to be asked"
            return Line(text=columns([(f"? {key[1:]}", 0), (state, _WHO)], width))
        facet, cells = Facet(key), []
        for track in self._shown(width):
            count = coverage_of(records, track).count(facet)
            told = str(count) if count else "-"
            cells.append((f"[{told}]" if track.id == self._track else f" {told}", _TRACK))
        return Line(text=columns([(facet.value, _FACET), *cells], width))

    def _missing(self, track: Track, width: int) -> list[Line]:
        """What nobody told of the track, and who is to be asked of what of it."""
        records = self.session.records
        gaps, asked = coverage_of(records, track).gaps, handed_over(records)
        words = f"Nobody has told you of {gap_words(gaps)}." if gaps else "Somebody told of each."
        to_ask = [
            f"{facet.value}: {records.people[person].name}"
            for facet in gaps
            if (person := asked.get(fold(question_about(facet, track))))
        ]
        words += f" To be asked: {', '.join(to_ask)}." if to_ask else ""
        return [*map(Line, wrap(words, max(1, width)))]

    # Keys ---------------------------------------------------------------------------------------

    def on_line_list_chosen(self, _message: LineList.Chosen) -> None:
        """Enter: what was learned of the facet."""
        from coffeechat.screens.learnings import LearningsScreen

        if not self.row.startswith(_QUESTION):
            self.app.push_screen(LearningsScreen(f'track:"{self.track_name}" facet:{self.row}'))

    def view_open_row(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The same, typed."""
        self.query_one(LineList).action_choose()

    def view_track_before(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The track to the left."""
        self._go(-1)

    def view_track_after(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The track to the right."""
        self._go(1)

    def _go(self, step: int) -> None:
        tracks = [track.id for track in in_order(self.session.records)]
        at = tracks.index(self._track) + step
        if 0 <= at < len(tracks):
            self._track = tracks[at]
            self.show_records()

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """Somebody is to be asked what the row is about: who fits best, unless one is named."""
        if verb.id == "hand-over" and not words and self.track is not None:
            self._hand_over(self.track)
        else:
            super().run_verb(verb, person, words)

    def _hand_over(self, track: Track) -> None:
        records, text = self.session.records, self.row.removeprefix(_QUESTION)
        facet = None if self.row.startswith(_QUESTION) else Facet(self.row)
        loop = next((one for one in open_loops(records, track) if one.text == text), None)
        person = next_to_ask(self.session, track, facet, loop.person if loop is not None else "")
        if not person:
            self.say(f"Nobody else of {track.name} is left to ask; ‹belongs› puts people into it.")
            return
        super().run_verb(BY_ID["hand-over"], person, (f"{track.name}:", text))
