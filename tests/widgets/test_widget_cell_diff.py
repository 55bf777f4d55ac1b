"""Painting by difference: the same screen as Textual's, for fewer bytes."""

import inspect
import re
from collections.abc import Callable

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import _compositor
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from coffeechat.widgets.cell_diff import CellDiffApp, Painter
from widgets.demo_app import DemoApp, StockApp
from widgets.recording import Recording, looks, played, recorded

CONSOLE = Console(color_system="256", force_terminal=True, file=None, width=20, _environ={})
STYLES = [Style(), Style(bold=True), Style(color="red", reverse=True), Style(bgcolor="blue")]

SCRIPTS = {
    "list": "j j ctrl+d G k g pagedown enter",
    "prompt": "slash a n 1 backspace enter colon x tab escape r a",
    "letter": "e x 張 space down down enter backspace end y escape j",
    "reading": "o j ctrl+d G g escape k",
    "emoji": "e 🌱 ❤ down down 👩 left left z escape e",
}


async def final_screens(make: Callable[[], App[None]], script: str) -> list[pyte.Screen]:
    """The screen after every key of a script."""
    screens = []
    async with recorded(make()) as recording:
        for key in script.split():
            await recording.pilot.press(key)
            await recording.painted()
            screens.append(recording.screen())
    return screens


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
async def test_the_screen_is_the_same_as_textuals(script: str) -> None:
    ours = await final_screens(lambda: DemoApp(60), script)
    stock = await final_screens(lambda: StockApp(60), script)
    for key, our, its in zip(script.split(), ours, stock, strict=True):
        assert our.display == its.display, key
        assert looks(our) == looks(its), key


async def both(script: list[str]) -> tuple[int, int]:
    """The bytes that keys cost with and without the difference, after a first visit."""
    costs = []
    for app in (DemoApp(300), StockApp(300)):
        async with recorded(app) as recording:
            await recording.pilot.press(*script)
            costs.append(await recording.bytes_for(*script))
    return costs[0], costs[1]


async def test_a_change_of_screen_costs_less_than_textuals() -> None:
    ours, stock = await both(["e", "escape"])
    assert ours < min(stock, 12_000)


async def test_what_does_not_change_is_not_sent() -> None:
    async with recorded(DemoApp(30)) as recording:
        await recording.painted()
        before = len(recording.text)
        recording.pilot.app.refresh(layout=True)
        await recording.painted()
        assert "Green Rivers" not in recording.text[before:]


async def test_a_redraw_sends_everything() -> None:
    app = DemoApp(30)
    async with recorded(app) as recording:
        await recording.painted()
        before = len(recording.text)
        app.action_redraw()
        await recording.painted()
        redrawn = played(recording.text[before:], 80, 24)
        assert looks(redrawn) == looks(recording.screen())


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["the same size", "another size"])
async def test_a_report_of_the_size_sends_everything(size: tuple[int, int]) -> None:
    app = DemoApp(30)
    async with recorded(app) as recording:
        await recording.painted()
        before = len(recording.text)
        await recording.pilot.resize_terminal(*size)
        while app.screen.size != size:
            await recording.pilot.pause()
        await recording.painted()
        redrawn = played(recording.text[before:], *size)
        assert redrawn.display[-1].startswith("⏎ open")
        assert "2Identify" in redrawn.display[0]


class InDoubt(Widget):
    """Two rows of which terminals think differently, and one they agree on."""

    rows = ("❤️ x", "नमस्ते", "plain", "सीता शर्मा, नदी   x")

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(self.rows[y] if y < len(self.rows) else "")])


class DoubtApp(CellDiffApp):
    def compose(self) -> ComposeResult:
        yield InDoubt()


async def repainted(recording: Recording) -> str:
    before = len(recording.text)
    recording.pilot.app.query_one(InDoubt).refresh()
    await recording.painted()
    return recording.text[before:]


async def test_rows_in_doubt_are_sent_whole_and_told_where_to_go_on() -> None:
    async with recorded(DoubtApp(), size=(20, 5)) as recording:
        await recording.painted()
        again = await repainted(recording)
        assert "\x1b[1;1H  \x1b[1;1H❤️\x1b[1;3H x" in again
        assert "नम  \x1b[2;3Hस्ते\x1b[2;5H" in again
        name = "सीता शर्मा, नदी"
        shown = re.search(rf"{name}\x1b\[4;(\d+)H x", again)
        assert shown is not None, "one part, and the blanks behind it are not written over it"
        assert int(shown[1]) == cell_len(name) + 3
        assert "plain" not in again


# --- the painter by itself, against a terminal -----------------------------------------------


class Update:
    """As Textual's `LayoutUpdate`: whole rows."""

    def __init__(self, rows: list[list[Strip]], region: Region) -> None:
        self.strips = rows
        self.region = region

    def render_segments(self, console: Console) -> str:
        update = _compositor.LayoutUpdate(list(self.strips), self.region)
        return update.render_segments(console)


SEGMENTS = st.tuples(
    st.text(st.sampled_from("ab 张🌱한é"), min_size=1, max_size=4), st.sampled_from(STYLES)
).map(lambda parts: Segment(*parts))


@st.composite
def updates(draw: st.DrawFn) -> Update:
    """Some rows, beginning somewhere, that fit into 20 columns and 4 rows."""
    x, y = draw(st.integers(0, 9)), draw(st.integers(0, 3))
    rows = []
    for _ in range(draw(st.integers(1, 4 - y))):
        whole = Strip(draw(st.lists(SEGMENTS, min_size=1, max_size=3)))
        rows.append([whole.crop(0, min(20 - x, whole.cell_length))])
    return Update(rows, Region(x, y, 20 - x, len(rows)))


