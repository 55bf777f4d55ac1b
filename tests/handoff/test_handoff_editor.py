"""The person's own editor is run on a private file, and no typed word is lost."""

import stat
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.handoff.editor import EditorFailed, edit_text

Run = Callable[..., CompletedProcess[bytes]]


def editor(
    change: Callable[[bytes], bytes | None] = lambda data: data,
    *,
    status: int = 0,
    commands: list[Sequence[str]] | None = None,
) -> Run:
    """An editor that saves what `change` makes of the file, or removes it for None."""

    def run(command: Sequence[str], *, check: bool, env: dict[str, str]) -> CompletedProcess[bytes]:
        path = Path(command[-1])
        changed = change(path.read_bytes())
        path.unlink()
        if changed is not None:
            path.write_bytes(changed)
        if commands is not None:
            commands.append(command)
        return CompletedProcess(command, status)

    return run


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"EDITOR": "ed", "TMPDIR": str(tmp_path), "PATH": str(tmp_path)}


@pytest.mark.parametrize(
    ("saved", "text"),
    [
        (b"Dear Jelisa,\n", "Dear Jelisa,"),
        (b"Dear Jelisa,", "Dear Jelisa,"),
        (b"one\r\ntwo\r\n", "one\ntwo"),
        (b"one\rtwo\r", "one\ntwo"),
        (b"one\n\n", "one\n"),
        ("Žofie\n".encode(), "Žofie"),
        (b"", ""),
    ],
)
def test_what_was_saved_comes_back(environ: dict[str, str], saved: bytes, text: str) -> None:
    assert edit_text("Hello", environ=environ, run=editor(lambda _: saved)) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_a_text_that_was_left_alone_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    environ = {"EDITOR": "ed", "TMPDIR": str(tmp_path_factory.getbasetemp())}
    assert edit_text(text, environ=environ, run=editor()) == text


def test_the_file_ends_in_a_newline_as_editors_want_it(environ: dict[str, str]) -> None:
    run = editor(lambda data: repr(data).encode())
    assert edit_text("Hello", environ=environ, run=run) == repr(b"Hello\n")


def test_the_file_is_private_and_gone_afterwards(environ: dict[str, str], tmp_path: Path) -> None:
    modes: list[str] = []

    def run(command: Sequence[str], **_: object) -> CompletedProcess[bytes]:
        path = Path(command[-1])
        modes.extend(stat.filemode(each.stat().st_mode) for each in (path, path.parent))
        path.with_name("text.md~").touch()
        return CompletedProcess(command, 0)

    edit_text("Hello", environ=environ, run=run, suffix=".md")
    assert modes == ["-rw-------", "drwx------"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("variables", "command"),
    [
        ({"VISUAL": "emacs -nw", "EDITOR": "ed"}, ["emacs", "-nw"]),
        ({"VISUAL": "  ", "EDITOR": "'/opt/my editor' --wait"}, ["/opt/my editor", "--wait"]),
        ({"EDITOR": "vim; rm -rf $HOME"}, ["vim;", "rm", "-rf", "$HOME"]),
    ],
)
def test_the_editor_is_the_one_that_was_chosen(
    tmp_path: Path, variables: dict[str, str], command: list[str]
) -> None:
    commands: list[Sequence[str]] = []
    environ = {"TMPDIR": str(tmp_path), **variables}
    edit_text("", environ=environ, run=editor(commands=commands))
    assert commands[0][:-1] == command


@pytest.mark.parametrize(
    ("installed", "chosen"), [(["vi"], "vi"), (["vi", "nano"], "nano"), (["nano"], "nano")]
)
def test_without_a_choice_it_is_one_that_is_there(
    tmp_path: Path, installed: list[str], chosen: str
) -> None:
    for name in installed:
        (tmp_path / name).touch(mode=0o755)
    commands: list[Sequence[str]] = []
    environ = {"PATH": str(tmp_path), "TMPDIR": str(tmp_path)}
    edit_text("", environ=environ, run=editor(commands=commands))
    assert commands[0][0] == str(tmp_path / chosen)


def test_without_any_editor_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(EditorFailed, match=r"No editor was found; set \$EDITOR"):
        edit_text("", environ={"PATH": str(tmp_path)}, run=editor())


def test_a_command_that_cannot_be_understood_is_told(environ: dict[str, str]) -> None:
    with pytest.raises(EditorFailed, match=r"\$EDITOR cannot be understood \(No closing quota"):
        edit_text("", environ=environ | {"EDITOR": "'vim"}, run=editor())


def test_the_text_is_kept_when_the_editor_fails(environ: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(
        EditorFailed, match="«ed» ended with status 1; your text is kept in"
    ) as told:
        edit_text("Hello", environ=environ, run=editor(lambda _: b"Dear", status=1))
    (path,) = tmp_path.glob("*/text.txt")
    assert str(path) in str(told.value)
    assert path.read_bytes() == b"Dear"


def test_a_text_that_is_no_longer_utf_8_is_kept(environ: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(EditorFailed, match="no longer in UTF-8; it is kept in"):
        edit_text("Hello", environ=environ, run=editor(lambda _: b"\xff\xfe"))
    assert [path.read_bytes() for path in tmp_path.glob("*/text.txt")] == [b"\xff\xfe"]


def test_a_file_that_the_editor_removed_is_told(environ: dict[str, str]) -> None:
    with pytest.raises(EditorFailed, match=r"left no file .* nothing changed"):
        edit_text("Hello", environ=environ, run=editor(lambda _: None))


def test_an_editor_that_is_not_there_leaves_nothing_behind(
    environ: dict[str, str], tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing")
    with pytest.raises(EditorFailed, match=r"cannot be started \(No such file or directory\)"):
        edit_text("Hello", environ=environ | {"EDITOR": missing})
    assert list(tmp_path.iterdir()) == []


def test_a_missing_temporary_folder_is_told(environ: dict[str, str], tmp_path: Path) -> None:
    environ["TMPDIR"] = str(tmp_path / "missing")
    with pytest.raises(EditorFailed, match="No file can be made for the editor"):
        edit_text("Hello", environ=environ, run=editor())


def test_a_real_program_edits(tmp_path: Path) -> None:
    script = tmp_path / "shout.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_text(path.read_text().upper())\n"
    )
    environ = {"EDITOR": f"'{sys.executable}' '{script}'", "TMPDIR": str(tmp_path)}
    assert edit_text("hello", environ=environ) == "HELLO"
