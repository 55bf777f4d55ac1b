"""Every page of the documentation is true: made from the code, or run."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from coffeechat.api import Plugin
from documentation.code_blocks import Block, Command, blocks_of, commands_of
from documentation.hook_pages import DOCS, EXAMPLES, RECORDS, pages
from support.pty import COFFEECHAT

ROOT = DOCS.parents[1]
ALUMNI = ROOT / "examples" / "coffeechat-alumni"
HOOK_PAGES = dict(pages())
WRITTEN = sorted(set(DOCS.rglob("*.md")) - HOOK_PAGES.keys())
GUIDE = sorted((ROOT / "docs" / "guide").glob("*.md"))
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", HOOK_PAGES, ids=lambda page: page.stem)
def test_a_page_of_a_hook_says_what_the_code_says(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == HOOK_PAGES[page], "python -m tests.documentation"


def test_every_hook_has_a_page() -> None:
    hooks = {name for name, value in vars(Plugin).items() if callable(value) and name[0] != "_"}
    assert hooks == RECORDS.keys()


@pytest.mark.parametrize("page", [*HOOK_PAGES, *WRITTEN, *GUIDE, ROOT / "README.md"], ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if ":" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.stem)
def test_every_block_of_a_page_is_run_or_stands_in_a_file_that_is(
    page: Path, tmp_path: Path, own_home: Path
) -> None:
    """In their order: files are written, commands run, and all other blocks are known."""
    for block in blocks_of(page):
        if block.file:
            target = tmp_path / block.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            for command in commands_of(block):
                run(command, tmp_path, own_home)
        else:
            assert is_known(block), block.text


def test_the_tutorial_ends_with_the_plugin_in_the_examples() -> None:
    written = {block.file: block.text for block in blocks_of(DOCS / "tutorial.md") if block.file}
    assert written
    for name, text in written.items():
        file = ALUMNI.parent / name
        assert file.read_text(encoding="utf-8") == text, name


def run(command: Command, folder: Path, home: Path) -> None:
    """Run a command of a page; it succeeds, and prints what the page says that it prints."""
    typed = shlex.split(command.typed)
    environ = {
        "PATH": f"{Path(COFFEECHAT).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(folder / "coffeechat-alumni"),
    }
    done = subprocess.run(
        [sys.executable, "-m", *typed[1:]] if typed[0] == "python" else typed,
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    printed = done.stdout + done.stderr
    assert done.returncode == 0, f"{command.typed}\n{printed}"
    for line in command.printed:
        pattern = ".*".join(map(re.escape, line.strip().split("...")))
        assert re.search(pattern, printed), f"{command.typed}\n{line}\nis not in\n{printed}"


def is_known(block: Block) -> bool:
    """Whether a block is one of the examples, or part of a file of the plugin in the examples."""
    if block.language == "toml":
        return "[plugins." in block.text
    files = [*EXAMPLES.glob("*.py"), *ALUMNI.rglob("*.py")]
    return any(block.text in file.read_text(encoding="utf-8") for file in files)
