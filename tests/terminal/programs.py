"""What is measured: the program on stores of three sizes, the floor, and curses programs."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from support.many_learnings import fill_learnings
from support.pty import COFFEECHAT, Terminal, environment
from support.stores import NOW, make_larger, make_store, write_connections

FLOOR = "Textual hello-world"
SIZES = {"0 people": 0, "1,000 people": 1_000, "30,000 people": 30_000}
LARGEST = "30,000 people"
_HELLO = Path(__file__).with_name("hello.py")
_MESSAGES = 1_000


@dataclass(frozen=True)
class Program:
    """A command, and the text that tells that it has drawn its screen.

    Attributes:
        to_list: Keys that lead from there to a long list.
        down, page: Keys that move the cursor there by a row and by a page; empty without a list.
    """

    command: tuple[str, ...]
    home: Path
    shows: str
    to_list: tuple[str, ...] = ()
    down: str = "down"
    page: str = "pagedown"

    def environ(self) -> dict[str, str]:
        """What SSH passes on: a terminal of 256 colours."""
        return environment(self.home, COFFEECHAT_NOW=NOW.isoformat())

    def start(self, size: tuple[int, int] = (80, 24), kind: type[Terminal] = Terminal) -> Terminal:
        """Start it on a terminal of its own."""
        return kind(self.command, self.environ(), size=size, folder=self.home)

    def with_words(self, *words: str) -> "Program":
        """The same with further words behind its command."""
        return replace(self, command=(*self.command, *words))


def prepare(folder: Path) -> Mapping[str, Program]:
    """Make the stores in a folder; the programs by name, the floor first."""
    hello = (sys.executable, str(_HELLO))
    programs = {FLOOR: Program(hello, folder, "Hello, world", down="", page="")}
    for name, rows in SIZES.items():
        connections = folder / f"{rows}.csv"
        if rows:
            write_connections(connections, rows)
        store = folder / f"{rows}.json"
        make_store(store, connections if rows else None)
        command = (COFFEECHAT, "--store", str(store))
        programs[name] = Program(command, folder, "owe ", to_list=("2",))
    return programs


def learned(folder: Path) -> Program:
    """The program on a store with a thousand people and twenty thousand learnings."""
    store = folder / "learned.json"
    make_larger(folder / "1000.json", store, 1)
    fill_learnings(store)
    return Program((COFFEECHAT, "--store", str(store)), folder, "owe ", to_list=("6", "l"))


def peers(folder: Path) -> Mapping[str, Program]:
    """The curses programs that are installed, each on a long list of its own."""
    found = {}
    if abook := shutil.which("abook"):
        book = (abook, "--datafile", str(_address_book(folder)))
        found["abook, 30,000 people"] = Program(book, folder, "Ada Number")
    if mutt := shutil.which("mutt"):
        settings = folder / "muttrc"
        settings.write_text(f'set folder="{folder}" move=no mail_check=0 timeout=600\n')
        mail = (mutt, "-n", "-F", str(settings), "-f", str(_mailbox(folder)))
        found[f"mutt, {_MESSAGES:,} messages"] = Program(mail, folder, "Number")
    return found


def missing_peers() -> str:
    """What is to be said of curses programs that are not installed; nothing where all are."""
    missing = [name for name in ("abook", "mutt") if shutil.which(name) is None]
    return f"Not measured, for want of it: {' and '.join(missing)}." if missing else ""


def _names(count: int) -> Sequence[str]:
    return [f"Ada Number{number:05}" for number in range(count)]


def _address_book(folder: Path) -> Path:
    path = folder / "addressbook"
    entries = [
        f"[{number}]\nname={name}\nemail=ada{number}@example.org\n"
        for number, name in enumerate(_names(SIZES[LARGEST]))
    ]
    path.write_text("\n".join(["[format]\nprogram=abook\nversion=0.6.1\n", *entries]))
    return path


def _mailbox(folder: Path) -> Path:
    path = folder / "mailbox"
    letters = [
        f"From ada{number}@example.org Sat Nov 21 09:00:00 2026\nFrom: {name}"
        f" <ada{number}@example.org>\nSubject: Letter {number}\n"
        f"Date: Sat, 21 Nov 2026 09:00:00 +0000\nStatus: RO\n\nDear Ana,\n\n"
        for number, name in enumerate(_names(_MESSAGES))
    ]
    path.write_text("".join(letters))
    return path
