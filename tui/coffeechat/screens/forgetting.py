"""Forgetting somebody for good, wherever they are shown: in a list, on their page, in the bin."""

from collections.abc import Sequence
from functools import partial

from coffeechat.screens.base import VerbScreen
from coffeechat.verbs import Verb


class Forgets(VerbScreen):
    """A screen from which somebody may be forgotten."""

    def view_forget(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        """Remove somebody for good, once their full name was typed."""
        self.run_worker(self._forget(verb, person, words))

    async def _forget(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        asked = words or await self.ask_arguments(verb)
        if asked:
            self.chat.run_worker(self._forget_for_good(person, " ".join(asked)))

    async def _forget_for_good(self, person: str, full_name: str) -> None:
        from coffeechat.acts.forgetting import forget

        await self.do(partial(forget, self.session.store, person, full_name), undoer="")
        if person not in self.session.records.people:
            for screen in self.app.screen_stack:
                if isinstance(screen, VerbScreen):
                    screen.drop_lingering()
