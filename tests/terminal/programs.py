"""What is measured: the program on stores of three sizes, and the floor beside it."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from support.pty import COFFEECHAT, Terminal, environment
from support.stores import NOW, make_store, write_connections

FLOOR = "Textual hello-world"
SIZES = {"0 people": 0, "1,000 people": 1_000, "30,000 people": 30_000}
_HELLO = Path(__file__).with_name("hello.py")


@dataclass(frozen=True)
class Program:
    """A command, and the text that tells that it has drawn its screen."""

    command: tuple[str, ...]
    home: Path
    shows: str

    def start(self, size: tuple[int, int] = (80, 24)) -> Terminal:
        """Start it on a terminal of 256 colours, which is what SSH passes on."""
        environ = environment(self.home, COFFEECHAT_NOW=NOW.isoformat())
        return Terminal(self.command, environ, size=size, folder=self.home)


def prepare(folder: Path) -> Mapping[str, Program]:
    """Make the stores in a folder; the programs by name, the floor first."""
    programs = {FLOOR: Program((sys.executable, str(_HELLO)), folder, "Hello, world")}
    for name, rows in SIZES.items():
        connections = folder / f"{rows}.csv"
        if rows:
            write_connections(connections, rows)
        store = folder / f"{rows}.json"
        make_store(store, connections if rows else None)
        programs[name] = Program((COFFEECHAT, "--store", str(store)), folder, "owe ")
    return programs
