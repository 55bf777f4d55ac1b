"""What can be typed on the shell about messages: drafts, templates and checks."""

from coffeechat.cli.command_parser import PERSON, Parser
from coffeechat.cli.people_usage import describe_person

_CHANNELS = ("email", "linkedin-note", "linkedin-message", "card")


def describe_draft(parser: Parser) -> None:
    """To whom, and what it is made from."""
    describe_person(parser)
    parser.add_argument("--template", default="", metavar="ID", help="as templates lists it")
    parser.add_argument("--channel", choices=_CHANNELS, help="the way it will go")
    parser.add_argument(
        "--because", default="", metavar="TEXT",
        help="why you write, where you keep in touch; else the best reason there is",
    )  # fmt: skip


def describe_check(parser: Parser) -> None:
    """The text, and what it is."""
    parser.add_argument("file", metavar="FILE", help="in UTF-8; - for stdin")
    parser.add_argument(
        "--kind", choices=("ask", "question", "follow-up"), required=True,
        help="what the text is; of questions, one on each line",
    )  # fmt: skip
    parser.add_argument("--to", default="", metavar="PERSON", help=PERSON)
    parser.add_argument(
        "--channel", choices=_CHANNELS, default="email", help="the way it will go",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON list for scripts")
