"""Looking back at the week: what happened, what is open, three steps for the next."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.acts import week
from coffeechat.domain.days import exact_day_words
from coffeechat.domain.looking_back import LookBack, look_back, text_lines
from coffeechat.domain.week import CHOSEN
from coffeechat.screens.base import bindings_for
from coffeechat.screens.confirming import DIGITS
from coffeechat.screens.person_views import PersonViews
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, columns, wrap
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

LETTERS = "abcde"
_LABEL, _PERSON = 11, 26


class WeekScreen(PersonViews):
    """Digits choose at most three steps, Enter keeps them; letters assign open questions."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Place.WEEK),
        *DIGITS,
        *((letter, f"assign({number})", "") for number, letter in enumerate(LETTERS)),
        ("enter", "keep", ""),
        ("j,down", "page(0.5)", ""),
        ("k,up", "page(-0.5)", ""),
        ("ctrl+d,pagedown", "page(1)", ""),
        ("ctrl+u,pageup", "page(-1)", ""),
    ]
    DEFAULT_CSS = """
    WeekScreen HeadLine { margin: 0 1 1 1; }
    WeekScreen TextPane { margin: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(Place.WEEK)
        self._seen: LookBack | None = None
        #: The ids of what is chosen, in the order in which it was.
        self._chosen: list[str] = []

    def compose(self) -> ComposeResult:
        """The title, the week, and the foot."""
        yield HeadLine()
        pane = TextPane()
        pane.can_focus = False
        yield pane
        yield self.foot()

    def show_hints(self) -> None:
        """What the digits and letters do first."""
        keys = ("undo", "command", "help", "back")
        more = [(self.key_words(verb), BY_ID[verb].title) for verb in keys]
        self.hints([("1-9", "choose"), ("a-e", "ask them"), ("⏎", "keep"), *more])

    def show_records(self) -> None:
        """Look at the week as it is now, off the screen, for there may be thousands of people."""
        self.run_worker(self._look(), exclusive=True, group="look")

    async def _look(self) -> None:
        with self.chat.keys_held():
            self._seen = await asyncio.wrap_future(self.session.submit(self._look_back))
        here = {proposal.subject for proposal in self._seen.proposals}
        self._chosen = [subject for subject in self._chosen if subject in here]
        if self.query(HeadLine):  # it may have closed meanwhile
            self._show()

    def _look_back(self) -> LookBack:
        session = self.session
        return look_back(session.records, session.now(), session.due(), session.people().ids)

    # Drawing ------------------------------------------------------------------------------------

    def _show(self) -> None:
        today = exact_day_words(self.session.now().date(), year=False)
        chosen = f"{len(self._chosen)} of {CHOSEN} chosen" if self._chosen else ""
        self.query_one(HeadLine).show(f"The week until {today}", chosen)
        self.query_one(TextPane).show(self._lines, keep_place=True)

    def _lines(self, width: int) -> Sequence[Line]:
        seen = self._seen
        if seen is None:
            return ()
        lines: list[Line] = []
        for label, words in text_lines(seen):
            for number, part in enumerate(wrap(words, max(width - _LABEL, 1))):
                lines.append(Line(f"{label if number == 0 else '':<{_LABEL}}{part}"))
        return [*lines, *self._questions(seen, width), *self._proposals(seen, width)]

    def _questions(self, seen: LookBack, width: int) -> Sequence[Line]:
        if not seen.questions:
            return ()
        more = f", and {seen.more} more" if seen.more else ""
        lines = [Line(""), Line(f"Open questions that nobody is to be asked yet{more}")]
        for letter, question in zip(LETTERS, seen.questions, strict=False):
            whom = f"ask {question.best.name}" if question.best is not None else "nobody fits yet"
            text = f"{question.loop.text} ({question.raised_by})"
            lines.append(Line(columns([(letter, 2), (text, 0), (whom, _PERSON)], width)))
        return lines

    def _proposals(self, seen: LookBack, width: int) -> Sequence[Line]:
        if not seen.proposals:
            nothing = "Nothing to propose for next week; ‹add› brings in somebody to ask."
            return [Line(""), *(Line(part) for part in wrap(self.spelled(nothing), max(width, 1)))]
        lines = [Line(""), Line("Next week: three of these")]
        for number, proposal in enumerate(seen.proposals, start=1):
            mark = "✓" if proposal.subject in self._chosen else " "
            lines.append(Line(columns([(f"{mark}{number}", 3), (proposal.text, 0)], width)))
        return lines

    def action_page(self, pages: float) -> None:
        """More of a long page."""
        self.query_one(TextPane).action_page(pages)

    # Choosing -----------------------------------------------------------------------------------

    def action_confirm(self, number: int) -> None:
        """Choose a step, or not after all."""
        found = self._seen.proposals if self._seen is not None else ()
        if number > len(found):
            self.say(f"Nothing is offered as {number}.")
            return
        subject = found[number - 1].subject
        if subject in self._chosen:
            self._chosen.remove(subject)
        elif len(self._chosen) == CHOSEN:
            self.say("Three are enough for a week; the same digit again takes one back.")
            return
        else:
            self._chosen.append(subject)
        self.say("")
        self._show()

    def view_choose(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """The same, typed: «week-choose 2»."""
        if words and words[0].isdecimal() and int(words[0]) > 0:
            self.action_confirm(int(words[0]))
        else:
            self.say("Type the number of a step: week-choose 2")

    def action_assign(self, number: int) -> None:
        """An open question for whom is offered beside it."""
        found = self._seen.questions if self._seen is not None else ()
        if number >= len(found):
            self.say(f"No open question is offered as {LETTERS[number]}.")
            return
        question = found[number]
        if question.best is None:
            self.say("Nobody fits yet; ‹loops› on their page names whom to ask.")
        else:
            words = (f"{question.loop.id}: {question.best.id}",)
            self.run_verb(BY_ID["loop-ask"], question.loop.person, words)

    def view_assign(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """The same, typed: «week-ask a»."""
        letter = words[0].casefold() if words else ""
        if len(letter) == 1 and letter in LETTERS:
            self.action_assign(LETTERS.index(letter))
        else:
            self.say("Type the letter of a question: week-ask a")

    def action_keep(self) -> None:
        """Enter: the week is looked back at, and what is chosen stands on Today."""
        self.run_worker(self._keep())

    def view_keep(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The same, typed."""
        self.action_keep()

    async def _keep(self) -> None:
        with self.chat.keys_held():
            kept = await self.do(partial(week.keep, self.session.store, tuple(self._chosen)))
        if kept is not None:
            self.dismiss()
