"""What can be typed on the shell."""

import re
import sys
from argparse import Namespace
from collections.abc import Sequence

from coffeechat import __version__
from coffeechat.cli.command_parser import Parser
from coffeechat.cli.commands import COMMANDS

_EPILOG = """\
Without a command, coffeechat opens its screen. PERSON is a name, its beginning or an id; what \
follows needs no quotes, and goes after -- when it begins with a hyphen.
Exit codes: 0 done, 1 refused, 2 wrong usage, 3 partly done, 10 something is due."""
_HELP = {"-h", "--help"}
_FILTERING = {"find", "learnings"}
#: A word of a filter that begins with a hyphen, and is no option.
_LEFT_OUT = re.compile(r"-[^\W\d_]+(?::|[^\W_])")


def parse(argv: Sequence[str] | None) -> Namespace:
    """What was typed; `command` is None when it was no command."""
    words = sys.argv[1:] if argv is None else argv
    command = _command_of(words)
    parser = make_parser(command)
    words = _tags_apart(words) if command == "tag" else words
    options, rest = parser.parse_known_args(words)
    if options.command in _FILTERING:
        more = [one for one in rest if _LEFT_OUT.match(one) or not one.startswith("-")]
        options.words = [*options.words, *more]
        rest = [one for one in rest if one not in more]
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if options.command == "demo" and options.store is not None:
        parser.error("the demo has a store of its own, leave out --store")
    if options.command == "schedule" and bool(options.when) == bool(options.file):
        parser.error("name a PERSON and a WHEN, or a file with --from")
    if options.command == "find" and not options.words and not options.view:
        parser.error("name a WORD, a key:value or --view DIGIT")
    return options


def _tags_apart(words: Sequence[str]) -> Sequence[str]:
    """A tag that is taken away begins with a hyphen, and is no option."""
    for place, word in enumerate(words):
        if word == "--" or word in _HELP:
            break
        if word.startswith("-") and not word.startswith("--"):
            return [*words[:place], "--", *words[place:]]
    return words


def _command_of(words: Sequence[str]) -> str:
    """The first word that is no option of the program itself, or asks for its help."""
    rest = iter(words)
    for word in rest:
        if word == "--store":
            next(rest, "")
        elif word in _HELP or not word.startswith("-"):
            return word
    return ""


def make_parser(command: str) -> Parser:
    """The parser of the command line.

    Args:
        command: The command that is typed, which alone is described, or what asks for help, which
            has a line of each.
    """
    parser = Parser(
        prog="coffeechat",
        description="Informational interviews from the terminal.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    _add_options(parser)
    commands = parser.add_subparsers(
        dest="command",
        metavar="COMMAND",
        title="commands",
        prog=parser.prog,  # otherwise argparse formats the whole usage to find it out
    )
    for one in COMMANDS:
        if one.name == command:
            about = f"{one.about}." if one.headed else None
            one.describe(commands.add_parser(one.name, help=one.about, description=about))
        elif command in _HELP:
            commands.add_parser(one.name, help=one.about, add_help=False)
    return parser


def _add_options(parser: Parser) -> None:
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
