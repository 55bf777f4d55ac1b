"""`Plugin`: a hook is an overridden method."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar, Protocol, TypeVar

from coffeechat.api.advice import Check, MessageTemplate, QuestionBank
from coffeechat.api.calendars import Calendar
from coffeechat.api.changes import Change
from coffeechat.api.commands import Command
from coffeechat.api.display import Column, PrepSection
from coffeechat.api.events import Event
from coffeechat.api.exchange import Exporter, Importer
from coffeechat.api.outreach import Sender
from coffeechat.api.views import PersonView

SettingsT = TypeVar("SettingsT")


class PluginContext(Protocol):
    """What the host gives a plugin when it makes it."""

    @property
    def id(self) -> str:
        """The plugin's id: the name of its entry point."""

    @property
    def log(self) -> logging.Logger:
        """Goes to the log that `coffeechat plugins log` shows."""

    def settings_as(self, kind: type[SettingsT]) -> SettingsT:
        """The settings in force; `kind` is the plugin's own `settings_type`."""

    def now(self) -> datetime:
        """The moment, in the user's zone."""

    def people(self) -> Sequence[PersonView]:
        """Everybody as recorded now, without what is private."""

    def propose(self, *changes: Change, summary: str = "") -> None:
        """Ask for changes: they become one act, named after the plugin, which can be undone."""


class Plugin:
    """Base class of every plugin.

    Override the hooks you need. Those that contribute are called once, when the plugin is loaded,
    must be quick and do no I/O, and return records; the callables in the records do the work.
    Import what is expensive inside those callables. A public method that is no hook is refused, so
    that a misspelt hook cannot go unnoticed; start the names of your own helpers with an
    underscore.
    """

    #: A frozen dataclass whose fields are the plugin's settings; None when it has none.
    settings_type: ClassVar[type[object] | None] = None

    def __init__(self, context: PluginContext) -> None:
        self.context = context

    def importers(self) -> Iterable[Importer]:
        """Ways to read people from files."""
        return ()

    def exporters(self) -> Iterable[Exporter]:
        """Ways to write files."""
        return ()

    def senders(self) -> Iterable[Sender]:
        """Ways to send a message, or to hand it to the program that does."""
        return ()

    def calendars(self) -> Iterable[Calendar]:
        """Calendars that talks are put into."""
        return ()

    def message_templates(self) -> Iterable[MessageTemplate]:
        """Templates of messages."""
        return ()

    def checks(self) -> Iterable[Check]:
        """Rules of advice on people, messages, questions, preparation and follow-ups."""
        return ()

    def question_banks(self) -> Iterable[QuestionBank]:
        """Named sets of questions."""
        return ()

    def commands(self) -> Iterable[Command]:
        """Things to do when the user asks: on the `:` line, on a key, in the shell."""
        return ()

    def prep_sections(self) -> Iterable[PrepSection]:
        """Sections of the prep sheet. Provisional: this hook may still change."""
        return ()

    def columns(self) -> Iterable[Column]:
        """Columns of the list of people. Provisional: this hook may still change."""
        return ()

    def on_event(self, event: Event) -> None:
        """Told after each act was saved, in order, off the user interface.

        What it proposes in return becomes an act of its own. It is not told of its own acts.
        """
