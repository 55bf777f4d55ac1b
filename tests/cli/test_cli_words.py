"""What may be typed: every verb of the table, without quotes; and what is refused in one line."""

from inspect import signature

import pytest

from coffeechat.cli.parser import parse
from coffeechat.domain.parts import Point
from coffeechat.domain.words import PointKind
from coffeechat.verbs import VERBS, Kind, Verb
from support.shell import Shell

ACTS = [verb for verb in VERBS if verb.act is not None]
ON_SHELL = [verb for verb in VERBS if verb.on_shell]
OWN_COMMANDS = {
    "today",
    "find",
    "show",
    "import",
    "export",
    "demo",
    "history",
    "backup",
    "doctor",
    "forget",
}


@pytest.mark.parametrize("verb", ACTS, ids=lambda verb: verb.id)
def test_the_act_of_a_verb_takes_what_the_verb_asks_for(verb: Verb) -> None:
    assert verb.act is not None
    takes = signature(verb.act.function)
    asked = {argument.name for argument in verb.arguments}
    takes.bind_partial("store", *(["person"] if verb.person else []), **dict.fromkeys(asked))
    needed = {
        name
        for name, parameter in takes.parameters.items()
        if parameter.default is parameter.empty and name not in {"store", "person"}
    }
    assert needed <= asked


