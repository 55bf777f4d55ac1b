"""What can be typed about plugins."""

from coffeechat.cli.command_parser import Parser

_KINDS = """\
KIND is one of: importer, exporter, sender, calendar, template, check, bank, command, column, \
section, event."""
_RUNS = """\
An importer reads FILE and changes nothing; an exporter writes FILE, or stdout; a check looks at \
FILE or --text; a section, a column and most commands are about PERSON."""


def describe_plugins(parser: Parser) -> None:
    """What is done with the plugins that are installed."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    about = "The plugins that are installed; none is loaded without --check or --timings"
    show = actions.add_parser("list", help=about, description=about)
    show.add_argument("--check", action="store_true", help="load each; exit code 1 if one fails")
    show.add_argument("--timings", action="store_true", help="load each; the slowest first")
    show.add_argument("--json", action="store_true", help="one JSON list for scripts")
    for name, about in (
        ("why", "Why a plugin is used or not, and what to do"),
        ("enable", "Use a plugin that was disabled"),
        ("disable", "Use a plugin no more; it is not even imported"),
    ):
        one = actions.add_parser(name, help=about)
        one.add_argument("id", metavar="ID", help="of a plugin, or the name of its distribution")
    log = actions.add_parser("log", help="What went wrong in plugins, oldest first")
    log.add_argument("id", nargs="?", metavar="ID", help="only of this plugin")


def describe_authoring(parser: Parser) -> None:
    """What authors of plugins do with theirs."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    new = actions.add_parser("new", help="Begin a plugin, which works as it is", epilog=_KINDS)
    new.add_argument("kind", metavar="KIND", help="one of those below")
    new.add_argument("name", metavar="NAME", help="its id, such as alumni")
    new.add_argument("--in", dest="folder", default=".", metavar="DIR", help="where to put it")

    check = actions.add_parser("check", help="What is wrong with a plugin (exit code 1 on errors)")
    check.add_argument("path", nargs="?", default=".", metavar="PATH", help="its folder, or its id")
    check.add_argument("--json", action="store_true", help="one JSON object for scripts")

    run = actions.add_parser("run", help="Try one thing that a plugin offers", epilog=_RUNS)
    run.add_argument("thing", metavar="ID:THING", help="such as alumni:people")
    run.add_argument("on", nargs="*", metavar="FILE|PERSON", help="what to run it on; - for stdin")
    run.add_argument("--text", help="what a check looks at, or a command is told")
    run.add_argument("--dry-run", action="store_true", help="show what a command would change")
    run.add_argument("--json", action="store_true", help="JSON for scripts")

    test = actions.add_parser("test", help="Run the tests of a plugin")
    test.add_argument("path", nargs="?", default=".", metavar="PATH", help="its folder")
    test.add_argument("--update", action="store_true", help="renew its golden files")
