"""The debrief: a few short prompts about what was said, each answer on the disk at once."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.acts import Done, deciding, reflecting, talks, tracks
from coffeechat.acts.heard import CAPTURE_KEYS
from coffeechat.domain.capture import NamedPerson, parse_capture
from coffeechat.domain.debrief import Part, Prompt, prompt_for, track_of
from coffeechat.domain.errors import Sentence
from coffeechat.domain.live import talked
from coffeechat.domain.speaking import clock_of
from coffeechat.domain.stages import thanked
from coffeechat.domain.summary import talk_words
from coffeechat.domain.words import AskedOthers, DecisionKind, TrackStatus
from coffeechat.screens.base import bindings_for
from coffeechat.screens.person_text import labelled
from coffeechat.screens.talking import TalkScreen, kept_lines
from coffeechat.verbs import BY_ID, Place
from coffeechat.verbs.choices import DECISIONS
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

_NUMBER = 4
#: Signs with which the answer to a prompt becomes a line of the talk.
_SIGNS = {Part.HEARD: "", Part.SURPRISE: "* ", Part.QUESTION: "? "}

#: What one decides of the track one works in only, and of others only.
_WHERE_I_WORK = frozenset({DecisionKind.STAY, DecisionKind.LEAVE})
_OF_OTHERS = frozenset({DecisionKind.EXPLORE, DecisionKind.CHOOSE, DecisionKind.RULE_OUT})


class DebriefScreen(TalkScreen):
    """An empty line goes on; Esc skips the rest, and once more leaves the debrief open."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.DEBRIEF)

    def __init__(self, person: str) -> None:
        super().__init__(Place.DEBRIEF, person)
        self._prompt_now: Prompt | None = None

    def compose(self) -> ComposeResult:
        """The title, what the prompt is about, the lines so far and the foot."""
        yield HeadLine()
        yield TextPane()
        yield self.foot()

    def on_mount(self) -> None:
        """Ask one thing after the other."""
        self.run_worker(self._think_over())

    def show_hints(self) -> None:
        """Nothing but typing happens here."""
        self.hints([("⏎", "keep the line"), ("empty ⏎", "next"), ("Esc", "skip the rest")])

    def show_records(self) -> None:
        """Show the lines so far, and what the prompt numbers."""
        person = self.session.records.people.get(self._person)
        interview = self.interview
        if person is None or interview is None:
            self.give_way()
            return
        words = talk_words(self.session.records, person, interview, self.session.now())
        self.query_one(HeadLine).show(f"{person.name} · {words}")
        pane = self.query_one(TextPane)
        pane.show(self._lines, keep_place=True)
        if not self._items:
            pane.action_last()

    @property
    def _items(self) -> Sequence[str]:
        return self._prompt_now.items if self._prompt_now is not None else ()

    def _lines(self, width: int) -> Sequence[Line]:
        interview = self.interview
        if interview is None:
            return ()
        if self._items:
            return [
                Line(line)
                for number, item in enumerate(self._items, start=1)
                for line in labelled(f"{number:>2}", item, _NUMBER, width)
            ]
        shown = kept_lines(interview, width)
        if not shown:
            shown = [Line(line) for line in wrap(f"Nothing yet. {CAPTURE_KEYS}", width)]
        conversation, mine = self.conversation, talked(interview, self.session.now())
        asked = [f"Goal: {goal}" for goal in (conversation.goals if conversation else ())]
        asked += [f"✓ {question.text}" for question in interview.questions if question.asked]
        if mine is not None:
            asked.append(f"You talked {clock_of(mine)} of {interview.minutes}:00 minutes.")
        return [*(Line(line, dim=True) for text in asked for line in wrap(text, width)), *shown]

    # Asking -------------------------------------------------------------------------------------

    async def _think_over(self) -> None:
        skipped = False
        for part in Part:
            if not await self._ask_about(part):
                skipped = True
                break
        self._show(None)
        if await self._close(confirming=skipped):
            await self._write()
        else:
            self.dismiss()

    async def _ask_about(self, part: Part) -> bool:
        """Ask about one part until it is answered or skipped; False skips the rest."""
        while True:
            person = self.session.records.people.get(self._person)
            conversation = self.conversation
            if person is None or conversation is None:
                return False
            shown = prompt_for(self.session.records, person, conversation, part)
            if shown is None:
                return True
            self._show(shown)
            answer = await self.prompt.ask(shown.question)
            if answer is None:
                return False
            if not answer.strip():
                return True
            done = await self.do(self._answering(part, answer))
            if done is not None and part is Part.TRACK:
                await self._decide(answer)
            if done is not None and part is not Part.HEARD:
                return True

    def _show(self, prompt: Prompt | None) -> None:
        self._prompt_now = prompt
        self.show_records()

    def _answering(self, part: Part, answer: str) -> "partial[Done]":
        """The act that keeps an answer."""
        store = self.session.store
        if part in _SIGNS:
            return partial(talks.capture, store, self._person, f"{_SIGNS[part]}{answer}")
        if part is Part.TRACK:
            return partial(self._interest, answer)
        return partial(reflecting.reflect, store, self._person, part.value, answer)

    def _interest(self, answer: str) -> Done:
        """How much the track draws me now, with what it means as the reason."""
        records = self.session.records
        track = track_of(records, records.people[self._person])
        level, _, why = answer.strip().partition(" ")
        if track is None or level not in set("012345"):
            raise Sentence("Begin with a digit, 0 (not at all) to 5: 4 her days are like mine")
        return tracks.interest(self.session.store, level, track.id, why)

    async def _decide(self, answer: str) -> None:
        """Ask what follows for the track, with what was just said as the reason; Enter: nothing."""
        records = self.session.records
        track = track_of(records, records.people[self._person])
        if track is None:
            return
        where_i_work = track.status is TrackStatus.CURRENT
        left_out = _OF_OTHERS if where_i_work else _WHERE_I_WORK
        choices = [(one.key, one.title) for one in DECISIONS if one.value not in left_out]
        key = await self.prompt.choose("Decided?", [*choices, ("⏎", "not yet")])
        decision = next((one.value for one in DECISIONS if one.key == key), None)
        if decision is not None:
            why = answer.strip().partition(" ")[2]
            await self.do(partial(deciding.decide, self.session.store, decision, track.id, why))

    async def _close(self, *, confirming: bool) -> bool:
        """Ask the closing question, unless it is answered; False leaves the debrief open."""
        interview = self.interview
        if interview is None:
            return False
        asked = interview.asked_others or (AskedOthers.YES if self._somebody_named() else None)
        if asked is not None and confirming:
            key = await self.prompt.choose("All written down?", [("⏎", "done"), ("Esc", "later")])
            if key is None:
                return False
        if asked is None:
            words = await self.ask_one(BY_ID["debriefed"].arguments[0])
            if words is None:
                return False
            asked = AskedOthers(words)
        done = await self.do(partial(talks.debrief, self.session.store, self._person, asked))
        return done is not None

    def _somebody_named(self) -> bool:
        return self.interview is not None and any(
            isinstance(parse_capture(line.text), NamedPerson) for line in self.interview.lines
        )

    async def _write(self) -> None:
        """Go on to the thank-you, unless they were thanked."""
        from coffeechat.drafts import start_draft
        from coffeechat.screens.composer import Composer

        conversation = self.conversation
        if conversation is None or thanked(self.session.records.messages_in(conversation)):
            self.dismiss()
            return
        await self.chat.plugins.wait()
        job = partial(start_draft, self.session, self._person)
        with self.chat.keys_held():  # those typed meanwhile are meant for the thank-you
            try:
                message = await asyncio.wrap_future(self.session.submit(job))
            except Sentence as error:
                self.say(str(error))
                self.dismiss()
                return
            self.say("The debrief is done. This is the thank-you.")
            self.app.switch_screen(Composer(message))
