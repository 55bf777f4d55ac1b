"""The looks: three themes, and signs for terminals that have only ASCII."""

from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from coffeechat.widgets import cells
from coffeechat.widgets.looks import IN_ASCII, THEMES, AsciiSigns


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
def test_a_theme_uses_colours_of_the_256_or_the_terminals_own(theme: object) -> None:
    levels = {0, 95, 135, 175, 215, 255}
    for name in ("accent", "foreground", "background"):
        colour = getattr(theme, name)
        if colour.startswith("ansi_"):
            continue
        red, green, blue = Color.parse(colour).rgb
        grey = red == green == blue and (red - 8) % 10 == 0
        assert grey or {red, green, blue} <= levels, (name, colour)
