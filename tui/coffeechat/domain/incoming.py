"""A person as an import brings them, before it is known whether they are here already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

_PROFILE = "linkedin.com/in/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A person in a source. `line` is where they stand in it, 0 when there are no lines."""

    name: str
    title: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    place: str = ""
    notes: str = ""
    connected_on: date | None = None
    extras: Mapping[str, str] = field(default_factory=dict)
    line: int = 0


def without_repeats(incoming: Sequence[Incoming]) -> tuple[list[Incoming], tuple[int, ...]]:
    """Rows of one file that tell of the same person become one; the lines of the others.

    The same person is who has the same LinkedIn profile and name, or else the same of everything.
    What the first row lacks is taken from the later ones.
    """
    first: dict[object, int] = {}
    kept: list[Incoming] = []
    repeated: list[int] = []
    for one in incoming:
        place = first.setdefault(_key(one), len(kept))
        if place == len(kept):
            kept.append(one)
        else:
            kept[place] = _filled(kept[place], one)
            repeated.append(one.line)
    return kept, tuple(repeated)


def _key(one: Incoming) -> object:
    if one.urls and _PROFILE in one.urls[0]:
        return one.urls[0], one.name
    return (
        (one.name, one.title, one.organisation, one.place, one.notes, one.connected_on),
        (one.emails, one.phones, one.urls, tuple(one.extras.items())),
    )


def _filled(one: Incoming, later: Incoming) -> Incoming:
    if replace(later, line=one.line) == one:
        return one
    return replace(
        one,
        title=one.title or later.title,
        organisation=one.organisation or later.organisation,
        emails=tuple(dict.fromkeys(one.emails + later.emails)),
        phones=tuple(dict.fromkeys(one.phones + later.phones)),
        urls=tuple(dict.fromkeys(one.urls + later.urls)),
        place=one.place or later.place,
        notes=one.notes or later.notes,
        connected_on=one.connected_on or later.connected_on,
        extras={**later.extras, **one.extras},
    )
