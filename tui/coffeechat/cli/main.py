"""Run one shell command."""

from argparse import Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from coffeechat.cli.codes import REFUSED
from coffeechat.cli.output import complain
from coffeechat.domain.errors import Sentence
from coffeechat.places import is_there, settings_path
from coffeechat.session import Session
from coffeechat.settings import read_settings
from coffeechat.store import StoreError

Command = Callable[[Session, Namespace], int]

_LOOKING = frozenset({"today", "find", "show", "export", "history"})


def run_command(options: Namespace, clock: Callable[[], datetime], store: Path) -> int:
    """Run the command that was typed, and give its exit code.

    What was confirmed on stdout is on the disk; what was refused is one line on stderr.
    """
    if options.command == "doctor":
        from coffeechat.cli.mending import doctor

        return doctor(store, clock, repairing=options.repair)
    command = _command(options.command)
    try:
        session = _open(options, clock, store)
    except Sentence as error:
        complain(error)
        return REFUSED
    try:
        return command(session, options)
    except Sentence as error:
        complain(error)
        return REFUSED
    finally:
        _tell(session)
        session.close()


def _command(name: str) -> Command:
    """What runs a command; only what that one needs is imported."""
    if name == "today":
        from coffeechat.cli.agenda import today

        return today
    if name in {"find", "show"}:
        from coffeechat.cli import looking

        return looking.find if name == "find" else looking.show
    if name in {"import", "export"}:
        from coffeechat.cli import exchanging

        return exchanging.import_files if name == "import" else exchanging.export_file
    if name in {"history", "backup", "forget"}:
        from coffeechat.cli import keeping

        return {
            "history": keeping.history,
            "backup": keeping.backup,
            "forget": keeping.forget,
        }[name]
    from coffeechat.cli.acting import run_verb

    return run_verb


def _open(options: Namespace, clock: Callable[[], datetime], store: Path) -> Session:
    """The session of a command; to look never makes a store where `--store` names none.

    Raises:
        StoreError: There is no such store, or it cannot be opened.
    """
    looking = (
        options.command in _LOOKING
        or getattr(options, "dry_run", False)
        or getattr(options, "action", "") == "list"
    )
    there = is_there(store)
    if looking and options.store and not there:
        raise StoreError(f"There is no store at {store}; check the path.")
    return Session.open(store, read_settings(settings_path()), clock, look_only=looking and there)


def _tell(session: Session) -> None:
    """What the user should know of the store, and of plugins that this command needed."""
    for notice in session.store.notices:
        complain(notice)
    if trouble := "; ".join(str(problem) for problem in session.failed_plugins()):
        complain(trouble)
