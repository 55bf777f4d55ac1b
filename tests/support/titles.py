"""Made-up job titles with what a person would read in them, and how much of it is guessed.

`titles.tsv` is what the patterns were made with; `titles_held_out.tsv` was written before them too,
and none was made for it.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from coffeechat.domain.titles import guess_does_it, guess_level, hires
from coffeechat.domain.words import Seniority

FILES = ("titles.tsv", "titles_held_out.tsv")
Guess = Literal["level", "does the work", "hires"]
GUESSES: tuple[Guess, ...] = ("level", "does the work", "hires")

_DATA = Path(__file__).parents[1] / "data"
_ANSWERS = {"y": True, "n": False, "?": None}


@dataclass(frozen=True)
class Labelled:
    """A title and what it tells; None where a person could not say either."""

    title: str
    level: Seniority | None
    does_it: bool | None
    hires: bool
    language: str


@dataclass
class Tally:
    """How many titles have an answer and were given one; all answers given, and the right ones."""

    asked: int = 0
    answered: int = 0
    answers: int = 0
    right: int = 0
    wrong: list[Labelled] = field(default_factory=list)
    silent: list[Labelled] = field(default_factory=list)


def read_titles(name: str) -> list[Labelled]:
    """The titles of a file."""
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return [
            Labelled(
                row["title"],
                None if row["level"] == "?" else Seniority[row["level"].upper()],
                does_it=_ANSWERS[row["does_it"]],
                hires=row["hires"] == "y",
                language=row["language"],
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


_ASKED: dict[Guess, tuple[Callable[[Labelled], object], Callable[[str], object]]] = {
    "level": (lambda one: one.level, guess_level),
    "does the work": (lambda one: one.does_it, guess_does_it),
    "hires": (lambda one: one.hires or None, lambda title: hires(title) or None),
}


def tally(titles: Iterable[Labelled], guess: Guess) -> Tally:
    """What is guessed of titles, beside what they tell."""
    known, guessed = _ASKED[guess]
    found = Tally()
    for one in titles:
        truth, answer = known(one), guessed(one.title)
        found.asked += truth is not None
        found.answered += truth is not None and answer is not None
        found.answers += answer is not None
        found.right += answer is not None and answer == truth
        if answer is None and truth is not None:
            found.silent.append(one)
        elif answer is not None and answer != truth:
            found.wrong.append(one)
    return found


def languages(titles: Sequence[Labelled]) -> list[str]:
    """The languages of titles, the most frequent first."""
    named = [one.language for one in titles]
    return sorted(set(named), key=lambda language: (-named.count(language), language))
