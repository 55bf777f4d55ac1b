"""Facts about introductions: who introduced us, and to whom this person may introduce me."""

from collections.abc import Sequence

from coffeechat.domain.introductions import introducer_of, last_step, wanted_by
from coffeechat.domain.records import Conversation, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import clean_line
from coffeechat.domain.words import IntroState
from coffeechat.drafting.phrasing import Facts, given_name


def facts(records: Records, person: Person, known: Sequence[Conversation]) -> Facts:
    """Who introduced this person and me, and whom they are to introduce me to.

    Args:
        records: The state of everything.
        person: Whom the message is to.
        known: The conversation that a message now would belong to, if there is one.
    """
    found: Facts = {}
    for conversation in known:
        last, introducer = last_step(conversation), introducer_of(records, conversation)
        if last is not None and last.state is IntroState.INTRODUCED and introducer is not None:
            found["introducer"] = clean_line(introducer.name)
    for conversation in wanted_by(records, person.id)[:1]:
        wanted = records.people[conversation.person]
        found |= {
            "wanted": clean_line(wanted.name),
            "wanted_given": given_name(clean_line(wanted.name)),
            "wanted_job": _job(wanted),
            "wanted_why": clean_line(conversation.why).rstrip(" ."),
        }
    return found


def _job(person: Person) -> str:
    """Their job as it stands behind a name: «Program Manager at Green Rivers»."""
    title, organisation = clean_line(person.title), clean_line(person.organisation)
    if title and organisation:
        return f"{title} at {organisation}"
    return title or (f"of {organisation}" if organisation else "")
