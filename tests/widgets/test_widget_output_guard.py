"""Nothing from data that a terminal would obey reaches it, whoever drew it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.color import Color
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from coffeechat.widgets.cell_diff import CellDiffApp
from coffeechat.widgets.cells import Line
from coffeechat.widgets.editor import Editor
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.output_guard import OutputGuard, without_controls
from coffeechat.widgets.text_pane import TextPane
from widgets.recording import recorded

EVIL = "Ana\x1b]52;c;ZXZpbA==\x07\x1b[31m\x9b2J\u202eBob\u2066\u2028\ud800!"


class GuardedApp(CellDiffApp):
    """An app with one widget that shows what it was given."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self.widget


class Careless(Widget):
    """A widget as a stranger might write it."""

    def render(self) -> Text:
        return Text(EVIL)


def evil_list() -> LineList:
    widget = LineList(lambda key, _: Line(key, mark="\x1b"))
    widget.set_reactive(LineList.empty, EVIL)
    return widget


def evil_pane() -> TextPane:
    widget = TextPane()
    widget.show(lambda _: [Line(EVIL)])
    return widget


@pytest.mark.parametrize(
    "make",
    [
        lambda: Static(EVIL, markup=False),
        lambda: Label(Content(EVIL)),
        lambda: Input(placeholder=EVIL),
        lambda: Editor(EVIL),
        Careless,
        evil_list,
        evil_pane,
    ],
    ids=["static", "label", "placeholder", "editor", "careless", "list", "pane"],
)
async def test_no_widget_passes_a_control_sequence(make: type[Widget]) -> None:
    app = GuardedApp(make())
    async with recorded(app) as recording:
        await recording.painted()
        text = recording.text
        assert "Ana]52" in "".join(recording.screen().display)
        for sequence in ("\x1b]52", "==\x07", "\x1b[31m", "\x9b", "\u202e", "\u2066", "\u2028"):
            assert sequence not in text
        text.encode()


@given(st.text(st.characters(codec=None), max_size=40))
def test_cleaning_keeps_the_width_and_takes_out_all_controls(text: str) -> None:
    cleaned = without_controls(text)
    assert cell_len(cleaned) == cell_len(text) or "\u200d" in text or "\ufe0f" in text
    assert without_controls(cleaned) == cleaned
    cleaned.encode()
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in cleaned)


def test_a_link_with_a_control_character_goes() -> None:
    good, bad = Style(link="https://example.org"), Style(link="https://example.org/\x1b\\")
    segments = OutputGuard().apply([Segment("a", good), Segment("b", bad)], Color(0, 0, 0))
    assert [segment.style and segment.style.link for segment in segments] == [good.link, None]


def test_control_segments_of_the_toolkit_itself_pass() -> None:
    control = Control.home().segment
    assert OutputGuard().apply([control], Color(0, 0, 0)) == [control]