@given(st.lists(updates(), min_size=1, max_size=6))
def test_any_updates_leave_the_screen_that_textual_would_leave(made: list[Update]) -> None:
    painter, ours, stock = Painter(), "", ""
    for update in made:
        stock += update.render_segments(CONSOLE)
        painter.take_over(update)
        ours += update.render_segments(CONSOLE)
        assert looks(played(ours, 20, 4)) == looks(played(stock, 20, 4))


def text_update(text: str, x: int = 0) -> Update:
    return Update([[Strip([Segment(text)])]], Region(x, 0, 20, 1))


def painted(painter: Painter, update: Update) -> str:
    painter.take_over(update)
    return update.render_segments(CONSOLE)


def test_only_changed_cells_are_written() -> None:
    painter = Painter()
    assert painted(painter, text_update("Jelisa Okafor, Verda")) == "\x1b[1;1HJelisa Okafor, Verda"
    assert painted(painter, text_update("Jelisa Okafor, Verda")) == ""
    assert painted(painter, text_update("Jelisa Okafor, Venda")) == "\x1b[1;18Hn"
    assert painted(painter, text_update("Helisa Okafor, Venda")) == "\x1b[1;1HH"
    assert painted(painter, text_update("Belisa Okafor, Verba")) == "\x1b[1;1HB\x1b[1;18Hrb"
    assert painted(painter, text_update("Abelia Okafor, Verba")) == "\x1b[1;1HAbeli"


def test_after_forgetting_all_is_written() -> None:
    painter = Painter()
    painted(painter, text_update("Verda"))
    painter.forget()
    assert painted(painter, text_update("Verda")) == "\x1b[1;1HVerda"


def test_rows_below_the_last_one_of_the_terminal_are_not_written() -> None:
    painter = Painter()
    painter.rows_shown = 1
    strips = [[Strip([Segment("Esc back")])], [Strip([Segment("Esc leave")])]]
    assert painted(painter, Update(strips, Region(0, 0, 20, 2))) == "\x1b[1;1HEsc back"
    painter.rows_shown = 2
    assert painted(painter, Update(strips, Region(0, 0, 20, 2))) == "\x1b[2;1HEsc leave"


def test_half_a_wide_character_is_not_trusted() -> None:
    painter = Painter()
    painted(painter, text_update("a张b"))
    painted(painter, text_update("x", 2))
    assert painted(painter, text_update("a张b")) == "\x1b[1;2H张"


def test_an_unknown_kind_of_update_is_left_alone_and_all_is_forgotten() -> None:
    painter = Painter()
    painted(painter, text_update("Verda"))
    painter.take_over("something else")
    assert painted(painter, text_update("Verda")) == "\x1b[1;1HVerda"


def test_an_update_that_is_not_as_expected_is_painted_as_textual_would() -> None:
    class Changed(Update):
        def render_segments(self, console: Console) -> str:
            return "as Textual would"

    painter = Painter()
    update = Changed([["no strip"]], Region(0, 0, 20, 1))  # type: ignore[list-item] # on purpose
    assert painted(painter, update) == "as Textual would"
    assert painted(painter, text_update("Verda")) == "\x1b[1;1HVerda"


@pytest.mark.parametrize(
    ("system", "sgr"),
    [("standard", "31"), ("256", "38;5;160"), ("truecolor", "38;2;215;0;0")],
)
def test_colours_are_those_of_the_terminal(system: str, sgr: str) -> None:
    console = Console(force_terminal=True, _environ={})
    console._color_system = {
        "standard": ColorSystem.STANDARD,
        "256": ColorSystem.EIGHT_BIT,
        "truecolor": ColorSystem.TRUECOLOR,
    }[system]
    update = Update([[Strip([Segment("x", Style(color="#d70000"))])]], Region(0, 0, 1, 1))
    Painter().take_over(update)
    assert update.render_segments(console) == f"\x1b[1;1H\x1b[{sgr}mx\x1b[m"


# --- canaries: they fail when Textual changes what we rely on ----------------------------------


@pytest.mark.parametrize(
    ("function", "names"),
    [
        (App._display, ["self", "screen", "renderable"]),
        (App._handle_exception, ["self", "error"]),
        (App._fatal_error, ["self"]),
        (_compositor.LayoutUpdate.__init__, ["self", "strips", "region"]),
        (_compositor.ChopsUpdate.__init__, ["self", "chops", "spans", "chop_ends"]),
        (_compositor.CompositorUpdate.render_segments, ["self", "console"]),
    ],
)
def test_textuals_private_names_are_as_expected(
    function: Callable[..., object], names: list[str]
) -> None:
    assert list(inspect.signature(function).parameters) == names


def test_textual_asks_for_the_screens_that_show_through() -> None:
    assert isinstance(inspect.getattr_static(App, "_background_screens"), property)


async def test_every_update_textual_makes_is_of_a_kind_we_know(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kinds: set[str] = set()
    take_over = Painter.take_over

    def noted(painter: Painter, update: object) -> None:
        kinds.add(type(update).__name__)
        take_over(painter, update)
        assert "render_segments" in vars(update)

    monkeypatch.setattr(Painter, "take_over", noted)
    async with recorded(DemoApp(30)) as recording:
        await recording.pilot.press("j", "e", "x", "escape", "o")
    assert kinds == {"LayoutUpdate", "ChopsUpdate"}


def test_the_guard_and_the_difference_are_part_of_the_app() -> None:
    app = CellDiffApp()
    assert type(app.get_line_filters()[-1]).__name__ == "OutputGuard"
    assert CellDiffApp._display is not App._display
