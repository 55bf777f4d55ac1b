"""What is open between a person and me, and the people who are to hear of a milestone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.acts import Done
from coffeechat.domain.loops import KIND_WORDS, in_reading_order, state_words
from coffeechat.domain.milestones import credited
from coffeechat.domain.records import Loop
from coffeechat.domain.summary import loop_words, people_words
from coffeechat.domain.words import LoopKind, LoopState
from coffeechat.screens.base import bindings_for
from coffeechat.screens.person_views import PersonViews
from coffeechat.screens.until import ask_until
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, columns
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine

_KIND, _STATE, _NAME = 16, 22, 18
_NONE = (
    "Nothing is open between you.\n"
    "‹loop-add› notes a suggestion (!), a promise (@me, @them) or a question (?)."
)
_ABOUT_ONE = frozenset({"loop-done", "loop-doing", "loop-drop", "loop-by", "loop-ask"})
#: Of these, what is asked for comes behind a colon.
_ASKS = frozenset({"loop-done", "loop-drop", "loop-by", "loop-ask"})
#: The due rule that a snooze of each kind puts off, and whether it is about the person as a whole.
_RULES = {
    LoopKind.PROMISE: ("D-12", False),
    LoopKind.OFFER: ("D-18", False),
    LoopKind.REFERRAL: ("D-19", False),
    LoopKind.SUGGESTION: ("D-14", True),
    LoopKind.MILESTONE: ("D-17", True),
}


class LoopRows(PersonViews):
    """A list of loops; keys are about the one under the cursor."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.LOOPS)
    DEFAULT_CSS = """
    LoopRows HeadLine { margin: 0 1 1 1; }
    """

    def __init__(self, draw: Callable[[str, int], Line]) -> None:
        """A list whose rows `draw` gives, from the id of a loop and a width in cells."""
        super().__init__(Place.LOOPS)
        self._draw_row = draw

    def compose(self) -> ComposeResult:
        """The title, the list and the foot."""
        yield HeadLine()
        yield LineList(self._draw_row)
        yield self.foot()

    @property
    def loop(self) -> Loop | None:
        """The loop under the cursor."""
        return self.session.records.loops.get(self.query_one(LineList).cursor_key or "")

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """What is done to a loop is done to the one under the cursor, unless words name one."""
        if verb.id not in _ABOUT_ONE or words:
            super().run_verb(verb, person, words)
        elif self.loop is None:
            self.say("Nothing is under the cursor.")
        elif verb.id in _ASKS:
            self.run_worker(self._ask_and_do(verb, self.loop))
        else:
            super().run_verb(verb, self.loop.person, (f"{self.loop.id}:",))

    async def _ask_and_do(self, verb: Verb, loop: Loop) -> None:
        asked = await self.ask_arguments(verb)
        if asked is not None:
            super().run_verb(verb, loop.person, (f"{loop.id}:", *asked))

    async def go_on(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        """What came of a suggestion is told at once, while it is fresh; Esc leaves the draft."""
        records = self.session.records
        loop = records.loops.get(words[0].rstrip(":")) if words else None
        told = loop is not None and loop.kind is LoopKind.SUGGESTION
        if verb.id == "loop-done" and told and records.people[person].do_not_contact is None:
            self.run_verb(BY_ID["draft"], person)

    def view_snooze(self, verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Put off what is due about the loop."""
        self.run_worker(self._snooze(verb, words))

    async def _snooze(self, verb: Verb, words: Sequence[str]) -> None:
        from coffeechat.acts import putting_off
        from coffeechat.arguments import read_arguments

        loop = self.loop
        rule, of_person = _RULES.get(loop.kind, ("", False)) if loop is not None else ("", False)
        if loop is None or not rule:
            self.say("Nothing falls due about that.")
            return
        asked = words or await ask_until(self)
        if asked:
            subject = loop.person if of_person else loop.id

            def put_off() -> Done:
                values = read_arguments(verb, asked, self.session.now())
                return putting_off.snooze(self.session.store, rule, subject, **values)

            await self.do(partial(put_off))


class LoopsScreen(LoopRows):
    """Everything that is or was open with one person; Enter drafts the next message to them."""

    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.LOOPS: (
            *("loop-done", "loop-doing", "loop-drop", "snooze", "loop-by", "loop-ask"),
            *("loop-add", "undo", "help", "back"),
        ),
    }

    def __init__(self, person: str) -> None:
        super().__init__(self._draw)
        self._person = person

    @property
    def subject(self) -> str:
        """The person whose loops these are."""
        return self._person

    def show_records(self) -> None:
        """Draw the loops as they are now, or leave when the person is gone."""
        records = self.session.records
        person = records.people.get(self._person)
        if person is None:
            self.give_way()
            return
        loops = in_reading_order(records, self._person)
        shown = self.query_one(LineList)
        shown.empty = self.spelled(_NONE)
        shown.set_keys([loop.id for loop in loops])
        shown.refresh()
        count = sum(loop.is_open for loop in loops)
        self.query_one(HeadLine).show(f"Between you and {person.name}", f"{count} open")

    def _draw(self, key: str, width: int) -> Line:
        records = self.session.records
        loop = records.loops.get(key)
        if loop is None:
            return Line(text="")
        result = f": {loop.result}" if loop.result else ""
        state = state_words(records, loop, self.session.now().date())
        text = f"{loop_words(records, loop.replace(state=LoopState.OPEN))}{result}"
        cells = [(KIND_WORDS[loop.kind], _KIND), (text, 0), (state, _STATE)]
        return Line(text=columns(cells, width), dim=not loop.is_open)

    def on_line_list_chosen(self, _message: LineList.Chosen) -> None:
        """Enter: the next message to them."""
        self.run_verb(BY_ID["draft"], self._person)


class MilestoneScreen(LoopRows):
    """Who had a part in a milestone and why; Enter drafts the letter to one of them."""

    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.LOOPS: ("loop-drop", "snooze", "undo", "help", "back"),
    }

    def __init__(self, milestone: str) -> None:
        super().__init__(self._draw)
        self._milestone = milestone

    @property
    def subject(self) -> str:
        """The person under the cursor."""
        return self.loop.person if self.loop is not None else ""

    def show_records(self) -> None:
        """Draw who is still to be told; the cursor goes on to the next when one is."""
        found = [
            loop
            for loop in credited(self.session.records, self._milestone)
            if loop.state is LoopState.DONE and not loop.reported
        ]
        shown = self.query_one(LineList)
        shown.empty = "Everybody knows. Esc goes back."
        shown.set_keys([loop.id for loop in found])
        to_tell = f"{people_words(len(found))} to tell" if found else ""
        self.query_one(HeadLine).show(self._milestone, to_tell)

    def _draw(self, key: str, width: int) -> Line:
        records = self.session.records
        loop = records.loops.get(key)
        person = records.people.get(loop.person) if loop is not None else None
        if loop is None or person is None:
            return Line(text="")
        return Line(text=columns([(person.name, _NAME), (loop.result, 0), ("⏎ write", 8)], width))

    def on_line_list_chosen(self, _message: LineList.Chosen) -> None:
        """Enter: the letter to whom the cursor is on."""
        if self.subject:
            self.run_verb(BY_ID["draft"], self.subject)
