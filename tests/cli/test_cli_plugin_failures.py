"""Whatever a plugin does, the shell lives, the others keep their results, one line tells of it.

The same for the screen is in `tests/screens`, and for the host alone in `tests/plugin_host`.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugin_host.fakes import Shelf
from support.shell import FRIDAY, Shell, program

GOOD = """
class P(Plugin):
    def exporters(self):
        yield Exporter(id="good", title="Good", extension=".txt", media_type="text/plain",
                       render=lambda batch, job: [ExportFile(name="a.txt", data=b"good")])
"""


def exporter(body: str) -> str:
    """A plugin with an exporter `bad`; `body` is the body of what renders it."""
    return f"""
def render(batch, job):
    {body}

class P(Plugin):
    def exporters(self):
        yield Exporter(id="bad", title="Bad", extension=".txt", media_type="text/plain",
                       render=render)
"""


@dataclass(frozen=True)
class Broken:
    """A plugin that is broken from the start, and what is told of it."""

    what: str
    source: str
    told: str


AT_LOAD = [
    Broken("import error", "import nowhere_to_be_found", "load: ModuleNotFoundError"),
    Broken("exit at import", "sys.exit(7)", "load: it tried to end the program"),
    Broken("exit in the constructor", "class P(Plugin):\n def __init__(self, context): sys.exit()",
           "load: it tried to end the program"),
    Broken("misspelt hook", "class P(Plugin):\n def exporter(self): ...",
           "«exporter» is no hook, did you mean «exporters»?"),
    Broken("misspelt argument", "class P(Plugin):\n def on_event(self, evnt): ...",
           "the hook «on_event» takes self and event, not (self, evnt)"),
    Broken("async hook", "class P(Plugin):\n async def exporters(self): return ()",
           "the hook «exporters» must be a plain method"),
    Broken("wrong type", "class P(Plugin):\n def exporters(self): return 'csv'",
           "exporters: str was given where Exporter is expected"),
    Broken("endless recursion", "def f(): f()\nf()", "load: RecursionError"),
    Broken("hanging import", "import time\ntime.sleep(3600)", "load: it did not come to an end"),
]  # fmt: skip


@pytest.fixture
def people(shell: Shell, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell with a person, a good plugin, and a host that is soon out of patience."""
    for module in ("host", "loading"):
        monkeypatch.setattr(f"coffeechat.plugin_host.{module}.PATIENT", 0.2)
    shelf.install("good", GOOD)
    shell("add Jelisa Okafor")
    return shell


@pytest.mark.parametrize("broken", AT_LOAD, ids=lambda broken: broken.what)
def test_a_plugin_that_cannot_be_loaded(people: Shell, shelf: Shelf, broken: Broken) -> None:
    shelf.install("bad", broken.source, version="2.1")
    for kind, holds in (("csv", "Jelisa Okafor"), ("good", "good")):
        ran = people(f"export {kind}")
        assert ran.code == 0
        assert holds in ran.out
        told = [line for line in ran.err.splitlines() if "bad" in line]
        assert told == ran.err.splitlines(), "nobody else is blamed"
        assert len(told) == 1
        assert told[0].startswith("coffeechat: Plugin bad 2.1, ")
        assert broken.told in told[0]
        assert "coffeechat plugins disable bad" in told[0]
    checked = people("plugins list --check")
    assert any(line.startswith("bad 2.1 (coffeechat-bad) · ") for line in checked.lines)
    assert "good 1.0 (coffeechat-good) · active · exporter good" in checked.lines
    assert broken.told in people("plugins why bad").out
    assert people("find jelisa").err == ""
    assert people("plugins disable bad").code == 0
    assert people("export csv").err == ""


AT_CALL = [
    Broken("exit", exporter("sys.exit(7)"), "it tried to end the program"),
    Broken("error", exporter("1 / 0"), "ZeroDivisionError"),
    Broken("recursion", exporter("render(batch, job)"), "RecursionError"),
    Broken("wrong type", exporter("return 'text'"), "str was given where ExportFile is expected"),
    Broken("nothing", exporter("pass"), "it must give an iterable"),
    Broken("a left job", exporter("raise JobCancelled"), "JobCancelled"),
    Broken("its own sentence", exporter("raise PluginError('Not today.')"), "Not today."),
    Broken("a path", exporter("yield ExportFile(name='../a', data=b'')"), "not safe to write"),
]


@pytest.mark.parametrize("broken", AT_CALL, ids=lambda broken: broken.what)
def test_a_plugin_that_fails_when_called(people: Shell, shelf: Shelf, broken: Broken) -> None:
    shelf.install("bad", broken.source)
    ran = people("export bad")
    assert (ran.code, ran.out) == (1, "")
    assert broken.told in ran.err
    assert ran.err.count("\n") == 1
    assert ("coffeechat plugins disable bad" in ran.err) is ("Not today." not in ran.err)
    assert people("export good").out == "good"


