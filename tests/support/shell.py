"""Typing at a shell in tests: in this process for most, as the installed program for some."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coffeechat import launch
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.store import Store

COFFEECHAT = str(Path(sys.executable).with_name("coffeechat"))
FRIDAY = "2026-11-20T10:00+01:00"
"""The moment at which most of these tests begin, in the zone of the tests."""


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines on stdout."""
        return self.out.splitlines()


@dataclass
class Shell:
    """A shell whose commands run in this process, on a store of the test's own, a minute apart."""

    store: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def __post_init__(self) -> None:
        self.monkeypatch.setenv("COFFEECHAT_STORE", str(self.store))
        self.at(FRIDAY)

    def at(self, moment: str) -> None:
        """Put the clock on a moment (ISO, with its offset)."""
        self.now = datetime.fromisoformat(moment)

    def __call__(self, line: str) -> Ran:
        """Run a command as it is typed after `coffeechat`, with the quotes that a shell takes."""
        return self.run(*shlex.split(line))

    def run(self, *words: str) -> Ran:
        """Run a command whose words the shell has parted."""
        self.now += timedelta(minutes=1)
        self.monkeypatch.setenv("COFFEECHAT_NOW", self.now.isoformat())
        return self.run_now(*words)

    def run_now(self, *words: str) -> Ran:
        """Run a command at the moment that the environment names."""
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            launch.main(words)
        out, err = self.capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Ran(left.value.code, out, err)

    def read(self) -> Records:
        """What the store holds now."""
        store = Store.open(self.store, clock=self._clock, read_only=True)
        try:
            return store.records
        finally:
            store.close()

    def put(self, make: Callable[[str, datetime], Person]) -> None:
        """Put a person into the store past every check on what is typed."""
        store = Store.open(self.store, clock=self._clock)
        with store.act("test") as tx:
            tx.put(make(tx.fresh_id(), tx.now))
        store.close()

    def _clock(self) -> datetime:
        return self.now.astimezone(UTC)


def program(
    *words: str, stdin: str | None = "", timeout: float = 60, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run the installed program to its end; `stdin=None` closes its standard input."""
    return subprocess.run(
        [COFFEECHAT, *words],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
        env=os.environ | environ,
    )
