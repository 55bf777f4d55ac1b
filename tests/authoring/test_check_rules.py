"""`plugin check`: every rule finds what breaks it, says where, and what to do."""

import re
from dataclasses import dataclass
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from coffeechat.authoring.checking import Report, check_folder, check_installed
from coffeechat.authoring.rules import RULES, Flaw, Weight
from coffeechat.authoring.scaffold import make_plugin

PACKAGE = "coffeechat_alumni/__init__.py"
HEAD = "from collections.abc import Iterable, Iterator\nfrom coffeechat.api import *\n"
TOML = "pyproject.toml"
RANGE = '"coffeechat>=0.1,<1"'


@dataclass(frozen=True)
class Planted:
    """An error: in which file, what stands there instead, and what is found."""

    rule: str
    source: str
    told: str
    file: str = PACKAGE
    instead_of: str = ""

    @property
    def id(self) -> str:
        return f"{self.rule} {self.told[:30]}"


def hook(lines: str) -> str:
    """A plugin with these lines in its class."""
    indented = "".join(f"    {line}\n" for line in lines.splitlines())
    return f"{HEAD}class Alumni(Plugin):\n{indented}"


def giving(record: str, functions: str = "") -> str:
    """A plugin with an importer; the functions stand before the class."""
    return hook(f"def importers(self):\n    return [{record}]").replace(
        "class Alumni", f"{functions}\nclass Alumni", 1
    )


IMPORTER = 'Importer(id="a", title="A", extensions=(), sniff=sniff, read=read)'
SNIFF = "def sniff(sample: Sample) -> float: return 0.0\n"
READ = "def read(source: ImportSource, job: Job) -> Iterator[ImportItem]: yield from ()\n"
GROUP = '[project.entry-points."coffeechat.plugins.v1"]'

