"""What can be typed on the shell to see what the records add up to, now or on an earlier day."""

from coffeechat.cli.command_parser import Parser


def describe_compare(parser: Parser) -> None:
    """Which tracks, and as of when."""
    parser.add_argument("tracks", nargs="+", metavar="TRACK", help="a name, or its beginning")
    describe_figures(parser)


def describe_figures(parser: Parser) -> None:
    """As of when they are told, and their form."""
    add_as_of(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object for scripts")


def describe_funnel(parser: Parser) -> None:
    """As other figures, and how sure the shares are."""
    describe_figures(parser)
    parser.add_argument(
        "--interval", action="store_true",
        help="from five on, tell within which percent the true share lies (95 %%)",
    )  # fmt: skip


def add_as_of(parser: Parser) -> None:
    """The option of a command that can tell how everything stood on an earlier day."""
    parser.add_argument(
        "--as-of", default="", metavar="DATE", help="as it stood at the end of that day"
    )
