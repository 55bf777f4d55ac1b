"""Events on their way to plugins: in order, one queue for each plugin, off every other thread."""

from collections.abc import Callable, Sequence
from queue import SimpleQueue
from threading import Lock, Thread
from time import monotonic

from coffeechat.api import Event
from coffeechat.plugin_host.calls import PATIENT, Calls
from coffeechat.plugin_host.hooks import ON_EVENT
from coffeechat.plugin_host.outcomes import Status
from coffeechat.plugin_host.states import PluginState

#: Plugins may answer an event with changes, others those, and so on; so often and no more.
DEEPEST = 3

#: Seconds that the program waits, when it is left, for events to arrive.
LAST_WAIT = 0.5


class Events:
    """Tells plugins of events. Any number of threads may use it."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._queues: dict[str, _Queue] = {}
        self._proposed: dict[str, int] = {}
        self._cut: set[str] = set()
        self._lock = Lock()

    def tell(self, states: Sequence[PluginState], event: Event) -> None:
        """Queue an event for every plugin that listens, but the one that caused it."""
        depth = self._proposed.get(event.origin, 1) if event.origin else 0
        for state in states:
            if not state.listens or state.status is not Status.ACTIVE or state.id == event.origin:
                continue
            if depth > DEEPEST:
                self._cut_off(state, event)
            else:
                self._queue(state).put(event, depth)

    def note_proposal(self, plugin: str) -> None:
        """A plugin is about to propose: what comes of it is one step farther from the user."""
        queue = self._queues.get(plugin)
        self._proposed[plugin] = (queue.depth if queue is not None else 0) + 1

    def close(self, seconds: float = LAST_WAIT) -> None:
        """Let the events arrive that were told, waiting so many seconds at most."""
        until = monotonic() + seconds
        for queue in tuple(self._queues.values()):
            queue.end(until - monotonic())

    def _queue(self, state: PluginState) -> "_Queue":
        with self._lock:
            if state.id not in self._queues:
                self._queues[state.id] = _Queue(state, self._calls)
            return self._queues[state.id]

    def _cut_off(self, state: PluginState, event: Event) -> None:
        with self._lock:
            if state.id in self._cut:
                return
            self._cut.add(state.id)
        told = f"it and {event.origin} answer each other's changes without end, so it is not told"
        self._calls.record(state, ON_EVENT, told)


class _Queue:
    """The events of one plugin, and the thread that tells them one after another.

    Attributes:
        depth: How far from the user's own act the event is that is being told; 0 between two.
    """

    def __init__(self, state: PluginState, calls: Calls) -> None:
        self._state = state
        self._calls = calls
        self._events: SimpleQueue[tuple[Event, int] | None] = SimpleQueue()
        self.depth = 0
        self._thread = Thread(target=self._run, name=f"events of {state.id}", daemon=True)
        self._thread.start()

    def put(self, event: Event, depth: int) -> None:
        self._events.put((event, depth))

    def end(self, seconds: float) -> None:
        self._events.put(None)
        self._thread.join(max(seconds, 0))

    def _run(self) -> None:
        while (told := self._events.get()) is not None:
            event, self.depth = told
            self._calls.watch(self._state, ON_EVENT, self._telling(event), PATIENT)
            self.depth = 0

    def _telling(self, event: Event) -> Callable[[], None]:
        def tell() -> None:
            if self._state.plugin is not None:
                self._state.plugin.on_event(event)

        return tell
