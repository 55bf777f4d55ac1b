"""What can be typed on the shell about files: exports, backups and the store itself."""

from coffeechat.cli.command_parser import Parser


def describe_export(parser: Parser) -> None:
    """What is written, and where."""
    parser.add_argument(
        "kind", metavar="KIND", help="json (everything), csv or vcf (people), ics (talks)"
    )
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="- for stdout")
    parser.add_argument("--private", action="store_true", help="with notes and phone numbers")
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there")


def describe_backup(parser: Parser) -> None:
    """What is done with copies of the store."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="The copies there are, latest first")
    make = actions.add_parser("make", help="Keep a copy of everything as it is now")
    make.add_argument("name", nargs="*", metavar="NAME", help="what it is called")
    restore = actions.add_parser("restore", help="Go back to a copy; undo takes it back")
    restore.add_argument("name", metavar="NAME", help="as backup list shows it")


def describe_doctor(parser: Parser) -> None:
    """Whether it also mends."""
    parser.add_argument("--repair", action="store_true", help="mend them; nothing is thrown away")


def describe_demo(parser: Parser) -> None:
    """Whether the screen opens."""
    parser.add_argument("--no-open", action="store_true", help="make it, do not open the screen")
