"""Triage: the people nobody has decided on, one a screenful, best first."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.domain.triage import has_come, is_at_hand, is_undecided, undecided
from coffeechat.screens.advice import advice_lines
from coffeechat.screens.base import bindings_for
from coffeechat.screens.confirming import DIGITS, Confirming
from coffeechat.screens.triage_page import triage_page
from coffeechat.screens.triage_queue import Queue
from coffeechat.store import Change
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

#: So many records touched by one act, and the queue is made anew.
_MANY = 12
_SETTING_ASIDE = frozenset({"later", "no"})
_DECIDING = ("worth-asking", "later", "no")
_MORE = ("draft", "why", "connection", "tag", "undo", "back")


class TriageScreen(Confirming):
    """One key decides and shows the next; «worth asking» stays, for what connects us and why."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Place.TRIAGE),
        *DIGITS,
        ("enter,space,j,down", "go_on", ""),
        ("k,up", "go_back", ""),
        ("ctrl+d,pagedown", "page(1)", ""),
        ("ctrl+u,pageup", "page(-1)", ""),
    ]
    DEFAULT_CSS = """
    TriageScreen HeadLine { margin: 0 1 1 1; }
    TriageScreen TextPane { margin: 0 1; }
    """

    def __init__(self, title: str = "", among: Collection[str] | None = None) -> None:
        """Make the screen.

        Args:
            title: Who it is about, when it is not about everybody.
            among: The ids of those to look through; everybody when not given.
        """
        super().__init__(Place.TRIAGE)
        self._title = " · ".join(filter(None, ("Triage", title)))
        self._among = among
        self._queue = Queue()
        self._is_found = False
        #: Whether the one looked at had been decided on when the cursor came to them.
        self._was_past = False
        self._unsubscribe: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """How many are done, the person, and the foot."""
        yield HeadLine()
        pane = TextPane()
        pane.can_focus = False
        yield pane
        yield self.foot()

    def on_mount(self) -> None:
        """Find out whom to look at, and hear of what changes."""
        self._unsubscribe = self.session.store.subscribe(self.chat.on_ui_thread(self._note))
        self.run_worker(self._begin(), exclusive=True, group="begin")

    def on_unmount(self) -> None:
        """Hear of changes no more."""
        if self._unsubscribe is not None:
            self._unsubscribe()

    @property
    def subject(self) -> str:
        """The person who is looked at."""
        return self._queue.current

    def show_hints(self) -> None:
        """The decisions first, then what else a person may be given."""
        deciding, more = (
            [(self.key_words(verb), BY_ID[verb].title) for verb in verbs]
            for verbs in (_DECIDING, _MORE)
        )
        self.hints([*deciding, ("⏎", "next"), *more])

    # The queue ----------------------------------------------------------------------------------

    async def _begin(self) -> None:
        """Make the queue off the screen, as it may take a while; keys wait for it."""
        here = self.subject or self.chat.triage_at
        with self.chat.keys_held():
            found = await asyncio.wrap_future(self.session.submit(partial(self._find, here)))
            self._queue, self._is_found = found, True
            self._queue.go_to(here)
            self._arrive()

    def _find(self, here: str) -> Queue:
        """Everybody who waits for a decision, and who was looked at last wherever they stand."""
        session, among = self.session, self._among
        records, today = session.records, session.now().date()
        waiting, back = set(), set()
        for person in undecided(records, today):
            if among is None or person.id in among:
                waiting.add(person.id)
                if has_come(person, today):
                    back.add(person.id)
        everybody = session.people().ids
        if among is not None:
            everybody = [one for one in everybody if one in among]
        people = [one for one in everybody if one in waiting or one == here]
        people.sort(key=lambda one: one not in back)
        return Queue(people, waiting, everybody)

    def _note(self, change: Change) -> None:
        """Something changed, by this session or another one."""
        if len(change.touched) > _MANY:
            self.run_worker(self._begin(), exclusive=True, group="begin")
            return
        people, today = self.session.records.people, self.session.now().date()
        for subject in change.event.subjects:
            if self._among is not None and subject not in self._among:
                continue
            person = people.get(subject)
            if person is not None:
                waits = is_undecided(self.session.records, person, today)
                self._queue.note(subject, is_undecided=waits)
            elif ("people", subject) in change.touched:
                self._queue.drop(subject)
        self._show()

    @property
    def _is_past(self) -> bool:
        """Whether nothing is left to decide or to write about whom is looked at."""
        records = self.session.records
        person = records.people.get(self.subject)
        if person is None:
            return True
        today = self.session.now().date()
        return not is_undecided(records, person, today) and not is_at_hand(records, person)

    # Drawing ------------------------------------------------------------------------------------

    def show_records(self) -> None:
        """Show the person as they are now; once they are decided on, the next."""
        if self.subject and self._is_past and not self._was_past:
            self._queue.forward()
            self._arrive()
        else:
            self._was_past = self._is_past
            self._show()

    def _arrive(self) -> None:
        self._was_past = self._is_past
        self.chat.triage_at = self.subject
        self._show(keep_place=False)

    def _show(self, *, keep_place: bool = True) -> None:
        queue = self._queue
        if self._is_found:
            counts = f"{queue.done:,} done, {queue.to_go:,} to go"
            self.query_one(HeadLine).show(self._title, counts)
            self.query_one(TextPane).show(self._lines, keep_place=keep_place)

    def _lines(self, width: int) -> Sequence[Line]:
        person = self.session.records.people.get(self.subject)
        if person is not None:
            advice = advice_lines(self, person.id)
            return triage_page(self.session, person, width, advice)
        return [Line(text) for text in wrap(self.spelled(_NOBODY), max(width, 1))]

    def action_page(self, pages: int) -> None:
        """More of a long page."""
        self.query_one(TextPane).action_page(pages)

    # Moving -------------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """The next who is undecided; this one stays as they are."""
        if self._queue.forward():
            self._arrive()
        else:
            self.say("Nobody else is left to decide on.")

    def action_go_back(self) -> None:
        """The one before, decided or not."""
        if self._queue.back():
            self._arrive()

    # Deciding -----------------------------------------------------------------------------------

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """«Later» needs no day; a decision that stands is not made twice."""
        known = self.session.records.people.get(person)
        is_chosen = known is not None and is_at_hand(self.session.records, known)
        if verb.id == "worth-asking" and is_chosen and not words:
            self.action_go_on()
        elif verb.id in _SETTING_ASIDE and known is not None and is_chosen:
            self.say(f"{known.name} is worth asking by now; ‹undo› takes it back, ⏎ goes on.")
        elif verb.id in _SETTING_ASIDE and known is not None:
            self.run_worker(self._set_aside(verb, person, words))
        else:
            super().run_verb(verb, person, words)

    async def _set_aside(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        self.chat.remember(verb, words)
        done = await self.do(partial(self.session.perform, verb, person, words))
        if done is not None and self.subject == person:
            self.action_go_on()

    def view_snooze(self, _verb: Verb, person: str, words: Sequence[str]) -> None:
        """Later, on a day that is asked for."""
        if person:
            self.run_worker(self._put_off(person, words))
        else:
            self.say("There is nobody to put off.")

    async def _put_off(self, person: str, words: Sequence[str]) -> None:
        asked = words or await self.ask_arguments(BY_ID["snooze"])
        if asked:
            self.run_verb(BY_ID["later"], person, asked)

    async def _act(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        """Undoing leads back to whom it was about."""
        await super()._act(verb, person, words)
        event = self.session.store.events[-1] if self.session.store.events else None
        if verb.id in {"undo", "redo"} and event is not None:
            at = next((one for one in event.subjects if self._queue.go_to(one)), "")
            if at:
                self._arrive()


_NOBODY = (
    "Nobody is left to decide on. ‹import› and ‹add› bring more people, on the lists.\n"
    "Esc goes back."
)
