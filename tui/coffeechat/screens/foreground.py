"""Work that takes long: begun by a key, told on the status line, left with Esc."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from coffeechat.domain.errors import Sentence

if TYPE_CHECKING:
    from coffeechat.api import Job
    from coffeechat.plugin_host import Progress, RunningJob
    from coffeechat.screens.app import CoffeeChat

_Result = TypeVar("_Result")

#: Seconds after which work that is not through yet is said to be under way.
PATIENCE = 0.1
LEAVES = "Esc leaves it"


class Foreground:
    """The one long piece of work that the user waits for.

    Attributes:
        plugin: The id of the plugin that does it; empty while nothing is under way.
        is_faulty: Something went wrong in the plugin meanwhile that it did not foresee.
    """

    def __init__(self, chat: "CoffeeChat") -> None:
        self._chat = chat
        self._job: RunningJob | None = None
        self._title = self._when_left = ""
        self._has_told = False
        self.plugin = ""
        self.is_faulty = False

    def begin(
        self,
        title: str,
        plugin: str,
        work: "Callable[[Job], _Result]",
        done: Callable[[_Result], None],
        *,
        when_left: str = "Left; nothing was changed.",
    ) -> None:
        """Begin the work, unless other work is under way.

        Args:
            title: What is said while it goes on.
            plugin: The id of the plugin that does it.
            work: Runs in a thread of its own; a `Sentence` it raises is said.
            done: Gets the result, on the UI thread; not when the work was left.
            when_left: What is said when the user leaves it.
        """
        from coffeechat.plugin_host import Crash, run_job

        if self._job is not None:
            self._chat.say(f"{self._title} is under way.", LEAVES)
            return

        def run(job: "Job") -> _Result | Sentence:
            try:
                return work(job)
            except Sentence as refusal:
                return refusal

        def finish(result: _Result | Sentence | Crash) -> None:
            if self._job is not job:
                return
            faulty = self.is_faulty
            self._end()
            if isinstance(result, Crash):
                self._chat.say(f"{title} ended by a mistake: {type(result.error).__name__}.")
            elif isinstance(result, Sentence):
                self._chat.say(str(result), self._chat.plugins.tells_more if faulty else "")
            else:
                done(result)

        self._title, self._when_left, self.plugin = title, when_left, plugin
        self._has_told = False
        on_ui = self._chat.on_ui_thread
        self._job = job = run_job(run, on_ui(finish), on_ui(self._progressed))
        self._chat.set_timer(PATIENCE, partial(self._begun, job))

    def leave(self) -> bool:
        """Leave the work that is under way; False when there is none."""
        if self._job is None:
            return False
        self._job.cancel()
        self._end()
        self._chat.say(self._when_left)
        return True

    def _end(self) -> None:
        self._job, self.plugin, self.is_faulty = None, "", False

    def _begun(self, job: "RunningJob") -> None:
        if self._job is job and not self._has_told:
            self._say("")

    def _progressed(self, progress: "Progress") -> None:
        if self._job is not None:
            counted = f"{progress.done:,}" if progress.done else ""
            of = f" of {progress.total:,}" if progress.total else ""
            self._say(f"{counted}{of} {progress.note}".strip())

    def _say(self, how_far: str) -> None:
        self._has_told = True
        self._chat.say(f"{self._title} … {how_far}".rstrip(), LEAVES)


async def off_the_screen(work: Callable[[], _Result]) -> _Result:
    """What a quick question to a plugin gives, asked in a daemon thread that nobody waits for.

    A plugin that hangs keeps neither the screen nor the end of the program waiting, as a thread of
    asyncio's own pool would.

    Raises:
        BaseException: What the work raised.
    """
    from coffeechat.plugin_host import Crash, run_job

    loop = asyncio.get_running_loop()
    answer: asyncio.Future[_Result | Crash] = loop.create_future()

    def finish(result: _Result | Crash) -> None:
        loop.call_soon_threadsafe(deliver, result)

    def deliver(result: _Result | Crash) -> None:
        if not answer.done():
            answer.set_result(result)

    run_job(lambda _job: work(), finish)
    result = await answer
    if isinstance(result, Crash):
        raise result.error
    return result
