"""What keys do to one learning: edited where it is read, sorted, tied to another."""

from abc import abstractmethod  # heeded by mypy; Textual's metaclass leaves no room for ABC
from collections.abc import Sequence

from coffeechat.domain.learnings import agreeing, contradicting
from coffeechat.domain.records import Learning
from coffeechat.domain.text import fold
from coffeechat.domain.words import Facet
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.tracks import complete_track
from coffeechat.verbs import BY_ID, Verb

_TIES = {"learning-agrees": agreeing, "learning-contradicts": contradicting}
_ASKS = frozenset({"learning-facet", "learning-track", "learning-said"})
_AT_ONCE = frozenset({"learning-drop", "learning-words"})


class OneLearning(VerbScreen):
    """A screen whose keys are about one learning."""

    @property
    @abstractmethod
    def learning(self) -> Learning | None:
        """The learning, if there is one."""

    @property
    @abstractmethod
    def marked(self) -> Sequence[str]:
        """The ids of the learnings that are marked."""

    @abstractmethod
    def drop_marks(self) -> None:
        """Mark nothing any more."""

    @property
    def subject(self) -> str:
        """Who said it."""
        return self.learning.person if self.learning is not None else ""

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """What is done to a learning is done to this one, unless words name another."""
        mine = verb.id in _ASKS | _AT_ONCE | _TIES.keys() or verb.id == "learning-edit"
        if not mine or words:
            super().run_verb(verb, person, words)
        elif self.learning is None:
            self.say("Nothing is under the cursor.")
        elif verb.id in _TIES:
            self._tie(verb, self.learning)
        elif verb.id in _AT_ONCE:
            whose = ("mine" if self.learning.their_words else "theirs",)
            told = whose if verb.id == "learning-words" else ()
            super().run_verb(verb, person, (f"{self.learning.id}:", *told))
        else:
            self.run_worker(self._ask(verb, self.learning))

    async def _ask(self, verb: Verb, learning: Learning) -> None:
        """Ask what becomes of a learning; its text is edited where it stands."""
        complete = None
        if verb.id == "learning-facet":
            complete = complete_facet
        elif verb.id == "learning-track":
            records = self.session.records

            def complete(typed: str) -> str:
                return complete_track(records, typed)

        editing = verb.id == "learning-edit"
        label = "" if editing else verb.arguments[0].prompt
        text = await self.prompt.ask(
            label, value=learning.text if editing else "", complete=complete
        )
        if text:
            super().run_verb(verb, learning.person, (f"{learning.id}:", text))

    def _tie(self, verb: Verb, learning: Learning) -> None:
        """Tie the one that is marked to this one; tied so already, they are parted."""
        others = [one for one in self.marked if one != learning.id]
        if len(others) != 1:
            self.say("Mark one learning with ‹mark› on the list, and go to the other one.")
            return
        tied = {one.id for one in _TIES[verb.id](self.session.records, learning)}
        act = BY_ID["learning-apart"] if others[0] in tied else verb
        self.drop_marks()
        super().run_verb(act, learning.person, (f"{others[0]}:", learning.id))

    def view_teller(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The page of who said it."""
        self.open_teller()

    def open_teller(self) -> None:
        """The page of who said it."""
        if self.subject in self.session.records.people:
            self.chat.open_person(self.subject)
        else:
            self.say("Nothing is under the cursor.")


def complete_facet(typed: str) -> str:
    """The first facet that begins as typed, or the text itself."""
    wanted = fold(typed)
    return next((facet.value for facet in Facet if wanted and facet.startswith(wanted)), typed)
