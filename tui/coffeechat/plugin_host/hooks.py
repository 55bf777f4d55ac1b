"""The hooks by name, and the records that they give."""

from collections.abc import Mapping

from coffeechat.api import (
    Calendar,
    Check,
    Column,
    Command,
    Exporter,
    Importer,
    MessageTemplate,
    PrepSection,
    QuestionBank,
    Sender,
)
from coffeechat.plugin_host.outcomes import Item

#: Every hook that contributes, with the record it gives.
HOOKS: Mapping[str, type[Item]] = {
    "importers": Importer,
    "exporters": Exporter,
    "senders": Sender,
    "calendars": Calendar,
    "message_templates": MessageTemplate,
    "checks": Check,
    "question_banks": QuestionBank,
    "commands": Command,
    "prep_sections": PrepSection,
    "columns": Column,
}

#: The hook that is told instead of asked, with the name of its one parameter.
ON_EVENT = "on_event"

_WORDS: Mapping[type[Item], str] = {PrepSection: "prep section"}


def part_of(item: Item) -> str:
    """The part of a plugin that an item is, such as ``importer alumni``."""
    word = _WORDS.get(type(item), type(item).__name__.lower())
    return f"{word} {item.id}"
