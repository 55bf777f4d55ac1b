"""What can be typed on the shell; the verbs' commands come from the table of verbs."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from coffeechat import __version__
from coffeechat.cli.codes import WRONG_USAGE
from coffeechat.cli.output import complain, flush
from coffeechat.verbs import VERBS, Argument, Kind, Verb, may_be_empty

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_EPILOG = """\
Without a command, coffeechat opens its screen. PERSON is a name, its beginning or an id; what \
follows needs no quotes, and goes after -- when it begins with a hyphen.
Exit codes: 0 done, 1 refused, 2 wrong usage, 3 partly done, 10 something is due."""
_IMPORTED = "a LinkedIn export (ZIP, CSV), vCards, any CSV, or an export json; - for stdin"
_FILTER = """\
All WORDs must occur in a name, job, note, tag, point of connection, learning or place. Keys: org, \
title, stage, track, point, tag, level, warmth, due, last, added, connected, place, dream, aside, \
name, note, learned, email, source; such as org:verda, level:<=mid, last:>90d, tag:none. -- goes \
before a first -tag:eco, which leaves people out; quotes keep words together."""
_KINDS = """\
KIND is one of: importer, exporter, sender, calendar, template, check, bank, command, column, \
section, event."""
_RUNS = """\
An importer reads FILE and changes nothing; an exporter writes FILE, or stdout; a check looks at \
FILE or --text; a section, a column and most commands are about PERSON."""
_NO_COMMAND = "argument COMMAND: invalid choice:"
_CHANNELS = ("email", "linkedin-note", "linkedin-message")
_PERSON = "a name, its beginning, or an id"


class Parser(ArgumentParser):
    """A parser that says in one line what is wrong."""

    def error(self, message: str) -> NoReturn:
        """Leave with what is wrong and where to look it up."""
        told = message.partition(" (choose from")[0].replace(_NO_COMMAND, "there is no command")
        complain(f"{told}; see {self.prog} --help")
        raise SystemExit(WRONG_USAGE)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave when everything is written out, so that a reader who went away is noticed."""
        if message:
            sys.stderr.write(message)
        flush()
        raise SystemExit(status)


def parse(argv: Sequence[str] | None) -> Namespace:
    """What was typed; `command` is None when it was no command."""
    parser = make_parser()
    options = parser.parse_args(argv)
    if options.command == "demo" and options.store is not None:
        parser.error("the demo has a store of its own, leave out --store")
    if options.command == "find" and not options.words and not options.view:
        parser.error("name a WORD, a key:value or --view DIGIT")
    return options


