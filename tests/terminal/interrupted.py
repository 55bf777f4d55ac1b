"""The pipeline's story, interrupted by a signal at a random moment.

What the screen acknowledged is on the disk afterwards, another process can write at once, the
terminal is as a shell needs it, and the program is gone in time.
"""

import os
import random
import signal
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from coffeechat.domain.records import PROFILE_ID
from coffeechat.domain.snapshot import Records
from support.pty import COFFEECHAT, Terminal, environment
from support.stores import NOW, open_session
from terminal.test_story import EXPORT

GONE_WITHIN = 5.0
WRITES_WITHIN = 5.0
"""Seconds that another process may take for an act, from its start to its end."""

LATEST = 0.15
"""Seconds after keys within which the signal comes."""

KINDS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGTSTP)
TYPED = "I was in the middle of"
_PROBE = "Probe Person"

#: What is typed, and what the screen shows when it is through.
STORY: Sequence[tuple[str, str]] = (
    ("", "Welcome to coffeechat"),
    ("Ana Reyes\rState U\rnonprofits\rentry\rMon-Fri 12-17\r\r", "Nothing is due"),
    ("i", "Connections.csv"),
    ("\r", "2  new"),
    ("\r", "Imported 2"),
    ("\x1b", "1Today"),
    ("2aSam Ortiz @Verda, Analyst\r", "Added Sam Ortiz"),
    ("/jel", "1 of 3"),
    ("\rcState U\r", "Noted"),
    ("wher path from lab to grants\r", "Noted why"),
    ("d", "I saw that you"),
    ("\r", "To Jelisa Okafor"),
    ("e", "Esc ends the editing"),
    (TYPED, TYPED),
    ("\x1b", "Saved."),
    ("s", "Sent the ask to Jelisa Okafor"),
    ("3ra", "When?"),
    ("yes, Fri 27 Nov 14:00\r", "Jelisa Okafor said yes"),
    ("4p", "key"),
    ("+what a week looks like\r", "goal"),
    ("s", "· prepared"),
)


def _named(records: Records, name: str) -> bool:
    return any(person.name == name for person in records.people.values())


def _talk(records: Records) -> bool:
    return any(one.interview is not None for one in records.conversations.values())


def _kept(records: Records) -> bool:
    return any(TYPED in message.body for message in records.messages.values())


#: What the screen says that is done, and how the records show that it is.
ACKNOWLEDGED: Mapping[str, Callable[[Records], bool]] = {
    "Nothing is due": lambda records: PROFILE_ID in records.profiles,
    "Imported 2": lambda records: _named(records, "Jelisa Okafor") and _named(records, "Wei Zhang"),
    "Added Sam Ortiz": lambda records: _named(records, "Sam Ortiz"),
    "Noted why": lambda records: any(one.why for one in records.conversations.values()),
    "Saved.": _kept,
    "Sent the ask to": lambda records: any(one.at for one in records.messages.values()),
    "Jelisa Okafor said yes": _talk,
    "· prepared": lambda records: any(
        one.interview is not None and one.interview.prepared
        for one in records.conversations.values()
    ),
}


class Witness(Terminal):
    """A terminal that remembers what was acknowledged on it."""

    def read(self, timeout: float) -> bool:
        """Take in one chunk, and look at the screen."""
        came = super().read(timeout)
        if came:
            seen = vars(self).setdefault("_seen", set())
            text = self.screen.text
            seen.update(words for words in (*ACKNOWLEDGED, TYPED) if words in text)
        return came

    @property
    def seen(self) -> set[str]:
        """The texts that were on the screen at one moment or another."""
        found: set[str] = vars(self).get("_seen", set())
        return found


@dataclass(frozen=True)
class Moment:
    """When which signal came."""

    kind: signal.Signals
    step: int
    delay: float

    def __str__(self) -> str:
        """Such as «SIGHUP 83 ms after step 4 ('\\r')»."""
        return f"{self.kind.name} {self.delay * 1000:.0f} ms after {STORY[self.step][0]!r}"


def moment(seed: int) -> Moment:
    """The moment of a seed; each kind of signal comes in its turn."""
    chance = random.Random(seed)
    kind = KINDS[seed % len(KINDS)]
    step = chance.randrange(len(STORY))
    return Moment(kind, step, chance.uniform(0, LATEST if step else 3 * LATEST))


