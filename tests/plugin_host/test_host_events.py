"""Events reach every plugin in order, each on its own, and never go round in circles."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from queue import Queue
from threading import Event as Flag

import pytest

from coffeechat.api import Change, ChangePerson
from coffeechat.plugin_host import PluginHost, Problem, Status
from plugin_host.fakes import Records, Shelf
from plugin_host.whole import SENT

PATIENCE = 20

ECHO = """
class P(Plugin):
    def on_event(self, event):
        self.context.propose(ChangePerson(person="p1", note=event.id), summary=event.id)
"""
SLEEPER = """
import threading
class P(Plugin):
    def on_event(self, event):
        self.context.propose(ChangePerson(person="p1"), summary="asleep")
        threading.Event().wait()
"""
LATE = """
class P(Plugin):
    def on_event(self, event):
        sys.wake_up.wait()
        try:
            self.context.propose(ChangePerson(person="p1"), summary="late")
        except PluginError as error:
            sys.outcome.put(str(error))
"""


@pytest.fixture
def hosts() -> Iterator[list[PluginHost]]:
    made: list[PluginHost] = []
    yield made
    for host in made:
        host.close()


def host_of(shelf: Shelf, hosts: list[PluginHost], records: Records) -> PluginHost:
    host = PluginHost.discover(entry_points=shelf.entry_points(), gateway=records)
    host.load()
    hosts.append(host)
    return host


def summaries(records: Records, count: int) -> list[tuple[str, str]]:
    proposed = [records.proposed.get(timeout=PATIENCE) for _ in range(count)]
    return [(plugin, summary) for plugin, _, summary in proposed]


def test_events_come_in_order(shelf: Shelf, hosts: list[PluginHost]) -> None:
    shelf.install("a", ECHO)
    records = Records()
    host = host_of(shelf, hosts, records)
    for number in range(50):
        host.tell(replace(SENT, id=f"e{number}"))
    assert summaries(records, 50) == [("a", f"e{number}") for number in range(50)]
    assert [plugin.listens for plugin in host.plugins] == [True]


def test_nothing_is_loaded_for_an_event(shelf: Shelf, hosts: list[PluginHost]) -> None:
    shelf.install("a", ECHO)
    host = PluginHost.discover(entry_points=shelf.entry_points())
    hosts.append(host)
    host.tell(SENT)
    assert host.plugins[0].status is Status.FOUND


def test_a_plugin_is_not_told_of_its_own_acts(shelf: Shelf, hosts: list[PluginHost]) -> None:
    shelf.install("a", ECHO)
    shelf.install("b", ECHO)
    records = Records()
    host = host_of(shelf, hosts, records)
    host.tell(replace(SENT, id="first", origin="a"))
    host.tell(replace(SENT, id="second", origin="b"))
    assert sorted(summaries(records, 2)) == [("a", "second"), ("b", "first")]
    host.close()
    assert records.proposed.empty()


def test_one_that_sleeps_holds_up_no_other_and_is_left(
    shelf: Shelf, hosts: list[PluginHost], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coffeechat.plugin_host.events.PATIENT", 0.2)
    shelf.install("a", SLEEPER)
    shelf.install("b", ECHO)
    records = Records()
    host = host_of(shelf, hosts, records)
    problems: Queue[Problem] = Queue()
    host.on_problem(problems.put)
    host.tell(SENT)
    assert sorted(summaries(records, 2)) == [("a", "asleep"), ("b", SENT.id)]
    problem = problems.get(timeout=PATIENCE)
    assert (problem.plugin, problem.where) == ("a", "on_event")
    assert [plugin.status for plugin in host.plugins] == [Status.SUSPENDED, Status.ACTIVE]


def test_one_that_was_left_changes_nothing_when_it_wakes_up(
    shelf: Shelf, hosts: list[PluginHost], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coffeechat.plugin_host.events.PATIENT", 0.2)
    monkeypatch.setattr(sys, "wake_up", Flag(), raising=False)
    monkeypatch.setattr(sys, "outcome", Queue(), raising=False)
    shelf.install("a", LATE)
    records = Records()
    host = host_of(shelf, hosts, records)
    problems: Queue[Problem] = Queue()
    host.on_problem(problems.put)
    host.tell(SENT)
    problems.get(timeout=PATIENCE)
    sys.wake_up.set()  # type: ignore[attr-defined] # set above
    told = sys.outcome.get(timeout=PATIENCE)  # type: ignore[attr-defined] # set above
    assert told == "a is out of use, so what it proposes is not done."
    assert records.proposed.empty()


class Echoing(Records):
    """Records whose every change is told of, as the session does."""

    host: PluginHost

    def propose(self, plugin: str, changes: tuple[Change, ...], summary: str) -> str:
        super().propose(plugin, changes, summary)
        self.host.tell(replace(SENT, id=f"{summary}>{plugin}", origin=plugin))
        return summary


def test_two_that_answer_each_other_come_to_an_end(shelf: Shelf, hosts: list[PluginHost]) -> None:
    shelf.install("a", ECHO)
    shelf.install("b", ECHO)
    records = Echoing()
    records.host = host = host_of(shelf, hosts, records)
    problems: Queue[Problem] = Queue()
    host.on_problem(problems.put)
    host.tell(replace(SENT, id="e"))
    told = {problems.get(timeout=PATIENCE).plugin for _ in "ab"}
    assert told == {"a", "b"}
    assert all("answer each other's changes" in problem.message for problem in host.problems)
    host.close()
    assert sorted(summaries(records, 8)) == [
        *(("a", event) for event in ("e", "e>a>b", "e>b", "e>b>a>b")),
        *(("b", event) for event in ("e", "e>a", "e>a>b>a", "e>b>a")),
    ]
    assert records.proposed.empty()
    assert {plugin.status for plugin in host.plugins} == {Status.ACTIVE}


def test_a_proposal_is_checked_and_cleaned(shelf: Shelf, hosts: list[PluginHost]) -> None:
    shelf.install("a", ECHO.replace("note=event.id", "note='met\\x1b'"))
    records = Records()
    host_of(shelf, hosts, records).tell(replace(SENT, id="two\nlines"))
    assert records.proposed.get(timeout=PATIENCE) == (
        "a",
        (ChangePerson(person="p1", note="met"),),
        "two lines",
    )


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ("propose('tag')", "str was given where AddPerson or ChangePerson is expected"),
        ("propose(summary=7)", "the summary of a proposal must be text, not int"),
        ("propose(ChangePerson(person='p1'))", "Somebody has changed them; nothing was changed."),
    ],
)
def test_a_proposal_that_is_refused_is_told(
    shelf: Shelf, hosts: list[PluginHost], call: str, told: str
) -> None:
    shelf.install("a", f"class P(Plugin):\n    def on_event(self, event): self.context.{call}")
    records = Records()
    records.refuse = "Somebody has changed them; nothing was changed."
    host = host_of(shelf, hosts, records)
    problems: Queue[Problem] = Queue()
    host.on_problem(problems.put)
    host.tell(SENT)
    problem = problems.get(timeout=PATIENCE)
    assert problem.message == told
    assert str(problem) == f"Plugin a 1.0, on_event: {told}"


def test_what_a_plugin_knows_of_the_world(shelf: Shelf, hosts: list[PluginHost]) -> None:
    shelf.install(
        "a",
        """