@pytest.mark.parametrize("verb", ON_SHELL, ids=lambda verb: verb.id)
def test_every_verb_of_the_shell_is_a_command_with_help(
    verb: Verb, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse([verb.id, "--help"])
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert verb.help in out
    assert ("PERSON" in out) is verb.person
    for argument in verb.arguments:
        if argument.kind is Kind.CHOICE:
            assert all(choice.value.replace("_", "-") in out for choice in argument.choices)


@pytest.mark.parametrize(
    "line", ["--help", "--help today", "-h add", "--store today --help", "tody"]
)
def test_all_commands_are_there_where_none_was_typed(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the command that is typed is described for it; help and mistakes need them all."""
    with pytest.raises(SystemExit):
        parse(line.split())
    told = capsys.readouterr()
    assert "history" in told.out or "there is no command 'tody'" in told.err
    assert "let-go" in told.out or "see coffeechat --help" in told.err


@pytest.mark.parametrize(
    "line", ["today --json", "--store path today --plain", "held ana", "tracks"]
)
def test_a_command_is_understood_without_the_others(line: str) -> None:
    assert parse(line.split()).command in line.split()


def test_every_command_is_told_by_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    told = {line.split()[0] for line in capsys.readouterr().out.splitlines() if line.split()}
    assert told >= OWN_COMMANDS | {verb.id for verb in ON_SHELL}


@pytest.mark.parametrize(
    "line",
    [
        """add 'Jelisa Okafor @Green Rivers, Program Manager track:law point:"State U" tag:alum'""",
        """add Jelisa Okafor @Green Rivers, Program Manager track:law point:"State U" tag:alum""",
        """add Jelisa Okafor, Program Manager "@Green Rivers" track:law "point:State U" tag:alum""",
        """add Jelisa Okafor @Green Rivers, Program Manager 'track:law point:"State U"' tag:alum""",
    ],
)
def test_a_person_is_added_with_or_without_quotes(shell: Shell, line: str) -> None:
    assert shell(line).out == "Added Jelisa Okafor.\n"
    records = shell.read()
    (person,) = records.people.values()
    assert (person.name, person.title) == ("Jelisa Okafor", "Program Manager")
    assert person.organisation == "Green Rivers"
    assert person.points == (Point(kind=PointKind.OTHER, detail="State U"),)
    assert person.tags == ("alum",)
    assert [track.name for track in records.tracks.values()] == ["law"]


@pytest.mark.parametrize("typed", ["jelisa", "OKAFOR", "jel oka", "Jelisa Okafor", "jélisa"])
def test_a_person_is_named_by_beginnings(shell: Shell, typed: str) -> None:
    shell("add Jelisa Okafor @Green Rivers")
    shell("add Wei Zhang @Verda")
    assert shell(f"show {typed}").lines[0].startswith("Jelisa Okafor")
    assert shell.run("why", typed, "her", "path").code == 0


def test_somebody_who_may_be_two_is_asked_back(shell: Shell) -> None:
    shell("add Jelisa Okafor @Green Rivers")
    shell("add Jelisa Zhang @Verda")
    ran = shell("sent jelisa")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("coffeechat: «jelisa» may be Jelisa Okafor (Green Rivers, ")
    assert len(shell.read().messages) == 0


def test_words_after_a_double_hyphen_may_begin_with_one(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    assert shell("why jelisa -- -20 degrees and she still samples").code == 0
    (conversation,) = shell.read().conversations.values()
    assert conversation.why == "-20 degrees and she still samples"


def test_a_tag_that_goes_needs_no_double_hyphen(shell: Shell) -> None:
    shell("add Jelisa Okafor tag:eco,lab")
    for line in ("tag jelisa -eco", "tag jelisa new, -lab", "tag jelisa -- -nothing"):
        assert shell(line).code == 0
    (jelisa,) = shell.read().people.values()
    assert jelisa.tags == ("new",)
    assert "PERSON TAGS" in shell("tag -h").out


WRONG_USAGE = (
    ("tody", "there is no command 'tody'; see coffeechat --help"),
    ("today --json --plain", "not allowed with"),
    ("--sto x today", "there is no command 'x'"),
    ("why", "PERSON, TEXT"),
    ("why jelisa", "TEXT"),
    ("reply jelisa", "KIND"),
    ("add", "LINE"),
    ("show", "PERSON"),
    ("find", "WORD"),
    ("find a --limit 0", "«0» is no number from 1 on"),
    ("find a --limt 3", "unrecognized arguments: --limt"),
    ("import", "FILE"),
    ("export", "KIND"),
    ("backup", "ACTION"),
    ("backup restore", "NAME"),
    ("forget", "PERSON"),
    ("--store x.json demo", "leave out --store"),
    ("--store '' today", "type its path"),
    ("--store ~nobody-at-all/x.json today", "type the whole path"),
)


@pytest.mark.parametrize(("line", "told"), WRONG_USAGE)
def test_wrong_usage_is_one_line_and_2(shell: Shell, line: str, told: str) -> None:
    ran = shell(line)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("coffeechat: ")
    assert ran.err.count("\n") == 1
    assert told in ran.err
    assert not shell.store.exists()


REFUSED = (
    ("why nobody her path", "Nobody here is called «nobody»"),
    ("reply jelisa maybe", "«maybe» is none of these: accepted, other-time"),
    ("reply jelisa yes 25/12/2026 9:00", "write 24 Nov or 2026-11-24"),
    ("reply jelisa later", "Until which day?"),
    ("reply jelisa moved tue 14:00", "No talk with Jelisa Okafor is agreed"),
    ("held jelisa", "There is no conversation with Jelisa Okafor yet"),
    ("later jelisa soon", "«soon» was not understood"),
    ("later jelisa yesterday", "is not ahead"),
    ("let-go jelisa", "You are not waiting for Jelisa Okafor"),
    ("redo", "nothing to redo"),
    ("add @Green Rivers", "The name is missing"),
    ("add Sam Ortiz salary:no", "is no key"),
    ("export xml", "No export «xml»; there are: json"),
    ("show zeno", "Nobody here is called «zeno»"),
    ("history zeno", "Nobody here is called «zeno»"),
    ("backup restore zeno", "There is no backup «zeno»"),
    ("forget zeno --yes-forget Zeno", "Nobody here is called «zeno»"),
    ("forget jelisa", '--yes-forget "Jelisa Okafor"'),
    ("forget jelisa --yes-forget jelisa", "is not the full name"),
)


@pytest.mark.parametrize(("line", "told"), REFUSED)
def test_what_is_refused_is_one_line_and_1(shell: Shell, line: str, told: str) -> None:
    shell("add Jelisa Okafor @Green Rivers")
    before = shell.store.with_name("db.json").read_bytes()
    ran = shell(line)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("coffeechat: ")
    assert ran.err.count("\n") == 1
    assert told in ran.err
    assert shell.store.read_bytes() == before


@pytest.mark.parametrize(
    "moment",
    [
        "gestern",
        "2026-11-24T15:00",
        "2026-13-24T15:00+01:00",
        "1999-11-24T15:00+01:00",
        "9999-12-31",
    ],
)
def test_a_clock_that_cannot_be_is_wrong_usage(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    monkeypatch.setenv("COFFEECHAT_NOW", moment)
    ran = shell.run_now("today")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"coffeechat: COFFEECHAT_NOW is «{moment}»; "
        "write it like 2026-11-24T15:00+01:00, or unset it.\n"
    )
