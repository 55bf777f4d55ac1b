"""The pane for reading."""

from collections.abc import Sequence

import pytest
from textual.app import ComposeResult

from coffeechat.widgets.cell_diff import CellDiffApp
from coffeechat.widgets.cells import Line
from coffeechat.widgets.text_pane import TextPane
from widgets.recording import recorded, shown


class PaneApp(CellDiffApp):
    """A pane with so many lines."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.pane = TextPane()

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.show(self.lay_out)
        self.pane.focus()

    def lay_out(self, width: int) -> Sequence[Line]:
        return [Line(f"line {number} of {width}", dim=number == 1) for number in range(self.count)]


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ("", 0),
        ("j j k", 1),
        ("ctrl+d", 2),
        ("pagedown", 5),
        ("space pageup", 0),
        ("k", 0),
        ("G", 14),
        ("G j", 14),
        ("end ctrl+u", 12),
        ("G g", 0),
    ],
)
async def test_keys_scroll(keys: str, first: int) -> None:
    app = PaneApp(20)
    async with app.run_test(size=(30, 6)) as pilot:
        await pilot.press(*keys.split())
        assert shown(app)[0] == f"line {first} of 30"


async def test_the_last_row_says_how_much_more_there_is() -> None:
    app = PaneApp(20)
    async with app.run_test(size=(30, 6)) as pilot:
        assert shown(app)[4:] == ["line 4 of 30", "… 15 more lines"]
        await pilot.press("G")
        assert shown(app)[5] == "line 19 of 30"


async def test_a_text_that_fits_is_followed_by_blank_rows() -> None:
    async with (app := PaneApp(4)).run_test(size=(30, 6)):
        assert shown(app) == [*(f"line {number} of 30" for number in range(4)), "", ""]


async def test_lines_are_laid_out_anew_for_another_width() -> None:
    async with (app := PaneApp(4)).run_test(size=(30, 6)) as pilot:
        await pilot.resize_terminal(20, 6)
        await pilot.pause()
        assert shown(app)[0] == "line 0 of 20"


async def test_another_text_begins_at_its_top_unless_the_place_is_kept() -> None:
    app = PaneApp(20)
    async with app.run_test(size=(30, 6)) as pilot:
        await pilot.press("j")
        app.pane.show(app.lay_out, keep_place=True)
        await pilot.pause()
        assert shown(app)[0] == "line 1 of 30"
        app.pane.show(app.lay_out)
        await pilot.pause()
        assert shown(app)[0] == "line 0 of 30"


async def test_an_empty_pane_is_blank() -> None:
    async with (app := PaneApp(0)).run_test(size=(30, 6)) as pilot:
        await pilot.press("G", "k")
        assert shown(app) == [""] * 6
        assert app.pane.lines == []


async def test_marks_and_long_lines_are_fitted() -> None:
    app = PaneApp(0)
    async with recorded(app, size=(8, 3)) as recording:
        app.pane.show(lambda _: [Line("asked", mark="✓"), Line("incomprehensible")])
        await recording.pilot.pause()
        assert recording.screen().display == ["✓asked  ", "incompr…", " " * 8]