def make_parser() -> Parser:
    """The parser of the command line."""
    parser = Parser(
        prog="coffeechat",
        description="Informational interviews from the terminal.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"coffeechat {__version__}")
    parser.add_argument(
        "--store", metavar="PATH", help="the file of the store (or COFFEECHAT_STORE)"
    )
    parser.add_argument("--safe", action="store_true", help="use no plugins, whatever is installed")
    parser.add_argument("--ascii", action="store_true", help="draw with ASCII signs only")
    parser.add_argument("--slow", action="store_true", help="paint less often, for a slow line")
    parser.add_argument(
        "--no-mouse", action="store_true", help="changes nothing: your terminal keeps the mouse"
    )
    commands = parser.add_subparsers(
        dest="command",
        metavar="COMMAND",
        title="commands",
        prog=parser.prog,  # otherwise argparse formats the whole usage to find it out
    )
    _add_own_commands(commands)
    for verb in VERBS:
        if verb.on_shell:
            _add_verb(commands, verb)
    return parser


def _add_own_commands(commands: "_SubParsersAction[Parser]") -> None:
    today = commands.add_parser("today", help="What is due (exit code 10 when something is)")
    form = today.add_mutually_exclusive_group()
    form.add_argument("--plain", action="store_true", help="plain lines (the default)")
    form.add_argument("--json", action="store_true", help="one JSON object for scripts")

    bring = commands.add_parser("import", help="Bring in people from a file")
    bring.add_argument("files", nargs="+", metavar="FILE", help=_IMPORTED)
    bring.add_argument(
        "--as", dest="importer", default="", metavar="KIND",
        help="linkedin, vcard, csv, json, or the id of a plugin; found out when left away",
    )  # fmt: skip
    bring.add_argument(
        "--map", action="append", default=[], metavar="FIELD=HEADER",
        help="which column of a table tells what, such as name='Full Name'; it is remembered",
    )  # fmt: skip
    bring.add_argument(
        "--encoding", default="", metavar="NAME", help="such as cp1252, when letters come out wrong"
    )
    bring.add_argument(
        "--dates", default="", choices=["dmy", "mdy"],
        help="what comes first in dates such as 3/5/24, where the file does not tell",
    )  # fmt: skip
    bring.add_argument(
        "--keep-texts", action="store_true",
        help="keep what was said last in letters, too; else only when, and by whom",
    )  # fmt: skip
    bring.add_argument("--dry-run", action="store_true", help="tell the counts, change nothing")
    bring.add_argument("--json", action="store_true", help="one JSON object for scripts")

    _add_find(commands)

    twice = commands.add_parser("duplicates", help="People who may be here twice")
    twice.add_argument("--json", action="store_true", help="one JSON list for scripts")

    show = commands.add_parser("show", help="Everything about a person")
    show.add_argument("person", nargs="+", metavar="PERSON", help=_PERSON)

    prep = commands.add_parser("prep", help="Print the prep sheet of the talk with a person")
    prep.add_argument("person", nargs="+", metavar="PERSON", help=_PERSON)
    prep.add_argument(
        "--format", choices=["text", "md"], default="text", help="plain text, or Markdown"
    )

    talk = commands.add_parser("live", help="Open the screen at the talk with a person")
    talk.add_argument("person", nargs="+", metavar="PERSON", help=_PERSON)

    _add_writing(commands)

    export = commands.add_parser("export", help="Write json, csv or ics to a file or to stdout")
    export.add_argument("kind", metavar="KIND", help="json (everything), csv (people), ics (talks)")
    export.add_argument("file", nargs="?", default="-", metavar="FILE", help="- for stdout")
    export.add_argument("--private", action="store_true", help="with notes and phone numbers")
    export.add_argument("--overwrite", action="store_true", help="replace a file that is there")

    keys = commands.add_parser("keys", help="The keys of every screen, yours included")
    keys.add_argument("screen", nargs="?", metavar="SCREEN", help="such as today or composer")

    history = commands.add_parser("history", help="What was done, oldest first")
    history.add_argument("person", nargs="*", metavar="PERSON", help=f"{_PERSON}; else everybody")
    history.add_argument("--field", metavar="FIELD", help="what this field of PERSON was before")
    history.add_argument("--json", action="store_true", help="one JSON list for scripts")

    tracks = commands.add_parser("tracks", help="The fields you explore, or all about one")
    tracks.add_argument("track", nargs="*", metavar="TRACK", help="a name, or its beginning")

    search = commands.add_parser(
        "people-search", help="The address of a search for people on LinkedIn"
    )
    search.add_argument("track", nargs="*", metavar="TRACK", help="for which track")

    commands.add_parser("binned", help="Who is in the bin; unbin brings them back")

    _add_safekeeping(commands)

    _add_plugins(commands)
    _add_authoring(commands)

    demo = commands.add_parser("demo", help="A store of made-up people, apart from yours")
    demo.add_argument("--no-open", action="store_true", help="make it, do not open the screen")


def _add_writing(commands: "_SubParsersAction[Parser]") -> None:
    for name, about in (
        ("draft", "Print the draft that is next for a person, made if there is none"),
        ("bump", "Print the bump to somebody whose answer is awaited"),
    ):
        one = commands.add_parser(name, help=about)
        one.add_argument("person", nargs="+", metavar="PERSON", help=_PERSON)
        if name == "draft":
            one.add_argument("--template", default="", metavar="ID", help="as templates lists it")
            one.add_argument("--channel", choices=_CHANNELS, help="the way it will go")

    templates = commands.add_parser(
        "templates", help="The templates of messages, yours included, and what came of each"
    )
    templates.add_argument("--json", action="store_true", help="one JSON list for scripts")

    waiting = commands.add_parser("waiting", help="Whose answers are awaited, and since when")
    waiting.add_argument("--json", action="store_true", help="one JSON list for scripts")

    check = commands.add_parser(
        "check", help="What the advice says about a text (exit code 1 when it warns)"
    )
    check.add_argument("file", metavar="FILE", help="in UTF-8; - for stdin")
    check.add_argument(
        "--kind", choices=("ask", "question", "follow-up"), required=True,
        help="what the text is; of questions, one on each line",
    )  # fmt: skip
    check.add_argument("--to", default="", metavar="PERSON", help=_PERSON)
    check.add_argument(
        "--channel", choices=_CHANNELS, default="email", help="the way it will go",
    )  # fmt: skip
    check.add_argument("--json", action="store_true", help="one JSON list for scripts")


def _add_find(commands: "_SubParsersAction[Parser]") -> None:
    find = commands.add_parser("find", help="People who meet a filter", epilog=_FILTER)
    find.add_argument("words", nargs="*", metavar="WORD", help="words, or key:value")
    find.add_argument("--view", default="", metavar="DIGIT", help="a view, as the lists have it")
    orders = next(verb for verb in VERBS if verb.id == "sort").arguments[0].choices
    find.add_argument(
        "--sort", default="", choices=[order.value for order in orders if order.value != "reverse"]
    )
    find.add_argument("--reverse", action="store_true", help="the other way round")
    find.add_argument("--limit", type=int, metavar="N", help="no more than so many")
    find.add_argument("--json", action="store_true", help="one JSON object for scripts")


def _add_safekeeping(commands: "_SubParsersAction[Parser]") -> None:
    backup = commands.add_parser("backup", help="List, make or restore copies of the store")
    actions = backup.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="The copies there are, latest first")
    make = actions.add_parser("make", help="Keep a copy of everything as it is now")
    make.add_argument("name", nargs="*", metavar="NAME", help="what it is called")
    restore = actions.add_parser("restore", help="Go back to a copy; undo takes it back")
    restore.add_argument("name", metavar="NAME", help="as backup list shows it")

    doctor = commands.add_parser("doctor", help="Say whether the store's files are sound")
    doctor.add_argument("--repair", action="store_true", help="mend them; nothing is thrown away")

    forget = commands.add_parser("forget", help="Remove a person for good, backups included")
    forget.add_argument("person", nargs="+", metavar="PERSON", help=_PERSON)
    forget.add_argument(
        "--yes-forget", metavar="NAME", help="the full name again; without it nothing is done"
    )


