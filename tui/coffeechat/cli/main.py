"""Run one shell command."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from coffeechat.cli.codes import REFUSED
from coffeechat.cli.output import complain, flush, hint
from coffeechat.domain.errors import Sentence
from coffeechat.places import is_there, settings_path

if TYPE_CHECKING:
    from coffeechat.session import Session

Command = Callable[["Session", Namespace], int]

_LOOKING = frozenset(
    {"today", "find", "show", "export", "history", "duplicates", "waiting", "check", "prep"}
    | {"learnings", "coverage", "tracks", "people-search", "binned", "templates", "report"}
    | {"compare", "funnel", "tree", "decisions", "saturation", "breadth", "time-spent", "feelings"}
    | {"question-yield"}
)
#: Commands that are no verbs, with the module and the function that run them.
_COMMANDS = {
    "today": "agenda.today",
    "find": "finding.find",
    "show": "looking.show",
    "duplicates": "duplicates.duplicates",
    "import": "importing.import_files",
    "export": "exchanging.export_file",
    "history": "keeping.history",
    "backup": "keeping.backup",
    "forget": "keeping.forget",
    "draft": "writing.draft",
    "bump": "writing.bump",
    "waiting": "writing.waiting",
    "prep": "preparing.prep",
    "schedule": "scheduling.schedule",
    "calendar": "calendars.calendar",
    "report": "report.report",
    "compare": "reports.compare",
    **dict.fromkeys(
        ("funnel", "tree", "decisions", "saturation", "breadth", "time-spent", "feelings"),
        "reports.figures",
    ),
    "question-yield": "reports.figures",
    "check": "writing.check",
    "templates": "writing.templates",
    "plugin": "trying.try_thing",
    "tracks": "tracking.tracks",
    "learnings": "learning.learnings",
    "coverage": "learning.coverage",
    "people-search": "tracking.people_search",
    "binned": "tracking.binned",
    "week": "weekly.week",
}
_RUN_VERB = "acting.run_verb"


def run_command(options: Namespace, clock: Callable[[], datetime], store: Path) -> int:
    """Run the command that was typed, and give its exit code.

    What was confirmed on stdout is on the disk; what was refused is one line on stderr.
    """
    if options.safe:
        hint("No plugin is used (--safe).")
    without_store = _without_store(options, clock, store)
    if without_store is not None:
        return without_store()
    if _is_dry(options) and not is_there(store):
        from tempfile import TemporaryDirectory  # before the first import only

        with TemporaryDirectory() as folder:
            return _run_with_store(options, clock, Path(folder) / store.name)
    return _run_with_store(options, clock, store)


def _run_with_store(options: Namespace, clock: Callable[[], datetime], store: Path) -> int:
    command = _command(options.command)
    try:
        session = _open(options, clock, store)
    except Sentence as error:
        complain(error)
        return REFUSED
    refusal = ""
    try:
        if getattr(options, "as_of", None):
            _go_back(session, options.as_of)
        return command(session, options)
    except Sentence as error:
        refusal = str(error)
        complain(_with_remedy(session, refusal))
        return REFUSED
    finally:
        flush()
        session.tell_plugins()
        _tell(session, refusal)
        session.close()


def _without_store(
    options: Namespace, clock: Callable[[], datetime], store: Path
) -> Callable[[], int] | None:
    """What runs a command that opens no session; nothing for the others."""
    if options.command == "doctor":
        from coffeechat.cli.mending import doctor

        return partial(doctor, store, clock, repairing=options.repair)
    if options.command == "keys":
        from coffeechat.cli.keys import keys

        return partial(keys, options)
    if options.command == "plugins":
        from coffeechat.cli.plugins import plugins

        return partial(plugins, options)
    if options.command == "plugin" and options.action != "run":
        from coffeechat.cli.authoring import authoring

        return partial(authoring, options)
    return None


def _command(name: str) -> Command:
    """What runs a command; only what that one needs is imported."""
    module, _, function = _COMMANDS.get(name, _RUN_VERB).partition(".")
    found: Command = getattr(import_module(f"coffeechat.cli.{module}"), function)
    return found


def _open(options: Namespace, clock: Callable[[], datetime], store: Path) -> "Session":
    """The session of a command; to look never makes a store where `--store` names none.

    Raises:
        StoreError: There is no such store, or it cannot be opened.
    """
    from coffeechat.session import Session  # not for commands that need no store
    from coffeechat.settings import read_settings
    from coffeechat.store import StoreError

    looking = _is_looking(options) or getattr(options, "action", "") == "list"
    there = is_there(store)
    if looking and options.store and not there:
        raise StoreError(f"There is no store at {store}; check the path.")
    settings = replace(read_settings(settings_path()), safe=options.safe)
    return Session.open(store, settings, clock, look_only=there and (looking or _is_dry(options)))


def _is_looking(options: Namespace) -> bool:
    """Whether a command changes nothing; of the week it is told, unless something is kept."""
    return options.command in _LOOKING or (options.command == "week" and options.keep is None)


def _go_back(session: "Session", typed: str) -> None:
    """Have a command tell how everything stood at the end of a day.

    Raises:
        WhenError: The day cannot be read.
        StoreError: What was then is not kept.
    """
    from coffeechat.acts.earlier import latest_day  # with --as-of only

    session.go_back_to(latest_day(typed, session.now().date()))


def _is_dry(options: Namespace) -> bool:
    return getattr(options, "dry_run", False) is True


def _with_remedy(session: "Session", refusal: str) -> str:
    """A refusal, with what to do when it is what went wrong in a plugin."""
    remedies = {str(problem): problem.with_remedy for problem in session.plugin_problems}
    return remedies.get(refusal, refusal)


def _tell(session: "Session", refusal: str) -> None:
    """What the user should know of the store, and the last fault of each plugin."""
    for notice in session.store.notices:
        complain(notice)
    faults = {one.plugin: one for one in session.plugin_problems if one.fault}
    for problem in faults.values():
        if str(problem) != refusal:
            complain(problem.with_remedy)
