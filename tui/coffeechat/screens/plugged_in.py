"""Plugins as the screens see them: loaded in the background, their problems told once."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from coffeechat.acts import Refused
from coffeechat.places import settings_path
from coffeechat.screens.foreground import off_the_screen
from coffeechat.session import Session
from coffeechat.settings import read_settings
from coffeechat.verbs import BY_ID

if TYPE_CHECKING:
    from coffeechat.api import Command
    from coffeechat.plugin_host import Contribution, Crash, PluginHost, Problem
    from coffeechat.screens.app import CoffeeChat

#: Seconds in which problems that come together are gathered into one line.
GATHERED_WITHIN = 0.2
STILL_LOADING = "The plugins are still being loaded; try again in a moment."


class PluggedIn:
    """Loads the plugins once the first screen stands, and says what goes wrong in them."""

    def __init__(self, chat: "CoffeeChat") -> None:
        self._chat = chat
        self._host: PluginHost | None = None
        self._told: set[tuple[str, str, str]] = set()
        self._news: list[Problem] = []

    @property
    def host(self) -> "PluginHost | None":
        """The host with its plugins loaded; None while they are not."""
        return self._host

    @property
    def commands(self) -> "Sequence[Contribution[Command]]":
        """The commands of plugins, as far as they are known by now."""
        return self._host.commands if self._host is not None else ()

    def command_on(self, key: str) -> "Contribution[Command] | None":
        """The command that has a key of its own on the lists."""
        return next((one for one in self.commands if one.item.key == key), None)

    def load(self) -> None:
        """Load the plugins in a thread of their own; the screen in front hears of it."""
        from coffeechat.plugin_host import run_job

        session, on_ui = self._chat.session, self._chat.on_ui_thread
        session.watch_plugins(on_ui(self._hear))
        run_job(lambda _job: _loaded_host(session), on_ui(self._loaded))

    async def wait(self) -> None:
        """Wait until the plugins are loaded; one that hangs is given up by the host.

        What runs on the worker, or on the UI thread, needs them to be: it must not be held up.
        """
        if self._host is None:
            await off_the_screen(partial(_loaded_host, self._chat.session))

    async def renew(self, plugin: str, change: Callable[[Path], object]) -> None:
        """Change the settings of a plugin, and begin anew with all of them by what is so now.

        What was told of the others is not told again.

        Args:
            plugin: The id of the plugin.
            change: Gets the file of settings, and changes it.

        Raises:
            Sentence: The file could not be changed; all goes on as it was.
        """
        session = self._chat.session
        if session.settings.safe:
            raise Refused("No plugin is used (--safe), so none is changed; start without it.")
        self._host = None
        self._told = {one for one in self._told if one[0] != plugin}
        try:
            await off_the_screen(partial(_renew, session, change))
        finally:
            self._loaded(session.host)

    def _loaded(self, result: "PluginHost | Crash") -> None:
        from coffeechat.plugin_host import Crash

        if isinstance(result, Crash):
            self._chat.say(f"Plugins could not be loaded: {type(result.error).__name__}.")
        elif result is self._chat.session.host:
            self._host = result
            for problem in result.problems:
                self._hear(problem)
            self._show()

    def _show(self) -> None:
        if (front := self._chat.front) is not None:
            front.show_plugins()

    # Problems -----------------------------------------------------------------------------------

    def _hear(self, problem: "Problem") -> None:
        """Take in a problem; what somebody waits for is told as its outcome instead."""
        one = (problem.plugin, problem.where, problem.message)
        if one in self._told:
            return
        self._told.add(one)
        if problem.plugin == self._chat.work.plugin:
            self._chat.work.is_faulty = problem.fault
            return
        self._news.append(problem)
        if len(self._news) == 1:
            self._chat.set_timer(GATHERED_WITHIN, self._tell)

    def _tell(self) -> None:
        news, self._news = self._news, []
        self._chat.say(_told(news), self.tells_more)
        self._show()

    @property
    def tells_more(self) -> str:
        """Where more can be read about what went wrong in a plugin."""
        return f"{self._chat.session.settings.key_words(BY_ID['plugins'])} tells more"


def _loaded_host(session: Session) -> "PluginHost":
    host = session.host
    host.load()
    return host


def _renew(session: Session, change: Callable[[Path], object]) -> None:
    path = session.settings.path or settings_path()
    change(path)
    session.reload_plugins(read_settings(path))


def _told(news: "Sequence[Problem]") -> str:
    """One line for one problem, or for several that came together."""
    first = news[0]
    if len(news) == 1:
        name = f"{first.plugin} {first.version}".rstrip()
        return f"Plugin {name}, {first.where}: {first.message}"
    names = sorted({problem.plugin for problem in news})
    return f"{len(news)} problems in plugins: {', '.join(names)}."
