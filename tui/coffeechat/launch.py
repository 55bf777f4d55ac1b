"""The way in: the shell's commands, or the screen when nothing is typed and there is a terminal.

Nothing is imported before it is known to be wanted: `coffeechat --help` loads neither the store nor
a plugin, and no command loads Textual.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime
    from pathlib import Path

    from coffeechat.session import Session

#: How seldom a command, and a screen until it is made, looks for garbage, by the objects made
#: meanwhile, and how often a screen does from then on: what a command makes it needs to its end,
#: which comes before a look has paid.
_SELDOM, _OFTEN = 50_000, gc.get_threshold()


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
    gc.set_threshold(_SELDOM)
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
    if options.command == "live":
        return _open_live(options, clock, store)
    if options.command is None:
        return _open(options, clock, store)
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
    return DONE if options.no_open else _open(options, clock, store)


def _open(options: "Namespace", clock: "Callable[[], datetime]", store: "Path") -> int:
    """Open the screen; without a terminal that can show it, print what is due instead."""
    from coffeechat.terminals import why_no_screen

    streams = (sys.stdin, sys.stdout, sys.stderr)
    is_terminal = all(stream and stream.isatty() for stream in streams)
    reason = why_no_screen(os.environ, is_terminal=is_terminal)
    if not reason:
        return open_screen(options, clock, store)
    from argparse import Namespace

    from coffeechat.cli.codes import DONE, DUE
    from coffeechat.cli.main import run_command
    from coffeechat.cli.output import hint

    today = Namespace(command="today", plain=False, json=False, store=None, safe=options.safe)
    code = run_command(today, clock, store)
    hint(f"{reason} The screen opens with coffeechat in a terminal.")
    return DONE if code == DUE else code


def _open_live(options: "Namespace", clock: "Callable[[], datetime]", store: "Path") -> int:
    """Open the screen at the talk with a person; without a terminal there is no such screen."""
    from coffeechat.cli.codes import REFUSED
    from coffeechat.cli.output import complain
    from coffeechat.domain.errors import Sentence
    from coffeechat.terminals import why_no_screen

    streams = (sys.stdin, sys.stdout, sys.stderr)
    is_terminal = all(stream and stream.isatty() for stream in streams)
    reason = why_no_screen(os.environ, is_terminal=is_terminal)
    if reason:
        complain(Sentence(f"{reason} ‹note› keeps a line of the talk without a screen."))
        return REFUSED
    return open_screen(options, clock, store)


def open_screen(options: "Namespace", clock: "Callable[[], datetime]", store: "Path") -> int:
    """Open the screen; the exit code."""
    from dataclasses import replace

    from coffeechat.cli.codes import REFUSED
    from coffeechat.cli.output import complain
    from coffeechat.clock import guess_zone
    from coffeechat.domain.errors import Sentence
    from coffeechat.places import settings_path
    from coffeechat.session import Session
    from coffeechat.settings import read_settings
    from coffeechat.terminals import has_few_signs, textual_defaults

    try:
        settings = read_settings(settings_path())
        in_ascii = options.ascii or settings.in_ascii or has_few_signs(os.environ)
        settings = replace(settings, safe=options.safe, in_ascii=in_ascii)
        session = Session.open(store, settings, clock)
    except Sentence as error:
        complain(error)
        return REFUSED
    try:
        talk_with = _whom(session, options) if options.command == "live" else ""
    except Sentence as error:
        complain(error)
        session.close()
        return REFUSED
    os.environ.update(textual_defaults(os.environ, slow=options.slow))
    from coffeechat.screens.app import CoffeeChat  # reads the environment

    try:
        app = CoffeeChat(session, guessed_zone=guess_zone(), talk_with=talk_with)
        gc.freeze()  # what was imported stays; to look it through would hold up the first screen
        gc.set_threshold(*_OFTEN)
        app.run(mouse=False)
        return app.return_code or 0
    finally:
        session.close()


def _whom(session: "Session", options: "Namespace") -> str:
    """The id of the person whose talk was typed.

    Raises:
        NotUnderstood: Nobody is meant, or several are.
    """
    from coffeechat.domain.whom import find_person

    return find_person(session.records, " ".join(options.person)).id
