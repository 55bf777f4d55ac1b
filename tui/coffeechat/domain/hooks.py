"""Hooks: real reasons to write to somebody again, found in the records.

Contact is kept for a reason, never for its own sake: word of their advice, news of theirs,
something that fits what they care about.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from coffeechat.domain.my_time import local_time
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import reports_owed
from coffeechat.domain.text import fold
from coffeechat.domain.warmth import last_contact
from coffeechat.domain.words import (
    Facet,
    LoopKind,
    LoopState,
    MessagePurpose,
)

#: A word of an interest counts from so many letters on; shorter ones are in any text.
_SHORTEST_WORD = 4


@dataclass(frozen=True)
class Hook:
    """A reason to write: what it is in a few words, and the sentence a letter begins with.

    Attributes:
        words: For a list.
        sentence: For the letter, without its full stop.
        purpose: What a message with it is for.
    """

    words: str
    sentence: str
    purpose: MessagePurpose = MessagePurpose.CHECK_IN


def hooks(records: Records, person: Person) -> list[Hook]:
    """Every reason there is to write to a person, the strongest first."""
    return [
        *_of_their_advice(records, person),
        *_of_their_job(records, person),
        *_of_their_interests(records, person),
        *_under_way(records, person),
    ]


def last_real_contact(records: Records, person: Person) -> date | None:
    """The day of the latest contact in either direction, written or spoken, in my zone."""
    days = [
        local_time(records, message.at).date()
        for message in records.messages_by_person.get(person.id, [])
        if message.at is not None
    ]
    earlier = last_contact(person.contacts)
    return max([*days, *([earlier[0]] if earlier else [])], default=None)


def _of_their_advice(records: Records, person: Person) -> Iterator[Hook]:
    """What came of what they gave, and they have not heard."""
    for loop in reports_owed(records, person.id):
        about = records.people.get(loop.about or "")
        text = loop.text.rstrip(" .")
        if loop.kind is LoopKind.REFERRAL and about is not None:
            words, sentence = f"you met {about.name}", f"I talked with {about.name}, whom you named"
        elif loop.kind is LoopKind.MILESTONE:
            words, sentence = f"your news: {text}", f"I have news that you had a part in: {text}"
        else:
            words, sentence = f"you did: {text}", f"I did what you suggested: {text}"
        yield Hook(words, sentence, MessagePurpose.REPORT_BACK)


def _of_their_job(records: Records, person: Person) -> Iterator[Hook]:
    """A job that an import told of since we were last in touch."""
    last = last_real_contact(records, person)
    if person.new_job is None or (last is not None and person.new_job < last):
        return
    where = f" at {person.organisation}" if person.organisation else ""
    job = f"{person.title or 'a new job'}{where}"
    yield Hook(f"their new job: {job}", f"I saw that you have moved on: {job}. Congratulations")


def _of_their_interests(records: Records, person: Person) -> Iterator[Hook]:
    """What others recommended to me, and they care about."""
    last = last_real_contact(records, person)
    for at, text in sorted(_resources(records, person)) if person.interests else ():
        interest = next((one for one in person.interests if _shares_a_word(one, text)), None)
        day = local_time(records, at).date()
        if interest is not None and (last is None or day >= last):
            yield Hook(
                f"for {interest}: {text}",
                f"I came across something that made me think of you and {interest}: {text}",
                MessagePurpose.SHARE,
            )


def _resources(records: Records, person: Person) -> Iterator[tuple[datetime, str]]:
    """What somebody else told me to read or to use, and what they suggested and I did."""
    for learning in records.learnings.values():
        if learning.facet is Facet.RESOURCES and learning.person != person.id:
            yield learning.created, learning.text.rstrip(" .")
    for loop in records.loops.values():
        did = loop.kind is LoopKind.SUGGESTION and loop.state is LoopState.DONE
        if did and loop.person != person.id and loop.settled is not None:
            yield loop.settled, loop.text.rstrip(" .")


def _under_way(records: Records, person: Person) -> Iterator[Hook]:
    """What they suggested and I am doing."""
    for loop in records.loops_by_person.get(person.id, []):
        if loop.kind is LoopKind.SUGGESTION and loop.state is LoopState.DOING:
            text = loop.text.rstrip(" .")
            yield Hook(f"you are doing: {text}", f"I am doing what you suggested: {text}")


def _shares_a_word(interest: str, text: str) -> bool:
    said = fold(text).split()
    wanted = (word for word in fold(interest).split() if len(word) >= _SHORTEST_WORD)
    return any(one.startswith(word) for word in wanted for one in said)