PLANTED = [
    Planted("project", "[project", "cannot be used", TOML, "[project]\n"),
    Planted("project", "", "cannot be used ('name')", TOML, 'name = "coffeechat-alumni"'),
    Planted(
        "entry-point",
        GROUP.replace("plugins.v1", "plugin.v1"),
        "but one in «coffeechat.plugin.v1»",
        TOML,
        GROUP,
    ),
    Planted("entry-point", "[tool.nothing]", "it has no entry point", TOML, GROUP),
    Planted("entry-point", "alumni.Alumni", "names no class", TOML, "alumni:Alumni"),
    Planted("entry-point", hook("pass").replace("Alumni", "Alumnus"), "Did you mean «Alumnus»?"),
    Planted("id", "'a l' =", "of letters, digits, dots and hyphens", TOML, "alumni ="),
    Planted("id", "csv =", "also that of a plugin in coffeechat", TOML, "alumni ="),
    Planted("host-range", '"textual"', "do not name coffeechat", TOML, RANGE),
    Planted("host-range", '"coffeechat >=0.1"', "has no upper bound", TOML, RANGE),
    Planted("import", "import nowhere_to_be_found", "No module named 'nowhere_to_be_found'"),
    Planted("import", "from coffeechat.api import Imprter", "Did you mean «Importer»?"),
    Planted("import", "raise SystemExit(7)", "it ends the program when it is imported"),
    Planted("import", "import os\nos._exit(0)", "it ends the process while being imported"),
    Planted("import", "def broken(:\n", "SyntaxError"),
    Planted("import-prints", f"print('hello')\n{hook('pass')}", "it prints when it is imported"),
    Planted(
        "import-time",
        "from time import process_time\nwhile process_time() < 1: pass\n" + hook("pass"),
        "importing it takes",
    ),
    Planted("import-textual", f"import textual\n{hook('pass')}", "it loads rich, textual"),
    Planted("import-network", f"import smtplib\n{hook('pass')}", "it loads smtplib"),
    Planted("class", "class Alumni:\n    pass\n", "no subclass of coffeechat.api.Plugin"),
    Planted("class", "Alumni = 1", "no subclass of coffeechat.api.Plugin"),
    Planted("hook-name", hook("def importer(self): return ()"), "Did you mean «importers»?"),
    Planted("hook-name", hook("setings_type = None"), "Did you mean «settings_type»?"),
    Planted("hook-name", hook("def helper(self): ..."), "Begin the names of your own helpers"),
    Planted("hook-signature", hook("def on_event(self, ev): ..."), "def on_event(self, event)"),
    Planted("hook-signature", hook("def importers(self, job): return ()"), "takes other arguments"),
    Planted("hook-signature", hook("async def importers(self): return ()"), "«importers» is async"),
    Planted("hook-signature", hook("importers = ()"), "«importers» is no method"),
    Planted(
        "hook-signature",
        hook("def importers(self) -> Iterable[Exporter]: return ()"),
        "gives Exporter where Importer is expected",
    ),
    Planted("hook-signature", hook("def checks(self) -> list[str]: return []"), "gives str where"),
    Planted("settings", hook("class settings_type: pass"), "must be a frozen dataclass"),
    Planted(
        "settings",
        "from dataclasses import dataclass\n"
        + hook("@dataclass(frozen=True)\nclass settings_type:\n    year: int"),
        "the setting «year» needs a default",
    ),
    Planted(
        "settings",
        "from dataclasses import dataclass\n"
        + hook("@dataclass(frozen=True)\nclass settings_type:\n    year: float = 1.0"),
        "the setting «year» must be",
    ),
    Planted("load", hook("def __init__(self, context): raise ValueError('no')"), "ValueError: no"),
    Planted("load", hook("def checks(self): return 1"), "must give an iterable of Check"),
    Planted("load", hook("def checks(self): return ['a']"), "str was given where Check is"),
    Planted("load", giving(IMPORTER.replace("title", "titel"), SNIFF + READ), "argument 'titel'"),
    Planted("load", giving(f"{IMPORTER}, {IMPORTER}", SNIFF + READ), "«a» is given twice"),
    Planted("load", hook("def checks(self):\n    import os\n    os._exit(0)"), "ends the process"),
    Planted(
        "signature",
        giving(IMPORTER, SNIFF + READ.replace("ImportItem", "str")),
        "«read» gives str where BlankRow or HiddenRow or ImportedPerson or MyProfile or "
        "PastContact or RowProblem or UnclearDates is expected",
    ),
    Planted("signature", giving(IMPORTER, SNIFF.replace("float", "str") + READ), "«sniff» gives"),
    Planted("signature", giving(IMPORTER, "def sniff(): ...\n" + READ), "must take 1 argument"),
    Planted("signature", giving(IMPORTER, SNIFF + "def read(a): ...\n"), "must take 2 arguments"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plugin with which nothing is wrong."""
    made, _ = make_plugin("importer", "alumni", tmp_path)
    return made


def plant(folder: Path, planted: Planted) -> None:
    path = folder / planted.file
    whole = path.read_text(encoding="utf-8")
    assert planted.instead_of in whole
    text = (
        whole.replace(planted.instead_of, planted.source) if planted.instead_of else planted.source
    )
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted.id)
def test_a_planted_error_is_found(folder: Path, planted: Planted) -> None:
    plant(folder, planted)
    flaws = check_folder(folder, types=False).flaws
    found = [str(flaw) for flaw in flaws if flaw.rule == planted.rule]
    assert len(found) == 1, [str(flaw) for flaw in flaws]
    assert planted.told in found[0]
    assert found[0].startswith(f"{RULES[planted.rule][0]} {planted.rule}: ")
    assert "\n" not in found[0]


def test_every_rule_has_a_planted_error() -> None:
    elsewhere = {"py-typed", "types"}
    assert {planted.rule for planted in PLANTED} | elsewhere == RULES.keys()


def test_a_package_without_its_marker(folder: Path) -> None:
    (folder / "coffeechat_alumni" / "py.typed").unlink()
    (flaw,) = check_folder(folder, types=False).flaws
    assert str(flaw) == (
        "warning py-typed: coffeechat_alumni: it has no py.typed. "
        "Put an empty file py.typed into coffeechat_alumni."
    )


def test_all_errors_of_a_class_are_told_at_once(folder: Path) -> None:
    wrong = "def importer(self): ...\ndef exporter(self): ...\nasync def checks(self): ..."
    (folder / PACKAGE).write_text(hook(wrong), encoding="utf-8")
    rules = [flaw.rule for flaw in check_folder(folder, types=False).flaws]
    assert rules == ["hook-name", "hook-name", "hook-signature"]


def test_a_plugin_that_hangs_is_left(folder: Path) -> None:
    (folder / PACKAGE).write_text("import time\ntime.sleep(3600)", encoding="utf-8")
    (flaw,) = check_folder(folder, types=False, patience=1).flaws
    assert "it hangs (no end after 1 seconds) while being imported" in str(flaw)
    assert flaw.weight is Weight.ERROR


def test_threads_of_a_plugin_do_not_keep_the_check(folder: Path) -> None:
    (folder / PACKAGE).write_text(
        "import threading, time\nthreading.Thread(target=time.sleep, args=[3600]).start()\n"
        + hook("pass"),
        encoding="utf-8",
    )
    assert check_folder(folder, types=False, patience=60).flaws == ()


def test_functions_without_types_are_given_the_benefit(folder: Path) -> None:
    untyped = "def sniff(sample): return 0.0\ndef read(source, job): yield from ()\n"
    (folder / PACKAGE).write_text(giving(IMPORTER, untyped), encoding="utf-8")
    assert check_folder(folder, types=False).flaws == ()


#: Each line that ends in «# wrong» is an error that a type checker has to find.
TYPING_ERRORS = """\
from collections.abc import Iterable, Iterator

from coffeechat.api import (
    Exporter, ImportedPerson, Importer, ImportItem, ImportSource, Job, Plugin, Sample
)


class Alumni(Plugin):
    def importers(self) -> Iterable[Importer]:
        return [
            Importer(id="a", title="A", extensions=(), sniff=sniff, read=read),  # wrong
            Importer(id="b", titel="A", extensions=(), sniff=sniff, read=read_well),  # wrong
        ]

    def exporters(self) -> Iterable[Importer]:  # wrong
        return ()


def sniff(sample: Sample) -> float:
    return sample.hed.count(b"a")  # wrong


def read(source: ImportSource, job: Job) -> Iterator[str]:
    yield source.name


def read_well(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    job.progres(1)  # wrong
    yield ImportedPerson(name=1)  # wrong
"""


def test_typing_errors_are_found(
    folder: Path, type_cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MYPY_CACHE_DIR", type_cache)
    (folder / PACKAGE).write_text(TYPING_ERRORS, encoding="utf-8")
    report = check_folder(folder)
    lines = TYPING_ERRORS.splitlines()
    wrong = {number for number, line in enumerate(lines, start=1) if line.endswith("# wrong")}
    assert _lines(report, "types") == wrong
    assert report.notes == ()


def test_a_plugin_whose_types_are_right(
    folder: Path, type_cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MYPY_CACHE_DIR", type_cache)
    report = check_folder(folder)
    assert (report.flaws, report.notes, report.errors) == ((), (), 0)


def test_without_mypy_it_says_what_was_left_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coffeechat.authoring.typed.find_spec", lambda _name: None)
    report = check_folder(folder)
    assert report.flaws == ()
    assert report.notes == ("mypy is not installed here, so types were hardly checked.",)


def _lines(report: Report, rule: str) -> set[int]:
    places = [flaw.place for flaw in report.flaws if flaw.rule == rule]
    return {int(re.split(":", place)[1]) for place in places}


def test_an_installed_plugin_is_checked_where_it_is() -> None:
    report = check_installed(EntryPoint("csv", "coffeechat_csv:Csv", "coffeechat.plugins.v1"))
    assert [flaw for flaw in report.flaws if flaw.rule != "id"] == []
    expected = {"importers": ["contacts", "csv"], "exporters": ["csv"]}
    assert report.facts["csv"]["contributions"] == expected


def test_a_flaw_is_one_line() -> None:
    flaw = Flaw(rule="class", place="a:B", text="it is none", remedy="Write one.")
    assert str(flaw) == "error class: a:B: it is none. Write one."
