"""Over a real SSH connection that is slow, late, and then gone."""

import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from coffeechat.acts import people
from support.pty import COFFEECHAT, Terminal, environment
from support.slow_line import SlowLine
from support.sshd import Sshd, why_no_sshd
from support.stores import NOW, make_store, open_session
from terminal.interrupted import GONE_WITHIN, TYPED
from terminal.test_input import ends
from terminal.test_signals import composing, kept_in

pytestmark = pytest.mark.skipif(bool(why_no_sshd()), reason=why_no_sshd() or "there is one")

ONE_WAY = 0.1
"""Seconds from one end to the other: 200 ms there and back."""


@pytest.fixture
def environ(own_home: Path) -> dict[str, str]:
    """All but the terminal, which the client tells."""
    found = environment(own_home, COFFEECHAT_NOW=NOW.isoformat())
    del found["TERM"]
    return found


@pytest.fixture
def sshd(tmp_path: Path, environ: dict[str, str]) -> Iterator[Sshd]:
    with Sshd(tmp_path, environ) as server:
        yield server


@pytest.fixture
def watchful(tmp_path: Path, environ: dict[str, str]) -> Iterator[Sshd]:
    with Sshd(tmp_path, environ, is_watchful=True) as server:
        yield server


def log_in(sshd: Sshd, line: SlowLine, store: Path, *, compressed: bool = False) -> Terminal:
    return sshd.login([COFFEECHAT, "--store", str(store)], line.port, compressed=compressed)


@pytest.mark.parametrize(("bits", "compressed"), [(9_600, True), (56_000, False)])
def test_the_story_works_on_a_slow_line(
    sshd: Sshd, store: Path, bits: int, *, compressed: bool
) -> None:
    make_store(store, None)
    with (
        SlowLine(sshd.port, bits=bits, delay=ONE_WAY) as line,
        log_in(sshd, line, store, compressed=compressed) as terminal,
    ):
        composing(terminal, TYPED)
        terminal.send("escape")
        terminal.wait_for("Saved.")
        terminal.send("s")
        terminal.wait_for("Sent the ask to Jelisa Okafor")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert terminal.screen.is_sane


def gone_with(session: psutil.Process, process: psutil.Process) -> None:
    """The program ends in time once the server has given up the line."""
    assert ends(session)
    dead = time.monotonic()
    assert ends(process)
    assert time.monotonic() - dead < GONE_WITHIN


def all_is_kept(store: Path) -> None:
    """What was acknowledged and what was typed is there, and nobody holds the store."""
    assert TYPED in kept_in(store)
    session = open_session(store)
    people.add(session.store, "Probe Person")
    names = {person.name for person in session.records.people.values()}
    session.close()
    assert {"Jelisa Okafor", "Probe Person"} <= names


def test_a_line_that_is_cut_in_the_middle_of_typing_costs_nothing(
    watchful: Sshd, store: Path
) -> None:
    make_store(store, None)
    with (
        SlowLine(watchful.port, bits=56_000, delay=ONE_WAY) as line,
        log_in(watchful, line, store) as terminal,
    ):
        composing(terminal, TYPED)
        process = watchful.process(COFFEECHAT)
        session = watchful.session(process)
        terminal.type(" and went on")
        line.cut()
        gone_with(session, process)
        all_is_kept(store)


def test_a_line_that_is_closed_costs_nothing(sshd: Sshd, store: Path) -> None:
    make_store(store, None)
    with (
        SlowLine(sshd.port, bits=1_000_000) as line,
        log_in(sshd, line, store) as terminal,
    ):
        composing(terminal, TYPED)
        process = sshd.process(COFFEECHAT)
        session = sshd.session(process)
        line.reset()
        gone_with(session, process)
        all_is_kept(store)
