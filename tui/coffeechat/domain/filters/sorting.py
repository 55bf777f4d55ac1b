"""The orders in which a list can be looked at."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from coffeechat.domain.filters.facts import Facts


class Sort(StrEnum):
    """What a list is sorted by."""

    FIT = "fit"
    NAME = "name"
    ORG = "org"
    LAST = "last"
    ADDED = "added"
    DUE = "due"


SORT_WORDS: Mapping[Sort, tuple[str, str]] = {
    Sort.FIT: ("best fit first", "best fit last"),
    Sort.NAME: ("by name", "by name, backwards"),
    Sort.ORG: ("by organisation", "by organisation, backwards"),
    Sort.LAST: ("latest contact first", "longest silence first"),
    Sort.ADDED: ("latest added first", "longest here first"),
    Sort.DUE: ("what is due first", "what is due last"),
}
"""How the heading names an order, and its reverse."""

_LATEST_FIRST = frozenset({Sort.LAST, Sort.ADDED})


def in_order(
    places: Sequence[int], sort: Sort, facts: Facts, *, backwards: bool = False
) -> Sequence[int]:
    """People, given best fit first as their places among all, in another order.

    Of whom nothing is known stands last, whichever way round; equals stay best fit first.
    """
    if sort is Sort.FIT:
        return places[::-1] if backwards else places
    column = facts.column(sort.value)
    told = [one for one in places if column[one] != ""]
    told.sort(key=column.__getitem__, reverse=backwards != (sort in _LATEST_FIRST))
    return told + [one for one in places if column[one] == ""]
