"""The program with plugins that fail in every way, on a real terminal: it lives, and it ends."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coffeechat.acts import people
from plugin_host.fakes import Shelf
from support.pty import Terminal
from support.stores import make_store, open_session

QUITS_WITHIN = 2.0

HANGS_AT_IMPORT = "from threading import Event; Event().wait()\nclass P(Plugin): ..."
EXITS_AT_IMPORT = "sys.exit(3)\nclass P(Plugin): ..."
NOISY = """
print("NOISE at import")

def value(view):
    print("NOISE")
    print("NOISE", file=sys.stderr)
    return "quiet"

class P(Plugin):
    def columns(self):
        return [Column(id="noisy", title="Noisy", width=8, value=value)]
"""
WORKS = """
from threading import Event

def deep(call, job):
    return deep(call, job)

class P(Plugin):
    def commands(self):
        return [Command(id="hang", title="Hang", run=lambda call, job: Event().wait()),
                Command(id="exit", title="Exit", run=lambda call, job: sys.exit(3)),
                Command(id="deep", title="Deep", run=deep)]

    def on_event(self, event):
        Event().wait()
"""


@pytest.fixture
def with_plugins(
    tmp_path: Path, store: Path, start: Callable[..., Terminal]
) -> Callable[..., Terminal]:
    """Starts the program with plugins, on a store with one person."""
    folder = tmp_path / "plugins"
    folder.mkdir()
    store.parent.mkdir()
    make_store(store, None)
    session = open_session(store)
    people.add(session.store, "Wei Zhang @Verda, Analyst")
    session.close()

    def begin(**plugins: str) -> Terminal:
        shelf = Shelf(folder)
        for name, source in plugins.items():
            shelf.install(name, source)
        terminal = start(PYTHONPATH=str(folder))
        terminal.wait_for("owe ")
        return terminal

    return begin


def run(terminal: Terminal, line: str) -> None:
    """Type a command."""
    terminal.send(":")
    terminal.type(line)
    terminal.wait_for(f":{line}")
    terminal.send("enter")


def quit_in_time(terminal: Terminal) -> None:
    """Leave with `q`, at once and in good order."""
    asked = time.perf_counter()
    terminal.send("q")
    assert terminal.wait_for_end() == 0
    assert time.perf_counter() - asked < QUITS_WITHIN


def test_commands_that_hang_exit_and_recurse_leave_the_keys_working(
    with_plugins: Callable[..., Terminal],
) -> None:
    terminal = with_plugins(works=WORKS, noisy=NOISY)
    terminal.send("2")
    terminal.wait_for("Noisy", "quiet")
    assert "NOISE" not in terminal.screen.text
    run(terminal, "works.exit")
    terminal.wait_for("it tried to end the program", ":plugins tells more")
    run(terminal, "works.deep")
    terminal.wait_for("RecursionError")
    run(terminal, "works.hang")
    terminal.wait_for("Hang …", "Esc leaves it")
    terminal.send("3")
    terminal.wait_for("3Ask")
    terminal.send("escape")
    terminal.wait_for("Left; nothing was changed.")
    run(terminal, "works.hang")
    terminal.wait_for("Hang …")
    terminal.send("1")
    terminal.wait_for("1Today")
    quit_in_time(terminal)


def test_a_plugin_that_hangs_while_it_is_loaded_holds_nothing_up(
    with_plugins: Callable[..., Terminal],
) -> None:
    terminal = with_plugins(exits=EXITS_AT_IMPORT, hangs=HANGS_AT_IMPORT, works=WORKS)
    terminal.send("2", "a")
    terminal.type("Jelisa Okafor")
    terminal.wait_for("Jelisa Okafor")
    terminal.send("enter")
    terminal.wait_for("Added Jelisa Okafor")
    run(terminal, "plugins")
    terminal.wait_for("exits", "failed")
    terminal.send("escape")
    terminal.wait_for("2Identify")
    quit_in_time(terminal)


def test_what_waits_for_a_plugin_that_hangs_does_not_hold_up_the_end(
    with_plugins: Callable[..., Terminal],
) -> None:
    terminal = with_plugins(hangs=HANGS_AT_IMPORT)
    terminal.send("2")
    terminal.wait_for("2Identify")
    terminal.send("d", "3")
    terminal.wait_for("3Ask")
    quit_in_time(terminal)
