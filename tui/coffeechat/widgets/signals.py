"""Leaving in good order on a signal, though the screen's own loop may be stuck.

It is stuck where nobody reads what is written to the terminal: the line is dead, or the program at
its other end has stopped. Then a thread of its own saves what is typed and ends the program.
"""

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from types import FrameType
from typing import Protocol

SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)

SIGNAL_CODES = 128
"""What a shell adds to the number of the signal that ended a program."""

LOOP_ANSWERS = 1.0
"""Seconds after which the loop counts as stuck."""

LEAVING_TAKES = 3.0
"""Seconds that it may take to leave once all that is typed is saved."""


class Leaves(Protocol):
    """What is needed of the app."""

    def save_typed(self) -> None:
        """Save what is typed, and finish the acts under way. From any thread."""

    def leave(self, return_code: int) -> None:
        """Save what is typed, and end."""


def heed_signals(app: Leaves, let_go: Callable[[], None]) -> None:
    """Leave on a signal, within five seconds; call it where the app's loop runs.

    Args:
        app: What leaves.
        let_go: Gives the terminal back without waiting for anybody to read; from any thread.
    """
    loop, context = asyncio.get_running_loop(), copy_context()
    has_saved = threading.Event()

    def leave(code: int) -> None:
        app.leave(code)
        has_saved.set()

    def rescue(code: int) -> None:
        if has_saved.wait(LOOP_ANSWERS):
            time.sleep(LEAVING_TAKES)
        else:
            context.run(app.save_typed)
        let_go()
        os._exit(code)

    def heed(number: int, _frame: FrameType | None) -> None:
        for each in SIGNALS:  # a hang-up comes twice, from the shell and from the system
            signal.signal(each, signal.SIG_IGN)
        code = SIGNAL_CODES + number
        threading.Thread(target=rescue, args=(code,), name="rescue", daemon=True).start()
        with suppress(RuntimeError):  # the loop has ended: the program is leaving already
            loop.call_soon_threadsafe(leave, code)

    for number in SIGNALS:
        signal.signal(number, heed)
