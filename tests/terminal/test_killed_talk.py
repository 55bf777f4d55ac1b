"""A talk whose program is killed after every line: each line that the screen showed is there."""

import os
import signal
from datetime import datetime, timedelta
from pathlib import Path

from coffeechat.acts import live, messages, replies
from coffeechat.acts.people import add
from coffeechat.domain.parts import Interview
from coffeechat.domain.when import When
from coffeechat.domain.words import ReplyKind
from support.pty import COFFEECHAT, Terminal, environment
from support.stores import NOW, make_store, open_session

TICKED = "✓ 1"
#: Lines of a talk, and how the screen shows that each is kept.
LINES = {
    "budgets mattered most": "budgets mattered most",
    "+ Sam Ortiz at Verda": "Sam Ortiz at Verda",
    "1": TICKED,
    "! read the report": "read the report",
    "@me send the poster": "send the poster",
    "@them lend the book": "lend the book",
    "= RFP a call": "RFP a call",
    "? who reads it": "who reads it",
    "?me why leave": "why leave",
    "* nobody has a plan": "nobody has a plan",
    "# policy": "policy",
    "# @Harrow": "@Harrow",
}
#: How many minutes pass between two lines.
APART = 2


def agree(store: Path, start: datetime) -> None:
    """A talk that begins at a moment, and has been opened in time."""
    make_store(store, None)
    session = open_session(store, start - timedelta(days=1))
    person = add(session.store, "Jelisa Okafor @Green Rivers").subject
    messages.sent(session.store, person)
    when = When(start, "Europe/Berlin", "today")
    replies.reply(session.store, person, ReplyKind.ACCEPTED, when=when)
    session.close()
    session = open_session(store, start)
    live.open_live(session.store, person)
    session.close()


def talk_in(store: Path) -> Interview:
    """The one talk, as another session finds it on the disk."""
    session = open_session(store)
    (conversation,) = session.records.conversations.values()
    session.close()
    assert conversation.interview is not None
    return conversation.interview


def open_talk(home: Path, store: Path, now: datetime) -> Terminal:
    """The program at the talk, as the shell opens it."""
    command = [COFFEECHAT, "--store", str(store), "live", "jelisa"]
    environ = environment(home, COFFEECHAT_NOW=now.isoformat())
    return Terminal(command, environ, folder=home)


def wait_until_saved(terminal: Terminal, line: str) -> None:
    """Until the screen says so of a line, or has ticked a question."""
    terminal.wait_until(lambda: "saved" in terminal.row_with(line) or line == TICKED)
    terminal.wait_for(line)


def wait_for_share(terminal: Terminal, minutes: int) -> None:
    """Until the screen says that I have talked for about so long: I began some seconds late."""
    shown = [f"you have talked {about}:" for about in (minutes - 1, minutes)]
    terminal.wait_until(lambda: any(text in terminal.screen.text for text in shown))


def test_no_line_is_lost_and_the_clock_goes_on(own_home: Path, store: Path) -> None:
    """A line of each kind, a question ticked, who talks: killed right after each of them."""
    agree(store, NOW)
    for number, (typed, shown) in enumerate(LINES.items()):
        now = NOW + timedelta(minutes=APART * number, seconds=10)
        with open_talk(own_home, store, now) as terminal:
            terminal.wait_for(f"{30 - APART * number} of 30 minutes left", "Esc leave", ">")
            if not number:
                terminal.type(",")
            wait_for_share(terminal, APART * number)
            terminal.type(f"{typed}\r")
            wait_until_saved(terminal, shown)
            os.kill(terminal.process.pid, signal.SIGKILL)
            assert terminal.wait_for_end() == -signal.SIGKILL
        assert [line.text for line in talk_in(store).lines] == [*LINES][: number + 1]


def test_the_shell_says_whom_it_does_not_know(own_home: Path, store: Path) -> None:
    agree(store, NOW)
    command = [COFFEECHAT, "--store", str(store), "live", "nobody"]
    with Terminal(command, environment(own_home), folder=own_home) as terminal:
        assert terminal.wait_for_end() == 1
        assert "coffeechat: " in terminal.screen.text
        assert not terminal.screen.alternate
