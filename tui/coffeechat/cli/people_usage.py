"""What can be typed on the shell to bring in, find, look up and remove people."""

from argparse import ArgumentTypeError

from coffeechat.cli.command_parser import PERSON, Parser
from coffeechat.verbs import BY_ID

_IMPORTED = "a LinkedIn export (ZIP, CSV), vCards, any CSV, or an export json; - for stdin"
_FILTER = """\
All WORDs must occur in a name, job, note, tag, point of connection, learning or place. Keys: org, \
title, stage, track, point, tag, level, warmth, due, last, added, connected, place, dream, aside, \
name, note, learned, email, source; such as org:verda, level:<=mid, last:>90d, tag:none. A hyphen \
before a key leaves people out: -tag:eco; quotes keep words together."""


def describe_import(parser: Parser) -> None:
    """The files, and how they are read."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=_IMPORTED)
    parser.add_argument(
        "--as", dest="importer", default="", metavar="KIND",
        help="linkedin, vcard, csv, json, or the id of a plugin; found out when left away",
    )  # fmt: skip
    parser.add_argument(
        "--map", action="append", default=[], metavar="FIELD=HEADER",
        help="which column of a table tells what, such as name='Full Name'; it is remembered",
    )  # fmt: skip
    parser.add_argument(
        "--encoding", default="", metavar="NAME", help="such as cp1252, when letters come out wrong"
    )
    parser.add_argument(
        "--dates", default="", choices=["dmy", "mdy"],
        help="what comes first in dates such as 3/5/24, where the file does not tell",
    )  # fmt: skip
    parser.add_argument(
        "--keep-texts", action="store_true",
        help="keep what was said last in letters, too; else only when, and by whom",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="tell the counts, change nothing")
    parser.add_argument("--json", action="store_true", help="one JSON object for scripts")


def describe_find(parser: Parser) -> None:
    """The filter, the order and the number."""
    parser.epilog = _FILTER
    parser.add_argument("words", nargs="*", metavar="WORD", help="words, or key:value")
    parser.add_argument("--view", default="", metavar="DIGIT", help="a view, as the lists have it")
    orders = BY_ID["sort"].arguments[0].choices
    parser.add_argument(
        "--sort", default="", choices=[order.value for order in orders if order.value != "reverse"]
    )
    parser.add_argument("--reverse", action="store_true", help="the other way round")
    parser.add_argument("--limit", type=_count, metavar="N", help="no more than so many")
    parser.add_argument("--json", action="store_true", help="one JSON object for scripts")


def _count(typed: str) -> int:
    """A number of things to show."""
    if not (typed.isdecimal() and int(typed)):
        raise ArgumentTypeError(f"«{typed}» is no number from 1 on")
    return int(typed)


def describe_person(parser: Parser) -> None:
    """Whom it is about, and nothing more."""
    parser.add_argument("person", nargs="+", metavar="PERSON", help=PERSON)


def describe_prep(parser: Parser) -> None:
    """Whom the sheet is about, and its form."""
    describe_person(parser)
    parser.add_argument(
        "--format", choices=["text", "md"], default="text", help="plain text, or Markdown"
    )


def describe_history(parser: Parser) -> None:
    """What of it is told."""
    parser.add_argument("person", nargs="*", metavar="PERSON", help=f"{PERSON}; else everybody")
    parser.add_argument("--field", metavar="FIELD", help="what this field of PERSON was before")
    parser.add_argument("--json", action="store_true", help="one JSON list for scripts")


def describe_forget(parser: Parser) -> None:
    """Whom, and the name again."""
    describe_person(parser)
    parser.add_argument(
        "--yes-forget", metavar="NAME", help="the full name again; without it nothing is done"
    )
