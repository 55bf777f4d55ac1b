"""Plugins written for v1 do today what they did then. See v1/README.md."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest

from coffeechat.api import (
    AddPerson,
    CalendarEvent,
    ChangePerson,
    CommandCall,
    Copy,
    Event,
    Fix,
    ImportedPerson,
    PointKind,
    PointView,
    Propose,
    PushResult,
    Say,
    SendReceipt,
)
from coffeechat.drafting.questions import fill_questions
from coffeechat.drafting.render import render
from coffeechat.plugin_host import Problem
from coffeechat.testing import (
    CONVERSATIONS,
    ME,
    NOW,
    PEOPLE,
    BankContract,
    CalendarContract,
    CheckContract,
    ColumnContract,
    CommandContract,
    ExporterContract,
    FakeSource,
    Hosted,
    Hosts,
    ImporterContract,
    PrepSectionContract,
    SenderContract,
    TemplateContract,
    batches,
    contexts,
    source,
)
from compat.v1 import helper, letters, phonebook, pigeon, sheet, wall

GUESTS = source(
    "Guest,Mail\nAda Onu,ada@example.org\n-,\n,nobody@example.org\nBo Lind,bo@example.org\n",
    "guests.csv",
)


class TestSheet(ImporterContract):
    plugin = sheet.Sheet
    samples = (GUESTS,)
    damaged = ((GUESTS, (4,)),)

    def large(self) -> FakeSource:
        return source("Guest,Mail\n" + "".join(f"Ada {number},\n" for number in range(400)))

    def test_gives_what_it_always_gave(self, hosted: Hosted) -> None:
        result = hosted.read(GUESTS)
        assert result.people[0] == ImportedPerson(
            name="Ada Onu",
            line=2,
            emails=("ada@example.org",),
            tags=("guest",),
            points=(PointView(kind=PointKind.MET_AT_OCCASION, detail="Fair"),),
            extras={"row": "2"},
        )
        assert [person.name for person in result.people] == ["Ada Onu", "Bo Lind"]
        assert [row.line for row in result.hidden] == [3]


class TestPhonebook(ExporterContract):
    plugin = phonebook.Phonebook

    def test_gives_what_it_always_gave(self, hosted: Hosted) -> None:
        (file,) = hosted.render(next(batches())[1])
        assert file.name == "phonebook.txt"
        assert file.data.decode().startswith("Jelisa Okafor\t+1 555 0100\n")
        assert file.data.decode().endswith("As of 2026-11-23, talks: 3")


class TestPigeon(SenderContract):
    plugin = pigeon.Pigeon
    settings = {"loft": "tower", "breed": "roller", "rings": 3, "fast": False, "towns": ["Oak"]}
    secrets = {"whistle": "tune"}

    @pytest.fixture(autouse=True)
    def _empty(self) -> None:
        pigeon.LOFT.clear()

    def delivered(self) -> Sequence[str]:
        return list(pigeon.LOFT)

    @contextmanager
    def failing(self) -> Iterator[None]:
        pigeon.STORM.append("now")
        yield
        pigeon.STORM.clear()

    def test_gives_what_it_always_gave(self, hosted: Hosted) -> None:
        assert self.sender(hosted).title == "Pigeon from the tower"
        receipt = hosted.send(self.message(hosted))
        assert receipt == SendReceipt(note="A roller left the tower")

    def test_tells_what_is_missing(self, make_hosted: Hosts) -> None:
        outcome = make_hosted(self.plugin).send(self.message(self.fresh(make_hosted)))
        assert isinstance(outcome, Problem)
        assert outcome.retryable
        assert str(outcome) == "The pigeons do not come; set the whistle."


class TestWall(CalendarContract):
    plugin = wall.Wall

    @pytest.fixture(autouse=True)
    def _empty(self) -> None:
        wall.WALL.clear()

    def entries(self) -> Collection[str]:
        return list(wall.WALL)

    def test_gives_what_it_always_gave(self, hosted: Hosted) -> None:
        event = CalendarEvent(
            uid="1", sequence=0, start=NOW, minutes=30, zone="Europe/Berlin", title="Ada"
        )
        assert hosted.push(event) == (PushResult(uid="1", reference="wall/1"),)


class TestLettersTemplates(TemplateContract):
    plugin = letters.Letters

    def test_gives_what_it_always_gave(self, hosted: Hosted) -> None:
        template = hosted.one(hosted.host.message_templates).item
        draft = render(template, {"given": "Ada", "me": "Ana Bell", "times": ["Monday", "Friday"]})
        assert draft.subject == "Your way to your work"
        assert draft.body.strip() == "Dear Ada,\n- Monday\n- Friday\nYours,\nAna Bell"


class TestLettersChecks(CheckContract):
    plugin = letters.Letters

    def test_gives_what_it_always_gave(self, hosted: Hosted) -> None:
        context = next(contexts())
        assert not hosted.findings(context)
        (finding,) = hosted.findings(replace(context, text="Hello!! you"))
        assert finding.message == "One mark is enough."
        assert finding.fix == Fix(start=5, end=7, text="!")


class TestLettersQuestions(BankContract):
    plugin = letters.Letters

    def test_gives_what_it_always_gave(self, hosted: Hosted) -> None:
        bank = hosted.one(hosted.host.question_banks).item
        asked = [use.text for use in fill_questions(bank, {"organisation": "Verda"})]
        assert asked == ["What is a day like?", "What surprised you at Verda?"]


class TestHelperCommands(CommandContract):
    plugin = helper.Helper
    calls = {
        "vip": (CommandCall(me=ME, now=NOW, person=PEOPLE[0]),),
        "add": (CommandCall(me=ME, now=NOW, text="Bo Lind"),),
    }

    def test_gives_what_it_always_gave(self, hosted: Hosted) -> None:
        change = ChangePerson(person="jelisa", tags=("vip",), extras={"since": "v1"})
        assert hosted.run(self.calls["vip"][0], "vip") == (
            Propose(changes=(change,), summary="Marked Jelisa Okafor"),
            Copy(text="Jelisa Okafor"),
            Say(text="Jelisa Okafor is important."),
        )
        added = AddPerson(person=ImportedPerson(name="Bo Lind"))
        assert hosted.run(self.calls["add"][0], "add") == (Propose(changes=(added,)),)

    def test_is_told_of_events_and_answers(self, hosted: Hosted) -> None:
        held = Event(id="e1", verb="held", at=NOW, people=("jelisa",))
        hosted.tell(held, replace(held, id="e2", undone=True))
        (proposed,) = hosted.world.proposed
        assert proposed.summary == "Noted the meeting"
        change = ChangePerson(person="jelisa", tags=("met",), note="Met 2026-11-23")
        assert proposed.changes == (change,)


class TestHelperColumn(ColumnContract):
    plugin = helper.Helper

    def test_gives_what_it_always_gave(self, hosted: Hosted) -> None:
        assert hosted.values(PEOPLE) == ("biology", "", "a,b;c, #")


class TestHelperSection(PrepSectionContract):
    plugin = helper.Helper

    def test_gives_what_it_always_gave(self, hosted: Hosted) -> None:
        assert hosted.lines(CONVERSATIONS[0]) == (
            "Went from the lab to grants",
            "Learn what a week is like",
        )
        assert hosted.lines(CONVERSATIONS[1]) == ()
