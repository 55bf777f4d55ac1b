"""What the records add up to: one page of text for every report, and for tracks side by side."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.records import Track
from coffeechat.domain.reports.compare import FEWEST_TRACKS, MOST_TRACKS, compare_lines
from coffeechat.domain.reports.pages import PAGES
from coffeechat.domain.reports.pictures import below, interest_plot, plots_of
from coffeechat.domain.snapshot import Records
from coffeechat.domain.tracks import find_track, in_order, is_open
from coffeechat.domain.widths import cells
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.screens.person_text import NARROWEST
from coffeechat.screens.text_page import TextPage
from coffeechat.verbs import Place
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

_MARGIN = 2

Make = Callable[[int], list[str]]
"""Makes the lines of a page for a width in cells."""


class FiguresScreen(TextPage):
    """A title and the lines of a report, made anew whenever something changed; Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.FIGURES)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {Place.FIGURES: ("command", "help", "back")}

    def __init__(self, title: str, make: Make) -> None:
        super().__init__(Place.FIGURES)
        self._title = title
        self._make = make

    def show_records(self) -> None:
        """Show how it is now."""
        self.query_one(HeadLine).show(self._title)
        self.query_one(TextPane).show(self._lines, keep_place=True)

    def _lines(self, width: int) -> list[Line]:
        if width < NARROWEST:
            return []
        room = width - _MARGIN
        rows = [row for line in self._make(room) for row in _fitted(self.spelled(line), room)]
        return [*map(Line, rows)]


def _fitted(line: str, width: int) -> list[str]:
    """A line as it is laid out; a longer one goes on below its own beginning."""
    if cells(line) <= width:
        return [line]
    text = line.lstrip()
    before = " " * min(len(line) - len(text), width // 2)
    return [before + row for row in wrap(text, width - len(before), _MARGIN * " ")]


def figures_screen(screen: VerbScreen, report: str) -> FiguresScreen:
    """The page of a report, by the id of its verb."""
    session, page = screen.session, PAGES[report]

    def lines(width: int) -> list[str]:
        told = page.lines(session.records, session.now(), width)
        plots = plots_of(report, session.records)
        return below(told, plots, width, ascii_only=session.settings.in_ascii)

    return FiguresScreen(page.title, lines)


def compare_screen(screen: VerbScreen, tracks: Sequence[str]) -> FiguresScreen:
    """Tracks side by side, given by their ids."""
    session = screen.session

    def lines(width: int) -> list[str]:
        known = session.records.tracks
        left = [known[one] for one in tracks if one in known]
        told = compare_lines(session.records, left, session.now(), width) if left else []
        plots = [interest_plot(session.records, track) for track in left]
        return below(told, plots, width, ascii_only=session.settings.in_ascii)

    return FiguresScreen("Side by side", lines)


def tracks_to_compare(records: Records, typed: str, marked: Sequence[str]) -> list[Track]:
    """The tracks that are typed with commas between, else those marked, else the open ones.

    Raises:
        NotUnderstood: They are fewer than two, or more than stand beside each other.
    """
    names = [one.strip() for one in typed.split(",") if one.strip()]
    if names:
        found = list({(track := find_track(records, one)).id: track for one in names}.values())
    elif marked:
        found = [records.tracks[one] for one in marked]
    else:
        found = [one for one in in_order(records) if is_open(one)][:MOST_TRACKS]
    if not FEWEST_TRACKS <= len(found) <= MOST_TRACKS:
        raise NotUnderstood(
            f"Two or three tracks stand side by side, not {len(found)}; mark them (‹mark›)."
        )
    return found
