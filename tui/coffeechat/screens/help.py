"""The keys of a screen, from the table of verbs; a slash finds a line among them."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.arguments import usage
from coffeechat.domain.filters.keys import KEYS, LEARNING_KEYS, Key
from coffeechat.domain.text import fold
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.screens.person_text import labelled
from coffeechat.screens.plugin_commands import full_name
from coffeechat.settings import shown_key
from coffeechat.verbs import BY_ID, VERBS, Place, Verb, verbs_at
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.text_pane import TextPane

_MOVES = "j k arrows move · g G ends · Ctrl+d Ctrl+u half a page · ⏎ opens or does · Esc goes back"
_FILTER = "Filter: words, and keys with what they find; a hyphen before one means «not»"
_ABOUT_PEOPLE = "After : about the person under the cursor (coffeechat COMMAND PERSON on the shell)"
_OTHERS = "After : (coffeechat COMMAND on the shell)"
KEY_WIDTH = 8
NAME_WIDTH = 15

Entry = tuple[str, str, int]
"""A key or a command, what it does, and from which cell on that stands."""


class HelpScreen(VerbScreen):
    """What every key does, and the commands that have no key."""

    AUTO_FOCUS = "TextPane"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Place.PREVIEW),
        ("slash", "search", ""),
    ]
    DEFAULT_CSS = """
    HelpScreen TextPane { margin: 1 1; }
    """

    def __init__(self, about: Place) -> None:
        super().__init__(Place.PREVIEW)
        self._about = about
        self._wanted: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """The text and the foot."""
        yield TextPane()
        yield self.foot()

    def show_hints(self) -> None:
        """Searching, for there are more lines than rows."""
        self.hints([("/", "find"), (self.key_words("back"), BY_ID["back"].title)])

    def show_records(self) -> None:
        """Show the keys."""
        self.query_one(TextPane).show(self._lines)

    def show_plugins(self) -> None:
        """Show their commands when they are known."""
        self.query_one(TextPane).show(self._lines, keep_place=True)

    # Finding ------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Only what has the words that are typed."""
        self.run_worker(self._search())

    async def _search(self) -> None:
        if await self.prompt.ask("/", value=" ".join(self._wanted), live=self._find) is None:
            self._find("")

    def _find(self, text: str) -> None:
        self._wanted = fold(text).split()
        self.show_records()

    # Lines --------------------------------------------------------------------------------------

    def _lines(self, width: int) -> list[Line]:
        lines = [] if self._wanted else wrap(_MOVES, width)
        for title, entries in self._sections():
            found = [entry for entry in entries if self._is_wanted(entry)]
            if found:
                lines += ["", *wrap(title, width)] if title else [""]
                lines += [line for entry in found for line in _entry(*entry, width)]
        return [Line(line) for line in lines or ["Nothing here has these words."]]

    def _is_wanted(self, entry: Entry) -> bool:
        said = fold(f"{entry[0]} {entry[1]}")
        return all(word in said for word in self._wanted)

    def _sections(self) -> Iterator[tuple[str, list[Entry]]]:
        key_of = self.session.settings.key_of
        here = [verb for verb in verbs_at(self._about) if key_of(verb)]
        yield (
            "",
            [(self.key_words(verb.id), f"{verb.id} · {verb.help}", KEY_WIDTH) for verb in here],
        )
        if BY_ID["filter"] in here:
            learned = self._about in {Place.LEARN, Place.LEARNINGS}
            keys = LEARNING_KEYS if learned else KEYS
            yield _FILTER, [(f"{key.name}:", _finds(key), NAME_WIDTH) for key in keys]
        typed = [verb for verb in VERBS if verb not in here and _can_be_typed(verb, self._about)]
        typed = [verb for verb in typed if verb.act is not None or not key_of(verb)]
        for title, person in ((_ABOUT_PEOPLE, True), (_OTHERS, False)):
            commands = [verb for verb in typed if verb.person is person]
            yield title, [(_typed(verb), verb.help, NAME_WIDTH) for verb in commands]
        yield "Plugins, after :", list(self._of_plugins())

    def _of_plugins(self) -> Iterator[Entry]:
        for command in self.chat.plugins.commands:
            item = command.item
            key = f" (key {shown_key(item.key)})" if item.key else ""
            yield full_name(command), f"{item.help or item.title}{key}", NAME_WIDTH


def _can_be_typed(verb: Verb, place: Place) -> bool:
    """Whether a verb works here, with no key of its own; a view may be of other screens only."""
    return verb.act is not None or not verb.offered or place in verb.offered


def _finds(key: Key) -> str:
    """What a key of the filter finds, and what may stand behind it."""
    return ": ".join(filter(None, (key.about, ", ".join(key.words or key.samples))))


def _typed(verb: Verb) -> str:
    """A verb as it is typed on the `:` line, where the cursor tells the person."""
    return usage(verb).replace(" PERSON", "", 1)


def _entry(name: str, text: str, indent: int, width: int) -> list[str]:
    if len(name) < indent:
        return labelled(name, text, indent, width)
    return [name, *labelled("", text, indent, width)]
