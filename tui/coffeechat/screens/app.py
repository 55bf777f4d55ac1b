"""The application: one session, its screens, and what they share."""

import asyncio
import os
import signal
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Static

from coffeechat.crash_log import write_log
from coffeechat.domain.errors import Sentence
from coffeechat.handoff.clipboard import TooLong, osc52
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.foreground import Foreground
from coffeechat.screens.list_screen import ListScreen
from coffeechat.screens.plugged_in import PluggedIn
from coffeechat.screens.prep_clock import PrepClock
from coffeechat.session import Session
from coffeechat.settings import Settings
from coffeechat.store import Change
from coffeechat.verbs import BY_ID, Place, Verb, spelled
from coffeechat.widgets.cell_diff import CellDiffApp
from coffeechat.widgets.cells import draw_words
from coffeechat.widgets.key_order import KeyOrderApp
from coffeechat.widgets.looks import THEMES, AsciiSigns, fit_for
from coffeechat.widgets.steady_driver import SteadyDriver

_News = TypeVar("_News")

#: Seconds between two looks at what other sessions wrote: it is to be seen within one.
POLL_EVERY = 0.5
#: Seconds between two looks whether the journal has grown so large that it is worth compacting.
TIDY_EVERY = 60.0
#: Seconds that saving at the end may take.
SAVING_TAKES = 3.0
NARROWEST, LOWEST = 60, 16


