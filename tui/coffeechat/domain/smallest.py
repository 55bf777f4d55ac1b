"""The smallest next step when nothing is due: one small thing, never the whole list."""

from dataclasses import dataclass
from datetime import date

from coffeechat.domain.pace import pace_words
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import step_of
from coffeechat.domain.words import Step


@dataclass(frozen=True)
class Smallest:
    """The smallest next step when nothing is due: a sentence, and what Enter would do."""

    text: str
    verb: str = ""
    person: str = ""


def smallest_step(records: Records, today: date) -> Smallest:
    """What to do when nothing is due: one small thing, never the whole list.

    Where the week has its asks already, the next one is for Monday. `today` is that of my zone.
    """
    if not records.people:
        return Smallest(
            "‹import› brings in your people from a file, ‹add› somebody you know.\n"
            "Or think of ten names, with five questions that help (‹names›).",
            "names",
        )
    full = pace_words(records, today)
    for conversation in records.conversations.values():
        if conversation.closed is None and step_of(records, conversation) is Step.QUALIFIED:
            name = records.people[conversation.person].name
            text = f"{full}.\nDraft one to {name} for then." if full else f"Draft an ask to {name}."
            return Smallest(text, "draft", conversation.person)
    spotted = min(
        records.spotted(),
        key=lambda person: (
            person.referred_by is None and not person.dream,
            bool(person.source),
            person.id,
        ),
        default=None,
    )
    if spotted is not None:
        text = f"A line on why {records.people[spotted.id].name}'s path interests you."
        return Smallest(text, "why", spotted.id)
    return Smallest("Nothing to do but wait; ‹add› brings somebody else to talk to.", "add")
