"""A session with plugins of the test's own, beside the bundled ones."""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread

from coffeechat.api import ChangePerson
from coffeechat.session import Session
from coffeechat.settings import Settings
from plugin_host.fakes import Shelf
from support.worlds import World

#: Seconds; longer than anything here takes, so that a dead lock fails a test and hangs none.
AT_MOST = 20.0

BUNDLED = ("advice", "csv", "icalendar", "linkedin", "mail", "vcard")


class Desk:
    """One user's records, the plugins on a shelf, and the session between them."""

    def __init__(self, world: World, shelf: Shelf) -> None:
        self.world = world
        self.shelf = shelf
        self.session = self.open()

    def open(
        self,
        *,
        disabled: Sequence[str] = (),
        settings: Mapping[str, Mapping[str, object]] | None = None,
        safe: bool = False,
        path: Path | None = None,
    ) -> Session:
        """Another session on the same store, as these settings say."""
        self.session = Session(
            self.world.store,
            Settings(
                disabled_plugins=frozenset(disabled),
                plugin_settings=settings or {},
                safe=safe,
                path=path,
            ),
            self.world.clock,
        )
        return self.session

    def install(self, source: str, id_: str = "alumni") -> None:
        """Put a plugin on the shelf."""
        self.shelf.install(id_, source)


def tag(person: str, word: str) -> ChangePerson:
    """A change that can be seen."""
    return ChangePerson(person=person, tags=(word,))


def wait_for(condition: Callable[[], bool]) -> None:
    """Until it is so; the test fails when it never is."""
    until = time.monotonic() + AT_MOST
    while not condition():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.002)


def finishes(work: Callable[[], object]) -> bool:
    """Whether the work ends in a thread of its own, rather than waiting for ever."""
    thread = Thread(target=work, daemon=True)
    thread.start()
    thread.join(AT_MOST)
    return not thread.is_alive()
