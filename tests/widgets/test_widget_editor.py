"""The editor: a text area that keeps still."""

import pytest
from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from coffeechat.widgets.cell_diff import CellDiffApp
from coffeechat.widgets.editor import Editor
from coffeechat.widgets.key_order import KeyOrderApp
from widgets.recording import recorded, shown


class EditorApp(KeyOrderApp, CellDiffApp):
    """A text, and something else that can have the focus."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.editor = Editor(text)

    def compose(self) -> ComposeResult:
        yield self.editor
        yield Input()


async def test_it_shows_the_text_from_the_first_cell_on() -> None:
    async with (app := EditorApp("Dear Ana,\n\nthank you for Thursday.")).run_test(size=(20, 9)):
        assert shown(app)[:4] == ["Dear Ana,", "", "thank you for", "Thursday."]


async def test_typing_costs_at_most_400_bytes_a_key() -> None:
    async with recorded(EditorApp("Dear Ana,\nthank you.\n" * 30)) as recording:
        costs = [await recording.bytes_for(key) for key in ("x", "space", "down", "right")]
        assert max(costs) <= 400


async def test_it_is_still_when_nothing_is_typed() -> None:
    async with recorded(app := EditorApp("Dear Ana,")) as recording:
        await recording.painted()
        assert not app.editor.cursor_blink
        before = recording.text
        app.editor.refresh()
        await recording.painted()
        assert "Dear" not in recording.text[len(before) :]


async def test_tab_goes_on_and_is_not_typed() -> None:
    async with (app := EditorApp("Ana")).run_test() as pilot:
        await pilot.press("tab")
        assert app.editor.text == "Ana"
        assert isinstance(app.focused, Input)


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("a\tb\x1b[31mc\x07\u202ed", "a    b[31mcd"),
        ("", ""),
    ],
)
async def test_what_is_pasted_or_given_is_cleaned(pasted: str, text: str) -> None:
    async with (app := EditorApp("")).run_test() as pilot:
        app.post_message(events.Paste(pasted))
        await pilot.press("x")
        assert app.editor.text == f"{text}x"
    assert Editor(pasted).text == text


async def test_marked_places_are_underlined() -> None:
    app = EditorApp("Dear Ana,\nbest regards,\nMe")
    async with recorded(app) as recording:
        app.editor.marks = [(5, 8), (15, 26)]
        await recording.painted()
        buffer = recording.screen().buffer
        marked = [
            "".join(buffer[row][x].data for x in range(20) if buffer[row][x].underscore)
            for row in range(3)
        ]
        assert marked == ["Ana", "regards,", "Me"]
        app.editor.marks = []
        await recording.painted()
        assert not any(recording.screen().buffer[0][x].underscore for x in range(20))
        assert app.editor.marks == []


async def test_marks_beyond_the_text_do_no_harm() -> None:
    app = EditorApp("Ana")
    async with app.run_test(size=(20, 5)) as pilot:
        app.editor.marks = [(-4, 900), (50, 60), (2, 1)]
        await pilot.pause()
        assert shown(app)[0] == "Ana"
