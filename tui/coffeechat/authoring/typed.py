"""mypy over a plugin's package, when it is installed: each error is a flaw."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from coffeechat.authoring.rules import Flaw

_LINE = re.compile(r"(?P<place>.+?:\d+): error: (?P<text>.*)")
_MOST = 20


def type_flaws(folder: Path, modules: set[str]) -> tuple[list[Flaw], str]:
    """What `mypy --strict` says of the packages of a folder; else why it was not asked."""
    if find_spec("mypy") is None:
        return [], "mypy is not installed here, so types were hardly checked."
    names = sorted({module.partition(".")[0] for module in modules})
    roots = [root for root in (folder / "src", folder) if root.is_dir()]
    paths = [path for name in names for root in roots if (path := _path(root, name))]
    if not paths:
        return [], "The package was not found in the folder, so types were not checked."
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--no-pretty"]
    command += ["--hide-error-context", "--no-color-output", *map(str, paths)]
    ran = subprocess.run(  # noqa: S603 - our own interpreter, over a folder that was named
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    errors = [match for line in ran.stdout.splitlines() if (match := _LINE.match(line))]
    if ran.returncode and not errors:
        told = " ".join((ran.stderr or ran.stdout).split())[:200]
        return [], f"mypy could not be run: {told}"
    return [_flaw(match) for match in errors[:_MOST]], ""


def _path(root: Path, name: str) -> str:
    for path in (root / name, root / f"{name}.py"):
        if path.exists():
            return str(path.resolve())
    return ""


def _flaw(match: re.Match[str]) -> Flaw:
    return Flaw(
        rule="types",
        place=match["place"],
        text=match["text"].rstrip("."),
        remedy="Give what coffeechat.api asks for; the code in brackets says more.",
    )
