"""The installed program as a process: exit codes, streams, signals, and what it imports."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from ptyprocess import PtyProcess

from support.shell import COFFEECHAT, FRIDAY, program

HEAVY = {"textual", "rich", "icalendar", "jinja2"}
LOADED = """
import atexit, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
from coffeechat.launch import main
main(sys.argv[1:])
"""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a store that does not exist yet."""
    path = tmp_path / "mine" / "db.json"
    monkeypatch.setenv("COFFEECHAT_STORE", str(path))
    monkeypatch.setenv("COFFEECHAT_NOW", FRIDAY)
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    return path


@pytest.fixture
def crowd(store: Path) -> Path:
    """A store with more people than a pipe takes at once."""
    rows = "".join(
        f"Ana,Number{number},https://www.linkedin.com/in/ana-{number},,Firm,Analyst,05 Mar 2024\n"
        for number in range(3000)
    )
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    assert program("import", "-", stdin=header + rows).returncode == 0
    return store


def test_exit_codes(store: Path) -> None:
    assert program("--version").stdout.startswith("coffeechat 0.")
    assert program("today").returncode == 0
    assert program("add", "Jelisa Okafor @Green Rivers").stdout == "Added Jelisa Okafor.\n"
    program("sent", "jelisa")
    program("reply", "jelisa", "accepted", "mon", "14:00")
    assert program("today").returncode == 10
    assert program("sent", "wei").returncode == 1
    assert program("sent").returncode == 2
    assert stat.S_IMODE(store.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.parent.stat().st_mode) == 0o700


def loaded(*words: str) -> set[str]:
    """The top-level names of all modules that a command loaded, and our own in full."""
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, *words], capture_output=True, text=True, check=False
    )
    assert ran.returncode in {0, 10}, ran.stderr
    names = ran.stderr.splitlines()[-1].split()
    return {name if name.startswith("coffeechat") else name.partition(".")[0] for name in names}


def test_help_loads_neither_store_nor_plugins_nor_textual(store: Path) -> None:
    names = loaded("--help")
    assert "coffeechat.verbs" in names
    light = {"tinydb", "pluggy", "msgspec", "platformdirs", "coffeechat.store", "coffeechat.acts"}
    assert not names & (HEAVY | light)


@pytest.mark.parametrize("words", [["plugins", "--help"], ["plugin", "new", "--help"]])
def test_help_on_plugins_loads_none(store: Path, words: list[str]) -> None:
    names = loaded(*words)
    assert not names & (HEAVY | {"tinydb", "pluggy", "msgspec", "coffeechat.plugin_host"})


def test_the_list_of_plugins_imports_none_and_opens_no_store(store: Path) -> None:
    names = loaded("plugins", "list")
    assert "coffeechat.plugin_host" in names
    assert not names & (HEAVY | {"tinydb", "pluggy", "coffeechat.session", "coffeechat.store"})
    assert not {name for name in names if name.startswith("coffeechat_")}


@pytest.mark.parametrize("words", [["today", "--plain"], ["today", "--json"], ["find", "jelisa"]])
def test_looking_loads_no_plugins_and_no_textual(store: Path, words: list[str]) -> None:
    program("add", "Jelisa Okafor")
    program("loop-add", "jelisa", "@me send the poster")
    names = loaded(*words)
    assert "coffeechat.store" in names
    assert not names & (HEAVY | {"pluggy", "coffeechat.plugin_host", "coffeechat.api"})
    assert not {name for name in names if name.startswith("coffeechat_")}


@pytest.mark.parametrize("line", ["add Sam Ortiz", "export json", "export csv"])
def test_no_command_loads_textual(store: Path, line: str) -> None:
    assert not loaded(*line.split()) & {"textual", "rich"}


