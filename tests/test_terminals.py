"""What the environment says of a terminal."""

import pytest

from coffeechat.terminals import has_few_signs, textual_defaults, why_no_screen


@pytest.mark.parametrize(
    "kind",
    ["xterm-256color", "screen", "tmux-256color", "linux", "vt100", "xterm-kitty", "st-256color"],
)
def test_a_terminal_that_is_known_gets_the_screen(kind: str) -> None:
    assert why_no_screen({"TERM": kind}, is_terminal=True) == ""


@pytest.mark.parametrize("kind", ["", "dumb", "unknown", "emacs", "network"])
def test_another_one_is_told_why_not(kind: str) -> None:
    assert "TERM" in why_no_screen({"TERM": kind}, is_terminal=True)


def test_a_pipe_is_no_terminal() -> None:
    assert why_no_screen({"TERM": "xterm"}, is_terminal=False) == "This is no terminal."


def test_nothing_moves_by_itself() -> None:
    assert textual_defaults({}, slow=False) == {
        "TEXTUAL_ANIMATIONS": "none",
        "TEXTUAL_SMOOTH_SCROLL": "0",
    }


def test_true_colours_cost_twice_the_bytes() -> None:
    given = textual_defaults({"COLORTERM": "truecolor"}, slow=False)
    assert given["TEXTUAL_COLOR_SYSTEM"] == "256"


def test_a_slow_line_gets_fewer_pictures() -> None:
    assert textual_defaults({}, slow=True)["TEXTUAL_FPS"] == "10"


def test_what_the_user_has_set_stays() -> None:
    environ = {"COLORTERM": "truecolor", "TEXTUAL_COLOR_SYSTEM": "truecolor", "TEXTUAL_FPS": "60"}
    assert textual_defaults(environ, slow=True).keys() == {
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_SMOOTH_SCROLL",
    }


@pytest.mark.parametrize(("kind", "few"), [("linux", True), ("vt220", True), ("screen", False)])
def test_who_has_few_signs(kind: str, few: bool) -> None:
    assert has_few_signs({"TERM": kind}) is few
