"""`coffeechat plugin run`: one thing that a plugin offers, tried on its own."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from plugin_host.fakes import Shelf
from support.shell import Ran, Shell

SOURCE = """
def sniff(sample): return 0.0

def read(source, job):
    job.warn("The file is old.")
    with source.open() as stream:
        for line, name in enumerate(stream.read().decode().split(), start=1):
            if name == "?":
                yield RowProblem(line=line, reason="nobody knows who this is", raw=name)
            elif name == "stop":
                raise UnreadableSource("The rest is missing.")
            else:
                yield ImportedPerson(name=name, line=line, emails=(f"{name.lower()}@example.org",))

def render(batch, job):
    for person in batch.people:
        yield ExportFile(name=f"{person.name.split()[0]}.txt", data=person.notes.encode() or b"-")

def one(batch, job):
    yield ExportFile(name="all.txt", data=", ".join(p.name for p in batch.people).encode())

def shout(context):
    place = context.text.find("!")
    if place >= 0:
        fix = Fix(start=place, end=place + 1, text=".")
        yield Finding(message=f"Do not shout at {context.person.name}.", start=place, end=place + 1,
                      fix=fix)

def known(context):
    if not context.person.organisation:
        yield Finding(message=f"Where does {context.person.name} work?")

def tag(call, job):
    yield Say(text=f"Tagging {call.person.name}.")
    yield Copy(text="copied\\nlines")
    yield Propose(changes=(ChangePerson(person=call.person.id, tags=(call.text,)),
                           AddPerson(person=ImportedPerson(name="Sam Ortiz"))), summary="Tagged")

def echo(call, job):
    yield Say(text=f"Heard: {call.text}")

def check(id_, about, run):
    return Check(id=id_, about=about, severity=Severity.NOTE, source="x", run=run)

def why(view, job):
    return [view.why] if view.why else []

class P(Plugin):
    def importers(self):
        yield Importer(id="people", title="P", extensions=(), sniff=sniff, read=read)
        yield Importer(id="both", title="B", extensions=(), sniff=sniff, read=read)
    def exporters(self):
        yield Exporter(id="each", title="E", extension=".txt", media_type="t/p", render=render)
        yield Exporter(id="both", title="B", extension=".txt", media_type="t/p", render=one)
    def checks(self):
        yield check("SHOUT", About.ASK, shout)
        yield check("KNOWN", About.PERSON, known)
        yield check("RAISES", About.ASK, lambda context: 1 / 0)
    def commands(self):
        yield Command(id="tag", title="T", run=tag, about_person=True, prompt="Tag?")
        yield Command(id="echo", title="E", run=echo)
    def columns(self):
        yield Column(id="initial", title="I", value=lambda person: person.name[0])
    def prep_sections(self):
        yield PrepSection(id="why", title="Why", build=why)
    def question_banks(self):
        yield QuestionBank(id="bank", title="B", questions=())
