"""`Plugin`: a hook is an overridden method."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from coffeechat.api.advice import Check, MessageTemplate, QuestionBank
from coffeechat.api.exchange import Exporter, Importer


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginContext:
    """What the host gives a plugin when it makes it."""

    id: str
    log: logging.Logger


class Plugin:
    """Base class of every plugin.

    Override the hooks you need. Each is called once when the plugin is loaded, must be quick and
    do no I/O, and returns records; the callables in the records do the work. Import what is
    expensive inside those callables. A public method that is no hook is refused, so that a
    misspelt hook cannot go unnoticed; start the names of your own helpers with an underscore.
    """

    def __init__(self, context: PluginContext) -> None:
        self.context = context

    def importers(self) -> Iterable[Importer]:
        """Ways to read people from files."""
        return ()

    def exporters(self) -> Iterable[Exporter]:
        """Ways to write files."""
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
