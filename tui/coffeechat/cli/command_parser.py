"""A parser of what is typed on the shell that says in one line what is wrong."""

import sys
from argparse import ArgumentParser
from typing import TYPE_CHECKING, NoReturn

from coffeechat.cli.codes import WRONG_USAGE
from coffeechat.cli.output import complain, flush, show_text

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

PERSON = "a name, its beginning, or an id"
"""What may stand for a person."""

_NO_COMMAND = "argument COMMAND: invalid choice:"


class Parser(ArgumentParser):
    """A parser that says in one line what is wrong."""

    def error(self, message: str) -> NoReturn:
        """Leave with what is wrong and where to look it up."""
        told = message.partition(" (choose from")[0].replace(_NO_COMMAND, "there is no command")
        complain(f"{told}; see {self.prog} --help")
        raise SystemExit(WRONG_USAGE)

    def print_help(self, file: "SupportsWrite[str] | None" = None) -> None:
        """Write out the help; argparse itself passes over a reader who went away."""
        if file is None:
            show_text(self.format_help().rstrip())
        else:
            super().print_help(file)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave when everything is written out, so that a reader who went away is noticed."""
        if message:
            sys.stderr.write(message)
        flush()
        raise SystemExit(status)
