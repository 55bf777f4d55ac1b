"""The table of the shell's commands, in the order of the help: its own, and the verbs'.

To describe a command takes longer than most commands run, and there are more than a hundred: only
the one that is typed is described.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from coffeechat.cli.command_parser import Parser
from coffeechat.cli.date_usage import describe_calendar, describe_schedule
from coffeechat.cli.exploring_usage import (
    describe_coverage,
    describe_learnings,
    describe_report,
    describe_search,
    describe_tracks,
    describe_week,
)
from coffeechat.cli.figures_usage import describe_compare, describe_figures, describe_funnel
from coffeechat.cli.keeping_usage import (
    describe_backup,
    describe_demo,
    describe_doctor,
    describe_export,
)
from coffeechat.cli.people_usage import (
    describe_find,
    describe_forget,
    describe_history,
    describe_import,
    describe_person,
    describe_prep,
)
from coffeechat.cli.plugin_usage import describe_authoring, describe_plugins
from coffeechat.cli.verb_usage import describe_verb
from coffeechat.cli.writing_usage import describe_check, describe_draft
from coffeechat.verbs import VERBS, Verb


class Command(NamedTuple):
    """A command of the shell.

    Attributes:
        name: As it is typed.
        about: Its line in the program's help.
        describe: Adds to its parser what may follow it; called when it is typed only.
        headed: That line, as a sentence, heads the command's own help as well.
    """

    name: str
    about: str
    describe: Callable[[Parser], None]
    headed: bool = False


def _nothing(_parser: Parser) -> None:
    """A command that nothing follows."""


def _today(parser: Parser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--plain", action="store_true", help="at most 12 rows, none when nothing is due"
    )
    form.add_argument("--json", action="store_true", help="one JSON object for scripts")


def _list(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON list for scripts")


def _keys(parser: Parser) -> None:
    parser.add_argument("screen", nargs="?", metavar="SCREEN", help="such as today or composer")


def _of_verb(verb: Verb, describe: Callable[[Parser], None]) -> Command:
    return Command(verb.id, verb.help, describe, headed=True)


COMMANDS: tuple[Command, ...] = (
    Command("today", "What is due (exit code 10 when something is)", _today),
    Command("import", "Bring in people from a file", describe_import),
    Command("find", "People who meet a filter", describe_find),
    Command("duplicates", "People who may be here twice", _list),
    Command("show", "Everything about a person", describe_person),
    Command("prep", "Print the prep sheet of the talk with a person", describe_prep),
    Command(
        "schedule",
        "Agree a date with a person, or move the talk that is agreed",
        describe_schedule,
        headed=True,
    ),
    Command("calendar", "Agreed talks, and the calendars they are in", describe_calendar),
    Command("live", "Open the screen at the talk with a person", describe_person),
    Command(
        "draft",
        "Print the draft that is next for a person, made if there is none",
        describe_draft,
    ),
    Command("bump", "Print the bump to somebody whose answer is awaited", describe_person),
    Command(
        "templates",
        "The templates of messages, yours included, and what came of each",
        _list,
    ),
    Command("waiting", "Whose answers are awaited, and since when", _list),
    Command(
        "check",
        "What the advice says about a text (exit code 1 when it warns)",
        describe_check,
    ),
    Command(
        "report",
        "What you learned of a field, with who said it and when, to give away",
        describe_report,
    ),
    Command("export", "Write json, csv or ics to a file or to stdout", describe_export),
    Command("keys", "The keys of every screen, yours included", _keys),
    Command("history", "What was done, oldest first", describe_history),
    Command("tracks", "The fields you explore, or all about one", describe_tracks),
    Command("learnings", "What you learned, by track and facet", describe_learnings),
    Command(
        "coverage",
        "How many people told you of what, and what nobody told you",
        describe_coverage,
    ),
    Command("people-search", "The address of a search for people on LinkedIn", describe_search),
    Command("week", "Look back at the week, with steps for the next", describe_week),
    Command(
        "compare",
        "Two or three tracks side by side, to decide between them",
        describe_compare,
        headed=True,
    ),
    *(
        _of_verb(verb, describe_funnel if verb.id == "funnel" else describe_figures)
        for verb in VERBS
        if verb.view == "figures" or verb.id == "question-yield"
    ),
    Command("binned", "Who is in the bin; unbin brings them back", _nothing),
    Command("backup", "List, make or restore copies of the store", describe_backup),
    Command("doctor", "Say whether the store's files are sound", describe_doctor),
    Command("forget", "Remove a person for good, backups included", describe_forget),
    Command("plugins", "The plugins there are; on and off", describe_plugins),
    Command("plugin", "Write a plugin: begin, check, try and test it", describe_authoring),
    Command("demo", "A store of made-up people, apart from yours", describe_demo),
    *(_of_verb(verb, partial(describe_verb, verb)) for verb in VERBS if verb.on_shell),
)
