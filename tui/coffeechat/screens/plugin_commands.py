"""Commands of plugins: found by their name or key, run while the screen stays, what comes of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from coffeechat.screens.base import VerbScreen
from coffeechat.screens.plugged_in import STILL_LOADING
from coffeechat.verbs import BY_ID

if TYPE_CHECKING:
    from coffeechat.api import Command
    from coffeechat.plugged import Ran
    from coffeechat.plugin_host import Contribution


def full_name(command: "Contribution[Command]") -> str:
    """What it is always called on the `:` line."""
    return f"{command.plugin}.{command.item.id}"


def command_names(commands: "Sequence[Contribution[Command]]") -> Iterator[str]:
    """All that may be typed for the commands: their full names, and ids that mean one thing."""
    ids = Counter(command.item.id for command in commands)
    for command in commands:
        yield full_name(command)
        if ids[command.item.id] == 1 and command.item.id not in BY_ID:
            yield command.item.id


async def run_typed(screen: VerbScreen, name: str, words: Sequence[str], person: str) -> None:
    """Run what was typed on the `:` line and is no verb."""
    plugins = screen.chat.plugins
    if plugins.host is None:
        screen.say(STILL_LOADING)
        return
    if name not in {*command_names(plugins.commands), *(one.item.id for one in plugins.commands)}:
        screen.say(f"There is no command «{name}». {_nearest(name, plugins.commands)}")
        return
    found = plugins.host.command_named(name)
    if isinstance(found, str):
        screen.say(found)
    else:
        await run_command(screen, found, person, " ".join(words))


def _nearest(name: str, commands: "Sequence[Contribution[Command]]") -> str:
    near = get_close_matches(name, [*BY_ID, *command_names(commands)], n=1)
    return f"Did you mean «{near[0]}»?" if near else "? lists the commands."


async def run_command(
    screen: VerbScreen, command: "Contribution[Command]", person: str, text: str = ""
) -> None:
    """Run a command for the person it was typed at; ask for its text first where it wants one."""
    from coffeechat.plugged import run_command as run

    item = command.item
    if item.about_person and not person:
        screen.say("There is nobody under the cursor.")
        return
    if item.prompt and not text:
        asked = await screen.prompt.ask(f"{item.prompt} ")
        if asked is None:
            return
        text = asked
    about = person if item.about_person else ""
    session = screen.session
    screen.chat.work.begin(
        item.title,
        command.plugin,
        lambda job: run(session, command, about, text, job),
        partial(_tell, screen, item.title),
    )


def _tell(screen: VerbScreen, title: str, ran: "Ran") -> None:
    said = [*ran.told, *(screen.chat.copy_out(text) for text in ran.copies)]
    undoes = f"{screen.key_words('undo')} {BY_ID['undo'].title}" if ran.changed else ""
    screen.say("  ".join(said) or f"{title}: done.", undoes)
