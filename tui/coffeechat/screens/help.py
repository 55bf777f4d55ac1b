"""The keys of a screen, from the table of verbs."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.arguments import usage
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.screens.person_text import labelled
from coffeechat.screens.plugin_commands import full_name
from coffeechat.settings import shown_key
from coffeechat.verbs import VERBS, Place, verbs_at
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.text_pane import TextPane

_MOVES = "j k arrows move · g G ends · Ctrl+d Ctrl+u half a page · ⏎ opens or does · Esc goes back"
KEY_WIDTH = 8
NAME_WIDTH = 15


class HelpScreen(VerbScreen):
    """What every key does, and the commands that have no key."""

    AUTO_FOCUS = "TextPane"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.PREVIEW)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {Place.PREVIEW: ("back",)}
    DEFAULT_CSS = """
    HelpScreen TextPane { margin: 1 1; }
    """

    def __init__(self, about: Place) -> None:
        super().__init__(Place.PREVIEW)
        self._about = about

    def compose(self) -> ComposeResult:
        """The text and the foot."""
        yield TextPane()
        yield self.foot()

    def show_records(self) -> None:
        """Show the keys."""
        self.query_one(TextPane).show(self._lines)

    def _lines(self, width: int) -> list[Line]:
        here = verbs_at(self._about)
        lines = wrap(_MOVES, width)
        lines.append("")
        for verb in here:
            if self.session.settings.key_of(verb):
                lines += _entry(self.key_words(verb.id), verb.help, KEY_WIDTH, width)
        lines += ["", "Commands, after : or on the shell (coffeechat COMMAND)"]
        for verb in VERBS:
            if verb.act is not None or not self.session.settings.key_of(verb):
                lines += _entry(usage(verb), verb.help, NAME_WIDTH, width)
        return [Line(line) for line in [*lines, *self._of_plugins(width)]]

    def _of_plugins(self, width: int) -> list[str]:
        commands = self.chat.plugins.commands
        lines = ["", "Plugins, after :"] if commands else []
        for command in commands:
            item = command.item
            key = f" (key {shown_key(item.key)})" if item.key else ""
            text = item.help or item.title
            lines += _entry(full_name(command), f"{text}{key}", NAME_WIDTH, width)
        return lines

    def show_plugins(self) -> None:
        """Show their commands when they are known."""
        self.query_one(TextPane).show(self._lines, keep_place=True)


def _entry(name: str, text: str, indent: int, width: int) -> list[str]:
    if len(name) < indent:
        return labelled(name, text, indent, width)
    return [name, *labelled("", text, indent, width)]
