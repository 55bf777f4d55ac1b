"""What an author gets: five lines to be tested, a host for each test, and no secret given away."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from coffeechat.api import (
    ChangePerson,
    Command,
    CommandCall,
    Effect,
    Event,
    Job,
    JobCancelled,
    Plugin,
    PluginError,
    Say,
    Secret,
    secret,
)
from coffeechat.plugin_host import Problem
from coffeechat.testing import (
    ME,
    NOW,
    PEOPLE,
    FakeJob,
    FakeWorld,
    ForbiddenAct,
    Hosts,
    nothing_done,
    sample,
    source,
)

pytest_plugins = ("pytester",)

TUNE = "tune-of-the-loft"

AUTHOR = """
from coffeechat.api import *
from coffeechat.testing import *
from dataclasses import dataclass

def look(call, job):
    yield Say(text="Looked.")

class Mine(Plugin):
    def commands(self):
        return [Command(id="look", title="Look", run=look)]
"""

LEAKY = """
import logging
from coffeechat.api import *
from dataclasses import dataclass

@dataclass(frozen=True)
class Settings:
    token: Secret = secret(title="Token")

class Leaky(Plugin):
    settings_type = Settings

    def commands(self):
        return [Command(id="leak", title="Leak", run=self._leak, prompt="How?")]

    def _leak(self, call, job):
        token = self.context.settings_as(Settings).token.reveal()
        if call.text == "print":
            print(token)
        if call.text == "log":
            logging.getLogger("loft").debug("with %s", token)
        if call.text == "error":
            raise ValueError(f"{token} was refused")
        if call.text == "sentence":
            raise PluginError(f"{token} was refused")
        if call.text == "propose":
            self.context.propose(ChangePerson(person="jelisa", note=token))
        if call.text == "say":
            yield Say(text=token)
        yield Say(text="done")
