"""The list: its cursor belongs to a key, and it draws no more than it must."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.message import Message

from coffeechat.widgets.cells import Line
from coffeechat.widgets.line_list import BAR, LineList
from widgets.demo_app import DemoApp, ListScreen, StockApp
from widgets.recording import looks, recorded, shown


class ListApp(App[None]):
    """A list and nothing else; it remembers what was drawn and told."""

    def __init__(self, keys: Sequence[str], *, cursor: str | None = None) -> None:
        super().__init__()
        self.drawn: list[str] = []
        self.told: list[str] = []
        self.first_keys, self.first_cursor = keys, cursor
        self.list = LineList(self.draw, empty="Nobody yet.\n\na adds somebody.")

    def draw(self, key: str, width: int) -> Line:
        self.drawn.append(key)
        return Line(f"{key} in {width}", dim=key.endswith("d"), mark="✓" if "m" in key else "")

    def draw_rows(self) -> None:
        """Draw what has to be drawn again."""
        self.list.render_lines(self.list.size.region)

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.set_keys(self.first_keys, cursor=self.first_cursor)
        self.list.focus()

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        self.told.append(f"moved {message.key}")

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        self.told.append(f"chosen {message.key} of {message.control.cursor_key}")


def numbers(count: int) -> list[str]:
    return [str(number) for number in range(count)]


async def test_only_rows_on_the_screen_are_asked_for() -> None:
    app = ListApp(numbers(30_000))
    async with app.run_test(size=(20, 10)):
        assert set(app.drawn) == set(numbers(10))
        assert shown(app)[:2] == [f"{BAR} 0 in 18", "  1 in 18"]


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("j", 1),
        ("down down k", 1),
        ("up", 0),
        ("G", 29),
        ("end g", 0),
        ("G home", 0),
        ("ctrl+d", 5),
        ("ctrl+d ctrl+d ctrl+u", 5),
        ("pagedown", 10),
        ("pagedown pageup", 0),
        ("G j", 29),
        ("G pagedown", 29),
    ],
)
async def test_keys_move_the_cursor(keys: str, row: int) -> None:
    app = ListApp(numbers(30))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press(*keys.split())
        assert app.list.cursor_key == str(row)
        assert any(line.startswith(f"{BAR} {row} ") for line in shown(app))


async def test_a_move_draws_two_rows() -> None:
    app = ListApp(numbers(30))
    async with app.run_test(size=(20, 10)):
        app.draw_rows()
        app.drawn.clear()
        app.list.action_move(1)
        app.draw_rows()
        assert sorted(app.drawn) == ["0", "1"]


async def test_at_the_edge_the_view_jumps_half_a_page() -> None:
    app = ListApp(numbers(30), cursor="9")
    async with app.run_test(size=(20, 10)):
        app.list.action_move(1)
        app.draw_rows()
        assert shown(app)[5].startswith(f"{BAR} 10")
        app.drawn.clear()
        for _ in range(4):
            app.list.action_move(1)
        app.draw_rows()
        assert set(app.drawn) == {"10", "11", "12", "13", "14"}


async def test_paging_keeps_the_place_of_the_cursor_on_the_screen() -> None:
    app = ListApp(numbers(40), cursor="3")
    async with app.run_test(size=(20, 10)) as pilot:
        app.list.action_page(1)
        await pilot.pause()
        assert shown(app)[3].startswith(f"{BAR} 13")


@pytest.mark.parametrize(
    ("before", "cursor", "after", "stands_on"),
    [
        ("a b c d", "c", "d c b a", "c"),
        ("a b c d", "c", "a b d", "d"),
        ("a b c d", "c", "b d", "d"),
        ("a b c d", "d", "a b", "b"),
        ("a b c d", "b", "x y z", "x"),
        ("", None, "a b", "a"),
        ("a b c", "b", "", None),
        ("a b c", "nobody", "a b c", "a"),
    ],
)
async def test_the_cursor_stays_on_its_key_or_goes_to_its_heir(
    before: str, cursor: str | None, after: str, stands_on: str | None
) -> None:
    app = ListApp(before.split(), cursor=cursor)
    async with app.run_test(size=(20, 10)):
        app.list.set_keys(after.split())
        assert app.list.cursor_key == stands_on


async def test_the_cursor_finds_its_key_again_after_an_empty_list() -> None:
    app = ListApp(["a", "b", "c"], cursor="b")
    async with app.run_test(size=(20, 10)):
        app.list.set_keys([])
        app.list.set_keys(["c", "b", "a"])
        assert app.list.cursor_key == "b"


async def test_other_rows_above_do_not_move_the_cursor_on_the_screen() -> None:
    app = ListApp(numbers(100), cursor="50")
    async with app.run_test(size=(20, 10)) as pilot:
        place = [line.startswith(BAR) for line in shown(app)]
        app.list.set_keys([*map(str, range(-7, 0)), *numbers(100)])
        await pilot.pause()
        assert [line.startswith(BAR) for line in shown(app)] == place


async def test_a_key_can_be_gone_to() -> None:
    app = ListApp(numbers(100))
    async with app.run_test(size=(20, 10)) as pilot:
        assert app.list.go_to("70")
        assert not app.list.go_to("nobody")
        await pilot.pause()
        assert shown(app)[5].startswith(f"{BAR} 70")


async def test_it_tells_what_happened() -> None:
    app = ListApp(["a", "b", "c"])
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("j", "enter")
        app.list.set_keys(["a", "c"])
        app.list.action_last()
        await pilot.pause()
        assert app.told == ["moved a", "moved b", "chosen b of b", "moved c"]


async def test_of_moves_that_wait_only_the_last_is_told() -> None:
    first, last = (LineList.Moved(LineList(lambda *_: Line("")), key) for key in "ab")
    assert first.can_replace(last)
    assert not first.can_replace(Message())


async def test_a_click_moves_the_cursor_and_a_second_one_chooses() -> None:
    app = ListApp(["a", "b", "c"])
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.click(offset=(3, 1))
        await pilot.click(offset=(3, 1))
        await pilot.click(offset=(3, 7))
        assert app.told == ["moved a", "moved b", "chosen b of b"]


async def test_an_empty_list_says_what_to_do() -> None:
    app = ListApp([])
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("j", "G", "pagedown", "enter")
        assert shown(app)[:3] == ["Nobody yet.", "", "a adds somebody."]
        assert app.told == []
        app.list.empty = "Nobody fits."
        await pilot.pause()
        assert shown(app)[:3] == ["Nobody fits.", "", ""]


async def test_marks_have_a_cell_of_their_own() -> None:
    app = ListApp(["m1", "m2", "c"])
    async with app.run_test(size=(20, 10)):
        assert [line[:5] for line in shown(app)[:3]] == [f"{BAR}✓m1 ", " ✓m2 ", "  c i"]


async def test_what_comes_after_the_rows_stands_below_the_last_when_there_is_room() -> None:
    app = ListApp(["a", "b"])
    async with app.run_test(size=(20, 4)) as pilot:
        app.list.after = "and 2 more"
        await pilot.pause()
        assert shown(app)[2:] == ["  and 2 more", ""]
        app.list.set_keys(numbers(4))
        await pilot.pause()
        assert shown(app)[3] == "  3 in 18"


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (200, 1)])
async def test_it_survives_any_size(size: tuple[int, int]) -> None:
    app = ListApp(numbers(5))
    async with app.run_test(size=size) as pilot:
        await pilot.press("G", "pageup", "ctrl+d", "j", "end")
        assert app.list.cursor_key == "4"


async def test_a_smaller_window_keeps_the_cursor_in_view() -> None:
    app = ListApp(numbers(50), cursor="9")
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.resize_terminal(20, 4)
        await pilot.pause()
        assert any(line.startswith(f"{BAR} 9 ") for line in shown(app))


async def test_the_cursor_row_is_the_only_inverse_one_and_dim_rows_differ() -> None:
    app = DemoApp(30)
    async with recorded(app) as recording:
        app.screen.query_one(LineList).set_keys(["a", "b"])
        await recording.pilot.pause()
        cells = recording.screen().buffer
        assert [row for row in range(24) if cells[row][40].reverse] == [2]


async def test_without_focus_the_cursor_is_marked_but_not_inverse() -> None:
    app = DemoApp(30)
    async with recorded(app) as recording:
        await recording.pilot.press("colon")
        await recording.pilot.pause()
        cell = recording.screen().buffer[2][0]
        assert (cell.data, cell.reverse, cell.bold) == (BAR, False, True)


async def test_the_hardware_cursor_stands_on_the_cursor_row() -> None:
    app = DemoApp(30)
    async with recorded(app) as recording:
        await recording.pilot.press("j", "j")
        await recording.pilot.pause()
        assert recording.screen().cursor.y == 4


@pytest.mark.parametrize("app", [DemoApp(30_000), StockApp(30_000)], ids=["diff", "stock"])
async def test_a_move_costs_at_most_300_bytes(app: DemoApp | StockApp) -> None:
    async with recorded(app) as recording:
        assert max([await recording.bytes_for("j") for _ in range(5)]) <= 300


async def test_a_page_costs_at_most_3_kilobytes() -> None:
    async with recorded(DemoApp(30_000)) as recording:
        for key in ("pagedown", "ctrl+d", "G", "g"):
            assert await recording.bytes_for(key) <= 3000


async def test_a_filter_key_costs_at_most_3_kilobytes() -> None:
    async with recorded(DemoApp(30_000)) as recording:
        await recording.pilot.press("slash")
        for key in ("a", "n", "1", "backspace"):
            assert await recording.bytes_for(key) <= 3000


async def test_rows_of_wide_characters_are_drawn_where_they_belong() -> None:
    async with recorded(DemoApp(30)) as recording:
        screen = recording.screen()
        assert all("Program Manager" in row for row in screen.display[2:20])
        assert {looks(screen)[row][27][0] for row in range(2, 20)} == {"P"}
        assert isinstance(recording.pilot.app.screen, ListScreen)


@pytest.mark.parametrize(
    ("keys", "rows"),
    [
        ("", ["▌ 0", "  1", "  2", "  … 4 more"]),
        ("j j", ["  0", "  1", "▌ 2", "  … 4 more"]),
        ("j j j", ["  2", "▌ 3", "  4", "  … 2 more"]),
        ("pagedown", ["▌ 3", "  4", "  5", "  … 1 more"]),
        ("G", ["  4", "  5", "▌ 6", ""]),
        ("G pageup", ["  1", "  2", "▌ 3", "  … 3 more"]),
    ],
)
async def test_a_list_that_nobody_counts_says_how_many_more_there_are(
    keys: str, rows: list[str]
) -> None:
    app = ListApp(numbers(7))
    app.list = LineList(lambda key, _width: Line(key), tells_more=True)
    async with app.run_test(size=(20, 4)) as pilot:
        await pilot.press(*keys.split())
        await pilot.pause()
        assert shown(app) == rows


async def test_it_says_nothing_of_more_where_all_have_room() -> None:
    app = ListApp(numbers(4))
    app.list = LineList(lambda key, _width: Line(key), tells_more=True)
    async with app.run_test(size=(20, 4)):
        assert shown(app) == ["▌ 0", "  1", "  2", "  3"]


@pytest.mark.parametrize(
    ("text", "found", "letters"),
    [
        ("Jelisa Okafor", (7, 10), "Oka"),
        ("张伟 Wei Zhang", (1, 2), "伟"),
        ("Ade\u0301yemi", (0, 2), "Ad"),
        ("Okafor", (0, 6), "Okafor"),
        ("cut off by the edge", (15, 19), "ed"),
        ("Okafor", (90, 95), ""),
        ("Okafor", None, ""),
    ],
)
async def test_the_letters_that_were_found_are_underlined(
    text: str, found: tuple[int, int] | None, letters: str
) -> None:
    app = ListApp(["one", "other"])
    app.list = LineList(lambda _key, _width: Line(text, dim=True, found=found))
    async with app.run_test(size=(20, 10)):
        for row in (0, 1):
            strip = app.list.render_line(row)
            under = [part.text for part in strip if part.style and part.style.underline]
            assert "".join(under).rstrip("…") == letters
            assert len(list(strip)) <= 3
            assert strip.cell_length == 20
            assert strip.text[2:].startswith(text[:5].replace("e\u0301", "é")[:4])
