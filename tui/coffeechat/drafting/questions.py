"""Questions for one talk: sets of plugins with their slots filled from facts, and suggestions."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from coffeechat.api import Question, QuestionBank, QuestionCategory
from coffeechat.domain.explored import facets_covered, open_questions, tracks_with
from coffeechat.domain.fit import entry_level_of, level_of
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.records import Person
from coffeechat.domain.reports.questions import retired
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.domain.words import Facet, MessagePurpose
from coffeechat.drafting.phrasing import Facts

#: So many facets that nobody has told of are suggested at once.
MOST_FACETS = 4
#: So many talks with somebody come before one asks them for leads.
ENOUGH_TALKS = 2
_LATER = "once you have met twice"
_TALKS = frozenset({MessagePurpose.CALL, MessagePurpose.MET})
#: So many levels above one's entry level people still know how one gets in.
NEAR = 2
_BEST_NEAR = frozenset(
    {QuestionCategory.ENTRY, QuestionCategory.QUALIFICATIONS, QuestionCategory.PAY}
)
_BEST_ABOVE = frozenset({QuestionCategory.LANDSCAPE, QuestionCategory.PROGRESSION})
_SLOT = re.compile(r"\{(\w*)\}")
#: Facets that go by another name among the topics of questions.
_OTHER_NAMES = {Facet.SURPRISE: QuestionCategory.INSIGHT}


@dataclass(frozen=True)
class Offered:
    """A question that may be added to a talk.

    Attributes:
        text: With its slots filled as far as facts are known.
        category: What it is about; None where nobody said.
        group: Where it comes from: «suggested», «yours», or the title of a set.
        why: What speaks for it, in a few words.
    """

    text: str
    category: QuestionCategory | None
    group: str
    why: str = ""

    @property
    def is_open(self) -> bool:
        """It has slots left that only the user can fill."""
        return _SLOT.search(self.text) is not None


def default_bank(banks: Sequence[QuestionBank]) -> QuestionBank | None:
    """The set that a new talk begins with: the first that asks for it, else the first."""
    return next((bank for bank in banks if bank.default), banks[0] if banks else None)


def fill_questions(
    bank: QuestionBank, facts: Facts, retired: Collection[str] = frozenset()
) -> tuple[QuestionUse, ...]:
    """The questions of a set in their order; those about something unknown are left out.

    So are those that are retired, given folded.
    """
    texts = ((filled(question.text, facts), question) for question in bank.questions)
    return tuple(
        QuestionUse(text=text, category=one.category)
        for text, one in texts
        if text and fold(text) not in retired
    )


def filled(text: str, facts: Facts) -> str:
    """The text with its `{slots}` replaced; nothing when a slot is not known as one phrase."""
    is_known = all(isinstance(facts.get(slot), str) for slot in _SLOT.findall(text))
    return partly_filled(text, facts) if is_known else ""


def partly_filled(text: str, facts: Facts) -> str:
    """The text with those `{slots}` replaced that are known as one phrase."""
    known = {name: fact for name, fact in facts.items() if isinstance(fact, str)}
    return _SLOT.sub(lambda slot: known.get(slot[1], slot[0]), text)


def offered_questions(
    records: Records, person: Person, banks: Sequence[QuestionBank], facts: Facts
) -> list[Offered]:
    """All that may be asked of a person: suggestions, my own questions, then the sets by topic.

    Each text stands there once, where it comes first; those that are retired are left out.
    """
    gone = retired(records)
    talks = sum(one.purpose in _TALKS for one in records.messages_by_person.get(person.id, []))
    of_sets = [
        Offered(
            partly_filled(question.text, facts),
            question.category,
            bank.title,
            _LATER if question.category is QuestionCategory.LEADS and talks < ENOUGH_TALKS else "",
        )
        for bank in banks
        for question in bank.questions
    ]
    topics = [*QuestionCategory]
    found = [
        *_suggested(records, person, banks, facts),
        *(Offered(one.text, one.category, "yours") for one in records.profile.questions),
        *sorted(of_sets, key=lambda one: topics.index(one.category) if one.category else 0),
    ]
    once: dict[str, Offered] = {}
    for one in found:
        if fold(one.text) not in gone:
            once.setdefault(one.text, one)
    return list(once.values())


def _suggested(
    records: Records, person: Person, banks: Sequence[QuestionBank], facts: Facts
) -> Iterator[Offered]:
    for text, why in open_questions(records, person):
        yield Offered(text, None, "suggested", why)
    tracks = tracks_with(records, person)
    if not tracks:
        return
    covered = facets_covered(records, [track.id for track in tracks])
    told = {_OTHER_NAMES.get(facet, facet.value) for facet in covered}
    names = tracks[0].name if len(tracks) == 1 else "your fields"
    facets = {_OTHER_NAMES.get(facet, facet.value) for facet in Facet}
    missing = [one for one in QuestionCategory if one in facets and one not in told]
    missing.sort(key=_suiting(records, person))
    gone = retired(records)
    first = [(one, _first_about(one, banks, facts, gone)) for one in missing]
    for category, text in [(one, text) for one, text in first if text][:MOST_FACETS]:
        yield Offered(text, category, "suggested", f"nobody told you of {category} in {names}")


def _suiting(records: Records, person: Person) -> Callable[[QuestionCategory], int]:
    """What this person knows best by their level comes first, what others know better last.

    Who began lately knows how one gets in, who is further up where the field goes (GPDN).
    """
    level, entry = level_of(person), entry_level_of(records.tracks, records.profile, person)
    if level is None or entry is None:
        return lambda _: 0
    near = level - entry <= NEAR
    best, least = (_BEST_NEAR, _BEST_ABOVE) if near else (_BEST_ABOVE, _BEST_NEAR)
    return lambda category: (category in least) - (category in best)


def _first_about(
    category: QuestionCategory,
    banks: Sequence[QuestionBank],
    facts: Facts,
    gone: Collection[str],
) -> str:
    questions: list[Question] = [one for bank in banks for one in bank.questions]
    texts = (filled(one.text, facts) for one in questions if one.category is category)
    return next((text for text in texts if text and fold(text) not in gone), "")
