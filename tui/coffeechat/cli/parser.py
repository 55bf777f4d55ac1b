"""What can be typed on the shell; the verbs' commands come from the table of verbs."""

import argparse

from coffeechat import __version__
from coffeechat.verbs import VERBS, Verb

EPILOG = "Without a command, coffeechat opens its screen. Exit codes: 0 done, 1 refused, \
2 wrong usage, 3 partly done, 10 something is due."


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="coffeechat",
        description="Informational interviews from the terminal.",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"coffeechat {__version__}")
    parser.add_argument("--store", metavar="PATH", help="the file of the store (or COFFEECHAT_STORE)")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_own_commands(commands)
    for verb in VERBS:
        if verb.shell:
            _add_verb(commands, verb)
    return parser


def _add_own_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    today = commands.add_parser("today", help="what is due (exit code 10 when something is)")
    form = today.add_mutually_exclusive_group()
    form.add_argument("--plain", action="store_true", help="plain lines (the default)")
    form.add_argument("--json", action="store_true", help="one JSON object for scripts")

    bring = commands.add_parser("import", help="bring in people from a LinkedIn export")
    bring.add_argument("files", nargs="+", metavar="FILE", help="a .csv or .zip, or - for stdin")
    bring.add_argument("--dry-run", action="store_true", help="tell the counts, change nothing")

    find = commands.add_parser("find", help="people who match all words")
    find.add_argument("words", nargs="+", metavar="WORD")

    show = commands.add_parser("show", help="everything about a person")
    show.add_argument("person", metavar="PERSON")

    export = commands.add_parser("export", help="write json, csv or ics to a file or to stdout")
    export.add_argument("kind", metavar="KIND", help="json (everything), csv (people), ics (talks)")
    export.add_argument("file", nargs="?", default="-", metavar="FILE")
    export.add_argument("--private", action="store_true", help="with notes and phones")

    demo = commands.add_parser("demo", help="a store of made-up people, apart from yours")
    demo.add_argument("--no-open", action="store_true", help="make it, do not open the screen")


def _add_verb(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", verb: Verb) -> None:
    parser = commands.add_parser(verb.id, help=verb.help)
    if verb.person:
        parser.add_argument("person", metavar="PERSON", help="a name, its beginning, or an id")
    if verb.arguments:
        names = " ".join(argument.name.upper() for argument in verb.arguments)
        parser.add_argument("words", nargs="*", metavar=names, help=_choices_of(verb))


def _choices_of(verb: Verb) -> str:
    first = verb.arguments[0]
    if first.choices:
        return "one of: " + ", ".join(choice.value.replace("_", "-") for choice in first.choices)
    return first.prompt
