"""Typing a filter: what it finds is shown at once, and below it how it may go on."""

from abc import abstractmethod  # heeded by mypy; Textual's metaclass leaves no room for ABC
from collections.abc import Sequence
from typing import ClassVar

from coffeechat.domain.filters import Candidate, Problem, parse
from coffeechat.domain.filters.keys import PEOPLE, Language
from coffeechat.screens.base import VerbScreen
from coffeechat.verbs import Verb


class FilterLine(VerbScreen):
    """A screen with a list that a typed filter narrows."""

    #: The keys that its filter knows, and what Esc shows again.
    LANGUAGE: ClassVar[Language] = PEOPLE
    EVERYTHING: ClassVar[str] = "everybody"

    @property
    @abstractmethod
    def typed(self) -> str:
        """The filter, as it was typed."""

    @abstractmethod
    def filter_by(self, text: str) -> None:
        """Show what meets another filter, from its first row on."""

    @abstractmethod
    def candidates(self, text: str) -> list[Candidate]:
        """How a filter may go on."""

    def view_filter(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Only rows that meet what is typed."""
        if words:
            self.filter_by(" ".join(words))
            self._tell_problem()
        else:
            self.run_worker(self.ask_filter())

    async def ask_filter(self) -> None:
        """Ask for the filter; what it finds is shown while it is typed."""
        self._offer(self.typed)
        text = await self.prompt.ask(
            "/", value=self.typed, complete=self._completed, live=self._filter_live
        )
        self.show_hints()
        if text is None:
            self.filter_by("")
        self._tell_problem()

    def _filter_live(self, text: str) -> None:
        self.filter_by(text)
        self._offer(text)

    def _completed(self, text: str) -> str:
        candidates = self.candidates(text)
        return candidates[0].line if candidates else text

    def _offer(self, text: str) -> None:
        """Below what is typed: where it is not understood, or how it may go on."""
        problems = [one for one in parse(text, self.LANGUAGE).problems if not one.unfinished]
        candidates = self.candidates(text)
        if problems and not candidates:
            self.hints([pointed_at(problems[0], self.size.width)])
        elif candidates:
            first, *others = (candidate.shown for candidate in candidates)
            self.hints([("Tab", first), *(("", other) for other in others)])
        else:
            self.hints([("⏎", "keep"), ("Esc", self.EVERYTHING)])

    def _tell_problem(self) -> None:
        problems = parse(self.typed, self.LANGUAGE).problems
        if problems:
            self.say(problems[0].text)


def pointed_at(problem: Problem, width: int) -> tuple[str, str]:
    """What is wrong with a filter, in a row below it: a mark under the place, and the sentence.

    Where the sentence does not fit behind the mark, its beginning stands before it, else behind it.
    """
    column = 1 + problem.span[0]
    room = width - column - len("^ ") - 1
    brief = problem.text.split(". ", maxsplit=1)[0]
    text = next((one for one in (problem.text, brief) if len(one) <= room), "")
    if not text and len(brief) < column:
        return f"{brief:>{column - 1}} ^", ""
    return f"{'':{column}}^", text or brief
