"""The talk while it takes place: its clock, the questions to tick, a line for all that is said.

Each line is on the disk when the cursor comes back; opened again, the clock goes on as it was.
After the talk the same form takes what was said, without a clock.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer

from coffeechat.acts import Done, live, talks
from coffeechat.domain.capture import KeysWanted, Tick, parse_capture
from coffeechat.domain.live import began, beginning, face, talked
from coffeechat.domain.parts import Interview, QuestionUse
from coffeechat.domain.speaking import clock_of
from coffeechat.domain.summary import talk_words
from coffeechat.screens.base import bindings_for
from coffeechat.screens.person_text import labelled
from coffeechat.screens.talking import TalkScreen, kept_lines
from coffeechat.verbs import Place
from coffeechat.widgets.cells import Line, fit
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane
from coffeechat.writing import standard_questions

_NUMBER = 4
_KEY = 14
_KEYS = (
    ("text", "what you learned"),
    ("3", "question 3 was asked"),
    ("Tab", "the next question"),
    ("! text", "a suggestion"),
    ("+ Sam @Verda", "a person named"),
    ("@me text", "your promise"),
    ("@them text", "their promise"),
    ("= RFP a call", "a term"),
    ("? text", "ask somebody else"),
    ("?me text", "they asked you"),
    ("* text", "a surprise"),
    ("# eco advice", "a new field"),
    ("# @Verda", "an organisation"),
    (", or .", "you talk, they talk"),
)
_YES_NO = (("y", "yes"), ("n", "no"), ("⏎", "skip"))
_ANSWERS = {"y": "yes", "n": "no", "f": "unfitting"}


class LiveScreen(TalkScreen):
    """Questions at the left, what was kept at the right, one line to type; Esc leaves."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.LIVE)
    DEFAULT_CSS = """
    LiveScreen #clock { margin: 1 1 0 1; }
    LiveScreen #hopes { margin: 0 1 1 1; }
    LiveScreen #talk { height: 1fr; }
    LiveScreen TextPane { width: 1fr; }
    """

    def __init__(self, person: str) -> None:
        super().__init__(Place.LIVE, person)
        self._standard: tuple[QuestionUse, ...] = ()
        self._keys_wanted = False
        self._typed = ""
        self._lines: list[str] = []
        self._tick: Timer | None = None
        self._clock, self._hopes = HeadLine(id="clock"), HeadLine(id="hopes")
        self._asked, self._kept = TextPane(), TextPane()

    def compose(self) -> ComposeResult:
        """The clock, what I hope for, the questions beside what was kept, and the foot."""
        yield self._clock
        yield self._hopes
        with Horizontal(id="talk"):
            yield self._asked
            yield self._kept
        yield self.foot()

    def on_mount(self) -> None:
        """Let the clock run, and ask for the first line."""
        self.run_worker(self._talk())

    def show_hints(self) -> None:
        """The signs that a line may begin with."""
        signs = "N⏎ asked,! suggestion,+ person,@me @them,= term,? open,?me asked,Esc leave"
        self.hints(
            [(sign, title) for sign, _, title in (one.partition(" ") for one in signs.split(","))]
        )

    def unsaved(self) -> "partial[Done] | None":
        """Keep a line that is half typed when the terminal goes away."""
        captured = parse_capture(self._typed)
        if captured is None or isinstance(captured, Tick | KeysWanted):
            return None
        return self._capturing(self._typed)

    # Drawing ------------------------------------------------------------------------------------

    def show_records(self) -> None:
        """Show the talk as it is now."""
        interview = self.interview
        if interview is None or interview.called_off is not None:
            self.give_way()
            return
        self.show_clock()
        self._asked.show(self._draw_questions, keep_place=True)
        self._kept.show(self._draw_kept, keep_place=True)
        self._kept.action_last()

    def show_clock(self) -> None:
        """Show how much time is left, and wait for the next minute."""
        interview, records = self.interview, self.session.records
        person = records.people.get(self._person)
        if interview is None or person is None:
            return
        now = self.session.now()
        shown = face(interview, now)
        if shown is None:
            words = talk_words(records, person, interview, now)
            self._clock.show(f"{person.name} · {words}")
        else:
            self._clock.show(f"{person.name} · {shown.phase}", shown.words)
        self._show_hopes(interview, now)
        if self._tick is not None:
            self._tick.stop()
        wait = shown.changes_in.total_seconds() if shown is not None else None
        self._tick = self.set_timer(wait, self.show_clock) if wait is not None else None

    def _show_hopes(self, interview: Interview, now: datetime) -> None:
        """The goals, and for how long I talked myself; nothing where I said neither."""
        goals = self.conversation.goals if self.conversation is not None else ()
        mine = talked(interview, now)
        share = f"you have talked {clock_of(mine)}" if mine is not None else ""
        self._hopes.show(f"Goals: {' · '.join(goals)}" if goals else "", share)
        self._hopes.display = bool(goals or share)

    @property
    def questions(self) -> Sequence[QuestionUse]:
        """The planned questions, else the ones that every talk begins with."""
        return (self.interview.questions if self.interview else ()) or self._standard

    def _draw_questions(self, width: int) -> Sequence[Line]:
        """Each question whole; where they have no room so, each on a line of its own."""
        key = self.interview.key_question if self.interview is not None else ""
        whole, short = [], []
        for number, question in enumerate(self.questions, start=1):
            mark = "✓" if question.asked else "★" if question.text == key else " "
            head = f"{mark}{number:>2}"
            lines = labelled(head, question.text, _NUMBER, width)
            whole += [Line(line, dim=question.asked) for line in lines]
            cut = fit(f"{head:<{_NUMBER}}{question.text}", width)
            short.append(Line(cut, dim=question.asked))
        return whole if len(whole) <= self._asked.size.height else short

    def _draw_kept(self, width: int) -> Sequence[Line]:
        if self._keys_wanted:
            return [Line(row) for key, what in _KEYS for row in labelled(key, what, _KEY, width)]
        return kept_lines(self.interview, width) if self.interview is not None else ()

    # Typing -------------------------------------------------------------------------------------

    async def _talk(self) -> None:
        await self.chat.plugins.wait()
        interview = self.interview
        if interview is None:
            return
        self._standard = standard_questions(self.session, self._person)
        if began(interview) is None and beginning(interview, self.session.now()) is not None:
            await self.do(partial(live.open_live, self.session.store, self._person))
        self.show_records()
        while await self._next_line():
            pass
        await self._close()
        self.dismiss()

    async def _next_line(self) -> bool:
        """Take one line; False when the talk is left."""
        line = await self.prompt.ask(
            "> ",
            complete=self._next_question,
            live=self._heed,
            history=self._lines,
            alone={",": partial(self._speaks, "me"), ".": partial(self._speaks, "them")},
        )
        typed, self._typed = self._typed, ""
        if line is None:
            if typed.strip():
                self._lines.append(typed)
                self.say("The line is cleared; the up arrow brings it back. Esc leaves.")
            return bool(typed.strip())
        self._keys_wanted = isinstance(parse_capture(line), KeysWanted)
        if line.strip() and not self._keys_wanted:
            await self.do(self._capturing(line))
        self.show_records()
        return True

    def _heed(self, typed: str) -> None:
        self._typed = typed

    def _speaks(self, who: str) -> None:
        """Note who talks now; the line that is typed next waits for nothing."""
        job = partial(live.speaks, self.session.store, self._person, who)
        self.run_worker(self.do_meanwhile(job))

    def _capturing(self, line: str) -> "partial[Done]":
        standard = tuple(self.questions)
        return partial(talks.capture, self.session.store, self._person, line, standard=standard)

    def _next_question(self, typed: str) -> str:
        """Tab: the number of the first question that was not asked yet."""
        numbers = (n for n, one in enumerate(self.questions, start=1) if not one.asked)
        return typed or str(next(numbers, ""))

    # Leaving ------------------------------------------------------------------------------------

    async def _close(self) -> None:
        """Before one leaves: what belongs to the end of a talk. Esc leaves at each of them."""
        interview = self.interview
        if interview is None or interview.asked_others is not None:
            return
        if interview.start > self.session.now():
            return
        asked = (("y", "yes"), ("n", "no"), ("f", "it did not fit"), ("⏎", "not over yet"))
        if not await self._answer("asked_others", "Asked whom else to talk to?", asked):
            self.say("All is kept; the clock goes on.")
            return
        if not await self._answer("thanked", "Thanked them?", _YES_NO):
            return
        if await self._answer("may_return", "May you come back to them?", _YES_NO):
            await self._promises()

    async def _answer(self, part: str, question: str, choices: Sequence[tuple[str, str]]) -> bool:
        """Ask one thing of the end; False when it was left."""
        key = await self.prompt.choose(question, choices)
        if key is None or (key == "⏎" and part == "asked_others"):
            return False
        if key == "⏎":
            return True
        job = partial(live.closing, self.session.store, self._person, part, _ANSWERS[key])
        return await self.do(job) is not None

    async def _promises(self) -> None:
        """What was promised, line by line; without a sign it is a promise of mine."""
        while line := await self.prompt.ask("Promised? (@them: by them; empty ends) "):
            signed = line if line.lstrip().startswith("@") else f"@me {line}"
            await self.do(self._capturing(signed))
