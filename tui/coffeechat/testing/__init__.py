"""For authors of plugins: a host for each test, fakes, and a contract for each kind of plugin.

Derive from a contract, and pytest asks of your plugin what the program relies on::

    class TestAlumni(ImporterContract):
        plugin = Alumni
        samples = (source(Path(__file__).parent / "alumni.csv"),)

``__all__`` is promised to stay, as `coffeechat.api` is. It needs pytest.
"""

from coffeechat.testing.contracts import (
    BankContract,
    CalendarContract,
    CheckContract,
    ColumnContract,
    CommandContract,
    Contract,
    ExporterContract,
    ImporterContract,
    PrepSectionContract,
    SenderContract,
    TemplateContract,
)
from coffeechat.testing.fakes import (
    NOW,
    FakeJob,
    FakeSource,
    FakeWorld,
    Proposed,
    sample,
    source,
)
from coffeechat.testing.foreign import foreign
from coffeechat.testing.golden import golden
from coffeechat.testing.guard import ForbiddenAct, nothing_done
from coffeechat.testing.hosting import Hosted, Hosts
from coffeechat.testing.people import CONVERSATIONS, LETTER, ME, PEOPLE, batches, contexts

__all__ = [
    "CONVERSATIONS",
    "LETTER",
    "ME",
    "NOW",
    "PEOPLE",
    "BankContract",
    "CalendarContract",
    "CheckContract",
    "ColumnContract",
    "CommandContract",
    "Contract",
    "ExporterContract",
    "FakeJob",
    "FakeSource",
    "FakeWorld",
    "ForbiddenAct",
    "Hosted",
    "Hosts",
    "ImporterContract",
    "PrepSectionContract",
    "Proposed",
    "SenderContract",
    "TemplateContract",
    "batches",
    "contexts",
    "foreign",
    "golden",
    "nothing_done",
    "sample",
    "source",
]
