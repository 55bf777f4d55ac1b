"""The single lines of a screen."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from coffeechat.widgets.cell_diff import CellDiffApp
from coffeechat.widgets.status import HeadLine, KeyHints, OneLine, StatusLine, TopLine
from widgets.recording import recorded

TABS = ["Today", "Identify", "Ask", "Interview", "Follow up", "Learn"]


class OneApp(CellDiffApp):
    """One widget on a screen."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


def row(app: App[None], number: int = 0) -> str:
    return app.screen._compositor.render_strips(app.size)[number].text


async def test_a_message_replaces_the_one_before_and_is_cut() -> None:
    status = StatusLine("Ready.")
    async with OneApp(status).run_test(size=(12, 3)) as pilot:
        assert row(pilot.app) == "Ready.      "
        status.say("Sent. A bump is due on 2 Dec.")
        await pilot.pause()
        assert row(pilot.app) == "Sent. A bum…"
        assert row(pilot.app, 1).strip() == ""


async def test_nothing_in_a_message_is_read_as_markup_or_obeyed() -> None:
    status = StatusLine("[bold]Ana[/bold] [@click=app.bell]x[/] \x1b]2;own\x07 [/")
    async with recorded(OneApp(status)) as recording:
        shown = recording.screen().display[0].rstrip()
        assert shown == "[bold]Ana[/bold] [@click=app.bell]x[/] ]2;own [/"
        assert not recording.screen().buffer[0][0].bold
        assert "\x1b]2;" not in recording.text


async def test_a_message_already_shown_costs_nothing() -> None:
    status = StatusLine("Ready.")
    async with recorded(OneApp(status)) as recording:
        before = len(recording.text)
        status.say("Ready.")
        await recording.pilot.pause()
        assert len(recording.text) == before


@pytest.mark.parametrize(
    ("text", "right", "shown"),
    [
        ("", "", f"{'owe 3  wait 5':>34}"),
        ("Sent.", "", f"Sent.{'owe 3  wait 5':>29}"),
        ("Sent.", "u undo", f"Sent.{'u undo':>14}  owe 3  wait 5"),
        ("Sent to Ana.", "u undo", "Sent to Ana. u undo  owe 3  wait 5"),
        ("Sent to Anna.", "u undo", f"Sent to Anna.{'u undo':>21}"),
        ("Said yes: Tue 24 Nov 14:00 UTC.", "u undo", f"{'Said yes: Tue 24 Nov 14:00 UTC.':34}"),
        ("Not saved: the disk is full, really.", "", "Not saved: the disk is full, real…"),
        ("Not saved: the disk is full, really.", "u undo", "Not saved: the disk is ful… u undo"),
    ],
)
def test_counts_stand_where_a_message_has_no_need_of_the_room(
    text: str, right: str, shown: str
) -> None:
    status = StatusLine()
    status.say(text, right)
    status.count("owe 3  wait 5")
    assert "".join(part for part, _ in status.runs(34)) == shown


async def test_a_screen_below_another_costs_nothing_when_it_changes() -> None:
    below = StatusLine("before")
    async with recorded(OneApp(below)) as recording:
        await recording.pilot.app.push_screen(Screen())
        await recording.painted()
        before = len(recording.text)
        below.say("after")
        await recording.painted()
        assert len(recording.text) == before
        recording.pilot.app.pop_screen()
        await recording.painted()
        assert "after" in recording.screen().display[0]


async def test_a_heading_has_two_edges() -> None:
    head = HeadLine()
    async with OneApp(head).run_test(size=(20, 2)) as pilot:
        head.show("/green", "4 of 30")
        await pilot.pause()
        assert row(pilot.app) == "/green       4 of 30"


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (40, "⏎ do  s done  z snooze  ? keys"),
        (30, "⏎ do  s done  z snooze  ? keys"),
        (29, "⏎ do  s done  ? keys"),
        (14, "⏎ do  ? keys"),
        (6, "? keys"),
    ],
)
async def test_hints_that_do_not_fit_go_whole_and_the_last_one_stays(
    width: int, shown: str
) -> None:
    hints = KeyHints()
    async with OneApp(hints).run_test(size=(width, 2)) as pilot:
        hints.show([("⏎", "do"), ("s", "done"), ("z", "snooze"), ("?", "keys")])
        await pilot.pause()
        assert row(pilot.app).rstrip() == shown


async def test_no_hints_are_a_blank_line() -> None:
    async with OneApp(KeyHints()).run_test(size=(20, 2)) as pilot:
        assert row(pilot.app).strip() == ""


@pytest.mark.parametrize(
    ("current", "width", "shown"),
    [
        (0, 80, "1Today 2 Identify 3 Ask 4 Interview 5 Follow up 6 Learn"),
        (2, 80, "1 Today 2 Identify 3Ask 4 Interview 5 Follow up 6 Learn"),
        (4, 40, "1 2 3 4 5Follow up 6"),
        (9, 80, "1 Today 2 Identify 3 Ask 4 Interview 5 Follow up 6 Learn"),
    ],
)
async def test_the_current_screen_is_marked(current: int, width: int, shown: str) -> None:
    top = TopLine(TABS)
    async with OneApp(top).run_test(size=(width, 2)) as pilot:
        top.show(current, "owe 3  wait 5")
        await pilot.pause()
        assert row(pilot.app) == shown.ljust(width - 13) + "owe 3  wait 5"


async def test_the_current_screen_is_bold_and_underlined_and_nothing_else_is() -> None:
    top = TopLine(TABS)
    async with recorded(OneApp(top)) as recording:
        top.show(1, "owe 3")
        await recording.pilot.pause()
        cells = recording.screen().buffer[0]
        strong = "".join(cells[x].data for x in range(80) if cells[x].bold and cells[x].underscore)
        assert strong == "2Identify"


@pytest.mark.parametrize("width", [1, 3, 9])
async def test_a_very_narrow_top_line_is_cut(width: int) -> None:
    top = TopLine(TABS)
    async with OneApp(top).run_test(size=(width, 2)) as pilot:
        top.show(5, "owe 3  wait 5")
        await pilot.pause()
        assert len(row(pilot.app)) == width


async def test_a_line_of_no_kind_is_blank() -> None:
    async with OneApp(OneLine()).run_test(size=(20, 2)) as pilot:
        assert row(pilot.app) == " " * 20


def test_lines_say_their_runs_without_a_screen() -> None:
    status: Sequence[tuple[str, str]] = StatusLine("Ready.").runs(8)
    assert status == [("Ready.  ", "")]
