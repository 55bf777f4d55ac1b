"""How long the screen lags behind a key that is held, on lines of three speeds.

What the program writes is timed on a fast terminal, and then sent down a line that is only
reckoned: it takes everything at once, as sshd does, and gives it on at its rate. The same is done
with a real sshd behind a slow line, where one is installed.
"""

import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from support.figures import Figure
from support.pty import Terminal
from support.slow_line import HEADERS, SlowLine
from support.sshd import Sshd
from terminal.programs import Program

SPEEDS = (9_600, 56_000, 1_000_000)
HELD, RATE = 1.0, 30
"""Seconds for which a key is held, and how often it comes in a second."""

REST = 0.4
"""Seconds without a byte after which all is drawn that the key began."""

ONE_WAY = 0.1
"""Seconds that the real line takes from end to end."""

_SSH_LEVEL = 6


class Timed(Terminal):
    """A terminal that remembers when what came."""

    def read(self, timeout: float) -> bool:
        """Take in one chunk, and note the moment."""
        before = len(self.written)
        came = super().read(timeout)
        if came:
            self.chunks.append((self.last, bytes(self.written[before:])))
        return came

    @property
    def chunks(self) -> list[tuple[float, bytes]]:
        """What came, and when in seconds of `time.perf_counter`."""
        found: list[tuple[float, bytes]] = vars(self).setdefault("_chunks", [])
        return found


@dataclass(frozen=True)
class Held:
    """What a held key caused: pieces and when they came, in seconds from the key's release."""

    pieces: Sequence[tuple[float, bytes]]

    @property
    def size(self) -> int:
        """All bytes."""
        return sum(len(data) for _, data in self.pieces)

    @property
    def lag_here(self) -> float:
        """Seconds from the key's release to the last byte, on the terminal it was held on."""
        return max([0.0, *(came for came, _ in self.pieces)])

    def lag(self, bits: float, *, compressed: bool) -> float:
        """Seconds from the key's release to the last byte, on a line of so many bits a second."""
        zipped = zlib.compressobj(_SSH_LEVEL)
        free = -HELD
        for came, data in self.pieces:
            sent = data
            if compressed:
                sent = zipped.compress(data) + zipped.flush(zlib.Z_PARTIAL_FLUSH)
            free = max(free, came) + (len(sent) + HEADERS) * 8 / bits
        return max(0.0, free)


def hold_down(terminal: Timed, key: str, rest: Callable[[], None]) -> Held:
    """Hold a key on a list; `rest` waits until all is drawn."""
    rest()
    first, begun = len(terminal.chunks), time.perf_counter()
    for number in range(int(HELD * RATE)):
        terminal.send(key)
        while (left := begun + (number + 1) / RATE - time.perf_counter()) > 0:
            terminal.read(left)
    released = time.perf_counter()
    rest()
    return Held([(came - released, data) for came, data in terminal.chunks[first:]])


def held(program: Program) -> Held:
    """Hold the key for the next row on a program's list."""
    terminal = program.start(kind=Timed)
    assert isinstance(terminal, Timed)
    with terminal:
        to_list(terminal, program)
        return hold_down(terminal, program.down, lambda: terminal.settle(REST))


def to_list(terminal: Terminal, program: Program) -> None:
    """Wait for the start, and go to the list."""
    terminal.wait_for(program.shows)
    terminal.settle(REST)
    for key in program.to_list:
        terminal.press(key, quiet=REST)


def lag_figures(programs: Mapping[str, Program]) -> Iterator[Figure]:
    """The lags of all programs, with and without compression."""
    for name, program in programs.items():
        found = held(program)
        for bits in SPEEDS:
            plain, zipped = (found.lag(bits, compressed=zip_it) for zip_it in (False, True))
            beside = f"{zipped:,.1f} s with ssh -C; {found.size:,} B in all"
            yield Figure(f"{name} at {bits:,} bit/s", plain, "s", None, beside)


def ssh_figures(program: Program, speeds: Sequence[int] = SPEEDS) -> Iterator[Figure]:
    """The start, a key and the lag through a real sshd, with and without compression."""
    with tempfile.TemporaryDirectory(prefix="coffeechat-ssh-") as name:
        environ = program.environ()
        del environ["TERM"]
        with Sshd(Path(name), environ) as sshd:
            for bits in speeds:
                for compressed in (False, True):
                    yield from _over(sshd, program, bits, compressed=compressed)


def _over(sshd: Sshd, program: Program, bits: int, *, compressed: bool) -> Iterator[Figure]:
    how = f"at {bits:,} bit/s{', -C' if compressed else ''}"
    with (
        SlowLine(sshd.port, bits=bits, delay=ONE_WAY) as line,
        sshd.login(program.command, line.port, compressed=compressed, kind=Timed) as terminal,
    ):
        assert isinstance(terminal, Timed)
        terminal.wait_for(program.shows)
        shown = terminal.last - terminal.started
        for key in (*program.to_list, program.down):
            _rest(terminal, line)
            pressed = time.perf_counter()
            terminal.press(key, quiet=REST)
        _rest(terminal, line)
        seconds, before = terminal.last - pressed, line.carried
        found = hold_down(terminal, program.down, lambda: _rest(terminal, line))
        sent = line.carried - before
        beside = f"login and start {shown:,.1f} s; a key {seconds:.2f} s; {sent:,} B on the line"
        yield Figure(how, found.lag_here, "s", None, beside)


def _rest(terminal: Terminal, line: SlowLine) -> None:
    """Wait until nothing comes any more: a packet that is under way shows only when it is whole."""
    carried = -1
    while carried != line.carried:
        carried = line.carried
        terminal.settle(REST)
