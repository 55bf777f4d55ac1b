"""The queue of triage: in which order people are looked at, and who is decided by now."""

from collections.abc import Iterable


class Queue:
    """People in a fixed order, one of whom is looked at.

    Attributes:
        people: The ids, in order; those who were decided meanwhile keep their place.
        undecided: Who of them still waits for a decision.
    """

    def __init__(
        self,
        people: Iterable[str] = (),
        undecided: Iterable[str] = (),
        everybody: Iterable[str] = (),
    ) -> None:
        """Begin at the first.

        Args:
            people: The ids of those to look at, in order.
            undecided: Who of them waits for a decision.
            everybody: All ids that count as done once they are decided.
        """
        self.people = list(people)
        self.undecided = set(undecided)
        self._everybody = set(everybody)
        self._at = 0

    @property
    def current(self) -> str:
        """The id of the one who is looked at; empty when everybody is decided."""
        return self.people[self._at] if self._at < len(self.people) else ""

    @property
    def done(self) -> int:
        """How many are decided."""
        return len(self._everybody) - len(self.undecided)

    @property
    def to_go(self) -> int:
        """How many wait for a decision."""
        return len(self.undecided)

    def note(self, person: str, *, is_undecided: bool) -> None:
        """Hear whether somebody waits for a decision now; who does and is new comes last."""
        self._everybody.add(person)
        if not is_undecided:
            self.undecided.discard(person)
            return
        self.undecided.add(person)
        if person not in self.people:
            self.people.append(person)

    def drop(self, person: str) -> None:
        """Hear that somebody is no longer here."""
        self._everybody.discard(person)
        self.undecided.discard(person)

    def go_to(self, person: str) -> bool:
        """Look at somebody; False when they are not in the queue."""
        if person not in self.people:
            return False
        self._at = self.people.index(person)
        return True

    def forward(self) -> bool:
        """Look at the next who is undecided; after the last comes the first.

        When nobody is left, nobody is looked at. False when only the present one is left.
        """
        count = len(self.people)
        for step in range(1, count + 1):
            place = (self._at + step) % (count + 1)
            if place < count and self.people[place] in self.undecided:
                self._at = place
                return True
        if self.current in self.undecided:
            return False
        self._at = count
        return True

    def back(self) -> bool:
        """Look at the one before, decided or not; False when there is none."""
        if self._at == 0:
            return False
        self._at -= 1
        return True
