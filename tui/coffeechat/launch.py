"""The way in: the shell's commands, or the screen when nothing is typed and there is a terminal.

Nothing expensive is imported before it is known what is wanted: `coffeechat --help` loads neither
the store nor a plugin, and no command loads Textual.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import datetime

from coffeechat.cli.parser import make_parser

#: Read by Textual when it is imported; what the user has set stays.
TERMINAL_DEFAULTS = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0"}
OPEN_HINT = "To open the screen, run coffeechat in a terminal."


def main(argv: Sequence[str] | None = None) -> None:
    """Run what was typed and leave with its exit code."""
    options = make_parser().parse_args(argv)
    os.umask(0o077)
    sys.exit(run(options))


def run(options: Namespace) -> int:
    """Run a command, or open the screen; the exit code."""
    from coffeechat.clock import system_clock

    clock = system_clock()
    if options.command == "demo":
        from coffeechat.demo import make_demo

        options.store = str(make_demo(clock))
        print(f"A store of made-up people: {options.store}")
        if options.no_open:
            return 0
        options.command = None
    if options.command is None and has_terminal():
        return open_screen(options, clock)
    from coffeechat.cli.main import run_command

    if options.command is None:
        options.command, options.json = "today", False
        code = run_command(options, clock)
        print(OPEN_HINT, file=sys.stderr)
        return code
    return run_command(options, clock)


def has_terminal() -> bool:
    """Whether there is a terminal that can show a screen."""
    return (
        sys.stdin.isatty()
        and sys.stdout.isatty()
        and sys.stderr.isatty()
        and os.environ.get("TERM", "dumb") != "dumb"
    )


def open_screen(options: Namespace, clock: Callable[[], datetime]) -> int:
    """Open the screen; the exit code."""
    from coffeechat.cli.main import complain
    from coffeechat.clock import guess_zone
    from coffeechat.domain.errors import Sentence
    from coffeechat.places import settings_path, store_path
    from coffeechat.session import Session
    from coffeechat.settings import read_settings

    try:
        session = Session.open(store_path(options.store), read_settings(settings_path()), clock)
    except Sentence as error:
        return complain(error)
    for name, value in TERMINAL_DEFAULTS.items():
        os.environ.setdefault(name, value)
    from coffeechat.screens.app import CoffeeChat  # reads the environment

    try:
        app = CoffeeChat(session, guessed_zone=guess_zone())
        app.run(mouse=False)
        return app.return_code or 0
    finally:
        session.close()
