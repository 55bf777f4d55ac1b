"""Breadth: from how many kinds of places, and from which levels, those come with whom I talked."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from coffeechat.domain.fit import level_of
from coffeechat.domain.levels import LEVEL_WORDS
from coffeechat.domain.organisations import organisation_key
from coffeechat.domain.records import Person
from coffeechat.domain.reports.layout import counted, table
from coffeechat.domain.reports.sectors import Sector, sector_of
from coffeechat.domain.reports.tree import first_talks
from coffeechat.domain.snapshot import Records

_NOT_TOLD = "not told"
_MOST_ORGANISATIONS = 8


def talked_with(records: Records) -> list[Person]:
    """Everybody with whom a talk was held, the first talk first."""
    talks = first_talks(records)
    return [
        records.people[one]
        for one in sorted(talks, key=lambda one: (talks[one], one))
        if one in records.people
    ]


def by_sector(people: list[Person]) -> dict[str, int]:
    """How many work where; guessed, and in the order of `Sector`."""
    found = Counter(map(sector_of, people))
    return {sector.value: found[sector] for sector in Sector if found[sector]}


def by_level(people: list[Person]) -> dict[str, int]:
    """How many stand on which level, the lowest first; guessed where I did not say."""
    found = Counter(map(level_of, people))
    told = {word: found[level] for level, word in LEVEL_WORDS.items() if found[level]}
    return told | ({_NOT_TOLD: found[None]} if found[None] else {})


def by_organisation(people: list[Person]) -> dict[str, int]:
    """How many are of which organisation, the most first; one spelled in two ways is one."""
    names: dict[str, str] = {}
    found: Counter[str] = Counter()
    for person in people:
        if key := organisation_key(person.organisation):
            names.setdefault(key, person.organisation)
            found[key] += 1
    return {
        names[key]: count for key, count in sorted(found.items(), key=lambda one: (-one[1], one[0]))
    }


def breadth_lines(records: Records, _now: datetime, width: int = 80) -> list[str]:
    """A line on academia, then the counts by sector, level and organisation."""
    people = talked_with(records)
    if not people:
        return ["You talked with nobody yet, so there is no breadth to tell."]
    sectors, organisations = by_sector(people), by_organisation(people)
    lines = [_academia_words(people, sectors), f"{counted(len(organisations), 'organisation')}"]
    groups = (
        ("by sector (guessed)", sectors),
        ("by level", by_level(people)),
        *_few(organisations),
    )
    for title, counts in groups:
        rows = [(name, f"{count:,}") for name, count in counts.items()]
        lines += ["", *table((title, "people"), rows, width)]
    return lines


def breadth_data(records: Records, _now: datetime) -> Mapping[str, object]:
    """The same for scripts."""
    people = talked_with(records)
    return {
        "people": len(people),
        "by_sector": by_sector(people),
        "by_level": by_level(people),
        "by_organisation": by_organisation(people),
    }


def _academia_words(people: list[Person], sectors: Mapping[str, int]) -> str:
    inside = sectors.get(Sector.ACADEMIA, 0)
    unknown = sectors.get(Sector.UNKNOWN, 0)
    told = len(people) - unknown
    more = f"; of {unknown} nothing tells (a tag such as academia or company does)" * bool(unknown)
    return (
        f"You talked with {counted(len(people), 'person', 'people')}: "
        f"{inside} in academia, {told - inside} outside{more}"
    )


def _few(organisations: Mapping[str, int]) -> list[tuple[str, dict[str, int]]]:
    """The organisations of which most are, unless nobody's is known."""
    first = dict(list(organisations.items())[:_MOST_ORGANISATIONS])
    left = len(organisations) - len(first)
    title = "by organisation" + (f" (and {left} more)" if left else "")
    return [(title, first)] if first else []
