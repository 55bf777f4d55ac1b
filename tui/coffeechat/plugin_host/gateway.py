"""`Gateway`: what the host needs of the session, so that plugins can look and propose."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from coffeechat.api import Change, PersonView, PluginError
from coffeechat.clock import system_clock


class Gateway(Protocol):
    """The way from plugins to the records. Any thread may call it."""

    def now(self) -> datetime:
        """The moment, in the user's zone."""

    def people(self, plugin: str) -> Sequence[PersonView]:
        """Everybody as recorded now, without what is private; with what that plugin keeps."""

    def propose(self, plugin: str, changes: tuple[Change, ...], summary: str) -> str:
        """Apply changes as one act on the worker; what the user is told of it.

        Raises:
            Sentence: Nothing was changed; the text says why.
        """


class NoGateway:
    """A gateway to nobody, where no session is at hand."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return system_clock()()

    def people(self, plugin: str) -> Sequence[PersonView]:  # noqa: ARG002 - whoever asks
        """Nobody."""
        return ()

    def propose(self, plugin: str, changes: tuple[Change, ...], summary: str) -> str:
        """Refuse: there is nothing to change.

        Raises:
            PluginError: Always.
        """
        raise PluginError(
            f"{plugin} proposes {summary or len(changes)}, but no records are open here."
        )
