"""What can be typed on the shell about dates and calendars."""

from coffeechat.cli.command_parser import PERSON, Parser

_DATES = """\
An invitation is matched with the talk it was about before, else with the person whose address it \
names. An older one changes nothing."""


def describe_schedule(parser: Parser) -> None:
    """With whom and when, or an invitation."""
    parser.usage = (
        "%(prog)s [-h] PERSON WHEN ... [--anyway] | [PERSON] --from FILE [--anyway | --off]"
    )
    parser.epilog = _DATES
    parser.add_argument("person", nargs="?", default="", metavar="PERSON", help=PERSON)
    parser.add_argument("when", nargs="*", metavar="WHEN", help="such as tue 14:00, 24 nov 2pm ET")
    parser.add_argument(
        "--from", dest="file", default="", metavar="FILE", help="an invitation (.ics); - for stdin"
    )
    parser.add_argument("--anyway", action="store_true", help="though there is something else then")
    parser.add_argument("--off", action="store_true", help="let the invitation call the talk off")


def describe_calendar(parser: Parser) -> None:
    """What is done with calendars."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="What is agreed, and how it stands in each calendar")
    actions.add_parser("push", help="Put all talks, and what is due, into your calendars")
    out = actions.add_parser("export", help="Write the talks that lie ahead as one file (.ics)")
    out.add_argument("file", nargs="?", default="-", metavar="FILE", help="- for stdout")
    out.add_argument("--person", default="", metavar="PERSON", help=f"only theirs: {PERSON}")
    out.add_argument("--todos", action="store_true", help="what is due, as tasks, instead of talks")
    out.add_argument("--overwrite", action="store_true", help="replace a file that is there")