class TooSmall(Screen[None]):
    """Stands in front while the terminal is too small for anything else."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "app.leave", "")]
    # Where one word does not fit, a scrollbar would come and go for ever.
    DEFAULT_CSS = "TooSmall { overflow: hidden; }"

    def compose(self) -> ComposeResult:
        """What is needed; what was typed stays where it is."""
        yield Static(
            f"coffeechat needs {NARROWEST} columns and {LOWEST} rows. Nothing is lost: "
            "make the terminal larger and go on, or leave with q.",
            markup=False,
        )


class CoffeeChat(KeyOrderApp, CellDiffApp):
    """Informational interviews from the terminal."""

    TITLE = "coffeechat"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, session: Session, *, guessed_zone: str = "", talk_with: str = "") -> None:
        super().__init__(driver_class=SteadyDriver)
        self.session = session
        self._dress(session.settings)
        self.guessed_zone = guessed_zone
        self._talk_with = talk_with
        self.status = ("", "")
        #: How many letters had been typed when that was said.
        self._said_at = 0
        self.work = Foreground(self)
        self.plugins = PluggedIn(self)
        self._too_small: TooSmall | None = None
        #: Commands typed on the `:` line, the latest last.
        self.typed: list[str] = []
        #: What was answered to each question, for ↑ to bring back what was refused.
        self.answered: defaultdict[str, list[str]] = defaultdict(list)
        #: At whom triage was left, to go on there.
        self.triage_at = ""
        #: For how long each talk was prepared.
        self.preparing = PrepClock()
        #: The last act with its arguments, for `.`.
        self.last: tuple[Verb, Sequence[str]] | None = None

    def _dress(self, settings: Settings) -> None:
        """Put on the user's looks."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme
        if settings.in_ascii:
            draw_words()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those of the app, and the one that draws with ASCII where that is wanted."""
        filters = fit_for(self.current_theme, super().get_line_filters())
        return [*filters, AsciiSigns()] if self.session.settings.in_ascii else filters

    def get_default_screen(self) -> Screen[Any]:
        """The lists; everything else is opened over them."""
        return ListScreen()

    def on_mount(self) -> None:
        """Take the user's keys, follow the store, and greet a new user."""
        self.set_keymap(dict(self.session.settings.keys))
        self.session.store.subscribe(self.on_ui_thread(self._changed))
        self.set_interval(POLL_EVERY, self.session.store.poll)
        self.set_interval(TIDY_EVERY, self._tidy)
        self.call_after_refresh(self._get_ready_to_find)
        self.call_after_refresh(self.plugins.load)
        safe = ["No plugin is used (--safe)."] if self.session.settings.safe else []
        self.say("  ".join([*safe, *self.session.store.notices]))
        if self._is_new_user() and not self.session.store.read_only:
            from coffeechat.screens.forms import ProfileForm

            self.push_screen(ProfileForm(first_run=True))
        elif self._talk_with:
            self.call_after_refresh(self._open_talk)

    def _open_talk(self) -> None:
        """The talk that was named on the shell, over the lists."""
        if isinstance(self.screen, VerbScreen):
            self.screen.run_verb(BY_ID["live"], self._talk_with)

    def _is_new_user(self) -> bool:
        """Nobody was asked yet who they are; an import may have filled a profile before."""
        profile = self.session.records.profile
        return not self.session.records.profiles or (
            bool(profile.imported or profile.week) and not profile.zone
        )

    # What the screens share ---------------------------------------------------------------------

    def say(self, text: str, undoes: str = "") -> None:
        """Show a message on the status line of whatever screen is in front.

        Where nothing may be written, the line says so whenever there is nothing else to say.
        """
        text = spelled(text, self.session.settings.key_words) or self.session.store.read_only
        self.status = (text, undoes)
        self._said_at = self.letters_handled
        if (front := self.front) is not None:
            front.show_status(text, undoes)

    @property
    def front(self) -> VerbScreen | None:
        """The screen in front; none while it is not drawn yet, and while the program closes."""
        screen = next(reversed(self.screen_stack), None)
        if not (self.is_running and isinstance(screen, VerbScreen) and screen.is_mounted):
            return None
        return screen

    def last_said(self) -> tuple[str, str]:
        """The message for a screen that comes to the front, unless a key was typed since.

        What a key did is told though it closed its screen; the next screen has nothing to do with
        it.
        """
        if self.letters_handled > self._said_at:
            self.say("")
        return self.status

    def remember(self, verb: Verb, words: Sequence[str]) -> None:
        """Keep an act for `.` to repeat."""
        self.last = (verb, tuple(words))

    def open_person(self, person: str) -> None:
        """The page of a person."""
        from coffeechat.screens.person import PersonScreen

        self.push_screen(PersonScreen(person))

    def show_people(self, typed: str) -> None:
        """The people on Identify who meet a filter; whatever stood over the lists goes."""
        self.show_list(BY_ID["identify"])
        if isinstance(self.screen, ListScreen):
            self.screen.run_verb(BY_ID["filter"], "", [typed])

    def show_list(self, verb: Verb) -> None:
        """One of the five lists of people; whatever stood over them goes."""
        lists = self.screen_stack[0]
        while self.screen is not lists:
            self.pop_screen()
        if isinstance(lists, ListScreen):
            lists.run_verb(verb, "")

    def show_added(self, person: str) -> None:
        """Put the cursor on somebody who was just added, where the list in front has them."""
        if isinstance(self.screen, ListScreen):
            self.screen.list.go_to(person)

    def open_help(self, place: Place) -> None:
        """The keys of a place."""
        from coffeechat.screens.help import HelpScreen

        self.push_screen(HelpScreen(place))

    def action_help_quit(self) -> None:
        """Ctrl+C: leaving is one key, and everything is saved already."""
        self.say("‹quit› leaves; everything is saved already.")

    def last_words(self, error: BaseException) -> str:
        """Two lines: what happened, that the data is safe, and where the log is."""
        return (
            f"coffeechat ended by a mistake of its own ({type(error).__name__}).\n"
            f"Everything that was confirmed is saved. The details: {write_log(error)}"
        )

    def copy_out(self, text: str) -> str:
        """Put a text on the clipboard of the terminal; tells what to know about that."""
        try:
            sequence = osc52(text, tmux="TMUX" in os.environ)
        except TooLong as error:
            return str(error)
        self.send_to_terminal(sequence)
        return "Copied, if your terminal takes it (tmux: set-clipboard on); ‹save› keeps a file."

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Tell an address; no browser is started, for it would run on the server, in this terminal.

        Terminals that know links open them where the user is.
        """
        del new_tab
        self.say(f"Open it where you are: {url}")

    def on_ui_thread(self, listener: Callable[[_News], None]) -> Callable[[_News], None]:
        """The listener, made safe to be called from another thread, and while the program closes.

        What it begins, such as a timer, belongs to this app all the same.
        """
        loop, context = asyncio.get_running_loop(), copy_context()

        def hear(news: _News) -> None:
            if self.is_running:
                listener(news)

        def tell(news: _News) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(hear, news, context=context)

        return tell

    def when_people_are_ready(self, then: Callable[[], None]) -> None:
        """Look through everybody in the background, and go on here when that is done."""

        def ready(_done: object) -> None:
            then()

        self.session.submit(self.session.people).add_done_callback(self.on_ui_thread(ready))

    def _get_ready_to_find(self, steps: Iterator[None] | None = None) -> None:
        """Look through everybody in small steps, between which acts have their turn."""
        going_on = self.session.finder.preparing() if steps is None else steps

        def ready(done: Future[bool]) -> None:
            if not done.cancelled() and done.result():
                self._get_ready_to_find(going_on)

        step = partial(_has_next, going_on)
        self.session.submit(step).add_done_callback(self.on_ui_thread(ready))

    # Leaving ------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Leave from where no verb is offered."""
        self.leave()

    def leave(self, return_code: int = 0) -> None:
        """Save what is typed, and end."""
        self.save_typed()
        self.exit(return_code=return_code)

    def save_typed(self) -> None:
        """Save what is typed, and finish the acts under way. From any thread."""
        for screen in self.screen_stack:
            job = screen.unsaved() if isinstance(screen, VerbScreen) else None
            if job is not None:
                self._await(job)
        self._await(_nothing)

    def _await(self, job: Callable[[], object]) -> None:
        with suppress(Sentence, TimeoutError, CancelledError):
            self.session.submit(job).result(SAVING_TAKES)

    def terminal_gone(self) -> None:
        """Leave as after a hang-up: nothing can be read or shown any more. From any thread."""
        os.kill(os.getpid(), signal.SIGHUP)

    def letters_dropped(self) -> None:
        """Say why nothing was done."""
        self.say("So much at once was no typing, so nothing was done with it; open a text first.")

    # Following the store ------------------------------------------------------------------------

    def _changed(self, _change: Change) -> None:
        """Draw the screen in front; those behind it draw themselves when they come back."""
        if (front := self.front) is not None:
            front.show_records()
        if (front := self.front) is not None:
            front.show_counts()

    def _tidy(self) -> None:
        self.session.submit(self.session.store.tidy)

    def on_resize(self, event: events.Resize) -> None:
        """Say so when there is too little room."""
        super().on_resize(event)
        self.call_after_refresh(self._heed_size)

    def _heed_size(self) -> None:
        too_small = self.size.width < NARROWEST or self.size.height < LOWEST
        if too_small and self._too_small is None:
            self._too_small = TooSmall()
            self.push_screen(self._too_small)
        elif not too_small and self._too_small is not None:
            self._too_small.dismiss()
            self._too_small = None
            self.call_after_refresh(self.action_redraw)


def _has_next(steps: Iterator[None]) -> bool:
    """Take a step; False when there was none left."""
    return next(steps, _END) is not _END


_END = object()


def _nothing() -> None:
    """An act that is through when all before it are."""