class P(Plugin):
    def on_event(self, event):
        names = [person.name for person in self.context.people()]
        self.context.propose(summary=f"{names} at {self.context.now():%Y-%m-%d}")
""",
    )
    records = Records("Wei Zhang", "Jelisa Okafor")
    host_of(shelf, hosts, records).tell(SENT)
    assert summaries(records, 1) == [("a", "['Wei Zhang', 'Jelisa Okafor'] at 2026-11-23")]


def test_without_a_session_there_is_nobody_and_nothing_is_changed(
    shelf: Shelf, hosts: list[PluginHost]
) -> None:
    shelf.install("a", ECHO.replace("propose(", "propose(*self.context.people(), "))
    host = PluginHost.discover(entry_points=shelf.entry_points())
    hosts.append(host)
    host.load()
    problems: Queue[Problem] = Queue()
    host.on_problem(problems.put)
    host.tell(SENT)
    assert "a proposes e1, but no records are open here." in problems.get(timeout=PATIENCE).message


def test_a_listener_that_fails_keeps_no_problem_from_the_next(
    shelf: Shelf, hosts: list[PluginHost], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Problem) -> None:
        raise RuntimeError("the screen is gone")

    heard = Flag()
    shelf.install("a", "1 / 0")
    host = PluginHost.discover(entry_points=shelf.entry_points())
    hosts.append(host)
    host.on_problem(fail)
    host.on_problem(lambda _: heard.set())
    host.load()
    assert heard.wait(PATIENCE)
    assert "could not be told" in caplog.text
