"""Hooks that are not as the base class has them."""

from collections.abc import Iterable

from typing_extensions import override

from coffeechat.api import Event, Exporter, Importer, Plugin


class Hooks(Plugin):
    def importers(self) -> Iterable[Exporter]:  # E: override
        return ()

    def exporters(self, folder: str) -> Iterable[Exporter]:  # E: override
        return ()

    async def checks(self) -> None:  # E: override
        return None

    @override
    def comands(self) -> Iterable[Importer]:  # E: misc
        return ()

    def on_event(self, event: str) -> None:  # E: override
        return None

    def columns(self) -> Iterable[str]:  # E: override
        return ["name"]

    def _told(self, event: Event) -> str:
        return event.verbs  # E: attr-defined, no-any-return
