"""The page of a person."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.screens.advice import advice_lines
from coffeechat.screens.base import bindings_for
from coffeechat.screens.confirming import DIGITS, Confirming, offered
from coffeechat.screens.person_text import person_page
from coffeechat.verbs import Place
from coffeechat.widgets.text_pane import TextPane


class PersonScreen(Confirming):
    """Who somebody is, how we know each other, and everything said and done in order."""

    AUTO_FOCUS = "TextPane"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Place.PERSON), *DIGITS]
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.PERSON: (
            "draft",
            "why",
            "connection",
            "reply",
            "done",
            "edit",
            "undo",
            "help",
            "back",
        ),
    }
    DEFAULT_CSS = """
    PersonScreen TextPane { margin: 1 1; }
    """

    def __init__(self, person: str) -> None:
        super().__init__(Place.PERSON)
        self._person = person

    @property
    def subject(self) -> str:
        """The person of the page."""
        return self._person

    def compose(self) -> ComposeResult:
        """The text and the foot."""
        yield TextPane()
        yield self.foot()

    def show_records(self) -> None:
        """Show the person as they are now, or leave when they are gone."""
        person = self.session.records.people.get(self._person)
        if person is None:
            self.give_way()
            return
        page = partial(
            person_page,
            self.session,
            person,
            events=self.session.store.events,
            numbered=offered(self.session, person),
            advice=advice_lines(self, person.id),
        )
        self.query_one(TextPane).show(page, keep_place=True)