"""


@pytest.fixture(autouse=True)
def _no_other_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


def run(pytester: pytest.Pytester, *options: str) -> pytest.RunResult:
    """Tests as an author runs them who has coffeechat installed."""
    return pytester.runpytest_inprocess("-p", "coffeechat.pytest_plugin", *options)


def test_five_lines_are_enough(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(AUTHOR + "class TestMine(CommandContract):\n    plugin = Mine\n")
    run(pytester).assert_outcomes(passed=7)


def test_a_contract_needs_no_installation(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(AUTHOR + "class TestMine(CommandContract):\n    plugin = Mine\n")
    pytester.runpytest_inprocess().assert_outcomes(passed=7)


def test_the_message_is_the_first_thing_one_reads(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(AUTHOR + "class TestMine(ColumnContract):\n    plugin = Mine\n")
    result = run(pytester, "-k", "contributes")
    result.stdout.fnmatch_lines(["E*The plugin gives nothing for columns()*"])


def test_each_test_gets_hosts_of_its_own(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        AUTHOR
        + "def test_one(plugin_host, fake_job, fake_world):\n"
        + "    call = CommandCall(me=ME, now=fake_world.now())\n"
        + "    first, second = plugin_host(Mine), plugin_host(Mine, plugin_id='other')\n"
        + "    assert first.run(call, job=fake_job) == (Say(text='Looked.'),)\n"
        + "    assert (first.id, second.id) == ('test-each-test-gets-hosts-of-its-own', 'other')\n"
        + "    assert first.host is not second.host\n"
    )
    run(pytester).assert_outcomes(passed=1)


@pytest.mark.parametrize("way", ["print", "log", "error", "sentence", "propose", "say", ""])
def test_a_secret_is_found_wherever_it_stands(pytester: pytest.Pytester, way: str) -> None:
    pytester.makepyfile(
        LEAKY
        + "from coffeechat.testing import ME, NOW\n"
        + "def test_leak(plugin_host):\n"
        + f"    leaky = plugin_host(Leaky, secrets={{'token': {TUNE!r}}})\n"
        + f"    leaky.run(CommandCall(me=ME, now=NOW, text={way!r}))\n"
    )
    result = run(pytester)
    result.assert_outcomes(passed=1, errors=1 if way else 0)
    if way:
        result.stdout.fnmatch_lines(["E*A secret stands in *"])


@dataclass(frozen=True)
class Settings:
    """Of the plugin below."""

    town: str = "Oak"
    whistle: Secret = secret(title="Whistle")  # noqa: RUF009 - a field, not a value


class Loft(Plugin):
    """Says its settings, looks at everybody, and answers events."""

    settings_type = Settings

    def commands(self) -> list[Command]:
        return [
            Command(id="settings", title="Settings", run=self._settings),
            Command(id="people", title="People", run=self._people),
            Command(id="print", title="Print", run=_print),
        ]

    def on_event(self, event: Event) -> None:
        for person in event.people:
            self.context.propose(ChangePerson(person=person, note=event.verb), summary="Noted")

    def _settings(self, call: CommandCall, job: Job) -> Iterator[Effect]:
        settings = self.context.settings_as(Settings)
        yield Say(text=f"{settings.town} {len(settings.whistle.reveal())}")

    def _people(self, call: CommandCall, job: Job) -> Iterator[Effect]:
        for person in self.context.people():
            yield Say(text=f"{person.name} {self.context.now():%H:%M}")


def _print(call: CommandCall, job: Job) -> Iterator[Effect]:
    logging.getLogger("loft").info("printed")
    yield Say(text="printed")


@pytest.fixture
def hosts() -> Iterator[Hosts]:
    made = Hosts()
    yield made
    made.close()


CALL = CommandCall(me=ME, now=NOW)


def test_settings_and_secrets_reach_the_plugin(hosts: Hosts) -> None:
    loft = hosts(Loft, settings={"town": "Elm"}, secrets={"whistle": TUNE})
    assert loft.run(CALL, "settings") == (Say(text=f"Elm {len(TUNE)}"),)
    assert TUNE in os.environ.values()
    hosts.close()
    assert TUNE not in os.environ.values()


def test_wrong_settings_are_told(hosts: Hosts) -> None:
    loft = hosts(Loft, settings={"twon": "Elm"})
    assert not loft.active
    assert "town" in loft.problems[0]


def test_people_and_clock_are_those_given(hosts: Hosts) -> None:
    loft = hosts(Loft, people=PEOPLE[:1], now=NOW)
    assert loft.run(CALL, "people") == (Say(text="Jelisa Okafor 09:00"),)
    loft.world.later(hours=2)
    assert loft.run(CALL, "people") == (Say(text="Jelisa Okafor 11:00"),)


def test_events_are_told_and_proposals_kept(hosts: Hosts) -> None:
    loft = hosts(Loft)
    loft.tell(Event(id="e", verb="sent", at=NOW, people=("jelisa",)))
    (proposed,) = loft.world.proposed
    assert proposed.changes == (ChangePerson(person="jelisa", note="sent"),)
    assert (proposed.plugin, proposed.summary) == (loft.id, "Noted")


def test_a_world_may_refuse(hosts: Hosts) -> None:
    loft = hosts(Loft)
    loft.world.refusal = "Somebody else is writing."
    loft.tell(Event(id="e", verb="sent", at=NOW, people=("jelisa",)))
    assert "Somebody else is writing." in loft.problems[0]


def test_the_log_of_the_user_is_left_alone(hosts: Hosts, own_home: Path) -> None:
    outcome = hosts(Loft).run(CALL, "settings")
    assert isinstance(outcome, Problem)
    assert not list(own_home.rglob("*.log"))


def test_a_choice_has_to_be_made(hosts: Hosts) -> None:
    with pytest.raises(AssertionError, match="settings; name one of them"):
        hosts(Loft).run(CALL)
    with pytest.raises(AssertionError, match="none has the id «song»"):
        hosts(Loft).run(CALL, "song")
    with pytest.raises(AssertionError, match="gives these: none"):
        hosts(Loft).values(PEOPLE)


def test_a_job_is_left_after_so_many_checks() -> None:
    job = FakeJob(leave_after=2)
    job.check()
    with pytest.raises(JobCancelled):
        job.check()
    job.progress(3, 4, "half")
    job.warn("slow")
    assert (job.told, job.warnings) == ([(3, 4, "half")], ["slow"])


def test_sources_of_bytes_texts_and_files(tmp_path: Path) -> None:
    path = tmp_path / "guests.txt"
    path.write_bytes(b"x" * 70_000)
    of_file = source(path)
    assert (of_file.name, of_file.size) == ("guests.txt", 70_000)
    assert len(sample(path).head) == 64 * 1024
    of_text = source("Zoë", encoding="utf-8", columns={"name": "Guest"})
    assert (of_text.name, of_text.data, of_text.size) == ("people.csv", "Zoë".encode(), 4)
    with of_text.open() as stream:
        assert stream.read(2) == b"Zo"
    assert sample(of_text, "a.txt").name == "a.txt"


def test_a_world_of_its_own() -> None:
    world = FakeWorld(everybody=PEOPLE)
    world.later(days=1)
    assert world.now() == NOW + timedelta(days=1)
    assert world.propose("mine", (), "Tidied") == "Tidied"
    world.refusal = "No."
    with pytest.raises(PluginError, match="No"):
        world.propose("mine", (), "")


def tried(act: Callable[[Path], object], path: Path) -> None:
    """As a careless author does it."""
    with suppress(ForbiddenAct):
        act(path)


@pytest.mark.parametrize(
    "act",
    [
        lambda path: (path / "a").write_text("x", encoding="utf-8"),
        lambda path: (path / "b").mkdir(),
        lambda path: (path / "there").unlink(),
        lambda path: (path / "there").rename(path / "away"),
        lambda path: os.system("true"),
    ],
)
def test_the_guard_prevents_what_it_sees(tmp_path: Path, act: Callable[[Path], object]) -> None:
    (tmp_path / "there").touch()
    with pytest.raises(AssertionError, match="The plugin"), nothing_done("The plugin"):
        tried(act, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_the_guard_lets_reading_and_thinking_pass(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("x", encoding="utf-8")
    with nothing_done("The plugin"):
        assert (tmp_path / "there").read_text(encoding="utf-8") == "x"
        __import__("colorsys")
    (tmp_path / "after").touch()
