"""The failure matrix: whatever a plugin does, it is named, and all others keep their results."""

from collections.abc import Iterator
from queue import Queue

import pytest

from coffeechat.plugin_host import PluginHost, PluginInfo, Problem, Status
from coffeechat.plugin_host.log import read_log
from plugin_host.fakes import Records, Shelf
from plugin_host.whole import FINE, FINE_ANSWERS, PLACES, SENT, ask_everything, plugin

PATIENCE = 20
"""Seconds after which a test gives up on what comes from another thread."""

HASTY = 0.5
"""Seconds after which the host gives up on a plugin, in these tests."""

WATCHED = ("sniff", "guess", "why_not", "check", "column", "event")
"""Parts that are called under a time limit; the others run in a job that the user can leave."""


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    be_hasty(monkeypatch)


def be_hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nothing longer than half a second."""
    for name in ("host.QUICK", "host.PATIENT", "events.PATIENT", "loading.PATIENT"):
        monkeypatch.setattr(f"coffeechat.plugin_host.{name}", HASTY)


class World:
    """Two plugins, «bad» and «good», in a host, with what the host tells of them."""

    def __init__(self, shelf: Shelf, bad: str) -> None:
        shelf.install("bad", bad, dist="bad-luck", version="0.9")
        shelf.install("good", plugin("good"))
        self.records = Records()
        self.told: Queue[Problem] = Queue()
        self.host = PluginHost.discover(entry_points=shelf.entry_points(), gateway=self.records)
        self.host.on_problem(self.told.put)
        self.host.load()

    @property
    def bad(self) -> PluginInfo:
        return next(one for one in self.host.plugins if one.id == "bad")

    def good_works(self) -> bool:
        """Whether the good plugin does all that it can do."""
        self.host.tell(SENT)
        self.await_proposals("good")
        return ask_everything(self.host, "good") == FINE_ANSWERS

    def await_proposals(self, *plugins: str) -> None:
        """Wait until each of these plugins has proposed something."""
        awaited = set(plugins)
        while awaited:
            awaited.discard(self.records.proposed.get(timeout=PATIENCE)[0])


@pytest.fixture
def worlds(shelf: Shelf) -> Iterator[list[World]]:
    made: list[World] = []
    yield made
    for world in made:
        world.host.close()


NOT_LOADED = {
    "an import that fails": ("import nowhere_to_be_found", "No module named 'nowhere_to_be_found'"),
    "sys.exit at import": ("sys.exit(7)", "it tried to end the program"),
    "an interrupt at import": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "a recursion at import": ("def f(): f()\nf()", "RecursionError"),
    "a hang at import": ("import threading\nthreading.Event().wait()", "did not come to an end"),
    "a hang when made": (
        "class P(Plugin):\n    def __init__(self, _): __import__('threading').Event().wait()",
        "did not come to an end",
    ),
    "a misspelt hook": (
        "class P(Plugin):\n    def impotrers(self): return ()",
        "«impotrers» is no hook, did you mean «importers»?",
    ),
    "a misspelt hook for events": (
        "class P(Plugin):\n    def on_evnt(self, event): ...",
        "«on_evnt» is no hook, did you mean «on_event»?",
    ),
    "a misspelt argument": (
        "class P(Plugin):\n    def on_event(self, evnt): ...",
        "«on_event» takes self and event, not (self, evnt)",
    ),
    "an argument too many": (
        "class P(Plugin):\n    def on_event(self, event, job=None): ...",
        "«on_event» takes self and event, not (self, event, job=None)",
    ),
    "an async hook": (
        "class P(Plugin):\n    async def on_event(self, event): ...",
        "«on_event» must be a plain method",
    ),
}


@pytest.mark.parametrize(("source", "told"), NOT_LOADED.values(), ids=NOT_LOADED)
def test_a_plugin_that_cannot_be_loaded(
    shelf: Shelf, worlds: list[World], source: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if told == "did not come to an end":
        be_hasty(monkeypatch)
    world = World(shelf, source)
    worlds.append(world)
    (problem,) = world.host.problems
    assert (problem.plugin, problem.version, problem.where) == ("bad", "0.9", "load")
    assert told in problem.message
    assert "\n" not in problem.with_remedy
    assert world.told.get(timeout=PATIENCE) == problem
    assert world.bad.status is Status.FAILED
    assert world.good_works()


@pytest.mark.usefixtures("hasty")
def test_a_hook_that_hangs_when_loaded_costs_the_plugin_and_no_other(
    shelf: Shelf, worlds: list[World]
) -> None:
    hanging = plugin("bad").replace("def senders(self):", "def senders(self):\n        for_ever()")
    world = World(shelf, hanging)
    worlds.append(world)
    assert world.bad.status is Status.SUSPENDED
    assert [(problem.where, problem.plugin) for problem in world.host.problems] == [
        ("senders", "bad")
    ]
    assert world.good_works()


FAILURES = {
    "raises": ("raise KeyError('x')", "KeyError: 'x'"),
    "leaves": ("sys.exit(3)", "it tried to end the program"),
    "cancels": ("raise JobCancelled", "JobCancelled"),
    "recurses": ("deeper()", "RecursionError"),
    "is wrong": ("return 7", ""),
}

#: What a part does that gives something wrong, where a number is not wrong enough.
WRONG = {"sniff": "return 'sure'", "event": "event.oops"}


@pytest.mark.parametrize("part", FINE)
@pytest.mark.parametrize("failure", FAILURES)
def test_a_part_that_fails(shelf: Shelf, worlds: list[World], part: str, failure: str) -> None:
    body, told = FAILURES[failure]
    if failure == "is wrong":
        body = WRONG.get(part, body)
    world = World(shelf, plugin("bad", **{part: body}))
    worlds.append(world)
    world.host.tell(SENT)
    world.await_proposals("good", *(["bad"] if part != "event" else []))
    answers = ask_everything(world.host, "bad")
    problem = world.told.get(timeout=PATIENCE)
    assert (problem.plugin, problem.version, problem.fault) == ("bad", "0.9", True)
    assert problem.where == PLACES[part].format(id="bad")
    assert told in problem.message
    assert world.host.problems == (problem,)
    assert {**answers, part: ""} == {**FINE_ANSWERS, part: ""}
    assert answers.get(part, "a problem") != FINE_ANSWERS.get(part)
    assert world.bad.status is Status.ACTIVE
    assert world.good_works()


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("part", WATCHED)
def test_a_part_that_hangs_is_left_behind(shelf: Shelf, worlds: list[World], part: str) -> None:
    world = World(shelf, plugin("bad", **{part: "for_ever()"}))
    worlds.append(world)
    world.host.tell(SENT)
    answers = ask_everything(world.host, "bad")
    problem = world.told.get(timeout=PATIENCE)
    assert problem.where == PLACES[part].format(id="bad")
    assert "did not come to an end within 0.5 s" in problem.message
    assert world.bad.status is Status.SUSPENDED
    assert answers.get(part, "a problem") != FINE_ANSWERS.get(part)
    assert world.good_works()


@pytest.mark.parametrize("part", FINE)
def test_three_faults_and_it_rests(shelf: Shelf, worlds: list[World], part: str) -> None:
    world = World(shelf, plugin("bad", **{part: "raise KeyError('x')"}))
    worlds.append(world)
    for _ in range(3):
        world.host.tell(SENT)
        ask_everything(world.host, "bad")
        assert world.told.get(timeout=PATIENCE).message == "KeyError: 'x'"
    assert world.bad.status is Status.SUSPENDED
    ask_everything(world.host, "bad")
    assert len(world.host.problems) == 3
    assert world.good_works()


@pytest.mark.parametrize("part", FINE)
def test_a_part_that_prints_is_heard_in_the_log_alone(
    shelf: Shelf, worlds: list[World], part: str, capfd: pytest.CaptureFixture[str]
) -> None:
    noise = "print('noise'); sys.stderr.write('alarm'); sys.stdout.buffer.write(b'raw'); "
    world = World(shelf, plugin("bad", **{part: noise + FINE[part]}))
    worlds.append(world)
    world.host.tell(SENT)
    world.await_proposals("bad", "good")
    assert ask_everything(world.host, "bad") == FINE_ANSWERS
    world.host.close()
    assert world.host.problems == ()
    assert capfd.readouterr() == ("", "")
    (block,) = read_log("bad")
    assert f"{PLACES[part].format(id='bad')}, printed" in block
    assert {"noise", "alarmraw"} <= {line.strip() for line in block.splitlines()}
