"""What can be typed on the shell about dates and calendars."""

from typing import TYPE_CHECKING

from coffeechat.cli.command_parser import PERSON, Parser

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_DATES = """\
An invitation is matched with the talk it was about before, else with the person whose address it \
names. An older one changes nothing."""


def add_dates(commands: "_SubParsersAction[Parser]") -> None:
    """Add `schedule` and `calendar`."""
    about = "Agree a date with a person, or move the talk that is agreed"
    date = commands.add_parser(
        "schedule", help=about, description=f"{about}.", epilog=_DATES,
        usage="%(prog)s [-h] PERSON WHEN ... [--anyway] | [PERSON] --from FILE [--anyway | --off]",
    )  # fmt: skip
    date.add_argument("person", nargs="?", default="", metavar="PERSON", help=PERSON)
    date.add_argument("when", nargs="*", metavar="WHEN", help="such as tue 14:00, 24 nov 2pm ET")
    date.add_argument(
        "--from", dest="file", default="", metavar="FILE", help="an invitation (.ics); - for stdin"
    )
    date.add_argument("--anyway", action="store_true", help="though there is something else then")
    date.add_argument("--off", action="store_true", help="let the invitation call the talk off")

    calendar = commands.add_parser("calendar", help="Agreed talks, and the calendars they are in")
    actions = calendar.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="What is agreed, and how it stands in each calendar")
    actions.add_parser("push", help="Put all talks, and what is due, into your calendars")
    out = actions.add_parser("export", help="Write the talks that lie ahead as one file (.ics)")
    out.add_argument("file", nargs="?", default="-", metavar="FILE", help="- for stdout")
    out.add_argument("--person", default="", metavar="PERSON", help=f"only theirs: {PERSON}")
    out.add_argument("--todos", action="store_true", help="what is due, as tasks, instead of talks")
    out.add_argument("--overwrite", action="store_true", help="replace a file that is there")
