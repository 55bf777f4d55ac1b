"""Today on the shell: what is due, as lines and as JSON, and the exit code for scripts."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from coffeechat.acts import loops
from coffeechat.cli.agenda import BLOCK_ROWS, BLOCK_WIDTH, agenda_block
from coffeechat.domain.parts import Point
from coffeechat.domain.records import Person
from coffeechat.domain.widths import cells
from coffeechat.domain.words import PointKind
from support.happenings import happens
from support.shell import Ran, Shell
from support.worlds import World

#: What the README promises of each thing due.
FIELDS = {
    "rule", "subject", "person", "name", "about", "people", "what", "why", "since", "due", "late",
    "note", "verb", "action", "key", "command",
}  # fmt: skip


def test_nothing_due_is_0_and_tells_the_smallest_step(shell: Shell) -> None:
    ran = shell("today")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Fri 20 Nov 2026: nothing due\n"
        "The smallest next step: coffeechat import FILE brings in people "
        "(LinkedIn, vCards, any table), "
        "coffeechat add NAME somebody you know.\n"
    )
    shell("add Jelisa Okafor")
    assert shell("today").lines[1] == (
        "The smallest next step: A line on why Jelisa Okafor's path interests you."
    )
    shell("no jelisa")
    assert "coffeechat add NAME" in shell("today").lines[1]


@pytest.fixture
def due(shell: Shell) -> Shell:
    """A talk tomorrow that is not prepared, and an ask without an answer."""
    for line in (
        "add Jelisa Okafor @Green Rivers",
        "sent jelisa",
        "reply jelisa accepted mon 14:00",
        "add Wei Zhang @Verda",
        "sent wei",
    ):
        assert shell(line).code == 0
    return shell


def test_what_is_due_is_10_and_a_line_each(due: Shell) -> None:
    ran = due("today")
    assert (ran.code, ran.err) == (10, "")
    assert ran.lines[0] == "Fri 20 Nov 2026: 1 due, waiting for 1"
    assert ran.lines[1].startswith("Jelisa Okafor: talk Mon 14:00 (prep sheet")


def test_a_login_shell_gets_a_block_of_few_rows(due: Shell) -> None:
    ran = due("today --plain")
    assert (ran.code, ran.err) == (10, "")
    assert ran.lines == [
        "coffeechat: 1 due, owe 0, wait 1",
        "Jelisa Okafor: talk Mon 14:00 (prepare)",
    ]


def test_the_block_is_never_longer_nor_wider(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json")
    happens(world, world.person("Wei Zhang"), "asked, said yes, talk agreed")
    talk = "Wei Zhang: talk tomorrow 14:00 (prepare)"
    assert lines(world) == ["coffeechat: 1 due, owe 0, wait 0", talk]
    for count in range(1, 13):
        name = f"Ana {'夏目漱石' * 9}" if count % 2 else f"Ana Number{count}"
        world.do(loops.add, world.person(name), f"@me send the poster of {'the long and ' * 9}road")
        assert len(lines(world)) == min(count + 2, BLOCK_ROWS)
        assert all(cells(line) <= BLOCK_WIDTH for line in lines(world))
    assert lines(world)[0] == "coffeechat: 13 due, owe 12, wait 0"
    assert lines(world)[-1] == "and 3 more"
    assert talk in lines(world), "each kind keeps a row"


def lines(world: World) -> list[str]:
    """The block of a world as it is now."""
    return agenda_block(world.records, world.items(), world.now)


def test_a_login_shell_gets_nothing_when_nothing_is_due(shell: Shell) -> None:
    assert shell("today --plain") == Ran(0, "", "")
    shell("add Jelisa Okafor")
    assert shell("today --plain") == Ran(0, "", "")


def test_json_is_one_object(due: Shell) -> None:
    ran = due("today --json")
    assert ran.code == 10
    content = json.loads(ran.out)
    assert set(content) == {"date", "owed", "waiting", "due"}
    assert (content["date"], content["owed"], content["waiting"]) == ("2026-11-20", 0, 1)
    (item,) = content["due"]
    assert item["rule"] == "D-07"
    assert item["person"]["name"] == "Jelisa Okafor"
    assert (item["due"], item["late"], item["note"]) == ("2026-11-19", False, "prepare")
    assert due(f"show {item['person']['id']}").code == 0
    assert set(item) == FIELDS
    assert item["name"] == "Jelisa Okafor"
    assert (item["what"], item["since"]) == ("prepare the talk", 1)
    assert (item["verb"], item["key"]) == ("prepare", "p")
    assert item["command"] == f"coffeechat prep {item['person']['id']}"
    assert due(item["command"].removeprefix("coffeechat ")).code == 0


def test_json_names_what_does_it_on_the_shell(due: Shell) -> None:
    due("loop-add jelisa '@me send the poster'")
    due.at("2026-12-01T09:00+01:00")
    items = json.loads(due("today --json").out)["due"]
    commands = {one["rule"]: one["command"].split()[:2] for one in items}
    assert commands == {
        "D-12": ["coffeechat", "draft"],
        "D-10": ["coffeechat", "held"],
        "D-05": ["coffeechat", "draft"],
        "D-26": ["coffeechat", "week"],
    }
    for one in items:
        assert one["person"] is None or one["command"].endswith(one["person"]["id"])


def test_nothing_private_is_in_the_json(shell: Shell) -> None:
    """What is mine alone stays on the screen, whatever is due with somebody."""
    shell.put(
        lambda key, now: Person(
            id=key,
            created=now - timedelta(days=30),
            name="Jelisa Okafor",
            emails=("secret@example.org",),
            phones=("+49 555 secret",),
            notes="a secret",
            address="Secret Road 1",
            affiliations=("Secret Society",),
            can_help=("a secret favour",),
            points=(Point(kind=PointKind.SHARED_IDENTITY, detail="a secret", confirmed=True),),
        )
    )
    shell("loop-add jelisa '@me send the poster'")
    for line in ("today --json", "today --plain", "today"):
        ran = shell(line)
        assert ran.code == 10
        assert "send the poster" in ran.out
        assert "secret" not in ran.out.casefold()


def test_json_of_nothing_is_an_object_too(shell: Shell) -> None:
    ran = shell("today --json")
    assert ran.code == 0
    assert json.loads(ran.out) == {
        "date": "2026-11-20",
        "owed": 0,
        "waiting": 0,
        "due": [],
    }


def test_without_a_terminal_no_command_prints_the_agenda(due: Shell) -> None:
    ran = due("")
    assert ran.code == 0
    assert ran.out == due("today").out
    assert ran.err == "This is no terminal. The screen opens with coffeechat in a terminal.\n"


def test_looking_changes_nothing_on_the_disk(due: Shell) -> None:
    before = files(due.store.parent)
    for line in ("today", "today --json", "find okafor", "show jelisa", "export json", ""):
        due(line)
    assert files(due.store.parent) == before


@pytest.mark.parametrize("line", ["today", "find okafor", "show okafor", "export json"])
def test_looking_makes_no_store_where_a_path_was_mistyped(
    shell: Shell, tmp_path: Path, line: str
) -> None:
    ran = shell(f"--store {tmp_path / 'tpyo.json'} {line}")
    assert (ran.code, ran.out) == (1, "")
    assert (
        ran.err == f"coffeechat: There is no store at {tmp_path / 'tpyo.json'}; check the path.\n"
    )
    assert not (tmp_path / "tpyo.json").exists()


def test_a_store_is_named_before_the_command(shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    assert shell(f"--store {other} add Wei Zhang").code == 0
    assert (other / "db.json").exists()
    assert shell(f"--store {other}/db.json find wei").code == 0
    assert not shell.store.exists()


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
