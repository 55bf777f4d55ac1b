"""The further columns of Identify: ours and those of plugins, as they were chosen."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coffeechat.domain.days import ago_words, day_words, month_words
from coffeechat.domain.filters import Facts
from coffeechat.domain.fit import level_of
from coffeechat.domain.levels import LEVEL_WORDS
from coffeechat.domain.records import Person
from coffeechat.domain.stages import person_step
from coffeechat.domain.views import OWN_COLUMNS, list_columns
from coffeechat.domain.warmth import WARMTH_WORDS, warmth_of
from coffeechat.screens.columns import PluginColumns
from coffeechat.screens.found_rows import Cells

if TYPE_CHECKING:
    from coffeechat.screens.app import CoffeeChat

_LONG_AGO = timedelta(days=14)


class ListColumns:
    """What stands at the right of a row: the chosen columns there is room for, the first first."""

    def __init__(self, chat: "CoffeeChat", redraw: Callable[[Collection[str]], None]) -> None:
        self._chat = chat
        self._plugins = PluginColumns(chat, redraw)
        self._chosen: tuple[str, ...] | None = None

    def refresh(self, chosen: tuple[str, ...] | None) -> bool:
        """Take the columns that are chosen now; those of a view go before those of the list.

        Returns:
            Whether plugins brought any, or did before.
        """
        self._chosen = chosen or list_columns(self._chat.session.records)
        return self._plugins.refresh()

    def titles(self, room: int) -> Cells:
        """The titles of the columns that fit into so many cells, each with a blank before it."""
        return [(title, width) for _, title, width in self._fitting(room)]

    def cells(self, person: Person, room: int) -> Cells:
        """What the columns that fit say about a person."""
        fitting = self._fitting(room)
        if not fitting:
            return ()
        told = self._plugins.told(person) if any("." in name for name, _, _ in fitting) else {}
        facts = self._chat.session.facts()
        return [
            (_OWN[name](facts, person) if name in _OWN else told.get(name, ""), width)
            for name, _, width in fitting
        ]

    def _fitting(self, room: int) -> list[tuple[str, str, int]]:
        """The name, title and width of each column there is room for."""
        plugins = self._plugins.known
        found = []
        for name in plugins if self._chosen is None else self._chosen:
            own = OWN_COLUMNS.get(name)
            title, width = (own.title, own.width) if own else plugins.get(name, ("", room))
            if width < room:
                room -= width + 1
                found.append((name, title, width))
        return found


def _last(facts: Facts, person: Person) -> str:
    day = facts.last.get(person.id)
    if day is None:
        return "never"
    today, then = facts.now.date(), date.fromordinal(day)
    return ago_words((today - then).days) if today - then > _LONG_AGO else day_words(then, today)


def _warmth(_facts: Facts, person: Person) -> str:
    warmth = warmth_of(person)
    return WARMTH_WORDS[warmth] if warmth is not None else ""


def _stage(facts: Facts, person: Person) -> str:
    step = person_step(facts.records, person)
    return step.replace("_", " ") if step is not None else "set aside"


def _tracks(facts: Facts, person: Person) -> str:
    tracks = facts.records.tracks
    return ", ".join(tracks[track].name for track in person.tracks if track in tracks)


def _level(_facts: Facts, person: Person) -> str:
    level = level_of(person)
    return LEVEL_WORDS[level] if level is not None else ""


def _connected(_facts: Facts, person: Person) -> str:
    return month_words(person.connected_on) if person.connected_on is not None else ""


_OWN: dict[str, Callable[[Facts, Person], str]] = {
    "place": lambda _facts, person: person.place,
    "last": _last,
    "warmth": _warmth,
    "stage": _stage,
    "tracks": _tracks,
    "tags": lambda _facts, person: ", ".join(person.tags),
    "level": _level,
    "connected": _connected,
    "added": lambda _facts, person: month_words(person.created.date()),
}
