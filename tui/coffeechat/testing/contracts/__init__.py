"""What is asked of a plugin, kind by kind."""

from coffeechat.testing.contracts.advice import BankContract, CheckContract, TemplateContract
from coffeechat.testing.contracts.base import Contract
from coffeechat.testing.contracts.calendars import CalendarContract
from coffeechat.testing.contracts.commands import CommandContract
from coffeechat.testing.contracts.display import ColumnContract, PrepSectionContract
from coffeechat.testing.contracts.exporters import ExporterContract
from coffeechat.testing.contracts.importers import ImporterContract
from coffeechat.testing.contracts.senders import SenderContract

__all__ = [
    "BankContract",
    "CalendarContract",
    "CheckContract",
    "ColumnContract",
    "CommandContract",
    "Contract",
    "ExporterContract",
    "ImporterContract",
    "PrepSectionContract",
    "SenderContract",
    "TemplateContract",
]
