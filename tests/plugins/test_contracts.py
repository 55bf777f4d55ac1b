"""The bundled plugins pass the contracts that any author's plugin passes."""

import tomllib
from importlib.metadata import EntryPoint
from itertools import chain
from pathlib import Path

import pytest

from coffeechat.plugin_host import PluginHost, Status
from coffeechat.testing import (
    BankContract,
    CheckContract,
    Contract,
    ExporterContract,
    FakeSource,
    ImporterContract,
    TemplateContract,
    source,
)
from coffeechat_advice import Advice
from coffeechat_csv import Csv
from coffeechat_icalendar import ICalendar
from coffeechat_linkedin import LinkedIn
from coffeechat_vcard import VCard
from plugins import test_icalendar_vdir, test_mail_hand_over
from plugins.advice_kit import about
from support import linkedin, tables

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
GROUP = "coffeechat.plugins.v1"
BUNDLED = [
    EntryPoint(name, value, GROUP)
    for name, value in sorted(PROJECT["project"]["entry-points"][GROUP].items())
]

CARD = """\
BEGIN:VCARD
VERSION:3.0
FN:Jelisa Okafor {number}
N:Okafor {number};Jelisa;;;
ORG:Green Rivers
TITLE:Program Manager
EMAIL;TYPE=WORK:jelisa{number}@example.org
END:VCARD
"""
CARDS = "".join(CARD.format(number=number) for number in range(300))

_CONNECTIONS = linkedin.export("2024", rows=40).data
_DAMAGED = linkedin.export("lost-quotes", rows=40)


class TestLinkedInConnections(ImporterContract):
    plugin = LinkedIn
    samples = (source(_CONNECTIONS, "Connections.csv"),)
    knows = ("connections.csv",)
    damaged = ((source(_DAMAGED.data, "Connections.csv"), _DAMAGED.bad_lines),)

    def large(self) -> FakeSource:
        return source(linkedin.export("2024", rows=500).data, "Connections.csv")


class TestLinkedInArchive(ImporterContract):
    plugin = LinkedIn
    samples = (source(linkedin.archive("2023").data, "Basic_LinkedInDataExport.zip"),)
    knows = ("connections.csv",)

    def large(self) -> FakeSource:
        return self.samples[0]


class TestCsvContacts(ImporterContract):
    plugin = Csv
    only = "contacts"
    samples = (
        source(tables.GOOGLE_NEW, "contacts.csv"),
        source(tables.GOOGLE_OLD, "google.csv"),
        source(tables.OUTLOOK, "Contacts.CSV"),
    )

    def large(self) -> FakeSource:
        header, row = tables.GOOGLE_OLD.splitlines()
        return source("\n".join([header, *[row] * 500]), "google.csv")


class TestCsvTable(ImporterContract):
    plugin = Csv
    only = "csv"
    samples = (source(tables.ALUMNI, "alumni.csv"),)
    damaged = ((source(tables.ALUMNI, "alumni.csv"), (6,)),)

    def large(self) -> FakeSource:
        rows = "".join(f"Ana Reyes {number},a{number}@example.org\n" for number in range(500))
        return source(f"Name,E-mail\n{rows}", "list.csv")


class TestCsvExport(ExporterContract):
    plugin = Csv


class TestICalendar(ExporterContract):
    plugin = ICalendar


class TestAdviceTemplates(TemplateContract):
    plugin = Advice


class TestAdviceQuestions(BankContract):
    plugin = Advice
    by_hand = ("identity",)


class TestAdviceChecks(CheckContract):
    plugin = Advice
    finds = {"ASK-06": about("I am free on Tuesday at 16:00 Berlin time.")}
    passes = {"ASK-06": about()}


class TestVCardImport(ImporterContract):
    plugin = VCard
    samples = (source(CARD, "contacts.vcf"),)
    knows = ("contacts.vcf",)

    def large(self) -> FakeSource:
        return source(CARDS, "contacts.vcf")


class TestVCardExport(ExporterContract):
    plugin = VCard


def test_everything_bundled_has_a_contract() -> None:
    host = PluginHost.discover(entry_points=BUNDLED)
    host.load()
    given = {
        (point.load(), hook)
        for point, info in zip(BUNDLED, host.plugins, strict=True)
        for hook in info.contributions
    }
    elsewhere = [vars(module).values() for module in (test_icalendar_vdir, test_mail_hand_over)]
    here = [*globals().values(), *chain.from_iterable(elsewhere)]
    classes = [one for one in here if isinstance(one, type)]
    asked = {
        (one.plugin, one.hook)
        for one in classes
        if issubclass(one, Contract) and "plugin" in vars(one)
    }
    assert given == asked


@pytest.mark.parametrize("bundled", BUNDLED, ids=lambda point: point.name)
def test_each_works_alone_and_can_be_disabled(bundled: EntryPoint) -> None:
    others = {point.name for point in BUNDLED} - {bundled.name}
    alone = PluginHost.discover(disabled=others, entry_points=BUNDLED)
    without = PluginHost.discover(disabled={bundled.name}, entry_points=BUNDLED)
    for host, active in ((alone, {bundled.name}), (without, others)):
        host.load()
        assert not host.problems
        assert {info.id for info in host.plugins if info.status is Status.ACTIVE} == active
        assert {one.plugin for one in host.importers} <= active
