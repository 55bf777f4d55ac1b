"""The tags there are, and completing one that is typed."""

from collections import Counter

import msgspec

from coffeechat.domain.snapshot import Records
from coffeechat.domain.table import Table
from coffeechat.domain.text import fold


class _Tagged(msgspec.Struct, frozen=True):
    """The tags of a person alone; quick to decode."""

    tags: tuple[str, ...] = ()


def known_tags(records: Records) -> list[str]:
    """Every tag that somebody has, the most frequent first; equal ones by their letters."""
    people = records.people
    everybody = people.lines(_Tagged) if isinstance(people, Table) else people.values()
    counts = Counter(tag for person in everybody for tag in person.tags)
    return sorted(counts, key=lambda tag: (-counts[tag], fold(tag)))


def complete_tag(records: Records, typed: str) -> str:
    """What is typed, its last tag completed to the likeliest that begins so; else as it is."""
    before, comma, last = typed.rpartition(",")
    bare = last.lstrip(" -")
    mark = last[: len(last) - len(bare)]
    found = next((tag for tag in known_tags(records) if fold(tag).startswith(fold(bare))), bare)
    return f"{before}{comma}{mark}{found}" if bare else typed
