"""My introduction: what I say in the first three minutes, how long it is, a clock to rehearse."""

import os
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer

from coffeechat.acts import Done, preparing
from coffeechat.domain.errors import Sentence
from coffeechat.domain.speaking import LONGEST, clock_of, length_words, speed_of
from coffeechat.handoff.editor import edit_text
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.verbs import Argument, Place, Verb
from coffeechat.widgets.editor import Editor
from coffeechat.widgets.status import DimLine, HeadLine

#: Seconds between two times that the running clock is drawn.
_DRAW_EVERY = 5.0
_HELP = "Who you are, your work in plain words · what you explored · why them. 3 min."


class IntroductionScreen(VerbScreen):
    """The text, edited in place until Esc; its length counts at the speed that I speak."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.INTRODUCTION)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.INTRODUCTION: (
            "write",
            "editor",
            "rehearse",
            "speed",
            "answers",
            "undo",
            "help",
            "back",
        ),
    }
    DEFAULT_CSS = """
    IntroductionScreen HeadLine { margin: 0 1; }
    IntroductionScreen DimLine { margin: 0 1 1 1; }
    IntroductionScreen Editor { margin: 0 1 1 1; height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(Place.INTRODUCTION)
        self._began: datetime | None = None
        self._clock: Timer | None = None
        self._measured: int | None = None

    def compose(self) -> ComposeResult:
        """The length, what belongs in, the text and the foot."""
        yield HeadLine()
        yield DimLine()
        yield Editor(self.session.records.profile.introduction)
        yield self.foot()

    def on_mount(self) -> None:
        """Say what belongs in; keys act on the text until it is edited."""
        self.query_one(DimLine).show(_HELP)

    def show_records(self) -> None:
        """Show the text as it is kept, unless it is being edited."""
        editor = self.query_one(Editor)
        kept = self.session.records.profile.introduction
        if not editor.has_focus and editor.text != kept:
            editor.text = kept
        self._show_length()

    def _show_length(self) -> None:
        text, speed = self.query_one(Editor).text, self.session.records.profile.words_per_minute
        running = f"{clock_of(self.session.now() - self._began)} · " if self._began else ""
        self.query_one(HeadLine).show("Your introduction", running + length_words(text, speed))

    # Writing ------------------------------------------------------------------------------------

    def view_write(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Edit in place."""
        self.set_focus(self.query_one(Editor))
        self.say("Esc ends the editing and saves.")

    def on_key(self, event: events.Key) -> None:
        """Esc ends the editing and saves."""
        if event.key == "escape" and self.query_one(Editor).has_focus:
            event.stop()
            event.prevent_default()
            self.set_focus(None)
            self._keep()

    def view_editor(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Edit in the user's editor."""
        try:
            with self.app.suspend():
                text = edit_text(self.query_one(Editor).text, environ=os.environ)
        except Sentence as error:
            self.say(str(error))
            return
        self.query_one(Editor).text = text
        self._keep()

    def _keep(self) -> None:
        write = self.unsaved()
        if write is not None:
            self.run_worker(self.do_meanwhile(write))
        self._show_length()

    def unsaved(self) -> "partial[Done] | None":
        """The text, when it is not saved as it stands."""
        text = self.query_one(Editor).text.strip()
        if text == self.session.records.profile.introduction:
            return None
        return partial(preparing.write_introduction, self.session.store, text)

    # Rehearsing ---------------------------------------------------------------------------------

    def view_rehearse(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Begin or stop; only while it runs is the clock drawn, every few seconds."""
        if self._began is None:
            self._began = self.session.now()
            self._clock = self.set_interval(_DRAW_EVERY, self._show_length)
            self._show_length()
            self.say("Say it aloud; ‹rehearse› stops the clock.")
            return
        taken = self.session.now() - self._began
        self._stop()
        text = self.query_one(Editor).text
        self._measured = speed_of(text, taken)
        over = ", longer than 3 minutes" if taken > LONGEST else ""
        speed = f": {self._measured} words a minute; ‹speed› keeps that" if self._measured else ""
        self.say(f"It took {clock_of(taken)}{over}{speed}.")

    def _stop(self) -> None:
        self._began = None
        if self._clock is not None:
            self._clock.stop()
        self._clock = None
        self._show_length()

    async def ask_one(self, argument: Argument, *, optional: bool = False) -> str | None:
        """The speed that was measured stands there to begin with."""
        if argument.name == "speed":
            known = self._measured or self.session.records.profile.words_per_minute
            return await self.prompt.ask(argument.prompt, value=str(known)) or None
        return await super().ask_one(argument, optional=optional)
