"""Who of a file is here already.

A key counts only when it is unique among the people here and in the file. Measured on exports of
the same owner some months apart: the day of connection never drifts, while one in a hundred
profile addresses changes within weeks and one job in seven within months.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from coffeechat.domain.identity import canonical_url, is_profile, name_words, plain
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.records import Person


class _Known(Protocol):
    """What a person here and a person of a file have in common."""

    @property
    def name(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def emails(self) -> tuple[str, ...]: ...
    @property
    def urls(self) -> tuple[str, ...]: ...
    @property
    def connected_on(self) -> date | None: ...


_Id = TypeVar("_Id", str, int)
_One = TypeVar("_One", bound=_Known)
_Keys = Callable[[_One], Iterable[Hashable]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A person here who may be one of the file: for me to decide, never merged unasked."""

    person: str
    incoming: int
    why: str


def match(people: Mapping[str, Person], incoming: Sequence[Incoming]) -> dict[int, str]:
    """Those of the file who are here for certain: place in the file to person id.

    By LinkedIn profile or other address, former address, e-mail, name and day of connection,
    cleaned name and day of connection; in this order.
    """
    pairs: dict[int, str] = {}
    left = _Left(dict(people), dict(enumerate(incoming)))
    left.pair(pairs, _addresses, _addresses, _agree)
    left.pair(pairs, _former_addresses, _addresses, _agree)
    left.pair(pairs, _emails, _emails, _alike)
    ...
    return pairs
