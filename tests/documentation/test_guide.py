"""The README and the guide name only commands and verbs that there are."""

import re
from pathlib import Path

import pytest

from coffeechat.cli.parser import parse
from coffeechat.verbs import BY_ID
from documentation.hook_pages import DOCS

ROOT = DOCS.parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "guide").glob("*.md"))]
TYPED = re.compile(r"`:([a-z-]+)")
CODE = re.compile(r"```.*?```|`[^`]+`", re.DOTALL)
SAID = re.compile(r"\bcoffeechat ([a-z][a-z-]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_names_commands_that_there_are(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    commands = set(re.findall(r"^    ([a-z-]+)", capsys.readouterr().out, re.MULTILINE))
    code = "\n".join(CODE.findall(page.read_text(encoding="utf-8")))
    assert set(SAID.findall(code)) - commands == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_names_verbs_that_there_are(page: Path) -> None:
    typed = set(TYPED.findall(page.read_text(encoding="utf-8")))
    assert typed - BY_ID.keys() - {"alumni", "greet"} == set(), "alumni.greet is a plugin's"
