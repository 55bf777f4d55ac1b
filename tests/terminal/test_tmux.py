"""Inside tmux at its default settings, and under a real shell."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from support.driving import SATURDAY
from support.hostile import HOSTILE, TITLE
from support.pty import COFFEECHAT, environment
from support.tmux import PROMPT, TMUX, Tmux
from terminal.hostile_demo import make_hostile
from terminal.tour import prepare_tour

pytestmark = pytest.mark.skipif(TMUX is None, reason="tmux is not installed")

#: An editor that stops its whole group, as vi does on Ctrl+Z, and then adds a line.
STOPPING_EDITOR = """
import os, signal, sys
os.kill(0, signal.SIGTSTP)
with open(sys.argv[1], "a") as file:
    file.write("written after the stop\\n")
"""


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    editor = tmp_path / "editor.py"
    editor.write_text(STOPPING_EDITOR)
    environ = environment(
        tmp_path,
        COFFEECHAT_NOW=SATURDAY.isoformat(),
        EDITOR=f"{sys.executable} {editor}",
        TERM="xterm-256color",
    )
    with Tmux(tmp_path, environ) as session:
        session.wait_for(PROMPT.strip())
        yield session


def start(tmux: Tmux, store: Path) -> psutil.Process:
    """Start the program in the shell; its process."""
    tmux.enter(f"clear; {COFFEECHAT} --store {store}")
    tmux.wait_for("owe ")
    shell = psutil.Process(int(tmux.ask("pane_pid")))
    (program,) = shell.children()
    return program


def test_hostile_names_touch_neither_title_nor_clipboard(tmux: Tmux, tmp_path: Path) -> None:
    title = tmux.ask("pane_title")
    start(tmux, make_hostile(tmp_path / "demo").store)
    tmux.send("2")
    tmux.wait_for("2Identify")
    tmux.send("/")
    for tens in range(0, len(HOSTILE), 10):
        tmux.send("C-u")
        tmux.type(f"h{tens // 10:02}")
        tmux.wait_for(f"/h{tens // 10:02}", f"h{tens:03}")
    tmux.send("Escape")
    tmux.wait_until(lambda: "/h" not in tmux.text)
    tmux.send("q")
    tmux.wait_for(PROMPT.strip())
    assert tmux.ask("pane_title") == title
    assert TITLE not in tmux.ask("window_name")
    assert "no buffers" in tmux.run("show-buffer")
    assert tmux.ask("alternate_on") == "0"
    assert tmux.ask("cursor_flag") == "1"


def test_after_a_stop_the_shell_is_usable_and_fg_shows_the_whole_screen(
    tmux: Tmux, tmp_path: Path
) -> None:
    program = start(tmux, prepare_tour(tmp_path / "demo").store)
    tmux.send("2")
    tmux.wait_for("2Identify", "best fit first")
    before = tmux.settled()
    os.kill(program.pid, signal.SIGTSTP)
    tmux.wait_for("Stopped", PROMPT.strip())
    tmux.enter("echo it is $((40 + 2))")
    tmux.wait_for("it is 42")
    tmux.enter("fg")
    tmux.wait_for("2Identify")
    assert tmux.settled() == before
    tmux.send("j", "q")
    tmux.wait_for(PROMPT.strip())


def test_ctrl_l_draws_over_what_something_else_wrote(tmux: Tmux, tmp_path: Path) -> None:
    start(tmux, prepare_tour(tmp_path / "demo").store)
    before = tmux.settled()
    with Path(tmux.ask("pane_tty")).open("w") as terminal:
        terminal.write("\x1b[5;1HBroadcast message from root\x1b[9;1Hthe system goes down")
    tmux.wait_for("Broadcast", "goes down")
    tmux.send("C-l")
    tmux.wait_until(lambda: "Broadcast" not in tmux.text)
    assert tmux.settled() == before


def test_an_editor_that_is_stopped_stops_all_and_comes_back(tmux: Tmux, tmp_path: Path) -> None:
    start(tmux, prepare_tour(tmp_path / "demo").store)
    tmux.send("3", "G", "d")
    tmux.wait_for("Dear Eleni")
    tmux.send("E")
    tmux.wait_for("Stopped", PROMPT.strip())
    tmux.enter("fg")
    tmux.wait_for("written after the stop", "To ")
    assert "Subject" in tmux.settled()
