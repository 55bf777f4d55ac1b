"""What several people told me of the same thing: where they differ, where they agree, what next."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coffeechat.domain.learnings import Ties, ties
from coffeechat.domain.records import Learning, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import clean_line
from coffeechat.domain.tracks import in_order
from coffeechat.domain.words import Facet

_QUOTED = 90
#: So many people at least told of something that stands side by side.
_SIDES = 2


@dataclass(frozen=True)
class Topic:
    """One facet of one track of which several people told me, or on which two sayings differ.

    Attributes:
        answers: What was said, newest first; of what is marked, that first.
        differ: Two of them that are marked as contradicting each other.
        agree: Two of them that are marked as agreeing.
    """

    track: Track
    facet: Facet
    answers: Sequence[Learning]
    differ: tuple[Learning, Learning] | None = None
    agree: tuple[Learning, Learning] | None = None

    @property
    def key(self) -> str:
        """What tells this topic from the others."""
        return f"{self.track.id} {self.facet.value}"

    @property
    def people(self) -> int:
        """How many people told me of it."""
        return len({one.person for one in self.answers})

    @property
    def words(self) -> str:
        """How the answers stand to each other."""
        if self.differ is not None:
            return "they differ"
        return "they agree" if self.agree is not None else f"{self.people} people, not compared"

    @property
    def next_question(self) -> str:
        """What to ask the next person."""
        name, about = self.track.name, _ABOUT.get(self.facet, self.facet.value)
        if self.differ is not None:
            one, other = (clean_line(said.text.rstrip(" ."), _QUOTED) for said in self.differ)
            return f"I heard both «{one}» and «{other}» about {name}; what have you seen?"
        if self.agree is not None:
            said = clean_line(self.agree[0].text.rstrip(" ."), _QUOTED)
            return f"More than one person told me «{said}» about {name}; where is it otherwise?"
        return f"I have heard several views on {about} in {name}; how does it look from your place?"


def topics(records: Records) -> list[Topic]:
    """Everything that can be compared: where people differ first, then what was not compared."""
    groups: dict[tuple[str, Facet], list[Learning]] = defaultdict(list)
    for learning in records.learnings.values():
        if learning.facet is not Facet.OTHER:
            for track_id in learning.tracks:
                groups[track_id, learning.facet].append(learning)
    tied, facets = ties(records), list(Facet)
    found = []
    for place, track in enumerate(in_order(records)):
        for facet in facets:
            topic = _topic(track, facet, groups.get((track.id, facet), []), tied)
            if topic is not None:
                found.append((_rank(topic), place, topic))
    return [topic for *_, topic in sorted(found, key=lambda one: one[:2])]


def in_two(topic: Topic) -> tuple[list[Learning], list[Learning]]:
    """The answers for two columns: what differs or agrees side by side, then by person."""
    pair = topic.differ or topic.agree
    if pair is None:
        first = topic.answers[0].person
        left = [one for one in topic.answers if one.person == first]
        return left, [one for one in topic.answers if one.person != first]
    rest = [one for one in topic.answers if one.id not in {said.id for said in pair}]
    left = [one for one in rest if one.person == pair[0].person]
    return [pair[0], *left], [pair[1], *(one for one in rest if one not in left)]


def _topic(track: Track, facet: Facet, said: list[Learning], tied: Ties) -> Topic | None:
    agree, differ = tied
    said = sorted(said, key=lambda one: (one.id in differ or one.id in agree, one.id), reverse=True)
    contrary = _pair(said, differ)
    if contrary is None and len({one.person for one in said}) < _SIDES:
        return None
    return Topic(track, facet, said, contrary, _pair(said, agree))


def _pair(
    said: Sequence[Learning], tied: Mapping[str, set[str]]
) -> tuple[Learning, Learning] | None:
    """The first two of some sayings that are tied to each other."""
    ids = {one.id for one in said}
    for one in said:
        if tied.get(one.id, set()) & ids:
            return one, next(other for other in said if other.id in tied[one.id])
    return None


def _rank(topic: Topic) -> int:
    if topic.differ is not None:
        return 0
    return 2 if topic.agree is not None else 1


#: How facets read in the middle of a question.
_ABOUT = {
    Facet.DAY: "how the days go",
    Facet.ENTRY: "getting in",
    Facet.CLIMATE: "how the field is doing",
    Facet.LANDSCAPE: "the kinds of work",
    Facet.SATISFACTION: "what makes people stay",
    Facet.ORGANISATIONS: "the organisations",
    Facet.PEOPLE: "the people to know",
    Facet.RESOURCES: "what to read",
    Facet.LINGO: "the words one needs",
    Facet.FIT: "who does well",
    Facet.SURPRISE: "what is surprising",
    Facet.CULTURE: "the culture",
}
