"""Stand between the store and the disk: count its calls, die at one, refuse one.

Every change the store makes to the disk goes through a function of `coffeechat.store.disk`. Here
each of them is wrapped, so that a handler decides what becomes of each call.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from coffeechat.store import disk

CALLS = (
    "create",
    "make_folder",
    "write",
    "sync",
    "sync_folder",
    "truncate",
    "replace",
    "link",
    "remove",
)

Call = Callable[..., Any]
Handler = Callable[[str, Call, tuple[Any, ...]], Any]


class Died(BaseException):
    """The process ended here; nothing after this reached the disk."""


@contextmanager
def between(handler: Handler) -> Iterator[None]:
    """Let a handler decide about every call; it gets the name, the real call and its arguments."""
    with ExitStack() as stack:
        for name in CALLS:
            stack.enter_context(mock.patch.object(disk, name, _wrapped(name, handler)))
        yield


def _wrapped(name: str, handler: Handler) -> Call:
    real: Call = getattr(disk, name)

    def call(*args: Any) -> Any:
        return handler(name, real, args)

    return call


@dataclass
class Counter:
    """Let everything happen, and count it."""

    calls: list[str] = field(default_factory=list)

    def __call__(self, name: str, real: Call, args: tuple[Any, ...]) -> Any:
        self.calls.append(name)
        return real(*args)


@dataclass
class DieAt:
    """Die before, in the middle of, or after one call; nothing happens any more from then on."""

    position: int
    moment: str
    seen: int = -1
    dead: bool = False

    def __call__(self, name: str, real: Call, args: tuple[Any, ...]) -> Any:
        if self.dead:
            raise Died
        self.seen += 1
        if self.seen != self.position:
            return real(*args)
        self.dead = True
        if self.moment == "after":
            real(*args)
        elif self.moment == "middle":
            descriptor, data, offset = args
            os.pwrite(descriptor, data[: len(data) // 2], offset)
        raise Died


def moments(call: str) -> tuple[str, ...]:
    """The moments that differ for a call: only a write has a middle."""
    return ("before", "middle", "after") if call == "write" else ("before", "after")


@dataclass
class FailAt:
    """Refuse a call with an error, and, if it lasts, every later one until `freed` is set."""

    position: int
    code: int
    lasting: bool
    short: bool = False
    seen: int = -1
    freed: bool = False
    refused: int = 0

    def __call__(self, name: str, real: Call, args: tuple[Any, ...]) -> Any:
        self.seen += 1
        hit = self.seen == self.position or (self.lasting and self.seen > self.position)
        if self.freed or not hit:
            return real(*args)
        self.refused += 1
        if self.short and name == "write":
            descriptor, data, offset = args
            os.pwrite(descriptor, data[: len(data) // 2], offset)
        raise OSError(self.code, os.strerror(self.code), str(_path_in(args)))


def _path_in(args: tuple[Any, ...]) -> object:
    return next((argument for argument in args if isinstance(argument, Path)), "")