def test_two_plugins_of_one_id_are_both_named(people: Shell, shelf: Shelf) -> None:
    shelf.install("twin", exporter("yield ExportFile(name='a', data=b'')"), dist="first-twin")
    shelf.install("twin", exporter("yield ExportFile(name='b', data=b'')"), dist="second-twin")
    ran = people("export good")
    assert (ran.code, ran.out) == (0, "good")
    assert "first-twin 1.0 and second-twin 1.0 both use the id «twin»" in ran.err
    assert people("export bad").code == 1


def test_a_disabled_plugin_is_not_even_imported(people: Shell, shelf: Shelf) -> None:
    seen = shelf.folder / "seen"
    shelf.install("bad", f"open({str(seen)!r}, 'w')\nsys.exit(7)")
    people("plugins disable bad")
    ran = people("export good")
    assert (ran.code, ran.out, ran.err) == (0, "good", "")
    people("plugins list --check")
    assert not seen.exists()


SNIFFER = """
import time
def read(source, job):
    yield ImportedPerson(name="Nobody")

def sniff(sample):
    {}

class P(Plugin):
    def importers(self):
        yield Importer(id="bad", title="Bad", extensions=(), sniff=sniff, read=read)
"""
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("1 / 0", "Plugin bad 1.0, importer bad: ZeroDivisionError"),
        ("time.sleep(3600)", "Plugin bad 1.0, importer bad: it did not come to an end"),
        ("sys.exit(7)", "Plugin bad 1.0, importer bad: it tried to end the program"),
    ],
)
def test_one_that_fails_again_and_again_is_left_alone(
    people: Shell, shelf: Shelf, tmp_path: Path, body: str, told: str
) -> None:
    shelf.install("bad", SNIFFER.format(body))
    names = []
    for number, given in enumerate(("Wei", "Ana", "Sam", "Mika")):
        path = tmp_path / f"Connections{number}.csv"
        row = f"{given},Example,https://www.linkedin.com/in/{number}-example,,,,05 Mar 2024\n"
        path.write_text(f"{HEADER}{row}", encoding="utf-8")
        names.append(str(path))
    ran = people.run("import", *names)
    assert ran.code == 0
    assert ran.out.count("Imported 1 new") == 4
    assert [line for line in ran.err.splitlines() if told in line] == ran.err.splitlines()
    assert ran.err.count("\n") == 1
    assert len(people.read().people) == 5


def test_what_a_plugin_prints_spoils_no_output(people: Shell, shelf: Shelf) -> None:
    loud = "print('noise', file=sys.stdout); print('noise', file=sys.stderr)"
    body = f"{loud}; yield ExportFile(name='a.txt', data=b'clean')"
    shelf.install("bad", f"{loud}\n{exporter(body)}")
    ran = people("export bad")
    assert (ran.code, ran.out, ran.err) == (0, "clean", "")
    listed = people("plugins list --check --json")
    assert "noise" not in listed.out + listed.err


def test_a_column_that_recurses_without_end(people: Shell, shelf: Shelf) -> None:
    source = """
def value(person): return value(person)

class P(Plugin):
    def columns(self):
        yield Column(id="c", title="C", value=value)
"""
    shelf.install("bad", source)
    ran = people("plugin run bad:c")
    assert ran.code == 1
    assert ran.out == "Jelisa Okafor: !\n"
    assert ran.err.startswith("coffeechat: Plugin bad 1.0, column c: RecursionError: maximum")
    assert "coffeechat plugins disable bad" in ran.err
    assert ran.err.count("\n") == 1


def test_the_real_program_lives(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With everything that does not take long at once, as a process of its own."""
    quick = [broken for broken in AT_LOAD if broken.what != "hanging import"]
    for number, broken in enumerate(quick):
        shelf.install(f"bad{number}", broken.source)
    path = [str(shelf.folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path))
    monkeypatch.setenv("COFFEECHAT_STORE", str(tmp_path / "store" / "db.json"))
    monkeypatch.setenv("COFFEECHAT_NOW", FRIDAY)
    program("add", "Jelisa Okafor")
    exported = program("export", "csv")
    assert exported.returncode == 0
    assert "Jelisa Okafor" in exported.stdout
    told = exported.stderr.splitlines()
    assert [line.split()[2] for line in told] == [f"bad{number}" for number in range(len(quick))]
    assert program("plugins", "list").returncode == 0
    assert program("plugins", "list", "--check").returncode == 1
    assert program("plugins", "disable", "bad1").returncode == 0
    assert "Plugin bad1 " not in program("export", "csv").stderr
    assert program("--safe", "find", "jelisa").returncode == 0
