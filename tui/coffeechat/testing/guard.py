"""A watch over what code does to the machine: files written, connections, other programs.

It rests on Python's audit events, which tell of what Python's own library does. It finds slips;
it is no sandbox.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

#: Audit events by what they mean to the user.
_EVENTS = {
    **dict.fromkeys(
        ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"), "network"
    ),
    **dict.fromkeys(
        ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"), "programs"
    ),
    **dict.fromkeys(
        ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod", "os.link",
         "os.symlink", "shutil.rmtree"),
        "files",
    ),
}  # fmt: skip

_SAID = {
    "network": "reached for the network",
    "programs": "ran a program",
    "files": "wrote files",
}


class ForbiddenAct(RuntimeError):
    """Raised in the place of what a plugin must not do there."""


class _Watch:
    """What is being watched for now, and what was seen. There is one, as hooks stay for good."""

    def __init__(self) -> None:
        self.on = False
        self.hooked = False
        self.seen: list[str] = []


_watch = _Watch()


@contextmanager
def nothing_done(whose: str) -> Iterator[None]:
    """Within it nothing writes a file, opens a connection or runs a program.

    Args:
        whose: Of what code this is expected, for the message.

    Raises:
        AssertionError: At the end, when something was tried; it says what, and did not happen.
    """
    if not _watch.hooked:
        sys.addaudithook(_look)
        _watch.hooked = True
    _watch.seen.clear()
    _watch.on = True
    try:
        yield
    finally:
        _watch.on = False
        if _watch.seen:
            raise AssertionError(
                f"{whose} {_watch.seen[0]}; what is called there must only work on what it is "
                "given, and leave files, connections and programs alone."
            )


def _look(event: str, args: tuple[object, ...]) -> None:
    if not _watch.on:
        return
    kind = "files" if event == "open" and _writes(*args) else _EVENTS.get(event)
    if kind is None or _is_bytecode(args):
        return
    told = f"{_SAID[kind]} ({event} {str(args[0])[:80] if args else ''})"
    _watch.seen.append(told)
    raise ForbiddenAct(f"it {told}")


def _writes(_path: object, _mode: object = None, flags: object = 0, *_more: object) -> bool:
    return isinstance(flags, int) and bool(flags & _WRITING)


def _is_bytecode(args: tuple[object, ...]) -> bool:
    """Whether it is Python that keeps what it compiled of an imported module."""
    path = str(args[0]) if args else ""
    elsewhere = sys.pycache_prefix
    return "__pycache__" in path or (elsewhere is not None and path.startswith(elsewhere))
