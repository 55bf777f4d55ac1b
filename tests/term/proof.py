"""A term looked at on every day: what must hold, that it comes about again, that it goes back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coffeechat.domain.records import Event
from coffeechat.handoff.export import to_json
from coffeechat.store import NothingToUndo, Store
from support.always import Always
from term.life import DAYS, Life, Look
from term.term import SECRET, live
from term.watching import Watch

_FRIDAY = 4
#: What is looked at once a week, for it takes its time; all else of `Always` on every evening.
_WEEKLY = frozenset({"everything_can_be_told_in_words"})
_HOLDS = [name for name, one in vars(Always).items() if callable(one) and not name.startswith("_")]


@dataclass(frozen=True, kw_only=True)
class Care:
    """How closely a term is looked at.

    Attributes:
        each_act: The agenda is compared after each act, not only when time has passed.
        again: So many days are lived through once more, unseen, and end in the same bytes.
        back: So many acts are taken back; None for all of them, to the empty store.
    """

    each_act: bool = True
    again: int = DAYS
    back: int | None = None


@dataclass(frozen=True)
class Lived:
    """What a term was made of: how often each act was done and each rule brought something."""

    acts: Counter[str]
    rules: dict[str, int]
    taken_back: int


class _Eyes(Always):
    """Who looks on: at the agenda, and each evening at what always holds."""

    def __init__(self, life: Life, care: Care) -> None:
        self.world = life.world
        self.life = life
        self.care = care
        self.watch = Watch(life.world)
        #: How many events there were on each evening, and the store as it was then.
        self.evenings: list[tuple[int, bytes]] = []

    def see(self, seen: Look) -> None:
        """Look at the agenda after an act, or when time has passed."""
        if seen.what == "time" or seen.item is not None or self.care.each_act:
            self.watch.look()
        if seen.what == "time":
            self.watch.compare()
        if seen.item is not None and seen.until is not None:
            self.watch.snoozed(seen.item, seen.until)

    def evening(self) -> None:
        """Look at everything, and keep how it is."""
        for name in _HOLDS:
            if name not in _WEEKLY or self.life.today.weekday() == _FRIDAY:
                getattr(self, name)()
        store = self.life.store
        self.evenings.append((len(store.events), store.canonical()))


def prove(folder: Path, seed: int, care: Care, days: int = DAYS) -> Lived:
    """Live through a term and look at everything, then once more unseen, then take it back.

    Raises:
        AssertionError: Something does not hold.
    """
    life = Life(folder / "looked-at" / "db.json", seed)
    eyes = _Eyes(life, care)
    life.look = eyes.see
    live(life, eyes.evening, days)
    assert SECRET.encode() not in to_json(life.records, life.store.events, private=False)
    _same_from_the_disk(life)
    again = Life(folder / "again" / "db.json", seed)
    live(again, days=min(care.again, days))
    same = again.store.canonical() == eyes.evenings[min(care.again, days) - 1][1]
    again.world.close()
    assert same, "the same seed has led to another term"
    steps = _taken_back(life.store, eyes.evenings, care.back)
    life.world.close()
    return Lived(life.done, eyes.watch.rules, steps)


def _same_from_the_disk(life: Life) -> None:
    again = Store.open(life.world.path, clock=life.world.clock, session="other")
    assert again.canonical() == life.store.canonical(), "the disk says something else"
    again.close()


def _taken_back(store: Store, evenings: list[tuple[int, bytes]], most: int | None) -> int:
    """Take acts back, past one evening after the other, as they were; all of them to nothing."""
    steps, ahead = 0, _behind(store.events, evenings)
    try:
        while steps != most:
            content = store.canonical()
            while ahead and content == ahead[-1]:
                ahead.pop()
            store.undo()
            steps += 1
    except NothingToUndo:
        assert store.canonical() == b"", "all is taken back, and something is left"
        assert not ahead, f"{len(ahead)} evenings did not come back"
    return steps


def _behind(events: Sequence[Event], evenings: list[tuple[int, bytes]]) -> list[bytes]:
    """The evenings that undo comes back to: not those of which an act was taken back since."""
    at = dict(evenings)
    depth, found = 0, list[tuple[int, bytes]]()
    for number, event in enumerate(events, 1):
        if not (event.undoes or event.redoes):
            found = [evening for evening in found if evening[0] <= depth]
        depth += -1 if event.undoes else 1
        if number in at:
            found.append((depth, at[number]))
    return [content for reached, content in found if reached <= depth]
