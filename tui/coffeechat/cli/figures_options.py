"""What can be typed on the shell to see what the records add up to, now or on an earlier day."""

from argparse import ArgumentParser
from typing import TYPE_CHECKING

from coffeechat.cli.command_parser import Parser
from coffeechat.verbs import VERBS

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_figures(commands: "_SubParsersAction[Parser]") -> None:
    """The commands that tell what the records add up to."""
    about = "Two or three tracks side by side, to decide between them"
    compare = commands.add_parser("compare", help=about, description=f"{about}.")
    compare.add_argument("tracks", nargs="+", metavar="TRACK", help="a name, or its beginning")
    add_as_of(compare)
    compare.add_argument("--json", action="store_true", help="one JSON object for scripts")
    for verb in VERBS:
        if verb.view == "figures" or verb.id == "question-yield":
            one = commands.add_parser(verb.id, help=verb.help, description=f"{verb.help}.")
            add_as_of(one)
            one.add_argument("--json", action="store_true", help="one JSON object for scripts")
            if verb.id == "funnel":
                one.add_argument(
                    "--interval", action="store_true",
                    help="from five on, tell within which percent the true share lies (95 %%)",
                )  # fmt: skip


def add_as_of(command: ArgumentParser) -> None:
    """The option of a command that can tell how everything stood on an earlier day."""
    command.add_argument(
        "--as-of", default="", metavar="DATE", help="as it stood at the end of that day"
    )