def _add_plugins(commands: "_SubParsersAction[Parser]") -> None:
    plugins = commands.add_parser("plugins", help="The plugins there are; on and off")
    actions = plugins.add_subparsers(dest="action", metavar="ACTION", required=True)
    about = "The plugins that are installed; none is loaded without --check or --timings"
    show = actions.add_parser("list", help=about, description=about)
    show.add_argument("--check", action="store_true", help="load each; exit code 1 if one fails")
    show.add_argument("--timings", action="store_true", help="load each; the slowest first")
    show.add_argument("--json", action="store_true", help="one JSON list for scripts")
    for name, about in (
        ("why", "Why a plugin is used or not, and what to do"),
        ("enable", "Use a plugin that was disabled"),
        ("disable", "Use a plugin no more; it is not even imported"),
    ):
        one = actions.add_parser(name, help=about)
        one.add_argument("id", metavar="ID", help="of a plugin, or the name of its distribution")
    log = actions.add_parser("log", help="What went wrong in plugins, oldest first")
    log.add_argument("id", nargs="?", metavar="ID", help="only of this plugin")


def _add_authoring(commands: "_SubParsersAction[Parser]") -> None:
    plugin = commands.add_parser("plugin", help="Write a plugin: begin, check, try and test it")
    actions = plugin.add_subparsers(dest="action", metavar="ACTION", required=True)
    new = actions.add_parser("new", help="Begin a plugin, which works as it is", epilog=_KINDS)
    new.add_argument("kind", metavar="KIND", help="one of those below")
    new.add_argument("name", metavar="NAME", help="its id, such as alumni")
    new.add_argument("--in", dest="folder", default=".", metavar="DIR", help="where to put it")

    check = actions.add_parser("check", help="What is wrong with a plugin (exit code 1 on errors)")
    check.add_argument("path", nargs="?", default=".", metavar="PATH", help="its folder, or its id")
    check.add_argument("--json", action="store_true", help="one JSON object for scripts")

    run = actions.add_parser("run", help="Try one thing that a plugin offers", epilog=_RUNS)
    run.add_argument("thing", metavar="ID:THING", help="such as alumni:people")
    run.add_argument("on", nargs="*", metavar="FILE|PERSON", help="what to run it on; - for stdin")
    run.add_argument("--text", help="what a check looks at, or a command is told")
    run.add_argument("--dry-run", action="store_true", help="show what a command would change")
    run.add_argument("--json", action="store_true", help="JSON for scripts")

    test = actions.add_parser("test", help="Run the tests of a plugin")
    test.add_argument("path", nargs="?", default=".", metavar="PATH", help="its folder")
    test.add_argument("--update", action="store_true", help="renew its golden files")


