"""Columns of plugins on Identify: those that there is room for, filled in when they are known."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from coffeechat.domain.records import Person

if TYPE_CHECKING:
    from coffeechat.api import Column, Job
    from coffeechat.plugin_host import Contribution, Crash, PluginHost
    from coffeechat.screens.app import CoffeeChat

Cells = Sequence[tuple[str, int]]
"""Texts and the widths of their columns, as a row is laid out from."""


class PluginColumns:
    """What plugins say about the people whose rows are shown.

    A row that is drawn for the first time has blanks there; what belongs in them is asked for in
    the background, and the rows that get something are drawn once more.
    """

    def __init__(self, chat: "CoffeeChat", redraw: Callable[[Collection[str]], None]) -> None:
        self._chat = chat
        self._redraw = redraw
        self._host: PluginHost | None = None
        self._known: dict[str, tuple[Person, Sequence[str]]] = {}
        self._wanted: dict[str, Person] = {}
        self._asking = False

    @property
    def _columns(self) -> "Sequence[Contribution[Column]]":
        return self._host.columns if self._host is not None else ()

    def refresh(self) -> bool:
        """Take the columns of the plugins that are loaded by now, and know nothing of anybody.

        Returns:
            Whether there is any column, or was before.
        """
        before = self._columns
        if self._chat.plugins.host is self._host:
            return False
        self._host = self._chat.plugins.host
        self._known.clear()
        self._wanted.clear()
        return bool(before or self._columns)

    def titles(self, room: int) -> Cells:
        """The titles of the columns that fit into so many cells, each with a blank before it."""
        return [(self._columns[index].item.title, width) for index, width in self._fitting(room)]

    def cells(self, person: Person, room: int) -> Cells:
        """What the columns that fit say about a person, blank as long as it is not known."""
        fitting = self._fitting(room)
        if not fitting:
            return ()
        about, values = self._known.get(person.id, (None, ()))
        if about != person:
            self._want(person)
        return [(values[index] if values else "", width) for index, width in fitting]

    def _fitting(self, room: int) -> list[tuple[int, int]]:
        """The index and the width of each column there is room for, the first ones first."""
        found = []
        for index, column in enumerate(self._columns):
            if column.item.width < room:
                room -= column.item.width + 1
                found.append((index, column.item.width))
        return found

    # Asking -------------------------------------------------------------------------------------

    def _want(self, person: Person) -> None:
        self._wanted[person.id] = person
        if not self._asking:
            self._asking = True
            self._chat.call_later(self._ask)

    def _ask(self) -> None:
        from coffeechat.plugged import column_cells
        from coffeechat.plugin_host import run_job

        host, asked = self._host, self._wanted
        if host is None or not asked:
            self._asking = False
            return
        self._wanted = {}
        session, columns = self._chat.session, self._columns

        def work(_job: "Job") -> Mapping[str, Sequence[str]]:
            return dict(zip(asked, column_cells(session, columns, list(asked)), strict=True))

        def finish(answer: "Mapping[str, Sequence[str]] | Crash") -> None:
            self._asking = False
            if self._host is host and isinstance(answer, dict):
                self._keep(asked, answer)
            if self._wanted:
                self._asking = True
                self._ask()

        run_job(work, self._chat.on_ui_thread(finish))

    def _keep(self, asked: Mapping[str, Person], answers: Mapping[str, Sequence[str]]) -> None:
        changed = set()
        for key, values in answers.items():
            _, before = self._known.get(key, (None, ()))
            if any(values) or any(before):
                changed.add(key)
            self._known[key] = (asked[key], values)
        self._redraw(changed)
