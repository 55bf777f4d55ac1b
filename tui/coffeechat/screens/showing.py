"""What every screen shows: a status line, a prompt, key hints, and the records as they are now."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Vertical
from textual.screen import Screen
from textual.timer import Timer

from coffeechat.acts import Done
from coffeechat.session import Session
from coffeechat.verbs import BY_ID, Place, spelled
from coffeechat.widgets.prompt import Prompt
from coffeechat.widgets.status import KeyHints, StatusLine, TopLine

if TYPE_CHECKING:
    from coffeechat.screens.app import CoffeeChat

#: Seconds that the cursor rests before more is drawn than the two rows it moved between.
DETAIL_AFTER = 0.15


class ShowingScreen(Screen[None]):
    """A screen of one place, with the lines that all of them have at the bottom."""

    HINTS: ClassVar[dict[Place, Sequence[str]]] = {}

    DEFAULT_CSS = """
    ShowingScreen { layout: vertical; overflow: hidden; }
    ShowingScreen #foot { height: auto; dock: bottom; }
    """

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self._rest: Timer | None = None

    # What subclasses tell -----------------------------------------------------------------------

    @property
    def subject(self) -> str:
        """The id of the person the next key is about; empty when there is none."""
        return ""

    @property
    def track_name(self) -> str:
        """The name of the track the next key is about; empty when there is none."""
        return ""

    @property
    def marked_tracks(self) -> Sequence[str]:
        """The ids of the tracks that are marked here."""
        return ()

    def show_records(self) -> None:
        """Draw what the records say now; called after every change."""

    def drop_lingering(self) -> None:
        """Show nothing any more of somebody who was just forgotten."""

    def show_plugins(self) -> None:
        """Draw what plugins add here; called when they were loaded, or something went wrong."""

    def unsaved(self) -> "partial[Done] | None":
        """The act that would save what is typed here and not saved yet, if there is any."""
        return None

    # Shorthands ---------------------------------------------------------------------------------

    @property
    def chat(self) -> "CoffeeChat":
        """The application."""
        return cast("CoffeeChat", self.app)

    @property
    def session(self) -> Session:
        """What this terminal works with."""
        return self.chat.session

    @property
    def prompt(self) -> Prompt:
        """The one-line input at the bottom."""
        return self.query_one(Prompt)

    def say(self, text: str, undoes: str = "") -> None:
        """Show a message on the status line; it stays when its key changes the screen in front."""
        self.chat.say(text, undoes)

    def show_status(self, text: str, undoes: str) -> None:
        """Put a message on this screen's own status line, and at its end what takes it back."""
        self.status_line.say(text, undoes)

    @property
    def status_line(self) -> StatusLine:
        """The line of messages in the foot; a form has one of its own above it."""
        return self.query_one("#foot", Vertical).query_one(StatusLine)

    def show_counts(self) -> None:
        """Say what I owe and whom I wait for, where no line at the top says it."""
        if not self.query(TopLine):
            self.status_line.count(self.session.counts())

    def foot(self) -> Vertical:
        """The last two lines: what happened, or what is asked, and the keys."""
        status = StatusLine()
        return Vertical(status, Prompt(instead_of=status), KeyHints(), id="foot")

    def show_hints(self) -> None:
        """Show the keys that matter most here."""
        hints = self.HINTS.get(self.place, ())
        self.hints([(self.key_words(verb), BY_ID[verb].title) for verb in hints])

    def hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show pairs of a key and what it does."""
        self.query_one(KeyHints).show(hints)

    def key_words(self, verb_id: str) -> str:
        """The key of a verb as people write it."""
        return self.session.settings.key_words(BY_ID[verb_id])

    def spelled(self, text: str) -> str:
        """A sentence with the user's keys in place of the verbs it names."""
        return spelled(text, self.session.settings.key_words)

    def on_screen_resume(self) -> None:
        """Draw what changed while another screen was in front."""
        self.show_hints()
        self.show_status(*self.chat.last_said())
        self.show_records()
        self.show_counts()

    def when_rested(self, draw: Callable[[], None]) -> None:
        """Draw something once the cursor rests: a held key must not draw it at every row."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(DETAIL_AFTER, draw)

    def give_way(self) -> None:
        """Go back, as what is shown here is gone; behind another screen, once it is in front."""
        if self.is_current:
            self.dismiss()
