"""The debrief: what was said, line by line, each on the disk when the cursor returns."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.acts import talks
from coffeechat.domain.capture import NamedPerson, parse_capture
from coffeechat.domain.records import Conversation
from coffeechat.domain.summary import talk_words
from coffeechat.domain.words import AskedOthers
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.screens.person_text import labelled
from coffeechat.verbs import BY_ID, Place
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane


class DebriefScreen(VerbScreen):
    """A line at a time; an empty line goes on to the closing question. Esc leaves any time."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.DEBRIEF)
    DEFAULT_CSS = """
    DebriefScreen HeadLine { margin: 1 1; }
    DebriefScreen TextPane { margin: 0 1; }
    """

    def __init__(self, person: str) -> None:
        super().__init__(Place.DEBRIEF)
        self._person = person

    @property
    def subject(self) -> str:
        """Whom the talk was with."""
        return self._person

    @property
    def conversation(self) -> Conversation | None:
        """The conversation that is debriefed."""
        return self.session.records.open_conversation(self._person)

    def compose(self) -> ComposeResult:
        """The title, the lines so far and the foot."""
        yield HeadLine()
        yield TextPane()
        yield self.foot()

    def on_mount(self) -> None:
        """Ask for the first line."""
        self.run_worker(self._capture())

    def show_hints(self) -> None:
        """Nothing but typing happens here."""
        self.hints([("⏎", "keep the line"), ("⏎ ⏎", "done"), ("Esc", "leave, all is kept")])

    def show_records(self) -> None:
        """Show the lines so far."""
        person = self.session.records.people.get(self._person)
        conversation = self.conversation
        if person is None or conversation is None or conversation.interview is None:
            if self.is_current:
                self.dismiss()
            return
        now = self.session.now()
        words = talk_words(self.session.records, person, conversation.interview, now)
        self.query_one(HeadLine).show(f"{person.name} · {words}")
        self.query_one(TextPane).show(self._lines, keep_place=True)

    def _lines(self, width: int) -> Sequence[Line]:
        conversation = self.conversation
        interview = conversation.interview if conversation is not None else None
        if interview is None:
            return []
        shown = [
            line
            for number, question in enumerate(interview.questions, start=1)
            for line in labelled(f"{'✓ '[not question.asked]}{number}", question.text, 4, width)
        ]
        shown += [""] * bool(shown)
        for captured in interview.lines:
            shown += labelled("saved", captured.text, 7, width)
        if not interview.lines:
            shown += wrap(f"What did you hear? {talks.CAPTURE_KEYS}", width)
        return [Line(line) for line in shown]

    async def _capture(self) -> None:
        while (line := await self.prompt.ask("> ")) is not None:
            if line.strip():
                await self.do(partial(talks.capture, self.session.store, self._person, line))
            elif await self._close():
                break
        self.dismiss()

    async def _close(self) -> bool:
        """Ask the closing question, unless the lines answer it; False goes back to them."""
        asked = AskedOthers.YES if self._somebody_named() else None
        if asked is None:
            question = BY_ID["debriefed"].arguments[0]
            words = await self.ask_one(question)
            if words is None:
                return False
            asked = AskedOthers(words)
        done = await self.do(partial(talks.debrief, self.session.store, self._person, asked))
        return done is not None

    def _somebody_named(self) -> bool:
        conversation = self.conversation
        interview = conversation.interview if conversation is not None else None
        return interview is not None and any(
            isinstance(parse_capture(line.text), NamedPerson) for line in interview.lines
        )
