"""`coffeechat find`: filters, orders, views, aligned rows, JSON."""

import json

import pytest

from coffeechat.cli.finding import typed_line
from support.shell import Shell


@pytest.fixture
def people(shell: Shell) -> Shell:
    """A shell whose store has four people."""
    for line in (
        'add "Jelisa Okafor @Green Rivers, Program Manager tag:grad"',
        'add "Ngozi Adéyemi @Verda, Analyst"',
        'add "张伟 @Baltic Trust, Grants Officer"',
        'add "Zoë Strauß @\\"Green Rivers, Inc.\\", Director dream:yes"',
    ):
        assert shell(line).code == 0
    return shell


def names(ran_out: str) -> list[str]:
    return [line.split(maxsplit=2)[1] for line in ran_out.splitlines()]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("find org:green", ["Zoë", "Jelisa"]),
        ("find 'org:\"green rivers gmbh\"'", ["Zoë", "Jelisa"]),
        ("find 'org:Green Rivers' manager", ["Jelisa"]),
        ("find -- -tag:grad", ["Zoë", "Ngozi", "张伟"]),
        ("find -tag:grad", ["Zoë", "Ngozi", "张伟"]),
        ("find -tag:grad level:mid -org:baltic --sort name -name:zoe", ["Ngozi"]),
        ("find --sort name org:green --limit 1 dream:no", ["Jelisa"]),
        ("find org:any -manager -green --sort name", ["Ngozi", "张伟"]),
        ("find 'level:<=mid' --sort name", ["Jelisa", "Ngozi", "张伟"]),
        ("find 'level:<=mid' --sort name --reverse", ["张伟", "Ngozi", "Jelisa"]),
        ("find dream:no --limit 1 --sort org", ["张伟"]),
        ("find --view 8", ["Zoë"]),
        ("find --view 7 --sort name", []),
    ],
)
def test_whom_it_finds(people: Shell, line: str, found: list[str]) -> None:
    ran = people(line)
    assert names(ran.out) == found
    assert ran.code == (0 if found else 1)


def test_rows_are_aligned_by_cells(people: Shell) -> None:
    rows = people("find dream:any --sort name").lines
    columns = {row.index("Program" if "Program" in row else "Analyst") for row in rows[:2]}
    assert len(columns) == 1
    wide = next(row for row in rows if "张伟" in row)
    assert wide.index("Grants") == columns.pop() - 2


def test_json_tells_how_many_there_are(people: Shell) -> None:
    ran = people("find org:any --sort name --limit 2 --json")
    told = json.loads(ran.out)
    assert told["found"] == 4
    assert [one["name"] for one in told["people"]] == ["Jelisa Okafor", "Ngozi Adéyemi"]
    assert told["people"][0]["tags"] == ["grad"]
    assert json.loads(people("find nobody --json").out) == {"found": 0, "people": []}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("find 'green stgae:ask'", "At character 7 of «green stgae:ask»: «stgae:» is no key"),
        ("find stage:", "At character 1 of «stage:»: «stage:» needs a value: identify, ask"),
        ("find --view 3", "There is no view 3; save-view keeps one for a digit, 1 to 9."),
    ],
)
def test_what_is_not_understood_is_pointed_at(people: Shell, line: str, says: str) -> None:
    ran = people(line)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"coffeechat: {says}")


def test_a_view_is_kept_and_used(people: Shell) -> None:
    assert people("save-view 3 grads = tag:grad").out == "Kept the view 3: grads.\n"
    assert names(people("find --view 3").out) == ["Jelisa"]
    assert people("find --view 3 verda").code == 1
    assert people("list-columns last place").out == "Columns: last, place.\n"
    assert people("drop-view 3").out == "Dropped the view 3: grads.\n"
    assert people("find --view 3").code == 1


def test_words_of_a_shell_are_a_line_again() -> None:
    assert typed_line(["org:verda -tag:x an"]) == "org:verda -tag:x an"
    assert typed_line(["org:Green Rivers", "state u", "x"]) == 'org:"Green Rivers" "state u" x'
    assert typed_line(["-org:Green Rivers", 'a "b c"']) == '-org:"Green Rivers" a "b c"'


def test_no_letter_of_a_name_reaches_the_terminal_that_it_would_obey(shell: Shell) -> None:
    shell.run("add", "Mallory \x1b]0;x\x07\x1b[2J @Evil\u202e, Boss\nroot")
    ran = shell("find mallory")
    assert ran.code == 0
    assert len(ran.lines) == 1
    assert all(letter.isprintable() for letter in ran.lines[0])
