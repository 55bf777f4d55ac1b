"""Columns of plugins on Identify: those that there is room for, filled in when they are known."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from coffeechat.domain.records import Person

if TYPE_CHECKING:
    from coffeechat.api import Column, Job
    from coffeechat.plugin_host import Contribution, Crash, PluginHost
    from coffeechat.screens.app import CoffeeChat


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
        self._under_way: dict[str, Person] = {}
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
        self._under_way = {}
        return bool(before or self._columns)

    @property
    def known(self) -> Mapping[str, tuple[str, int]]:
        """The title and width of each column, by its plugin, a dot and its id."""
        return {
            f"{column.plugin}.{column.item.id}": (column.item.title, column.item.width)
            for column in self._columns
        }

    def told(self, person: Person) -> Mapping[str, str]:
        """What each column says about a person, as far as it is known; else it is asked for."""
        about, values = self._known.get(person.id, (None, ()))
        if about != person:
            self._want(person)
        return dict(zip(self.known, values, strict=False))

    # Asking -------------------------------------------------------------------------------------

    def _want(self, person: Person) -> None:
        if self._under_way.get(person.id) == person:
            return
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
        self._wanted, self._under_way = {}, asked
        session, columns = self._chat.session, self._columns

        def work(_job: "Job") -> Mapping[str, Sequence[str]]:
            return dict(zip(asked, column_cells(session, columns, list(asked)), strict=True))

        def finish(answer: "Mapping[str, Sequence[str]] | Crash") -> None:
            self._asking = False
            if self._under_way is asked:
                self._under_way = {}
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
