"""A new plugin: a folder with a package, its tests and its description, which works as it is.

The texts lie in `scaffolds`: those of `common` for every kind, and those of the kind itself. In
their paths PACKAGE stands for the name of the package and NAME for that of the plugin.
"""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from keyword import iskeyword
from pathlib import Path
from string import Template

from coffeechat import __version__, api
from coffeechat.authoring.kinds import KINDS
from coffeechat.domain.errors import NotUnderstood, Sentence

PREFIX = "coffeechat-"
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST_NAME = 40
_ENDING = ".txt"


class NotMade(Sentence):
    """A plugin was not made; nothing that was there has changed."""


def make_plugin(kind: str, name: str, parent: Path) -> tuple[Path, int]:
    """Write a new plugin of that kind into a folder of its own.

    Returns:
        The folder, and how many files were written.

    Raises:
        NotUnderstood: There is no such kind, or no plugin can have that name.
        NotMade: A file is there already, or the disk refused.
    """
    if kind not in KINDS:
        raise NotUnderstood(f"There is no kind «{kind}»; there are: {', '.join(KINDS)}.")
    check_name(name)
    folder = parent / f"{PREFIX}{name}"
    texts = plugin_files(kind, name)
    try:
        _write(folder, texts)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise NotMade(f"{error.filename or folder} was not written: {reason}.") from error
    return folder, len(texts)


def check_name(name: str) -> None:
    """Refuse what cannot be the name of a plugin.

    Raises:
        NotUnderstood: The text says why, and what would do.
    """
    if name.startswith(PREFIX):
        raise NotUnderstood(
            f"Leave out «{PREFIX}», which is put before the name: {name.removeprefix(PREFIX)}."
        )
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        raise NotUnderstood(
            f"«{name}» is no name for a plugin; take up to {_LONGEST_NAME} lower-case letters and "
            "digits with single hyphens between, a letter first, such as state-alumni."
        )
    if _class_name(name) in api.__all__ or iskeyword(_class_name(name)):
        raise NotUnderstood(
            f"«{name}» is a word of the plugin API or of Python; take a name that says what the "
            "plugin is for, such as state-alumni."
        )


def plugin_files(kind: str, name: str) -> Mapping[str, str]:
    """The files of a new plugin: path within its folder to text."""
    words = _words(kind, name)
    return {
        path.replace("PACKAGE", words["package"]).replace("NAME", words["module"]): text
        for tree in ("common", kind)
        for path, text in _texts(files("coffeechat.authoring") / "scaffolds" / tree, words)
    }


def _texts(
    folder: Traversable, words: Mapping[str, str], within: str = ""
) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = within + entry.name
        if entry.is_dir():
            yield from _texts(entry, words, f"{path}/")
        elif path.endswith(_ENDING):
            text = entry.read_text(encoding="utf-8")
            yield path.removesuffix(_ENDING), Template(text).substitute(words)


def _words(kind: str, name: str) -> Mapping[str, str]:
    """What the texts leave open."""
    major, minor, *_ = __version__.split(".")
    words = {
        "name": name,
        "module": name.replace("-", "_"),
        "package": f"{PREFIX}{name}".replace("-", "_"),
        "class_name": _class_name(name),
        "title": name.replace("-", " ").capitalize(),
        "check_id": f"{name.upper()}-01",
        "kind": kind,
        "does": KINDS[kind].does,
        "hosts": f">={major}.{minor},<{int(major) + 1}",
    }
    return words | {"trial": Template(KINDS[kind].trial).substitute(words)}


def _class_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for there in (folder / path for path in texts):
        if there.exists() or there.is_symlink():
            raise NotMade(f"There is already a {there}; take another name or folder (--in).")
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
