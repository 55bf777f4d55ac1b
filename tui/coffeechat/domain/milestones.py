"""Milestones of mine, and the people whose advice led there, as the records tell it."""

from collections.abc import Iterator
from dataclasses import dataclass

from coffeechat.domain.records import Loop, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.domain.words import LoopKind, LoopState

#: Words of a milestone that name something: shorter ones are in any text.
_SHORTEST_WORD = 4


@dataclass(frozen=True)
class Credit:
    """Somebody whose advice had a part in a milestone, and which; `about` is whom they named."""

    person: str
    why: str
    about: str | None = None


def credits_of(records: Records, milestone: str) -> list[Credit]:
    """Whose advice led to a milestone; first those whose advice has to do with its words.

    Somebody named a person I met, or suggested something I did; or what I learned from them, or
    where they work, has to do with the words of the milestone. Nobody who must not be written to.
    """
    words = {word for word in fold(milestone).split() if len(word) >= _SHORTEST_WORD}
    found: list[tuple[bool, Credit]] = []
    for person in records.people.values():
        if person.do_not_contact is None and _known(records, person):
            near, credit = _credit(records, person, words)
            found += [(near, credit)] if credit is not None else []
    return [credit for _, credit in sorted(found, key=lambda one: (not one[0], one[1].person))]


def credited(records: Records, milestone: str) -> list[Loop]:
    """The loops of a milestone, one with each person, in the order in which they were made."""
    return sorted(
        (
            loop
            for loop in records.loops.values()
            if loop.kind is LoopKind.MILESTONE and loop.text == milestone
        ),
        key=lambda loop: loop.id,
    )


def _known(records: Records, person: Person) -> bool:
    return person.id in records.loops_by_person or person.id in records.learnings_by_person


def _credit(records: Records, person: Person, words: set[str]) -> tuple[bool, Credit | None]:
    """Whether their advice has to do with the words, and for what they have credit."""
    advice = list(_advice(records, person))
    for credit, text in advice:
        if words & _words(text):
            return True, credit
    for learning in records.learnings_by_person.get(person.id, []):
        if words & _words(learning.text):
            return True, Credit(person.id, f"you told me: {learning.text.rstrip(' .')}")
    if advice:
        return False, advice[0][0]
    learned = records.learnings_by_person.get(person.id, [])
    if learned and words & _words(person.organisation):
        return True, Credit(person.id, f"you told me: {learned[0].text.rstrip(' .')}")
    return False, None


def _advice(records: Records, person: Person) -> Iterator[tuple[Credit, str]]:
    """What they gave that I acted on, each with the words it has to do with."""
    for loop in records.loops_by_person.get(person.id, []):
        if loop.state is not LoopState.DONE:
            continue
        named = records.people.get(loop.about or "")
        text = loop.text.rstrip(" .")
        if loop.kind is LoopKind.REFERRAL and named is not None:
            credit = Credit(person.id, f"you named {named.name} to me", named.id)
            yield credit, f"{named.name} {named.organisation} {text}"
        elif loop.kind is LoopKind.SUGGESTION:
            yield Credit(person.id, f"you suggested: {text}"), f"{text} {loop.result}"


def _words(text: str) -> set[str]:
    return set(fold(text).replace(",", " ").replace(".", " ").split())
