"""What the screens of one talk share: whose it is, before it, in it and after it."""

from coffeechat.domain.parts import Interview
from coffeechat.domain.records import Conversation
from coffeechat.screens.base import VerbScreen
from coffeechat.verbs import Place


class OneTalk(VerbScreen):
    """A screen about the talk with one person."""

    def __init__(self, place: Place, person: str) -> None:
        super().__init__(place)
        self._person = person

    @property
    def subject(self) -> str:
        """Whom the talk is with."""
        return self._person

    @property
    def conversation(self) -> Conversation | None:
        """The conversation that the talk belongs to."""
        return self.session.records.open_conversation(self._person)

    @property
    def interview(self) -> Interview | None:
        """The talk."""
        return self.conversation.interview if self.conversation is not None else None
