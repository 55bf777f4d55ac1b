"""Digits that confirm what is suggested of a person: points of connection, and whys."""

from collections.abc import Sequence

from textual.binding import BindingType

from coffeechat.domain.offers import Offer, offers
from coffeechat.domain.records import Person
from coffeechat.screens.person_views import PersonViews
from coffeechat.session import Session
from coffeechat.verbs import BY_ID, Verb

#: The digits of a screen that shows one person.
DIGITS: Sequence[BindingType] = [(str(number), f"confirm({number})", "") for number in range(1, 10)]
#: The verb that notes an offer of a kind.
_NOTED_BY = {"point": "connection", "why": "why"}


def offered(session: Session, person: Person) -> Sequence[Offer]:
    """What is suggested of a person, in the order of the digits."""
    return offers(session.records, person, session.now(), session.acquaintances())


class Confirming(PersonViews):
    """A screen of one person whose digits confirm what it suggests."""

    def action_confirm(self, number: int) -> None:
        """Note what is offered under a digit."""
        person = self.session.records.people.get(self.subject)
        found = offered(self.session, person) if person is not None else []
        if number <= len(found):
            chosen = found[number - 1]
            self.run_verb(BY_ID[_NOTED_BY[chosen.kind]], self.subject, [chosen.value])
        else:
            self.say(f"Nothing is offered as {number}.")

    def view_confirm(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """The same, typed: «confirm 2»."""
        if words and words[0].isdecimal() and int(words[0]) > 0:
            self.action_confirm(int(words[0]))
        else:
            self.say("Type the number of what is offered: confirm 2")
