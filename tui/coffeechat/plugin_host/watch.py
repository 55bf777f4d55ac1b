"""Steps of plugins under a time limit: a thread that hangs is left behind, the rest goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import Generic, TypeVar

T = TypeVar("T")

#: Seconds after which a thread that has nothing to do ends.
_REST = 10.0


@dataclass(frozen=True, slots=True)
class Raised:
    """A step that ended with an error."""

    error: BaseException


class _Shift(Generic[T]):
    """Steps for one thread to take, one after another."""

    def __init__(self, steps: Sequence[Callable[[], T]]) -> None:
        self._steps = steps
        self._results: list[T | Raised] = []
        self._since = monotonic()
        self._lock = Lock()
        self._over = Lock()
        self._over.acquire()
        self._left = False

    def take(self) -> bool:
        """Take the steps; tells whether anybody still waits for them."""
        for step in self._steps:
            result: T | Raised
            try:
                result = step()
            except BaseException as error:  # noqa: BLE001 - whoever waits is told of it
                result = Raised(error)
            with self._lock:
                if self._left:
                    return False
                self._results.append(result)
                self._since = monotonic()
        return True

    def end(self) -> None:
        """Wake whoever waits."""
        self._over.release()

    def wait(self, seconds: float) -> list[T | Raised]:
        """The results, once all steps are taken or one of them takes longer than that."""
        remaining = seconds
        while not self._over.acquire(timeout=remaining):
            with self._lock:
                remaining = self._since + seconds - monotonic()
                if len(self._results) == len(self._steps):
                    remaining = seconds
                elif remaining <= 0:
                    self._left = True
                    break
        return self._results


class _Hand(Thread):
    """A daemon thread that takes shift after shift, and ends when it has none for a while."""

    def __init__(self, idle: "list[_Hand]") -> None:
        super().__init__(name="coffeechat plugin", daemon=True)
        self._idle = idle
        self._shifts: SimpleQueue[_Shift[object]] = SimpleQueue()

    def give(self, shift: "_Shift[object]") -> None:
        """Have a shift taken."""
        self._shifts.put(shift)

    def run(self) -> None:
        while True:
            try:
                shift = self._shifts.get(timeout=_REST)
            except Empty:
                if self._retire():
                    return
                continue
            if not shift.take():
                return
            self._idle.append(self)
            shift.end()

    def _retire(self) -> bool:
        """Leave the idle ones, unless somebody has just taken this one from there."""
        try:
            self._idle.remove(self)
        except ValueError:
            return False
        return True


class Watch:
    """Has steps taken in daemon threads. Any number of threads may use it."""

    def __init__(self) -> None:
        self._idle: list[_Hand] = []

    def take(
        self, steps: Sequence[Callable[[], T]], seconds: float, give_up: Callable[[int], T]
    ) -> list[T | Raised]:
        """What the steps give, in their order.

        Args:
            steps: Taken one after another; those after one that hangs are taken all the same.
            seconds: The longest that one of them may take.
            give_up: Gives the result of the step with that number, which took longer.
        """
        results: list[T | Raised] = []
        while len(results) < len(steps):
            shift = _Shift(steps[len(results) :])
            self._hand().give(shift)  # type: ignore[arg-type] # it only takes and ends shifts
            results += shift.wait(seconds)
            if len(results) < len(steps):
                results.append(give_up(len(results)))
        return results

    def _hand(self) -> _Hand:
        try:
            return self._idle.pop()
        except IndexError:
            hand = _Hand(self._idle)
            hand.start()
            return hand
