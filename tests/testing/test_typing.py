"""mypy finds what an author gets wrong: every line that is marked with what is wrong with it."""

import re
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent / "mistyped"

_MARK = re.compile(r"# E: (.+)$")
_ERROR = re.compile(r"([\w.]+\.py):(\d+): error: .*\[([\w-]+)\]$")


def marked() -> dict[tuple[str, int], set[str]]:
    return {
        (file.name, number): set(mark[1].split(", "))
        for file in FOLDER.glob("*.py")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if (mark := _MARK.search(line))
    }


def test_planted_errors_are_found(tmp_path: Path) -> None:
    files = sorted(path.name for path in FOLDER.glob("*.py"))
    options = ["--strict", "--config-file=", "--no-error-summary", f"--cache-dir={tmp_path}"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *files],
        cwd=FOLDER,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    found: dict[tuple[str, int], set[str]] = {}
    for line in done.stdout.splitlines():
        if error := _ERROR.match(line):
            found.setdefault((error[1], int(error[2])), set()).add(error[3])
    assert found == marked(), done.stdout + done.stderr
