"""What can be typed on the shell about tracks, learnings and looking back."""

from coffeechat.cli.command_parser import Parser
from coffeechat.cli.figures_usage import add_as_of

_LEARNED = """\
All WORDs must occur in the text or the name of who said it. Keys: facet, track, by, org, said, \
words, tied; such as facet:pay, by:jelisa, said:>18mo, words:theirs, tied:contradicts."""


def describe_report(parser: Parser) -> None:
    """The track, the form and the file."""
    add_as_of(parser)
    parser.add_argument("track", nargs="+", metavar="TRACK", help="a name, or its beginning")
    parser.add_argument(
        "--anonymous", action="store_true",
        help="without names, organisations, links and whom to talk to next",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=("md", "html"), help="as the FILE is called; md on stdout"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object for scripts")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="- for stdout")
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there")


def describe_tracks(parser: Parser) -> None:
    """Which track, and as of when."""
    parser.add_argument("track", nargs="*", metavar="TRACK", help="a name, or its beginning")
    add_as_of(parser)


def describe_learnings(parser: Parser) -> None:
    """The filter, and as of when."""
    parser.epilog = _LEARNED
    parser.add_argument("words", nargs="*", metavar="WORD", help="words, or key:value")
    parser.add_argument("--json", action="store_true", help="one JSON list for scripts")
    add_as_of(parser)


def describe_coverage(parser: Parser) -> None:
    """Its form, and as of when."""
    parser.add_argument("--json", action="store_true", help="one JSON list for scripts")
    add_as_of(parser)


def describe_search(parser: Parser) -> None:
    """For which track."""
    parser.add_argument("track", nargs="*", metavar="TRACK", help="for which track")


def describe_week(parser: Parser) -> None:
    """Its form, and what is kept of it."""
    parser.add_argument("--json", action="store_true", help="one JSON object for scripts")
    parser.add_argument(
        "--keep", nargs="*", metavar="NUMBER", help="keep these steps, at most three, or none"
    )
