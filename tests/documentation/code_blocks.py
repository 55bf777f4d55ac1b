"""The code blocks of a page of the documentation, and what each is for.

- A block that begins with ``# file: NAME`` is that file, in a folder that all blocks of the page
  share. A later block of the same name replaces it.
- In a ``console`` block each line that begins with ``$`` is run in that folder; the lines below it
  are part of what it prints, «...» standing for anything.
- Any other block is an example that stands elsewhere, and is compared with that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# file: (\S+)\n")


@dataclass(frozen=True)
class Block:
    """A code block: its language, its text, and the file that it is, if any."""

    language: str
    text: str
    file: str = ""


@dataclass(frozen=True)
class Command:
    """A command of a console block, and lines that it prints."""

    typed: str
    printed: tuple[str, ...]


def blocks_of(page: Path) -> Iterator[Block]:
    """The code blocks of a page, in their order."""
    for language, text in _BLOCK.findall(page.read_text(encoding="utf-8")):
        named = _FILE.match(text)
        if named:
            yield Block(language, text[named.end() :], named[1])
        else:
            yield Block(language, text)


def commands_of(block: Block) -> Iterator[Command]:
    """The commands of a console block."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        typed, *printed = part.rstrip("\n").split("\n")
        yield Command(typed, tuple(line for line in printed if line not in {"", "..."}))
