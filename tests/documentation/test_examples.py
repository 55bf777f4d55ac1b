"""The examples of the documentation keep the contract of their kind."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from coffeechat.api import ChangePerson, CommandCall, Event, Plugin
from coffeechat.testing import (
    ME,
    NOW,
    PEOPLE,
    BankContract,
    CalendarContract,
    CheckContract,
    ColumnContract,
    CommandContract,
    ExporterContract,
    Hosts,
    ImporterContract,
    PrepSectionContract,
    SenderContract,
    TemplateContract,
    source,
)
from documentation.hook_pages import EXAMPLES, RECORDS


def _example(name: str) -> ModuleType:
    spec = spec_from_file_location(f"example_{name}", EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plugin_in(example: ModuleType) -> type[Plugin]:
    """The plugin that an example defines."""
    kinds = [kind for kind in vars(example).values() if isinstance(kind, type)]
    return next(kind for kind in kinds if issubclass(kind, Plugin) and kind is not Plugin)


def plugin_of(name: str) -> type[Plugin]:
    """The plugin that the example of that name defines."""
    return plugin_in(_example(name))


def test_every_hook_has_an_example() -> None:
    files = {file.stem for file in EXAMPLES.glob("*.py")}
    assert files == {*RECORDS, "settings"}


class TestImporters(ImporterContract):
    plugin = plugin_of("importers")
    samples = (source("choir list\nJelisa Okafor;Green Rivers\nWei Zhang;Verda\n", "choir.txt"),)
    damaged = ((source("choir list\nJelisa Okafor;Green Rivers\n;Verda\n", "choir.txt"), (3,)),)


class TestExporters(ExporterContract):
    plugin = plugin_of("exporters")


class TestSenders(SenderContract):
    plugin = plugin_of("senders")

    @pytest.fixture(autouse=True)
    def _outbox(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.outbox = tmp_path / "outbox"
        self.outbox.mkdir()
        monkeypatch.setattr(type(self), "settings", {"folder": str(self.outbox)})

    def delivered(self) -> Sequence[str]:
        return [file.stem for file in self.outbox.iterdir()]


class TestCalendars(CalendarContract):
    calendar = _example("calendars")
    plugin = plugin_in(calendar)

    @pytest.fixture(autouse=True)
    def _emptied(self) -> None:
        self.calendar.SERVER.clear()

    def entries(self) -> Collection[str]:
        return list(self.calendar.SERVER)


class TestMessageTemplates(TemplateContract):
    plugin = plugin_of("message_templates")


class TestChecks(CheckContract):
    plugin = plugin_of("checks")


class TestQuestionBanks(BankContract):
    plugin = plugin_of("question_banks")


class TestCommands(CommandContract):
    plugin = plugin_of("commands")
    calls = {"reunion": [CommandCall(me=ME, now=NOW, person=PEOPLE[0], text="2027")]}


class TestPrepSections(PrepSectionContract):
    plugin = plugin_of("prep_sections")


class TestColumns(ColumnContract):
    plugin = plugin_of("columns")


class TestSettings(CommandContract):
    plugin = plugin_of("settings")
    secrets = {"token": "a secret that is nowhere to be seen"}


def test_the_watcher_tags_whom_the_talk_was_with(plugin_host: Hosts) -> None:
    hosted = plugin_host(plugin_of("on_event"))
    held = Event(id="e1", verb="held", at=NOW - timedelta(hours=1), people=(PEOPLE[0].id,))
    hosted.tell(held)
    (proposed,) = hosted.world.proposed
    assert proposed.changes == (ChangePerson(person=PEOPLE[0].id, tags=("met",)),)
