"""What the shell face writes: clean lines on stdout, and one line for each trouble on stderr.

Nothing that a terminal would obey comes through, whatever the data holds.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

from coffeechat.domain.errors import Sentence
from coffeechat.domain.text import clean_line, clean_text
from coffeechat.verbs import Verb, spelled

_LONGEST_LINE = 10_000


class NotShown(Sentence):
    """Standard output could not be written; what was done before stays done."""


def prepare_streams() -> None:
    """Make the standard streams take any text; one that is closed swallows it."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, _nowhere())
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str, *, label: str = "") -> None:
    """Print a line; a label stands in a column before it."""
    line = clean_line(spelled(text, _as_command), _LONGEST_LINE)
    _print(f"{label:<8} {line}" if label else line)


def show_text(text: str) -> None:
    """Print text of several lines as it is; cleaned only for a terminal, which would obey it."""
    _print(clean_text(text, len(text) + 1) if sys.stdout.isatty() else text)


def show_file(data: bytes) -> None:
    """Print the bytes of a file; cleaned only for a terminal."""
    if sys.stdout.isatty():
        show_text(data.decode("utf-8", "replace"))
        return
    with _writing():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def complain(trouble: object) -> None:
    """Say in one line on stderr what is wrong."""
    hint(f"coffeechat: {trouble}")


def hint(text: str) -> None:
    """Say in one line on stderr what is good to know; where that cannot be written, do without."""
    try:
        print(clean_line(spelled(text, _as_command), _LONGEST_LINE), file=sys.stderr)
    except OSError:
        give_up(sys.stderr)


def flush() -> None:
    """Write out what was said.

    Raises:
        NotShown: The disk or device refused.
        BrokenPipeError: Nobody reads on.
    """
    with _writing():
        sys.stdout.flush()


def give_up(stream: TextIO) -> None:
    """Write no more to a stream, not even what is left in it when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


#: What does on the shell what a screen of this name does.
_INSTEAD = {"profile": "me"}


def _as_command(verb: Verb) -> str:
    return f"«{_INSTEAD.get(verb.id, verb.id)}»"


def _nowhere() -> TextIO:
    from pathlib import Path  # hardly ever needed

    return Path(os.devnull).open("w", encoding="utf-8")


def _print(text: str) -> None:
    with _writing():
        print(text)


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up(sys.stdout)
        reason = (error.strerror or "the device refused").lower()
        raise NotShown(
            f"The output could not be written: {reason}. What was done stays."
        ) from error
