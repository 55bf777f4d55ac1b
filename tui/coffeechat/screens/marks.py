"""Marked rows of a list, and acts on all marked people at once."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from coffeechat.acts.bulk import FOR_MANY, Outlook, change_all, look_ahead
from coffeechat.arguments import read_arguments
from coffeechat.domain.errors import Sentence
from coffeechat.domain.summary import people_words
from coffeechat.screens.pages import Page
from coffeechat.screens.person_views import PersonViews
from coffeechat.verbs import Place, Verb
from coffeechat.widgets.cells import Line
from coffeechat.widgets.line_list import LineList

MARK = "*"
_NAMED = 2


class MarkedRows(PersonViews):
    """A list whose rows can be marked; each list of a place has marks of its own."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        #: Of each place, the key of each marked row to the person it is about.
        self._marks: dict[Place, dict[str, str]] = defaultdict(dict)
        self._page: Page | None = None

    @property
    def list(self) -> LineList:
        """The list."""
        return self.query_one(LineList)

    @property
    def marks(self) -> dict[str, str]:
        """The marked rows of this place, with their people."""
        return self._marks[self.place]

    def with_mark(self, key: str, line: Line) -> Line:
        """A row as it is drawn when it is marked."""
        return replace(line, mark=MARK) if key in self.marks else line

    def view_mark(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """Mark the row under the cursor, or take its mark away, and go on."""
        key = self.list.cursor_key
        if key is None or not person:
            self.say("There is nobody under the cursor.")
            return
        if self.marks.pop(key, None) is None:
            self.marks[key] = person
        self.list.redraw([key])
        self.list.action_move(1)
        self._tell_marks()

    def view_mark_all(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Mark all rows that are shown; when they all are, none of them."""
        if self._page is None:
            return
        person_of = self._page.person
        shown = {key: person for key in self._page.keys if (person := person_of(key))}
        if shown.keys() <= self.marks.keys():
            for key in shown:
                del self.marks[key]
        else:
            self.marks.update(shown)
        self.list.refresh()
        self._tell_marks()

    def drop_marks(self) -> bool:
        """Mark nobody any more; False when nobody was marked."""
        if not self.marks:
            return False
        self.marks.clear()
        self.list.refresh()
        self.say("")
        return True

    def _tell_marks(self) -> None:
        if self.marks:
            count = f"{len(self.marks):,} marked"
            self.say(f"{count}: ‹tag› tags, ‹connection› connects, :belongs :later :no", _NONE)
        else:
            self.say("")

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """What can be done to many is done to all who are marked."""
        if self.marks and verb.id in FOR_MANY:
            self.run_worker(self._act_on_marked(verb, words))
        else:
            super().run_verb(verb, person, words)

    async def _act_on_marked(self, verb: Verb, words: Sequence[str]) -> None:
        """Ask what is missing, tell what would change, and on Enter do it as one act."""
        asked = list(words) or await self.ask_arguments(verb)
        if asked is None:
            return
        people = list(dict.fromkeys(self.marks.values()))
        session = self.session
        try:
            values = read_arguments(verb, asked, session.now())
            with self.chat.keys_held():
                look = partial(look_ahead, session.records, session.now(), verb.id, people, values)
                seen = await asyncio.wrap_future(session.submit(look))
        except Sentence as error:
            self.say(str(error))
            return
        if not seen.changed:
            self.say(seen.refused[0] if seen.refused else "They are all so already.")
            return
        choices = [("⏎", "do it"), ("Esc", "leave")]
        if await self.prompt.choose(self.spelled(outlook_words(seen)), choices) is not None:
            act = partial(change_all, session.store, verb.id, people, values)
            if await self.do(act) is not None:
                self.chat.remember(verb, asked)
                self.marks.clear()
                self.list.refresh()


_NONE = "Esc none"


def outlook_words(seen: Outlook) -> str:
    """What an act on many would do: how many change and who comes first, and who does not."""
    first = ", ".join(seen.changed[:_NAMED])
    more = " …" if len(seen.changed) > _NAMED else ""
    parts = [f"{people_words(len(seen.changed))} ({first}{more})"]
    if seen.same:
        parts.append(f"{seen.same:,} are so already")
    if seen.refused:
        parts.append(f"{len(seen.refused):,} not: {seen.refused[0].removesuffix('.')}")
    return f"{seen.does} · {' · '.join(parts)}"
