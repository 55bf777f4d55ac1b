"""Five words of a track: the term is shown, then what it means, then whether I knew it."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from coffeechat.acts import Done, learning
from coffeechat.domain.quiz import chosen_terms
from coffeechat.domain.records import Track
from coffeechat.screens.base import bindings_for
from coffeechat.screens.text_page import TextPage
from coffeechat.verbs import BY_ID, Place, Verb
from coffeechat.widgets.cells import Line, wrap
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane


class QuizScreen(TextPage):
    """One term at a time; what was answered is kept when it ends, or is left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.QUIZ)
    DEFAULT_CSS = """
    QuizScreen HeadLine { margin: 0 1 1 1; }
    """

    def __init__(self, track: Track, seed: str) -> None:
        """Ask of a track's words; the seed mixes those that are known equally well."""
        super().__init__(Place.QUIZ)
        self._track = track
        self._terms = chosen_terms(track, seed)
        self._answers: list[bool] = []
        self._open = False

    def show_hints(self) -> None:
        """What is to be pressed now."""
        leave = (self.key_words("back"), BY_ID["back"].title)
        if self._open:
            keys = [(self.key_words(one), BY_ID[one].title) for one in ("quiz-knew", "quiz-missed")]
            self.hints([*keys, leave])
        else:
            self.hints([("⏎", "what it means"), leave])

    def show_records(self) -> None:
        """Show the term that is asked of."""
        number = min(len(self._answers) + 1, len(self._terms))
        self.query_one(HeadLine).show(
            f"Words of {self._track.name}", f"{number} of {len(self._terms)}"
        )
        self.query_one(TextPane).show(self._lines)

    def _lines(self, width: int) -> list[Line]:
        if len(self._answers) == len(self._terms):
            return []
        term = self._terms[len(self._answers)]
        meaning = wrap(term.meaning, max(1, width)) if self._open else ["What does it mean?"]
        return [*map(Line, [*wrap(term.term, max(1, width)), "", *meaning])]

    def key_enter(self) -> None:
        """Show what the term means."""
        self._open = True
        self.show_hints()
        self.show_records()

    def view_quiz_knew(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """I knew it."""
        self._answer(knew=True)

    def view_quiz_missed(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """I did not."""
        self._answer(knew=False)

    def _answer(self, *, knew: bool) -> None:
        if not self._open:
            self.say("Enter shows what it means first.")
            return
        self._answers.append(knew)
        self._open = False
        if len(self._answers) == len(self._terms):
            self.run_worker(self._end())
        else:
            self.show_hints()
            self.show_records()

    def view_back(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Leave; what was answered is kept."""
        if self._answers:
            self.run_worker(self._end())
        else:
            self.dismiss()

    async def _end(self) -> None:
        job = self.unsaved()
        self._answers, self._terms = [], []
        self.dismiss()
        if job is not None:
            await self.do(job)

    def unsaved(self) -> "partial[Done] | None":
        """What was answered and is not kept yet."""
        if not self._answers:
            return None
        told = list(zip(self._terms, self._answers, strict=False))
        knew = [term.term for term, known in told if known]
        missed = [term.term for term, known in told if not known]
        return partial(learning.quizzed, self.session.store, self._track.id, knew, missed)
