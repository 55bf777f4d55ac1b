"""Hooks: real reasons to write to somebody again, found in the records.

Contact is kept for a reason, never for its own sake: word of their advice, news of theirs,
something or somebody that fits what they care about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from coffeechat.domain.my_time import local_time
from coffeechat.domain.points import is_private
from coffeechat.domain.records import Person
from coffeechat.domain.resources import taken_in
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import reports_owed
from coffeechat.domain.text import fold
from coffeechat.domain.warmth import last_contact
from coffeechat.domain.words import (
    Facet,
    Gift,
    LoopKind,
    LoopState,
    MessagePurpose,
)

#: A word of an interest counts from so many letters on; shorter ones are in any text.
_SHORTEST_WORD = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Hook:
    """A reason to write: what it is in a few words, and the sentence a letter begins with.

    Attributes:
        words: For a list.
        sentence: For the letter, without its full stop.
        purpose: What a message with it is for.
        gift: What a letter with it gives them.
        introduces: It offers to introduce them to somebody.
    """

    words: str
    sentence: str
    purpose: MessagePurpose = MessagePurpose.CHECK_IN
    gift: Gift | None = None
    introduces: bool = False


def hooks(records: Records, person: Person) -> list[Hook]:
    """Every reason there is to write to a person, the strongest first."""
    return [
        *_of_their_advice(records, person),
        *_of_their_job(records, person),
        *_of_their_interests(records, person),
        *_of_people_i_know(records, person),
        *_under_way(records, person),
    ]


def last_real_contact(records: Records, person: Person) -> date | None:
    """The day of the latest contact in either direction, written or spoken, in my zone."""
    moments = [
        one.at for one in records.messages_by_person.get(person.id, []) if one.at is not None
    ]
    days = [local_time(records, max(moments)).date()] if moments else []
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
    yield Hook(
        f"their new job: {job}",
        f"I saw that you have moved on: {job}. Congratulations",
        gift=Gift.CONGRATULATION,
    )


def _of_their_interests(records: Records, person: Person) -> Iterator[Hook]:
    """What others recommended to me, and they care about."""
    interests = _interests(records, person)
    last = last_real_contact(records, person)
    for at, text in sorted(_resources(records, person)) if interests else ():
        interest = next((one for one in interests if _shares_a_word(one, text)), None)
        day = local_time(records, at).date()
        if interest is not None and (last is None or day >= last):
            yield Hook(
                f"for {interest}: {text}",
                f"I came across something that made me think of you and {interest}: {text}",
                MessagePurpose.SHARE,
                Gift.SHARE,
            )


def _interests(records: Records, person: Person) -> list[str]:
    """What they care about, without what I share with some and keep to myself."""
    return [one for one in person.interests if not is_private(records.profile, one)]


def _of_people_i_know(records: Records, person: Person) -> Iterator[Hook]:
    """Somebody I talked to since we were last in touch, whose work fits what they care about.

    Both are asked before anybody is introduced, so the letter does not say who it is.
    """
    for interest in _interests(records, person):
        fitting = (one for one in _met_since(records, person) if _works_on(one, interest))
        known = next(fitting, None)
        if known is not None:
            yield Hook(
                f"for {interest}: you know {known.name}",
                f"You care about {interest}, and I have met somebody whose work is just that",
                introduces=True,
            )


def _met_since(records: Records, person: Person) -> Iterator[Person]:
    """Others with whom I talked since the last contact with a person, and may write to."""
    last = last_real_contact(records, person)
    for _, conversation in sorted(records.conversations.items()):
        talk = conversation.interview
        known = records.people.get(conversation.person)
        if talk is None or talk.held is None or known is None or known.id == person.id:
            continue
        day = local_time(records, talk.start).date()
        if known.do_not_contact is None and (last is None or day >= last):
            yield known


def _works_on(person: Person, interest: str) -> bool:
    return _shares_a_word(interest, " ".join((person.title, *person.interests)))


def _resources(records: Records, person: Person) -> Iterator[tuple[datetime, str]]:
    """What somebody else told me of, and what they suggested that I read or use, and I did."""
    for learning in records.learnings.values():
        if learning.facet is Facet.RESOURCES and learning.person != person.id:
            yield learning.created, learning.text.rstrip(" .")
    for loop in records.loops.values():
        did = loop.kind is LoopKind.SUGGESTION and loop.state is LoopState.DONE
        text = taken_in(loop.text) if did and loop.person != person.id else ""
        if text and loop.settled is not None:
            yield loop.settled, text


def _under_way(records: Records, person: Person) -> Iterator[Hook]:
    """What they suggested and I am doing."""
    for loop in records.loops_by_person.get(person.id, []):
        if loop.kind is LoopKind.SUGGESTION and loop.state is LoopState.DOING:
            text = loop.text.rstrip(" .")
            yield Hook(f"you are doing: {text}", f"I am doing what you suggested: {text}")


def _shares_a_word(interest: str, text: str) -> bool:
    said = _WORD.findall(fold(text))
    wanted = (word for word in fold(interest).split() if len(word) >= _SHORTEST_WORD)
    return any(one.startswith(word) for word in wanted for one in said)
