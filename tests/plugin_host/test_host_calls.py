"""Calls into plugins: whatever happens comes back as an outcome that names the plugin."""

from importlib.metadata import EntryPoint

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import Importer, Sample
from coffeechat.plugin_host import Contribution, PluginHost, Problem, Status
from coffeechat.plugin_host.calls import Calls
from coffeechat.plugin_host.states import PluginState
from plugin_host.fakes import Bytes, QuietJob, Shelf

SAMPLE = Sample(name="people.csv", head=b"Name\n")


def importer(shelf: Shelf, id_: str, *, sniff: str = "0.5", read: str = "pass") -> None:
    """Install a plugin with one importer, whose two functions have these bodies."""
    shelf.install(
        id_,
        f"""
class P(Plugin):
    def importers(self):
        def sniff(sample):
            return {sniff}
        def read(source, job):
            {read}
            yield ImportedPerson(name="Wei Zhang")
        return [Importer(id="file", title="A file", extensions=(".csv",), sniff=sniff, read=read)]
""",
    )


def host_of(shelf: Shelf) -> PluginHost:
    return PluginHost.discover(entry_points=shelf.entry_points())


def of(host: PluginHost, plugin: str) -> Contribution[Importer]:
    (found,) = [item for item in host.importers if item.plugin == plugin]
    return found


def test_the_surest_importer_comes_first_and_the_unsure_not_at_all(shelf: Shelf) -> None:
    for id_, sniff in {"a": "0.2", "b": "0.9", "c": "0", "d": "0.9", "e": "7", "f": "-1"}.items():
        importer(shelf, id_, sniff=sniff)
    ranked = [(sure, item.plugin) for sure, item in host_of(shelf).rank_importers(SAMPLE)]
    assert ranked == [(1.0, "e"), (0.9, "b"), (0.9, "d"), (0.2, "a")]


@pytest.mark.parametrize(
    ("sniff", "told"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("sys.exit(3)", "it tried to end the program"),
        ("sniff(sample)", "RecursionError: "),
        ("None", "sniff must give a number from 0 to 1, not nothing"),
        ("'sure'", "sniff must give a number from 0 to 1, not str"),
        ("float('nan')", "sniff must give a number from 0 to 1, not float"),
        ("10 ** 400", "OverflowError: "),
    ],
)
def test_an_importer_that_fails_to_sniff_leaves_the_choice_to_the_others(
    shelf: Shelf, sniff: str, told: str
) -> None:
    importer(shelf, "bad", sniff=sniff)
    importer(shelf, "good")
    host = host_of(shelf)
    assert [item.plugin for _, item in host.rank_importers(SAMPLE)] == ["good"]
    (problem,) = host.problems
    assert (problem.plugin, problem.where) == ("bad", "importer file")
    assert told in problem.message


def test_after_three_faults_a_plugin_is_not_called_any_more(shelf: Shelf) -> None:
    importer(
        shelf, "bad", read="self.calls = getattr(self, 'calls', 0) + 1; raise KeyError(self.calls)"
    )
    importer(shelf, "good")
    host = host_of(shelf)
    bad = of(host, "bad")
    results = [host.read_people(bad, Bytes(), QuietJob()) for _ in range(5)]
    problems = [result.problem.message if result.problem else "" for result in results]
    assert problems[:3] == ["KeyError: 1", "KeyError: 2", "KeyError: 3"]
    assert problems[3] == problems[4]
    assert "rests until the next start" in problems[3]
    assert len(host.problems) == 3
    assert [plugin.status for plugin in host.plugins] == [Status.SUSPENDED, Status.ACTIVE]
    assert [item.plugin for _, item in host.rank_importers(SAMPLE)] == ["good"]


def test_what_a_plugin_means_to_say_is_no_fault(shelf: Shelf) -> None:
    importer(shelf, "alumni", read="raise UnreadableSource('This is no list of alumni.')")
    host = host_of(shelf)
    results = [host.read_people(of(host, "alumni"), Bytes(), QuietJob()) for _ in range(4)]
    assert [str(result.problem) for result in results] == ["This is no list of alumni."] * 4
    assert host.plugins[0].status is Status.ACTIVE


def test_a_problem_is_logged_with_its_traceback(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    importer(shelf, "bad", read="raise KeyError('Name')")
    host = host_of(shelf)
    host.read_people(of(host, "bad"), Bytes(), QuietJob())
    assert "Plugin bad 1.0, importer file: KeyError: 'Name'" in caplog.text
    assert "Traceback" in caplog.text


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (KeyError("\x1b]2;gotcha\x07\nnext"), "KeyError: '\\x1b]2;gotcha\\x07\\nnext'"),
        (ValueError("\x1b[31mred\nand more"), "ValueError: [31mred and more"),
        (ValueError("x" * 10_000), "ValueError: " + "x" * 300),
        (ValueError(), "ValueError"),
        (SystemExit(3), "it tried to end the program"),
    ],
)
def test_an_error_is_told_in_one_clean_line(
    shelf: Shelf, error: BaseException, message: str
) -> None:
    calls, plugin = calls_into(shelf)

    def work() -> None:
        raise error

    outcome = calls.run(plugin, "somewhere", work)
    assert isinstance(outcome, Problem)
    assert outcome.message == message


def test_an_error_that_cannot_even_be_told_is_named(shelf: Shelf) -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise SystemExit

    def work() -> None:
        raise Mute

    calls, plugin = calls_into(shelf)
    outcome = calls.run(plugin, "somewhere", work)
    assert isinstance(outcome, Problem)
    assert outcome.message == "Mute"


@pytest.mark.parametrize("error", [KeyboardInterrupt, GeneratorExit])
def test_what_is_for_the_program_itself_passes(shelf: Shelf, error: type[BaseException]) -> None:
    def work() -> None:
        raise error

    calls, plugin = calls_into(shelf)
    with pytest.raises(error):
        calls.run(plugin, "somewhere", work)
    assert calls.problems == ()


@given(value=st.one_of(st.integers(), st.text(), st.none(), st.lists(st.integers())))
def test_a_value_comes_back_as_it_is(value: object) -> None:
    calls = Calls()
    assert calls.run(nobody(), "somewhere", lambda: value) == value


def calls_into(shelf: Shelf) -> tuple[Calls, PluginState]:
    shelf.install("alumni", "")
    (entry_point,) = shelf.entry_points()
    return Calls(), PluginState(id="alumni", entry_point=entry_point, status=Status.ACTIVE)


def nobody() -> PluginState:
    entry_point = EntryPoint(name="nobody", value="nobody:P", group="none")
    return PluginState(id="nobody", entry_point=entry_point, status=Status.ACTIVE)
