"""The looks: three themes, and signs for terminals that have only ASCII."""

from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.filter import Monochrome
from textual.theme import BUILTIN_THEMES, Theme

from coffeechat.widgets import cells
from coffeechat.widgets.editor import Editor
from coffeechat.widgets.looks import IN_ASCII, THEMES, AsciiSigns, fit_for
from coffeechat.widgets.plain_input import PlainInput


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(cells, "_words", {})
    cells.draw_words()
    yield
    cells._drawn.cache_clear()


def test_every_sign_of_ascii_takes_the_cells_of_what_it_stands_for() -> None:
    for code, instead in IN_ASCII.items():
        assert cell_len(chr(code)) == cell_len(instead)


def test_our_signs_are_drawn_with_ascii_and_letters_stay() -> None:
    drawn = AsciiSigns().apply([Segment("▌Ærø Ødegård · «it»…")], Color(0, 0, 0))
    assert [segment.text for segment in drawn] == ['>Ærø Ødegård . "it"~']


@pytest.mark.usefixtures("words")
def test_the_sign_of_enter_becomes_the_word_in_its_own_width() -> None:
    assert cells.fit("⏎ open", 12) == "Enter open  "


@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
def test_a_theme_uses_colours_of_the_256_or_the_terminals_own(theme: Theme) -> None:
    levels = {0, 95, 135, 175, 215, 255}
    for name in ("accent", "foreground", "background"):
        colour = getattr(theme, name)
        if colour.startswith("ansi_"):
            continue
        red, green, blue = Color.parse(colour).rgb
        grey = red == green == blue and (red - 8) % 10 == 0
        assert grey or {red, green, blue} <= levels, (name, colour)


def test_the_terminals_own_colours_give_every_variable_that_textuals_styles_name() -> None:
    ours = next(theme for theme in THEMES if theme.ansi).to_color_system().generate()
    for name in ("ansi-dark", "ansi-light"):
        assert set(BUILTIN_THEMES[name].to_color_system().generate()) <= set(ours)


@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
def test_without_colour_the_terminals_own_stay_its_own(theme: Theme) -> None:
    line = [Segment("it", Style.parse("bold magenta on default"))]
    (drawn,) = fit_for(theme, [Monochrome()])[0].apply(line, Color(0, 0, 0))
    assert drawn.style is not None
    assert drawn.style.bold
    assert drawn.style.color is not None
    assert drawn.style.color.is_default == theme.ansi


class TextApp(App[None]):
    """A text and a line of the user's own, in a theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.register_theme(theme)
        self.theme = theme.name

    def compose(self) -> ComposeResult:
        yield Editor("ab")
        yield PlainInput()


@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
async def test_what_is_selected_is_turned_round_and_so_seen_without_colours(theme: Theme) -> None:
    async with TextApp(theme).run_test(size=(20, 4)) as pilot:
        line = pilot.app.query_one(PlainInput)
        line.set_text("cd")
        await pilot.press("shift+end", "tab", "home", "shift+end")
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
        segments = [segment for strip in strips for segment in strip]
        for text in ("ab", "cd"):
            (style,) = (segment.style for segment in segments if segment.text == text)
            assert style is not None
            assert style.reverse
            assert style.bgcolor != style.color or theme.ansi
