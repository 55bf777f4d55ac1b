"""`HostContext`: what a plugin is made with, and its only way back to the program."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from coffeechat.api import Change, PersonView, PluginError
from coffeechat.domain.errors import Sentence
from coffeechat.plugin_host.contract import BrokenContract
from coffeechat.plugin_host.gateway import Gateway, NoGateway
from coffeechat.plugin_host.noise import program_speaks
from coffeechat.plugin_host.proposals import checked_changes, summary_line

SettingsT = TypeVar("SettingsT")


def _nothing() -> None:
    """What is done before a proposal that goes nowhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostContext:
    """The `PluginContext` of a loaded plugin.

    Attributes:
        settings: An instance of the plugin's `settings_type`; None when it has none.
        before_proposal: Called before each proposal.
    """

    id: str
    log: logging.Logger
    settings: object = None
    gateway: Gateway = field(default_factory=NoGateway)
    before_proposal: Callable[[], None] = _nothing

    def settings_as(self, kind: type[SettingsT]) -> SettingsT:
        """The settings in force.

        Raises:
            BrokenContract: When `kind` is not the plugin's `settings_type`.
        """
        if not isinstance(self.settings, kind):
            raise BrokenContract("settings_as takes the class that settings_type names")
        return self.settings

    def now(self) -> datetime:
        """The moment, in the user's zone."""
        return self.gateway.now()

    def people(self) -> Sequence[PersonView]:
        """Everybody as recorded now, without what is private."""
        return self.gateway.people(self.id)

    def propose(self, *changes: Change, summary: str = "") -> None:
        """Ask for changes, which become one act.

        Raises:
            PluginError: Nothing was changed; the text says why.
        """
        checked = checked_changes(changes)
        line = summary_line(summary)
        self.before_proposal()
        try:
            with program_speaks():
                self.gateway.propose(self.id, checked, line)
        except Sentence as error:
            raise PluginError(str(error)) from error
