"""A plugin that does everything a plugin can do, and somebody who asks it for all of that."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from coffeechat.api import (
    CalendarEvent,
    CheckContext,
    CommandCall,
    ConversationView,
    Event,
    ExportBatch,
    Me,
    OutgoingMessage,
    PersonView,
    Sample,
    Stage,
    Step,
    Window,
)
from coffeechat.plugin_host import PluginHost
from plugin_host.fakes import Bytes, QuietJob

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PERSON = PersonView(id="p1", name="Wei Zhang")
TALK = CalendarEvent(uid="t1", sequence=0, start=NOW, minutes=30, zone="UTC", title="Wei Zhang")
TODAY = Window(start=NOW, end=NOW + timedelta(hours=8))
LETTER = OutgoingMessage(id="m1", to=("wei@example.org",), name="Wei", subject="Hi", body="Hello")
PURSUIT = ConversationView(id="c1", person=PERSON, stage=Stage.ASK, step=Step.DRAFTING, created=NOW)
CONTEXT = CheckContext(me=Me(), person=PERSON, now=NOW, text="Hello")
SENT = Event(id="e1", verb="sent", at=NOW, people=("p1",), summary="Sent")

#: What each part of the plugin does, by the part; a test puts something else in place of one.
FINE = {
    "sniff": "return 0.5",
    "guess": "return ColumnGuess(headers=('Name',), columns={'name': 'Name'})",
    "read": "yield ImportedPerson(name='Wei Zhang')",
    "render": "yield ExportFile(name='a.txt', data=b'a')",
    "why_not": "return ''",
    "send": "return SendReceipt(note='Gone')",
    "push": "yield PushResult(uid='t1', reference='r1')",
    "busy": "return ()",
    "check": "yield Finding(message='No zone')",
    "command": "yield Say(text='Done')",
    "section": "yield 'A line'",
    "column": "return '2019'",
    "event": "self.context.propose(ChangePerson(person='p1', note='told'), summary=event.summary)",
}

#: What a plugin with nothing but fine parts answers to `ask_everything`.
FINE_ANSWERS: Mapping[str, object] = {
    "sniff": 0.5,
    "guess": ("Name",),
    "read": ["Wei Zhang"],
    "render": ["a.txt"],
    "why_not": "",
    "send": "Gone",
    "push": ["r1"],
    "busy": [],
    "check": ["No zone"],
    "command": ["Done"],
    "section": ["A line"],
    "column": ["2019"],
}

#: Where a problem of each part is said to be.
PLACES = {
    **dict.fromkeys(["sniff", "guess", "read"], "importer file"),
    "render": "exporter {id}-txt",
    **dict.fromkeys(["why_not", "send"], "sender post"),
    **dict.fromkeys(["push", "busy"], "calendar wall"),
    "check": "check {id}-1",
    "command": "command do",
    "section": "prep section s",
    "column": "column year",
    "event": "on_event",
}

_SOURCE = """
from threading import Event as Flag
def for_ever(): Flag().wait()
def deeper(depth=0): return deeper(depth + 1)
def sniff(sample): {sniff}
def guess(sample): {guess}
def read(source, job): {read}
def render(batch, job): {render}
def why_not(message): {why_not}
def send(message, job): {send}
def push(events, job): {push}
def busy(window, job): {busy}
def check(context): {check}
def command(call, job): {command}
def section(view, job): {section}
def column(person): {column}
class P(Plugin):
    def importers(self):
        yield Importer(id="file", title="A file", extensions=(".csv",), sniff=sniff, read=read,
                       guess=guess)
    def exporters(self):
        yield Exporter(id="{id}-txt", title="Text", extension=".txt", media_type="text/plain",
                       render=render)
    def senders(self):
        yield Sender(id="post", title="Post", send=send, why_not=why_not)
    def calendars(self):
        yield Calendar(id="wall", title="Wall", push=push, busy=busy)
    def checks(self):
        yield Check(id="{id}-1", about=About.ASK, severity=Severity.NOTE, source="me", run=check)
    def commands(self):
        yield Command(id="do", title="Do", run=command)
    def prep_sections(self):
        yield PrepSection(id="s", title="S", build=section)
    def columns(self):
        yield Column(id="year", title="Year", value=column)
    def on_event(self, event):
        {event}
"""


def plugin(id_: str, **parts: str) -> str:
    """The source of a plugin in which some parts do something else."""
    return _SOURCE.format(id=id_, **FINE | parts)


def ask_everything(host: PluginHost, id_: str) -> dict[str, object]:
    """What each part of a plugin answers; a problem is left out."""
    job = QuietJob()
    answers: dict[str, object] = {}
    for sure, ranked in host.rank_importers(Sample(name="a.csv", head=b"Name")):
        if ranked.plugin == id_:
            answers["sniff"] = sure
    (importer,) = (one for one in host.importers if one.plugin == id_)
    (exporter,) = (one for one in host.exporters if one.plugin == id_)
    (sender,) = (one for one in host.senders if one.plugin == id_)
    (calendar,) = (one for one in host.calendars if one.plugin == id_)
    (section,) = (one for one in host.prep_sections if one.plugin == id_)
    (column,) = (one for one in host.columns if one.plugin == id_)
    command = host.command_named(f"{id_}.do")
    assert not isinstance(command, str)
    answers["read"] = [one.name for one in host.read_people(importer, Bytes(), job).people]
    answers["check"] = [
        finding.message
        for check, finding in host.run_checks(host.checks, CONTEXT)
        if check.id.startswith(id_)
    ]
    answers["why_not"] = host.why_not(sender, LETTER)
    answers["column"] = list(host.column_values(column, [PERSON]))
    answers["guess"] = getattr(
        host.guess_columns(importer, Sample(name="", head=b"")), "headers", None
    )
    answers["send"] = getattr(host.send(sender, LETTER, job), "note", None)
    for part, outcome, field in (
        ("render", host.render(exporter, ExportBatch(now=NOW), job), "name"),
        ("push", host.push(calendar, [TALK], job), "reference"),
        ("busy", host.busy(calendar, TODAY, job), "start"),
        ("command", host.run_command(command, CommandCall(me=Me(), now=NOW), job), "text"),
        ("section", host.build_section(section, PURSUIT, job), ""),
    ):
        if isinstance(outcome, tuple):
            answers[part] = [getattr(one, field) if field else one for one in outcome]
    return answers