def interrupt(home: Path, store: Path, at: Moment) -> float:
    """Live through the story up to a moment and what follows; the seconds until it was gone.

    Raises:
        AssertionError: Something that was promised did not hold.
    """
    (home / "Connections.csv").write_text(EXPORT)
    environ = environment(home, COFFEECHAT_NOW=NOW.isoformat())
    with Witness([COFFEECHAT, "--store", str(store)], environ, folder=home) as terminal:
        for typed, shows in STORY[: at.step]:
            terminal.type(typed)
            terminal.wait_for(shows)
        terminal.type(STORY[at.step][0])
        terminal.watch(at.delay)
        sent = time.monotonic()
        os.kill(terminal.process.pid, at.kind)
        if at.kind is signal.SIGTSTP:
            _stopped(terminal, environ, store)
            sent = time.monotonic()
            os.kill(terminal.process.pid, signal.SIGTERM)
        code = terminal.wait_for_end()
        seconds = time.monotonic() - sent
        _ended_well(terminal, at, code)
    assert seconds < GONE_WITHIN, f"gone after {seconds:.1f} s"
    _write_beside(environ, store)
    _nothing_lost(terminal.seen, store, at)
    return seconds


def _stopped(terminal: Witness, environ: Mapping[str, str], store: Path) -> None:
    """While it is stopped all is free; when it goes on its screen is whole."""
    process = psutil.Process(terminal.process.pid)
    _wait_for_stop(terminal, process)
    while terminal.read(0):
        pass
    assert terminal.screen.is_sane
    assert _is_cooked(terminal)
    _write_beside(environ, store)
    os.kill(process.pid, signal.SIGCONT)
    terminal.wait_until(lambda: terminal.screen.alternate)
    terminal.settle(1.0)
    whole = terminal.screen.text
    assert whole.strip(), "nothing is drawn"
    terminal.send("ctrl+l")
    terminal.settle(0.5)
    assert terminal.screen.text == whole


def _wait_for_stop(terminal: Witness, process: psutil.Process) -> None:
    """Wait until it is stopped; say it again when it was told before it listened.

    Until then the stop is the system's own work, which it leaves where no shell could wake anybody.
    """

    def is_stopped() -> bool:
        return bool(process.status() == psutil.STATUS_STOPPED)

    terminal.wait_until(lambda: is_stopped() or STORY[0][1] in terminal.screen.text)
    terminal.settle(1.0)
    if not is_stopped():
        os.kill(process.pid, signal.SIGTSTP)
    terminal.wait_until(is_stopped)


def _ended_well(terminal: Witness, at: Moment, code: int) -> None:
    if at.kind is signal.SIGKILL:
        assert code == -signal.SIGKILL
        return
    assert terminal.screen.is_sane, f"{terminal.screen.modes} {terminal.screen.kitty}"
    assert _is_cooked(terminal)
    expected = signal.SIGTERM if at.kind is signal.SIGTSTP else at.kind
    if code == -expected:
        assert not terminal.seen, "it was killed though it ran already"
        assert not terminal.screen.text.strip(), (
            f"it was killed though it ran:\n{terminal.screen.text}"
        )
    else:
        assert code == 128 + expected, f"ended with {code}:\n{terminal.screen.text}"


def _is_cooked(terminal: Witness) -> bool:
    """Whether the terminal takes lines and shows what is typed, as a shell needs it."""
    try:
        flags = termios.tcgetattr(terminal.process.fd)[3]
    except termios.error:  # nobody is left at the other end
        return True
    return bool(flags & termios.ICANON and flags & termios.ECHO)


def _write_beside(environ: Mapping[str, str], store: Path) -> None:
    """Another process adds somebody, at once."""
    begun = time.monotonic()
    command = [COFFEECHAT, "--store", str(store), "add", _PROBE]
    ran = subprocess.run(command, env=dict(environ), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert time.monotonic() - begun < WRITES_WITHIN


def _nothing_lost(seen: set[str], store: Path, at: Moment) -> None:
    session = open_session(store)
    records = session.records
    session.close()
    lost = [words for words, holds in ACKNOWLEDGED.items() if words in seen and not holds(records)]
    assert not lost, f"lost: {lost}"
    if TYPED in seen and at.kind is not signal.SIGKILL:
        assert _kept(records), "the typed text is lost"
