"""How talks felt before and after: what was dreaded, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from coffeechat.domain.days import day_words
from coffeechat.domain.my_time import local_time
from coffeechat.domain.parts import Feeling
from coffeechat.domain.reports.layout import counted, middle, number_words, table
from coffeechat.domain.snapshot import Records

#: Confidence up to this, of 5, before a talk counts as dread.
DREAD = 2


@dataclass(frozen=True)
class Felt:
    """A talk that was held and of which I said how it felt; each part None where I did not."""

    person: str
    at: datetime
    before: Feeling
    after: Feeling

    @property
    def dreaded(self) -> bool:
        """I had hardly any confidence before."""
        return self.before.confidence is not None and self.before.confidence <= DREAD

    @property
    def went_well(self) -> bool:
        """I had more confidence after it than before."""
        before, after = self.before.confidence, self.after.confidence
        return before is not None and after is not None and after > before


def felt(records: Records) -> list[Felt]:
    """The talks of which I said how they felt, oldest first."""
    found = []
    for one in records.conversations.values():
        talk = one.interview
        if talk is None or talk.held is None:
            continue
        before, after = talk.before or Feeling(), talk.after or Feeling()
        if before != Feeling() or after != Feeling():
            found.append(Felt(one.person, talk.start, before, after))
    return sorted(found, key=lambda one: (one.at, one.person))


def fear_words(found: Sequence[Felt]) -> str:
    """What came of what I dreaded, in a line: «you dreaded 8 talks, 8 went well»."""
    dreaded = [one for one in found if one.dreaded]
    if not dreaded:
        return ""
    told = [one for one in dreaded if one.after.confidence is not None]
    well = sum(one.went_well for one in told)
    silent = len(dreaded) - len(told)
    more = f" (of {silent} you did not say)" if silent else ""
    return f"You dreaded {counted(len(dreaded), 'talk')}, {well} went well{more}"


def feelings_lines(records: Records, now: datetime, width: int = 80) -> list[str]:
    """The line on dread, what is usual, and each talk, the latest first."""
    found = felt(records)
    if not found:
        return ["You said of no talk yet how it felt; ‹debrief› asks for it."]
    lines = list(filter(None, [fear_words(found), *map(_usual, (found, found), _PARTS)]))
    rows = [_row(records, one, now) for one in reversed(found)]
    heads = ("talk", "day", "confidence", "energy")
    return [*lines, "", *table(heads, rows, width)]


def feelings_data(records: Records, _now: datetime) -> dict[str, object]:
    """The same for scripts, the talks oldest first."""
    found = felt(records)
    return {
        "dreaded": sum(one.dreaded for one in found),
        "dreaded_and_went_well": sum(one.dreaded and one.went_well for one in found),
        "talks": [
            {
                "person": one.person,
                "at": one.at.isoformat(),
                "confidence": [one.before.confidence, one.after.confidence],
                "energy": [one.before.energy, one.after.energy],
            }
            for one in found
        ],
    }


_PARTS = ("confidence", "energy")


def _usual(found: Sequence[Felt], part: str) -> str:
    pairs = [(getattr(one.before, part), getattr(one.after, part)) for one in found]
    both = [(before, after) for before, after in pairs if before and after]
    if not both:
        return ""
    before, after = (number_words(middle(side)) for side in zip(*both, strict=True))
    return f"{part.capitalize()}: {before} before, {after} after (the middle of {len(both):,})"


def _row(records: Records, one: Felt, now: datetime) -> tuple[str, ...]:
    person, today = records.people.get(one.person), local_time(records, now).date()
    return (
        person.name if person is not None else "",
        day_words(local_time(records, one.at).date(), today),
        *(
            f"{getattr(one.before, part) or '-'} to {getattr(one.after, part) or '-'}"
            for part in _PARTS
        ),
    )