"""


@pytest.fixture
def tried(shell: Shell, shelf: Shelf) -> Shell:
    """A shell with two people and the plugin «mine»."""
    shelf.install("mine", SOURCE)
    shell("add Jelisa Okafor @Green Rivers")
    shell("add Amara Diallo")
    return shell


def run(shell: Shell, *words: str) -> Ran:
    return shell.run("plugin", "run", *words)


def as_json(shell: Shell, *words: str) -> Any:
    return json.loads(run(shell, *words, "--json").out)


@pytest.fixture
def names(tmp_path: Path) -> str:
    path = tmp_path / "names.txt"
    path.write_text("Wei ? Ana", encoding="utf-8")
    return str(path)


def test_an_importer_reads_and_changes_nothing(tried: Shell, names: str) -> None:
    ran = run(tried, "mine:people", names)
    assert ran.code == 3
    assert ran.lines == [
        "line 1: Wei · emails wei@example.org",
        "line 3: Ana · emails ana@example.org",
        "2 people, 0 hidden, 1 problems. Nothing was changed; coffeechat import brings them in.",
    ]
    assert ran.err.splitlines() == [
        "coffeechat: line 2: nobody knows who this is",
        "coffeechat: The file is old.",
    ]
    assert len(tried.read().people) == 2
    content = as_json(tried, "mine:people", names, "--dry-run")
    assert [person["name"] for person in content["people"]] == ["Wei", "Ana"]
    assert content["problems"][0]["raw"] == "?"
    assert (content["hidden"], content["stopped"]) == (0, "")


def test_an_importer_that_stops_half_way(
    tried: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"Wei stop Ana")))
    ran = run(tried, "mine:people", "-")
    assert ran.code == 3
    assert ran.lines[0].startswith("line 1: Wei")
    assert "The rest is missing." in ran.err
    path = tmp_path / "none.txt"
    path.write_text("stop", encoding="utf-8")
    assert run(tried, "mine:people", str(path)).code == 1
    assert "check the path" in run(tried, "mine:people", str(tmp_path / "missing")).err
    assert "Name the file to read" in run(tried, "mine:people").err


def test_an_exporter_writes_to_stdout_or_to_a_file(tried: Shell, tmp_path: Path) -> None:
    assert run(tried, "mine:exporters:both").out == "Jelisa Okafor, Amara Diallo"
    path = tmp_path / "all.txt"
    assert run(tried, "mine:exporters:both", str(path)).out == f"Wrote {path}.\n"
    assert path.read_text(encoding="utf-8") == "Jelisa Okafor, Amara Diallo"
    again = run(tried, "mine:exporters:both", str(path))
    assert (again.code, again.out) == (1, "")
    assert "already a file" in again.err
    assert run(tried, "mine:exporters:both", "--dry-run").out == "all.txt: 27 bytes\n"
    assert as_json(tried, "mine:exporters:both") == [{"name": "all.txt", "bytes": 27}]


def test_several_files_go_into_a_folder(tried: Shell, tmp_path: Path) -> None:
    refused = run(tried, "mine:each")
    assert (refused.code, refused.out) == (1, "")
    assert "It gives several files (Jelisa.txt, Amara.txt); name a folder" in refused.err
    assert "make it first" in run(tried, "mine:each", str(tmp_path / "new")).err
    folder = tmp_path / "out"
    folder.mkdir()
    assert run(tried, "mine:each", str(folder)).code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["Amara.txt", "Jelisa.txt"]
    assert (folder / "Amara.txt").read_bytes() == b"-", "notes are private"


def test_a_check_looks_at_a_text(tried: Shell, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Hello!", encoding="utf-8")
    told = "5 to 6 «!»: Do not shout at {}. (fix: «!» becomes «.»)\n"
    assert run(tried, "mine:SHOUT", str(path)).out == told.format("Somebody")
    assert run(tried, "mine:SHOUT", "--text", "Hello!").out == told.format("Somebody")
    to_jelisa = run(tried, "mine:SHOUT", "jelisa", "--text", "Hello!")
    assert to_jelisa.out == told.format("Jelisa Okafor")
    assert run(tried, "mine:SHOUT", "--text", "Hello.").out == "Nothing is found.\n"
    assert as_json(tried, "mine:SHOUT", "--text", "Hello!")[0]["fix"]["text"] == "."
    assert "--text" in run(tried, "mine:SHOUT").err


def test_a_check_looks_at_a_person(tried: Shell) -> None:
    assert run(tried, "mine:KNOWN", "amara").out == "Where does Amara Diallo work?\n"
    assert run(tried, "mine:KNOWN", "jelisa").out == "Nothing is found.\n"
    assert "Whom?" in run(tried, "mine:KNOWN").err


def test_a_check_that_fails_is_told(tried: Shell) -> None:
    ran = run(tried, "mine:RAISES", "--text", "Hello")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("coffeechat: Plugin mine 1.0, check RAISES: ZeroDivisionError")


def test_a_command_is_rehearsed(tried: Shell) -> None:
    ran = run(tried, "mine:tag", "jelisa", "--text", "conference", "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == [
        "It says: Tagging Jelisa Okafor.",
        "It copies: copied lines",
        "It proposes: Tagged",
        "- change Jelisa Okafor: tags conference",
        "- add Sam Ortiz",
        "Nothing was changed (--dry-run).",
    ]
    effects = as_json(tried, "mine:tag", "jelisa", "--text", "conference", "--dry-run")
    assert [one["effect"] for one in effects] == ["say", "copy", "propose"]
    assert len(tried.read().people) == 2


def test_a_command_does_what_it_proposes_and_undo_takes_it_back(tried: Shell) -> None:
    ran = run(tried, "mine:tag", "jelisa", "--text", "conference")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[0] == "Tagging Jelisa Okafor."
    assert ran.out.endswith("copied\nlines\n")
    people = {person.name: person for person in tried.read().people.values()}
    assert people["Jelisa Okafor"].tags == ("conference",)
    assert "Sam Ortiz" in people
    assert "mine" in tried("history").out
    assert tried("undo").code == 0
    assert len(tried.read().people) == 2


def test_a_command_about_nobody_is_told_what_was_typed(tried: Shell) -> None:
    assert run(tried, "mine:echo", "two", "words").out == "Heard: two words\n"
    assert run(tried, "mine:echo", "--text", "said").out == "Heard: said\n"
    assert as_json(tried, "mine:echo", "x") == {
        "told": ["Heard: x"],
        "copies": [],
        "changed": False,
    }


def test_a_column_of_one_person_or_of_all(tried: Shell) -> None:
    assert run(tried, "mine:initial", "amara").out == "Amara Diallo: A\n"
    assert run(tried, "mine:initial").lines == ["Jelisa Okafor: J", "Amara Diallo: A"]
    assert [one["initial"] for one in as_json(tried, "mine:initial")] == ["J", "A"]


def test_a_section_of_an_open_conversation(tried: Shell) -> None:
    assert "so there is no prep sheet" in run(tried, "mine:why", "jelisa").err
    tried("sent jelisa")
    assert "the section is left out" in run(tried, "mine:why", "jelisa").out
    tried("why jelisa went from the lab to grants")
    assert run(tried, "mine:why", "jelisa").out == "went from the lab to grants\n"
    assert as_json(tried, "mine:why", "jelisa") == ["went from the lab to grants"]


def test_what_is_not_there_names_what_is(tried: Shell) -> None:
    ran = run(tried, "mine:peple")
    assert (ran.code, ran.out) == (1, "")
    assert "There is no «mine:peple»; there are: " in ran.err
    assert "mine:people" in ran.err
    assert "did you mean «mine»?" in run(tried, "mien:people").err
    assert "type mine:importers:both or mine:exporters:both" in run(tried, "mine:both").err
    assert "question banks, which are not run alone" in run(tried, "mine:bank").err
    assert "Nobody here is called «wei»" in run(tried, "mine:initial", "wei").err


def test_a_plugin_that_does_not_load_says_why(tried: Shell, shelf: Shelf) -> None:
    shelf.install("broken", "1 / 0")
    ran = run(tried, "broken:anything")
    assert ran.code == 1
    assert ran.err.startswith("coffeechat: Plugin broken 1.0, load: ZeroDivisionError")
    assert ran.err.count("\n") == 1
