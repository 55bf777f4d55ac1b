"""What a plugin prints goes to its log: it must spoil neither a screen nor a command's output.

While code of plugins runs anywhere, `sys.stdout` and `sys.stderr` are stand-ins that look which
thread is writing: in one that runs a plugin they keep the text, in all others they pass it on.
Threads that a plugin starts by itself, and programs that it runs, are not heard here.
"""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from threading import Lock, local
from typing import Any

#: Of what a plugin prints during one call so much is kept, in bytes.
KEPT = 4_000


class _Kept(io.BytesIO):
    """The first bytes that are written to it; they stay when it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.bytes = bytearray()

    def write(self, data: Any) -> int:
        given = bytes(data)
        self.bytes += given[: KEPT - len(self.bytes)]
        return len(given)


class Ear:
    """Listens to what one call of a plugin prints; costs nothing while it is silent."""

    @cached_property
    def stream(self) -> io.TextIOWrapper:
        """What the plugin writes to."""
        return io.TextIOWrapper(
            self._kept, encoding="utf-8", errors="backslashreplace", write_through=True
        )

    def heard(self) -> str:
        """What was printed."""
        if "_kept" not in vars(self):
            return ""
        return self._kept.bytes.decode("utf-8", "replace")

    @cached_property
    def _kept(self) -> _Kept:
        return _Kept()


class _Here(local):
    """Whose code this thread runs: the ear for a plugin; None for the program's own."""

    ear: Ear | None = None


class _StandIn:
    """In place of a standard stream: each thread finds in it what it writes to."""

    def __init__(self, stream: object) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream if _here.ear is None else _here.ear.stream, name)


_here = _Here()
_lock = Lock()
_running = 0


@contextmanager
def plugin_speaks() -> Iterator[Ear]:
    """In this thread, code of a plugin runs; the ear tells afterwards what it printed."""
    before, ear = _here.ear, Ear()
    _begin()
    _here.ear = ear
    try:
        yield ear
    finally:
        _here.ear = before
        _end()


@contextmanager
def program_speaks() -> Iterator[None]:
    """In this thread, a plugin has called the program, whose output goes where it always does."""
    before, _here.ear = _here.ear, None
    try:
        yield
    finally:
        _here.ear = before


def _begin() -> None:
    global _running  # noqa: PLW0603 - so are the streams themselves
    with _lock:
        _running += 1
        # Looked at each time: a screen or a test may have put its own stream there meanwhile.
        for name in ("stdout", "stderr"):
            stream = getattr(sys, name)
            if stream is not None and not isinstance(stream, _StandIn):
                setattr(sys, name, _StandIn(stream))


def _end() -> None:
    global _running  # noqa: PLW0603 - as above
    with _lock:
        _running -= 1
        if not _running:
            for name in ("stdout", "stderr"):
                stream = getattr(sys, name)
                if isinstance(stream, _StandIn):
                    setattr(sys, name, stream.stream)
