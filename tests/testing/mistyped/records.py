"""Records that are filled with what they must not be."""

from collections.abc import Iterator

from coffeechat.api import (
    Command,
    CommandCall,
    Effect,
    ExportFile,
    ImportedPerson,
    Importer,
    ImportItem,
    ImportSource,
    Job,
    PointKind,
    PointView,
    Sample,
    Say,
)


def sniff(sample: Sample) -> str:
    return "sure"


def read(source: ImportSource, job: Job) -> Iterator[ImportItem]:
    job.progres(1)  # E: attr-defined
    yield ImportedPerson("Ada Onu")  # E: call-arg
    yield ImportedPerson(name="Ada Onu", emails="ada@example.org")  # E: arg-type
    yield ImportedPerson(name="Ada Onu", points=(PointView(kind="other"),))  # E: arg-type
    yield PointView(kind=PointKind.SAME_SCHOOL)  # E: misc, attr-defined
    source.path.read_bytes()  # E: attr-defined


def run(call: CommandCall, job: Job) -> Iterator[Effect]:
    yield Say(text=call.person.name)  # E: union-attr
    yield "done"  # E: misc
    call.text = "other"  # E: misc


IMPORTERS = (
    Importer(id="a", title="A", extensions=(".csv",), sniff=sniff, read=read),  # E: arg-type
    Importer(id="a", title="A", extention="", sniff=lambda it: 1.0, read=read),  # E: call-arg
    Importer(id="a", title="A", extensions=(), sniff=lambda sample: 1.0, read=run),  # E: arg-type
)
COMMAND = Command(id="run", title="Run", run=run, about="person")  # E: call-arg
FILE = ExportFile(name="people.txt", data="Ada")  # E: arg-type
