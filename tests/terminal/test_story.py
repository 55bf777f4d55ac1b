"""The story from the first run to a date for the talk, typed at the installed program."""

from collections.abc import Callable
from pathlib import Path

from support.pty import Terminal

Start = Callable[..., Terminal]

EXPORT = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Jelisa,Okafor,https://www.linkedin.com/in/jelisa-okafor-example,,Green Rivers,Manager,05 Mar 2024
Wei,Zhang,https://www.linkedin.com/in/wei-zhang-example,wei@example.org,Verda,Analyst,11 Jun 2023
"""
ANSWERS = ("Ana Reyes", "State U", "nonprofits", "entry", "Mon-Fri 12-17", "")


def introduce(terminal: Terminal) -> None:
    """Answer the questions of the first run."""
    terminal.wait_for("Welcome to coffeechat")
    for answer in ANSWERS:
        terminal.type(answer)
        terminal.wait_for(answer)
        terminal.send("enter")
    terminal.wait_for("Nothing is due")


def bring_people(terminal: Terminal) -> None:
    """Import two people from the export in this folder, and add one by hand."""
    terminal.send("i")
    terminal.wait_for("Connections.csv")
    terminal.send("enter")
    terminal.wait_for("2  new")
    terminal.send("enter")
    terminal.wait_for("Imported 2", "2 to go")
    terminal.send("escape")
    terminal.wait_for("1Today")
    terminal.send("2", "a")
    terminal.type("Sam Ortiz @Verda, Analyst")
    terminal.send("enter")
    terminal.wait_for("Added Sam Ortiz", "3 people")


def ask(terminal: Terminal) -> None:
    """Find one of them, say what we share and why, and send the draft."""
    terminal.send("/")
    terminal.type("jel")
    terminal.wait_for("1 of 3")
    terminal.send("enter", "c")
    terminal.type("State U")
    terminal.send("enter", "w")
    terminal.type("her path from lab to grants")
    terminal.send("enter")
    terminal.wait_for("Noted why")
    terminal.send("d")
    terminal.wait_for("I saw that you")
    terminal.send("enter")
    terminal.wait_for("To Jelisa Okafor", "State U")
    terminal.send("s")
    terminal.wait_for("Sent the ask to Jelisa Okafor")


def hear_yes(terminal: Terminal) -> None:
    """Her answer has a date."""
    terminal.send("3")
    terminal.wait_for("asked today")
    terminal.send("r", "a")
    terminal.type("yes, Fri 27 Nov 14:00")
    terminal.send("enter")
    terminal.wait_for("Jelisa Okafor said yes")


def leave(terminal: Terminal) -> None:
    """`q` ends the program, and the terminal is as it was."""
    terminal.send("q")
    assert terminal.wait_for_end() == 0
    assert not terminal.screen.alternate
    assert terminal.screen.cursor_is_shown


def test_everything_is_there_after_a_restart(start: Start, own_home: Path) -> None:
    (own_home / "Connections.csv").write_text(EXPORT)
    first = start()
    introduce(first)
    assert first.screen.alternate
    bring_people(first)
    ask(first)
    hear_yes(first)
    leave(first)

    again = start()
    again.wait_for("1Today")
    again.send("4")
    again.wait_for("Jelisa Okafor", "talk Fri 14:00", "not prepared yet", "1 person")
    again.send("2")
    again.wait_for("Sam Ortiz", "Wei Zhang", "2 people")
    leave(again)


def test_a_second_terminal_sees_what_the_first_does(start: Start) -> None:
    first = start()
    introduce(first)
    second = start()
    second.wait_for("Nothing is due")
    second.send("2")
    second.wait_for("Nobody is here yet")
    first.send("a")
    first.type("Sam Ortiz @Verda, Analyst")
    first.send("enter")
    first.wait_for("Added Sam Ortiz")
    second.wait_for("Sam Ortiz", "Analyst, Verda")
    second.send("w")
    second.type("how she chose")
    second.send("enter")
    second.wait_for("Noted why")
    first.send("2")
    first.wait_for("✓Sam Ortiz")
    leave(second)
    leave(first)


def test_keys_typed_ahead_go_where_they_were_typed_for(start: Start) -> None:
    terminal = start()
    terminal.wait_for("Welcome to coffeechat")
    questions = "\r".join(ANSWERS) + "\r"
    people = "aWei Zhang @Verda, Analyst\raJelisa Okafor @Green Rivers, Manager\r"
    terminal.type(f"{questions}{people}2/wei\rwhis way to quit it\r")
    terminal.wait_for("Noted why", "✓Wei Zhang", "1 of 2")
    terminal.send("enter")
    terminal.wait_for("his way to quit it")
    terminal.send("escape")
    terminal.wait_for("1 of 2")
    terminal.send("escape")
    terminal.wait_for("2 people", " Jelisa Okafor")
    leave(terminal)
