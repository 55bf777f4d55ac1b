"""Commands of plugins by the words that people type for them."""

from collections.abc import Iterable

from coffeechat.api import Command
from coffeechat.plugin_host.clean import clean_line
from coffeechat.plugin_host.outcomes import Contribution


def full_name(command: Contribution[Command]) -> str:
    """The name that no other command has: `plugin.id`."""
    return f"{command.plugin}.{command.item.id}"


def command_by_name(
    commands: Iterable[Contribution[Command]], typed: str
) -> Contribution[Command] | str:
    """The command with that name, `plugin.id` or `id` alone; else a sentence that says why not."""
    by_name = {full_name(command): command for command in commands}
    if typed in by_name:
        return by_name[typed]
    matching = [name for name, command in by_name.items() if command.item.id == typed]
    if len(matching) == 1:
        return by_name[matching[0]]
    shown = clean_line(typed, 60)
    if matching:
        return f"Several plugins have a command «{shown}»; type {' or '.join(matching)}."
    if not by_name:
        return f"No plugin has a command «{shown}»; no plugin in use has any."
    from difflib import get_close_matches  # only for who has mistyped

    ids = {command.item.id: name for name, command in by_name.items()}
    close = get_close_matches(typed, [*by_name, *ids], n=1)
    if close:
        return f"No plugin has a command «{shown}»; did you mean {ids.get(close[0], close[0])}?"
    return f"No plugin has a command «{shown}»; there are: {', '.join(by_name)}."