@pytest.mark.parametrize("words", [["find", "ana"], ["export", "json"], ["--help"]])
def test_a_reader_who_goes_away_is_no_trouble(crowd: Path, words: list[str]) -> None:
    with subprocess.Popen(
        [COFFEECHAT, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


def test_output_that_cannot_be_written_is_told(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "unwritable"
    path.touch()
    with path.open("rb") as unwritable:
        ran = subprocess.run(
            [COFFEECHAT, "add", "Jelisa Okafor"],
            stdout=unwritable,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr == (
        "coffeechat: The output could not be written: bad file descriptor. What was done stays.\n"
    )
    assert "Jelisa Okafor" in program("find", "jelisa").stdout


#: Runs a program that heeds Ctrl-C even if the tests themselves run in the background.
HEEDING_CTRL_C = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


def test_ctrl_c_ends_it_without_a_word(store: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HEEDING_CTRL_C, COFFEECHAT, "import", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin is not None
        running.stdin.write(b"x" * (1 << 17))  # more than a pipe takes: it is being read
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("closing", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_trouble(store: Path, closing: str) -> None:
    program("add", "Jelisa Okafor")
    ran = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" "$@" {closing}', COFFEECHAT, "find", "jelisa"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0
    assert ran.stderr == ""
    assert ("Jelisa Okafor" in ran.stdout) is (">&-" not in closing.split())


def test_a_terminal_of_few_characters_is_no_trouble(store: Path) -> None:
    program("add", "Zoë Ödegaard")
    ran = program("find", "zoe", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert "Zo? ?degaard" in ran.stdout


def test_a_plugin_that_cannot_be_loaded_is_told_when_plugins_were_needed(
    store: Path, tmp_path: Path
) -> None:
    dist = tmp_path / "site" / "broken_plugin-1.0.dist-info"
    dist.mkdir(parents=True)
    (dist / "METADATA").write_text("Metadata-Version: 2.1\nName: broken-plugin\nVersion: 1.0\n")
    (dist / "entry_points.txt").write_text("[coffeechat.plugins.v1]\nbroken = no_such_module:It\n")
    program("add", "Jelisa Okafor")
    path = os.pathsep.join([str(dist.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    ran = program("export", "csv", PYTHONPATH=path)
    assert ran.returncode == 0
    assert "Jelisa Okafor" in ran.stdout
    assert ran.stderr.startswith("coffeechat: Plugin broken 1.0, load: ModuleNotFoundError")
    assert ran.stderr.count("\n") == 1
    assert program("find", "jelisa", PYTHONPATH=path).stderr == ""


def test_a_dumb_terminal_gets_the_agenda(store: Path) -> None:
    running = PtyProcess.spawn([COFFEECHAT], env=os.environ | {"TERM": "dumb"})
    shown = read_all(running)
    assert "Fri 20 Nov 2026: nothing due" in shown
    assert "dumb (TERM)" in shown
    assert "\x1b" not in shown
    assert running.wait() == 0


def test_an_export_on_a_terminal_is_readable(store: Path) -> None:
    program("add", "Jelisa Okafor @Green Rivers")
    running = PtyProcess.spawn([COFFEECHAT, "export", "csv"], env=dict(os.environ))
    shown = read_all(running)
    assert "Jelisa Okafor" in shown
    assert not {character for character in shown if character < " "} - {"\r", "\n"}
    assert running.wait() == 0


def test_the_demo_leaves_the_own_store_alone(store: Path, own_home: Path) -> None:
    program("add", "Jelisa Okafor")
    before = store.read_bytes()
    ran = program("demo", "--no-open")
    assert (ran.returncode, ran.stderr) == (0, "")
    demo = Path(ran.stdout.removeprefix("A store of made-up people: ").strip())
    assert demo.is_relative_to(own_home)
    assert demo != store
    assert program("--store", str(demo), "today").returncode == 10
    assert store.read_bytes() == before
    agenda = program("demo")
    assert agenda.returncode == 0
    assert "Jelisa Okafor: " in agenda.stdout
    assert agenda.stderr.startswith("This is no terminal.")


def read_all(running: PtyProcess) -> str:
    """Everything a program on a terminal writes, to its end."""
    shown = b""
    while True:
        try:
            shown += running.read()
        except EOFError:
            return shown.decode()
