"""Run one shell command."""

import argparse
import sys
from collections.abc import Callable
from datetime import datetime

from coffeechat.cli.commands import COMMANDS, run_verb
from coffeechat.domain.errors import Sentence
from coffeechat.places import settings_path, store_path
from coffeechat.session import Session
from coffeechat.settings import read_settings

REFUSED = 1


def run_command(options: argparse.Namespace, clock: Callable[[], datetime]) -> int:
    """Run the command that was typed, and give its exit code.

    What was confirmed on stdout is on the disk; what was refused is one line on stderr.
    """
    try:
        session = Session.open(store_path(options.store), read_settings(settings_path()), clock)
    except Sentence as error:
        return complain(error)
    try:
        return COMMANDS.get(options.command, run_verb)(session, options, sys.stdout)
    except Sentence as error:
        return complain(error)
    finally:
        session.close()


def complain(error: Exception) -> int:
    """Say on stderr what was refused and why."""
    print(f"coffeechat: {error}", file=sys.stderr)
    return REFUSED