def _add_verb(commands: "_SubParsersAction[Parser]", verb: Verb) -> None:
    parser = commands.add_parser(
        verb.id,
        help=verb.help,
        usage=f"%(prog)s [-h]{_usage(verb)}",
        description=f"{verb.help}.",
        epilog=_forms(verb),
        formatter_class=RawDescriptionHelpFormatter,
    )
    if verb.person:
        alone = None if verb.arguments else "+"
        parser.add_argument("person", nargs=alone, metavar="PERSON", help=_PERSON)
    if verb.arguments:
        first = verb.arguments[0]
        many = "*" if may_be_empty(first, "") else "+"
        parser.add_argument("words", nargs=many, metavar=_name(first), help=_help(first))
    else:
        parser.set_defaults(words=[])


def _usage(verb: Verb) -> str:
    usage = " PERSON" if verb.person else ""
    for argument in verb.arguments[:1]:
        words = f"{_name(argument)} ..."
        usage += f" [{words}]" if may_be_empty(argument, "") else f" {words}"
    return usage


def _help(argument: Argument) -> str:
    return "one of those below, and what belongs to it" if argument.choices else argument.prompt


def _forms(verb: Verb) -> str | None:
    """For a verb with choices, each choice with what follows it."""
    first = verb.arguments[0] if verb.arguments else None
    if first is None or first.kind is not Kind.CHOICE:
        return None
    lines = []
    for choice in first.choices:
        typed = [choice.value.replace("_", "-")]
        for argument in verb.arguments[1:]:
            if not argument.only_for or choice.value in argument.only_for:
                name = _name(argument)
                typed.append(f"[{name}]" if may_be_empty(argument, choice.value) else name)
        lines.append(f"  {' '.join(typed):<22}{choice.title}")
    for argument in verb.arguments[1:]:
        if argument.kind is Kind.CHOICE:
            answers = ", ".join(choice.value.replace("_", "-") for choice in argument.choices)
            lines.append(f"{_name(argument)} is one of: {answers}.")
    return "\n".join([f"{_name(first)} is one of:", *lines])


def _name(argument: Argument) -> str:
    return argument.name.upper().replace("_", "-")
