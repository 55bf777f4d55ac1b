"""Adding people one line after the other: one, everybody met on an occasion, or ten to begin with.

What may come next, and what is wrong with a line, stands in the last row while one types.
"""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from coffeechat.acts import Done, people
from coffeechat.domain.add_words import Continuation, Vocabulary, continuations, vocabulary
from coffeechat.domain.errors import Sentence
from coffeechat.domain.first_names import NAMES_EACH, REMINDERS
from coffeechat.domain.oneline import OneLineError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coffeechat.screens.base import VerbScreen

_WHO = "Who? "
#: So many people are gone through while a key is typed; with more, Tab does that once.
_QUICK = 5_000
_FORM = (
    ("@", "organisation, title"),
    ("track: tag: point: dream:yes", ""),
    ("occasion:", "name, day, place"),
    ("Tab", "completes"),
)
_MORE = (("⏎", "on an empty line ends"),)
_NAMES = (("⏎", "on an empty line: next question"), ("Esc", "enough for now"))


async def add_people(screen: "VerbScreen", added: "Callable[[str], None]") -> None:
    """Ask for a person; after an occasion, for everybody met there until an empty line.

    Args:
        screen: Whose prompt asks.
        added: Told the id of each person.
    """
    line, store = _Line(screen), screen.session.store
    done = await line.ask(_WHO, _FORM, partial(people.add, store))
    occasion = screen.session.records.occasions.get(done.subject) if done else None
    while done is not None:
        added(done.subject)
        if occasion is None:
            break
        help_ = ((done.text, ""), *_MORE)
        add = partial(people.add, store, occasion=occasion.id)
        done = await line.ask(f"Met at {occasion.name}: ", help_, add)
    screen.show_hints()


async def name_people(screen: "VerbScreen", added: "Callable[[str], None]") -> None:
    """Ask the questions that bring ten people to mind; each may be skipped, Esc ends."""
    line, store = _Line(screen), screen.session.store
    count = 0
    for number, reminder in enumerate(REMINDERS, 1):
        label = f"{number}/{len(REMINDERS)} {reminder.question} "
        add = partial(people.add, store, dream=reminder.dream, warmth=reminder.warmth)
        for _ in range(NAMES_EACH):
            told = ((f"{count} so far", ""),) if count else ()
            done = await line.ask(label, (*told, *_NAMES), add)
            if done is None:
                break
            count += 1
            added(done.subject)
        if line.left:
            break
    screen.show_hints()
    if count:
        names = "1 name" if count == 1 else f"{count} names"
        screen.say(f"{names} on Identify; ‹why› says what about a path interests you.")


class _Line:
    """A line that is asked for until it can be read, or left.

    Attributes:
        left: The last one was left with Esc.
    """

    def __init__(self, screen: "VerbScreen") -> None:
        self._screen = screen
        self._words: Vocabulary | None = None
        self._given: list[Continuation] = []
        self.left = False

    async def ask(
        self, label: str, help_: "Sequence[tuple[str, str]]", add: "Callable[[str], Done]"
    ) -> Done | None:
        """What `add` made of the line; None when it was left, or empty."""
        value, cursor, told = "", None, help_
        while True:
            self._screen.hints(told)
            line = await self._screen.prompt.ask(
                label,
                value=value,
                cursor=cursor,
                complete=self._complete,
                live=partial(self._offer, help_),
            )
            self.left = line is None
            if not line or not line.strip():
                return None
            try:
                done = await self._run(partial(add, line))
            except Sentence as error:
                spot = error.end if isinstance(error, OneLineError) else len(line)
                value, cursor, told = line, spot, ((str(error), ""),)
            else:
                self._screen.tell(done)
                return done

    async def _run(self, job: "Callable[[], Done]") -> Done:
        with self._screen.chat.keys_held():
            return await asyncio.wrap_future(self._screen.session.submit(job))

    def _go_on(self, text: str) -> "Sequence[Continuation]":
        return continuations(text, self._known)

    def _known(self) -> Vocabulary:
        """The values that occur here; with many people they take a while, so not before a key."""
        if self._words is None:
            self._words = vocabulary(self._screen.session.records)
        return self._words

    def _complete(self, text: str) -> str:
        """The likeliest way to go on; Tab once more shows the next, where there are several."""
        given = self._choices()
        if text in given:
            return given[(given.index(text) + 1) % len(given)]
        self._given = list(self._go_on(text))
        return self._given[0].line if self._given else text

    def _choices(self) -> "Sequence[str]":
        """The lines that Tab shows by turns; a single one is settled, and may go on itself."""
        return [one.line for one in self._given] if len(self._given) > 1 else ()

    def _offer(self, help_: "Sequence[tuple[str, str]]", text: str) -> None:
        if text in self._choices():
            return
        if self._words is None and len(self._screen.session.records.people) > _QUICK:
            self._screen.hints(help_)
            return
        shown = "  ".join(one.shown for one in self._go_on(text)) if text.strip() else ""
        self._screen.hints((("Tab", shown),) if shown else help_)
