"""What can be typed on the shell; the verbs' commands come from the table of verbs."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coffeechat import __version__
from coffeechat.cli.command_parser import PERSON, Parser
from coffeechat.cli.date_words import add_dates
from coffeechat.cli.figures_options import add_as_of, add_figures
from coffeechat.cli.plugin_usage import add_authoring, add_plugins
from coffeechat.cli.verb_usage import add_verb
from coffeechat.verbs import VERBS

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
_LEARNED = """\
All WORDs must occur in the text or the name of who said it. Keys: facet, track, by, org, said, \
words, tied; such as facet:pay, by:jelisa, said:>18mo, words:theirs, tied:contradicts."""
_CHANNELS = ("email", "linkedin-note", "linkedin-message", "card")


def parse(argv: Sequence[str] | None) -> Namespace:
    """What was typed; `command` is None when it was no command."""
    words = sys.argv[1:] if argv is None else argv
    parser = make_parser(_command_of(words))
    options = parser.parse_args(words)
    if options.command == "demo" and options.store is not None:
        parser.error("the demo has a store of its own, leave out --store")
    if options.command == "schedule" and bool(options.when) == bool(options.file):
        parser.error("name a PERSON and a WHEN, or a file with --from")
    if options.command == "find" and not options.words and not options.view:
        parser.error("name a WORD, a key:value or --view DIGIT")
    return options


def _command_of(words: Sequence[str]) -> str:
    """The first word that is no option of the program itself; empty where all are to be told."""
    rest = iter(words)
    for word in rest:
        if word in {"-h", "--help"}:
            return ""
        if word == "--store":
            next(rest, "")
        elif not word.startswith("-"):
            return word
    return ""


def make_parser(command: str = "") -> Parser:
    """The parser of the command line.

    Args:
        command: What is typed, if it is known: a hundred commands take longer to describe than most
            of them take to run, so those that are not typed are left out.
    """
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
    verbs = [verb for verb in VERBS if verb.on_shell]
    typed = [verb for verb in verbs if verb.id == command]
    if not typed:
        _add_today(commands)
    if not typed and command not in commands.choices:
        _add_own_commands(commands)
    for verb in typed or (() if command in commands.choices else verbs):
        add_verb(commands, verb)
    return parser


def _add_today(commands: "_SubParsersAction[Parser]") -> None:
    today = commands.add_parser("today", help="What is due (exit code 10 when something is)")
    form = today.add_mutually_exclusive_group()
    form.add_argument(
        "--plain", action="store_true", help="at most 12 rows, none when nothing is due"
    )
    form.add_argument("--json", action="store_true", help="one JSON object for scripts")


def _add_own_commands(commands: "_SubParsersAction[Parser]") -> None:
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
    show.add_argument("person", nargs="+", metavar="PERSON", help=PERSON)

    prep = commands.add_parser("prep", help="Print the prep sheet of the talk with a person")
    prep.add_argument("person", nargs="+", metavar="PERSON", help=PERSON)
    prep.add_argument(
        "--format", choices=["text", "md"], default="text", help="plain text, or Markdown"
    )

    add_dates(commands)

    talk = commands.add_parser("live", help="Open the screen at the talk with a person")
    talk.add_argument("person", nargs="+", metavar="PERSON", help=PERSON)

    _add_writing(commands)
    _add_report(commands)

    export = commands.add_parser("export", help="Write json, csv or ics to a file or to stdout")
    export.add_argument("kind", metavar="KIND", help="json (everything), csv (people), ics (talks)")
    export.add_argument("file", nargs="?", default="-", metavar="FILE", help="- for stdout")
    export.add_argument("--private", action="store_true", help="with notes and phone numbers")
    export.add_argument("--overwrite", action="store_true", help="replace a file that is there")

    keys = commands.add_parser("keys", help="The keys of every screen, yours included")
    keys.add_argument("screen", nargs="?", metavar="SCREEN", help="such as today or composer")

    history = commands.add_parser("history", help="What was done, oldest first")
    history.add_argument("person", nargs="*", metavar="PERSON", help=f"{PERSON}; else everybody")
    history.add_argument("--field", metavar="FIELD", help="what this field of PERSON was before")
    history.add_argument("--json", action="store_true", help="one JSON list for scripts")

    _add_exploring(commands)
    add_figures(commands)

    commands.add_parser("binned", help="Who is in the bin; unbin brings them back")

    _add_safekeeping(commands)

    add_plugins(commands)
    add_authoring(commands)

    demo = commands.add_parser("demo", help="A store of made-up people, apart from yours")
    demo.add_argument("--no-open", action="store_true", help="make it, do not open the screen")


def _add_report(commands: "_SubParsersAction[Parser]") -> None:
    report = commands.add_parser(
        "report", help="What you learned of a field, with who said it and when, to give away"
    )
    add_as_of(report)
    report.add_argument("track", nargs="+", metavar="TRACK", help="a name, or its beginning")
    report.add_argument(
        "--anonymous", action="store_true",
        help="without names, organisations, links and whom to talk to next",
    )  # fmt: skip
    report.add_argument(
        "--format", choices=("md", "html"), help="as the FILE is called; md on stdout"
    )
    report.add_argument("--json", action="store_true", help="one JSON object for scripts")
    report.add_argument("-o", "--output", default="-", metavar="FILE", help="- for stdout")
    report.add_argument("--overwrite", action="store_true", help="replace a file that is there")


def _add_exploring(commands: "_SubParsersAction[Parser]") -> None:
    tracks = commands.add_parser("tracks", help="The fields you explore, or all about one")
    tracks.add_argument("track", nargs="*", metavar="TRACK", help="a name, or its beginning")

    learned = commands.add_parser(
        "learnings", help="What you learned, by track and facet", epilog=_LEARNED
    )
    learned.add_argument("words", nargs="*", metavar="WORD", help="words, or key:value")
    learned.add_argument("--json", action="store_true", help="one JSON list for scripts")

    covered = commands.add_parser(
        "coverage", help="How many people told you of what, and what nobody told you"
    )
    covered.add_argument("--json", action="store_true", help="one JSON list for scripts")

    for command in (tracks, learned, covered):
        add_as_of(command)

    search = commands.add_parser(
        "people-search", help="The address of a search for people on LinkedIn"
    )
    search.add_argument("track", nargs="*", metavar="TRACK", help="for which track")

    week = commands.add_parser("week", help="Look back at the week, with steps for the next")
    week.add_argument("--json", action="store_true", help="one JSON object for scripts")
    week.add_argument(
        "--keep", nargs="*", metavar="NUMBER", help="keep these steps, at most three, or none"
    )


def _add_writing(commands: "_SubParsersAction[Parser]") -> None:
    for name, about in (
        ("draft", "Print the draft that is next for a person, made if there is none"),
        ("bump", "Print the bump to somebody whose answer is awaited"),
    ):
        one = commands.add_parser(name, help=about)
        one.add_argument("person", nargs="+", metavar="PERSON", help=PERSON)
        if name == "draft":
            one.add_argument("--template", default="", metavar="ID", help="as templates lists it")
            one.add_argument("--channel", choices=_CHANNELS, help="the way it will go")
            one.add_argument(
                "--because", default="", metavar="TEXT",
                help="why you write, where you keep in touch; else the best reason there is",
            )  # fmt: skip

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
    check.add_argument("--to", default="", metavar="PERSON", help=PERSON)
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
    forget.add_argument("person", nargs="+", metavar="PERSON", help=PERSON)
    forget.add_argument(
        "--yes-forget", metavar="NAME", help="the full name again; without it nothing is done"
    )
