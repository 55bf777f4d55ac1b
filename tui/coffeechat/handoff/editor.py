"""The person's own editor, for a text that is not saved anywhere yet."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from coffeechat.domain.errors import Sentence

_FALLBACKS = ("nano", "vi")
_MODE = 0o600


class EditorFailed(Sentence):
    """The editor could not be used; the text says why, and where what was typed is kept."""


def edit_text(
    text: str,
    *,
    environ: Mapping[str, str],
    run: Callable[..., subprocess.CompletedProcess[Any]] = subprocess.run,
    suffix: str = ".txt",
) -> str:
    """The text after the person edited it; lines end in a plain newline.

    The editor is that of $VISUAL, else $EDITOR, else nano or vi. It works on a private file in a
    private folder, both removed when it ended well.

    `environ` is where the editor is looked up and what it is given; `run` runs it and waits, as
    `subprocess.run` does; by `suffix`, the ending of the file's name, editors choose a mode.

    Raises:
        EditorFailed: There is no editor, or it failed; then the file stays where it is.
    """
    command = _editor(environ)
    path = _private_file(text, environ, suffix)
    _run(run, [*command, str(path)], environ, path)
    edited = _read(path)
    shutil.rmtree(path.parent, ignore_errors=True)
    return edited if text.endswith("\n") else edited.removesuffix("\n")


def _editor(environ: Mapping[str, str]) -> Sequence[str]:
    """The command of the editor as its parts; no shell ever sees it."""
    for variable in ("VISUAL", "EDITOR"):
        command = environ.get(variable, "").strip()
        if command:
            try:
                return shlex.split(command)
            except ValueError as error:
                raise EditorFailed(
                    f"${variable} cannot be understood ({error}); set it to a command."
                ) from error
    for name in _FALLBACKS:
        found = shutil.which(name, path=environ.get("PATH", os.defpath))
        if found:
            return [found]
    raise EditorFailed("No editor was found; set $EDITOR to the command of yours.")


def _private_file(text: str, environ: Mapping[str, str], suffix: str) -> Path:
    """A file that only its owner can read, in a folder that only its owner can enter."""
    try:
        folder = mkdtemp(prefix="coffeechat-", dir=environ.get("TMPDIR") or None)
        path = Path(folder) / f"text{suffix}"
        path.touch(mode=_MODE)
        path.write_bytes(_with_newline(text).encode(errors="replace"))
    except OSError as error:
        raise EditorFailed(
            f"No file can be made for the editor ({error.strerror}); nothing changed."
        ) from error
    return path


def _run(
    run: Callable[..., subprocess.CompletedProcess[Any]],
    command: Sequence[str],
    environ: Mapping[str, str],
    path: Path,
) -> None:
    try:
        status = run(command, check=False, env=dict(environ)).returncode
    except OSError as error:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise EditorFailed(
            f"The editor «{command[0]}» cannot be started ({error.strerror}); "
            "set $EDITOR to the command of yours."
        ) from error
    if status != 0:
        raise EditorFailed(
            f"The editor «{command[0]}» ended with status {status}; your text is kept in {path}."
        )


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode().replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise EditorFailed(f"The editor left no file {path} behind; nothing changed.") from error
    except UnicodeDecodeError as error:
        raise EditorFailed(
            f"The text is no longer in UTF-8; it is kept in {path}, save it as UTF-8 there."
        ) from error


def _with_newline(text: str) -> str:
    return text if text.endswith("\n") or not text else text + "\n"
