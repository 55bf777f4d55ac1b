"""A line to a port of this machine that is slow and late, and that can be cut."""

import queue
import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Self

HEADERS = 40
"""Bytes that TCP/IP adds to each packet."""

_PIECES_A_SECOND = 25
_LARGEST_PACKET = 1400


class SlowLine:
    """Carries connections on, at a rate and after a delay that are the same in both directions.

    Attributes:
        port: Where to connect to.
        carried: Bytes that came from the far port, as they were.
    """

    def __init__(self, far_port: int, *, bits: float, delay: float = 0.0) -> None:
        """Open the line.

        Args:
            far_port: Where connections are carried on to.
            bits: Bits a second.
            delay: Seconds that each byte takes one way, beside its own length.
        """
        self._far_port, self._bits, self._delay = far_port, bits, delay
        self._sockets: list[socket.socket] = []
        self._is_cut = self._is_closed = False
        self.carried = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.reset()

    def cut(self) -> None:
        """Carry nothing any more, without a word to either end, as when a cable is pulled."""
        self._is_cut = True

    def reset(self) -> None:
        """Close everything, and tell both ends."""
        self._is_cut = self._is_closed = True
        for one in (self._listening, *self._sockets):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while not self._is_closed:
                near, _ = self._listening.accept()
                far = socket.create_connection(("127.0.0.1", self._far_port))
                self._sockets += [near, far]
                self._carry(near, far, counted=False)
                self._carry(far, near, counted=True)

    def _carry(self, source: socket.socket, target: socket.socket, *, counted: bool) -> None:
        on_the_way: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        for job in (
            lambda: self._take(source, on_the_way, counted=counted),
            lambda: self._give(target, on_the_way),
        ):
            threading.Thread(target=job, daemon=True).start()

    def _take(
        self,
        source: socket.socket,
        on_the_way: "queue.SimpleQueue[tuple[float, bytes]]",
        *,
        counted: bool,
    ) -> None:
        """Take in no more than the line has room for; a piece that is not full ends a packet."""
        size = max(64, min(_LARGEST_PACKET, int(self._bits / 8 / _PIECES_A_SECOND)))
        free = time.monotonic()
        with suppress(OSError):
            while not self._is_cut:
                data = source.recv(size)
                ended = len(data) < size or size == _LARGEST_PACKET
                free = max(free, time.monotonic())
                free += (len(data) + HEADERS * ended) * 8 / self._bits
                on_the_way.put((free + self._delay, data))
                self.carried += len(data) if counted else 0
                if not data:
                    return
                _wait_until(free)

    def _give(
        self, target: socket.socket, on_the_way: "queue.SimpleQueue[tuple[float, bytes]]"
    ) -> None:
        with suppress(OSError):
            while not self._is_closed:
                due, data = on_the_way.get()
                _wait_until(due)
                if self._is_cut:
                    continue
                if not data:
                    target.shutdown(socket.SHUT_WR)
                    return
                target.sendall(data)


def _wait_until(moment: float) -> None:
    if (left := moment - time.monotonic()) > 0:
        time.sleep(left)
