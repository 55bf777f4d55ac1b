"""A letter handed from the composer to programs of the user's own, on a real terminal."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.mail import mail_server
from support.pty import Terminal
from support.stores import make_store
from terminal.test_story import EXPORT

Start = Callable[..., Terminal]

#: Shows the message as a mail program does, and waits for a key.
_WRITER = """\
import sys
print("\\x1b[2J\\x1b[HThe mail program has", sys.argv[1].rpartition("/")[2], flush=True)
input("Enter leaves it ")
"""


def set_mail(home: Path, **settings: object) -> None:
    config = home / ".config" / "coffeechat" / "config.toml"
    config.parent.mkdir(parents=True)
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    config.write_text("\n".join(["[plugins.mail]", *lines, ""]), encoding="utf-8")


def compose_to_wei(terminal: Terminal) -> None:
    terminal.wait_for("owe 0")
    terminal.send("2", "/")
    terminal.type("wei")
    terminal.wait_for("1 of 2")
    terminal.send("enter", "d")
    terminal.wait_for("I saw that you")
    terminal.send("enter")
    terminal.wait_for("To Wei Zhang")


def by_mail(terminal: Terminal, way: str) -> None:
    """`m`, the digit of the way, and the last word."""
    terminal.send("m")
    terminal.wait_for(f"1 {way}")
    terminal.send("1")
    terminal.wait_for(f"by {way}")
    terminal.send("enter")


@pytest.fixture
def home(own_home: Path, store: Path) -> Path:
    connections = own_home / "Connections.csv"
    connections.write_text(EXPORT, encoding="utf-8")
    make_store(store, connections)
    return own_home


def test_a_mail_program_has_the_terminal_until_it_is_left(start: Start, home: Path) -> None:
    (home / "writer.py").write_text(_WRITER, encoding="utf-8")
    set_mail(home, compose=[sys.executable, str(home / "writer.py"), "{file}"])
    with start() as terminal:
        compose_to_wei(terminal)
        by_mail(terminal, Path(sys.executable).name)
        terminal.wait_for("The mail program has message.eml", "Enter leaves it")
        terminal.send("enter")
        terminal.wait_for("To Wei Zhang", "notes that it went out")
        terminal.send("s")
        terminal.wait_for("Sent the ask to Wei Zhang")


def test_a_program_sends_and_it_counts_as_sent(start: Start, home: Path) -> None:
    with mail_server() as server:
        words = server.sendmail(home)
        set_mail(home, address="ann@example.org", send=words)
        with start() as terminal:
            compose_to_wei(terminal)
            by_mail(terminal, f"{Path(words[0]).name} as ann@example.org")
            terminal.wait_for("Sent the ask to Wei Zhang")
        (letter,) = server.letters()
    assert server.recipients == ["wei@example.org"]
    assert letter["From"] == "Ana Reyes <ann@example.org>"
    assert "Wei" in letter.get_content()
