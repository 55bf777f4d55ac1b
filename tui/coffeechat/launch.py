"""The way in: the shell's commands, or the screen when nothing is typed and there is a terminal.

Nothing is imported before it is known to be wanted: `coffeechat --help` loads neither the store nor
a plugin, and no command loads Textual.
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime
    from pathlib import Path

#: Read by Textual when it is imported; what the user has set stays.
TERMINAL_DEFAULTS = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0"}


def main(argv: Sequence[str] | None = None) -> None:
    """Run what was typed and leave with its exit code.

    Ctrl-C, and a reader of the output who goes away, end it without a word.
    """
    os.umask(0o077)
    try:
        sys.exit(_run_typed(argv))
    except KeyboardInterrupt:
        from coffeechat.cli.codes import INTERRUPTED

        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        from coffeechat.cli.codes import NO_READER
        from coffeechat.cli.output import give_up

        give_up(sys.stdout)
        sys.exit(NO_READER)


def _run_typed(argv: Sequence[str] | None) -> int:
    from coffeechat.cli.codes import REFUSED
    from coffeechat.cli.output import NotShown, complain, flush, prepare_streams
    from coffeechat.cli.parser import parse

    prepare_streams()
    try:
        code = run(parse(argv))
        flush()
    except NotShown as error:
        complain(error)
        return REFUSED
    return code


def run(options: "Namespace") -> int:
    """Run a command, or open the screen; the exit code."""
    from coffeechat.cli.codes import WRONG_USAGE
    from coffeechat.cli.output import complain
    from coffeechat.clock import system_clock
    from coffeechat.domain.errors import NotUnderstood
    from coffeechat.places import store_path

    try:
        clock = system_clock()
        store = store_path(options.store)
    except NotUnderstood as error:
        complain(error)
        return WRONG_USAGE
    if options.command == "demo":
        return _run_demo(options, clock)
    if options.command is None:
        return _open(clock, store, safe=options.safe)
    from coffeechat.cli.main import run_command

    return run_command(options, clock, store)


def _run_demo(options: "Namespace", clock: "Callable[[], datetime]") -> int:
    """Make the demo store, and open it unless told otherwise."""
    from coffeechat.cli.codes import DONE, REFUSED
    from coffeechat.cli.output import complain, say
    from coffeechat.demo import make_demo
    from coffeechat.domain.errors import Sentence

    try:
        store = make_demo(clock)
    except Sentence as error:
        complain(error)
        return REFUSED
    say(f"A store of made-up people: {store}")
    return DONE if options.no_open else _open(clock, store, safe=options.safe)


def _open(clock: "Callable[[], datetime]", store: "Path", *, safe: bool) -> int:
    """Open the screen; without a terminal, print what is due instead."""
    reason = why_no_screen()
    if not reason:
        return open_screen(clock, store, safe=safe)
    from argparse import Namespace

    from coffeechat.cli.codes import DONE, DUE
    from coffeechat.cli.main import run_command
    from coffeechat.cli.output import hint

    today = Namespace(command="today", json=False, store=None, safe=safe)
    code = run_command(today, clock, store)
    hint(f"{reason} The screen opens with coffeechat in a terminal.")
    return DONE if code == DUE else code


def why_no_screen() -> str:
    """Why there is no terminal that can show a screen; nothing when there is one."""
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return "This is no terminal."
    if os.environ.get("TERM", "dumb") in {"", "dumb"}:
        return "This terminal says that it is dumb (TERM)."
    return ""


def open_screen(clock: "Callable[[], datetime]", store: "Path", *, safe: bool = False) -> int:
    """Open the screen, with `safe` without plugins; the exit code."""
    from dataclasses import replace

    from coffeechat.cli.codes import REFUSED
    from coffeechat.cli.output import complain
    from coffeechat.clock import guess_zone
    from coffeechat.domain.errors import Sentence
    from coffeechat.places import settings_path
    from coffeechat.session import Session
    from coffeechat.settings import read_settings

    try:
        settings = replace(read_settings(settings_path()), safe=safe)
        session = Session.open(store, settings, clock)
    except Sentence as error:
        complain(error)
        return REFUSED
    for name, value in TERMINAL_DEFAULTS.items():
        os.environ.setdefault(name, value)
    from coffeechat.screens.app import CoffeeChat  # reads the environment

    try:
        app = CoffeeChat(session, guessed_zone=guess_zone())
        app.run(mouse=False)
        return app.return_code or 0
    finally:
        session.close()
