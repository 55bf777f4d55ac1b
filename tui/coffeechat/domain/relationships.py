"""What somebody became to me over time: as I said, else as the records suggest. Never a score."""

from datetime import date

from coffeechat.domain.days import month_words
from coffeechat.domain.my_time import local_time
from coffeechat.domain.organisations import organisation_key
from coffeechat.domain.parts import Relationship
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import LoopKind, LoopState, RelationshipOutcome, Warmth

RELATIONSHIP_WORDS = {
    RelationshipOutcome.ACQUAINTANCE: "an acquaintance",
    RelationshipOutcome.CONTACT: "a contact",
    RelationshipOutcome.CONNECTOR: "a connector",
    RelationshipOutcome.MENTOR: "a mentor",
    RelationshipOutcome.COLLABORATOR: "a collaborator",
    RelationshipOutcome.COLLEAGUE: "a colleague",
    RelationshipOutcome.FRIEND: "a friend",
}
#: From so many talks, with advice that I followed, or so many people named, one suggests more.
_SEVERAL = 2
_ORDER = list(RelationshipOutcome)


def relationship_of(person: Person) -> RelationshipOutcome | None:
    """What somebody is to me, as I last said."""
    return person.relationships[-1].kind if person.relationships else None


def suggested_relationship(records: Records, person: Person) -> RelationshipOutcome | None:
    """What the records suggest that somebody is by now, if that is more than I said."""
    known, found = relationship_of(person), _suggested(records, person)
    if found is None or known is None:
        return found
    return found if _ORDER.index(found) > _ORDER.index(known) else None


def relationship_words(records: Records, person: Person, today: date) -> str:
    """What somebody is to me and was before, and what the records suggest; may be empty."""
    steps = [_step_words(records, step, today) for step in reversed(person.relationships)]
    suggested = suggested_relationship(records, person)
    if suggested is not None:
        steps.append(f"{RELATIONSHIP_WORDS[suggested]}? (‹relationship›)")
    return " · ".join(steps)


def _step_words(records: Records, step: Relationship, today: date) -> str:
    since = local_time(records, step.at).date()
    when = "today" if since == today else month_words(since)
    return f"{RELATIONSHIP_WORDS[step.kind]} since {when}"


def _suggested(records: Records, person: Person) -> RelationshipOutcome | None:
    talks = sum(
        conversation.interview is not None and conversation.interview.held is not None
        for conversation in records.conversations_by_person.get(person.id, [])
    )
    loops = records.loops_by_person.get(person.id, [])
    followed = any(
        loop.kind is LoopKind.SUGGESTION and loop.state is LoopState.DONE for loop in loops
    )
    named = [loop for loop in loops if loop.kind is LoopKind.REFERRAL]
    if person.warmth is Warmth.CLOSE:
        return RelationshipOutcome.FRIEND
    if _works_with_me(records, person):
        return RelationshipOutcome.COLLEAGUE
    if talks >= _SEVERAL and followed:
        return RelationshipOutcome.MENTOR
    if len(named) >= _SEVERAL or any(loop.state is LoopState.DONE for loop in named):
        return RelationshipOutcome.CONNECTOR
    if talks:
        return RelationshipOutcome.CONTACT
    return RelationshipOutcome.ACQUAINTANCE if _heard_from(records, person) else None


def _works_with_me(records: Records, person: Person) -> bool:
    mine = {organisation_key(employer) for employer in records.profile.employers[:1]} - {""}
    return organisation_key(person.organisation) in mine


def _heard_from(records: Records, person: Person) -> bool:
    """Whether they ever answered, or we met."""
    return any(
        message.at is not None and (message.reply is not None or message.direction != "out")
        for message in records.messages_by_person.get(person.id, [])
    )
