"""Any keys and pastes in the composer, until the program is killed: what of them is kept.

Every part of the stream brings a word of its own that nothing later takes away, so that the words
in the store tell which moment's text was kept.
"""

import os
import random
import re
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coffeechat.screens.composer import SAVE_AFTER, SAVE_EVERY
from support.pty import COFFEECHAT, Terminal, environment
from support.stores import NOW, make_store, open_session

#: Seconds more than were promised until a word must be on the disk: other programs run as well.
LATE = 4.0
#: Parts typed before the first moment at which the program may be killed.
_AT_LEAST = 6
_WORD = re.compile(r"k(\d+)e")
_PASTE = "\x1b[200~{}\x1b[201~"
_LETTERS = "aeiou nrst äéñ 水 ☕ '\"<>[]{}%"


@dataclass(frozen=True)
class Part:
    """What is typed in one go, and the word in it that stays."""

    keys: bytes
    number: int

    @property
    def word(self) -> str:
        """The word that stays."""
        return f"k{self.number}e"


def stream(seed: int) -> Iterator[Part]:
    """Parts without an end: letters, mistakes taken back, ways to a line's ends, pastes."""
    chance = random.Random(seed)
    number = 0
    while True:
        text = _part(chance, f" k{number}e ")
        yield Part(text.encode(), number)
        number += 1


def _part(chance: random.Random, word: str) -> str:
    match chance.randrange(6):
        case 0:  # a mistake, taken back
            wrong = chance.randrange(1, 30)
            return "x" * wrong + "\x7f" * wrong + word
        case 1:
            return chance.choice(["\x1b[H", "\x1b[F", "\x1b[A\x1b[F", "\x1b[B\x1b[H"]) + word
        case 2:
            return f"\r{word}"
        case 3:
            return _PASTE.format(_any_text(chance, SAVE_EVERY // 4) + word)
        case 4:
            lines = "\n".join(_any_text(chance, 40) for _ in range(chance.randrange(2, 12)))
            return _PASTE.format(f"{lines}\n{word}")
        case _:
            return _any_text(chance, 12) + word


def _any_text(chance: random.Random, most: int) -> str:
    return "".join(chance.choices(_LETTERS, k=chance.randrange(1, most)))


def write_until_killed(home: Path, store: Path, seed: int, kind: signal.Signals) -> None:
    """Type a stream into a draft, kill the program at a random moment, and look what was kept.

    Raises:
        AssertionError: A word is missing that was promised, or a later one came without it.
    """
    chance = random.Random(f"{seed} {kind}")
    make_store(store, None)
    environ = environment(home, COFFEECHAT_NOW=NOW.isoformat())
    with Terminal([COFFEECHAT, "--store", str(store)], environ, folder=home) as terminal:
        _open_draft(terminal)
        parts = stream(seed)
        seen = _type(terminal, parts, _AT_LEAST + chance.randrange(6))
        if kind is signal.SIGKILL:
            _type_on(terminal, parts, SAVE_AFTER + LATE, chance)
        os.kill(terminal.process.pid, kind)
        terminal.wait_for_end()
    kept = kept_words(store)
    assert kept == set(range(len(kept))), f"later words without earlier ones: {sorted(kept)}"
    last = max(kept, default="nothing")
    assert seen in kept, f"{seen} was on the screen, and of what was kept {last} is the last"


def _open_draft(terminal: Terminal) -> None:
    terminal.wait_for("Nothing is due")
    terminal.type("2a")
    terminal.wait_for("Who?")
    terminal.type("Jelisa Okafor @Green Rivers\r")
    terminal.wait_for("Added Jelisa Okafor")
    terminal.type("d")
    terminal.wait_for("I saw that you")
    terminal.send("enter")
    terminal.wait_for("To Jelisa Okafor")
    terminal.type("e")
    terminal.wait_for("Esc ends the editing")


def _type(terminal: Terminal, parts: Iterator[Part], count: int) -> int:
    """Type some parts, each when the one before is on the screen; the number of the last."""
    for _ in range(count):
        part = next(parts)
        terminal.process.write(part.keys)
        terminal.wait_for(part.word)
    return part.number


def _type_on(
    terminal: Terminal, parts: Iterator[Part], seconds: float, chance: random.Random
) -> None:
    """Go on without a rest that would be a reason to save."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        terminal.process.write(next(parts).keys)
        terminal.watch(chance.uniform(0.05, SAVE_AFTER / 2))


def kept_words(store: Path) -> set[int]:
    """The numbers of the words in the one draft of a store."""
    session = open_session(store)
    (draft,) = session.records.messages.values()
    session.close()
    return {int(number) for number in _WORD.findall(draft.body)}
