"""People in, files out: imports previewed and applied, exports made."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from coffeechat.acts import Done, Refused, arriving, imports
from coffeechat.api import (
    ContactKind,
    DateOrder,
    ImportedPerson,
    Job,
    PluginError,
    RowProblem,
    UnclearDates,
)
from coffeechat.choosing import WHOLE, Table, Wishes, is_everything, reading_of, unchosen
from coffeechat.domain.bin import left_in_bin
from coffeechat.domain.contacts import with_contacts
from coffeechat.domain.duplicates import before_merges
from coffeechat.domain.errors import Sentence
from coffeechat.domain.forgetting import left_in
from coffeechat.domain.import_words import problem_words
from coffeechat.domain.merge import ImportPlan, plan_import
from coffeechat.domain.myself import filled
from coffeechat.domain.records import PROFILE_ID, Person
from coffeechat.domain.tally import Tally, tally, tally_of_whole
from coffeechat.handoff.export import to_json
from coffeechat.handoff.files import safe_name
from coffeechat.handoff.whole import Whole, read_whole
from coffeechat.plugin_host import (
    Crash,
    FileSource,
    Progress,
    ReadResult,
    RunningJob,
    given,
    run_job,
)
from coffeechat.session import Session
from coffeechat.snapshots import export_batch
from coffeechat.store import rejected
from coffeechat.store.precautions import keep_before


@dataclass(frozen=True)
class Preview:
    """What an import would do: shown first, applied as one act.

    Attributes:
        stopped: Why the reading ended early, if it did; what was read by then is in the plan.
        hidden: Rows that are nobody for me: what they are, empty for people who hide from me.
        blank: How many rows are blank.
        unclear: Columns of dates of which nothing tells what comes first.
        dates: What I said comes first in them.
        letters: It tells of contact in words, which are kept only when I ask.
        keeps_texts: They are kept now.
        left_out: How many I asked to forget; they are not in the plan.
        table: The columns of the file, where I may choose them.
        whole: An export of everything, which is no list of people; then the plan is empty.
        whole_is_here: All of it is here already.
    """

    source: str
    importer: str
    plan: ImportPlan
    hidden: Mapping[str, int]
    problems: tuple[RowProblem, ...]
    warnings: tuple[str, ...] = ()
    stopped: str = ""
    blank: int = 0
    unclear: tuple[UnclearDates, ...] = ()
    dates: DateOrder | None = None
    letters: bool = False
    keeps_texts: bool = False
    left_out: int = 0
    table: Table | None = None
    whole: Whole | None = None
    whole_is_here: bool = False

    @property
    def tally(self) -> Tally:
        """What becomes of the rows of the file, each counted once."""
        if self.whole is not None:
            people = len(self.whole.documents[Person.TABLE])
            return tally_of_whole(people, here=self.whole_is_here)
        lost = [one.line for one in self.problems if not one.imported]
        return tally(
            self.plan,
            hidden=sum(self.hidden.values()),
            blank=self.blank,
            lost=len({line for line in lost if line}) + lost.count(0),
            forgotten=self.left_out,
        )


def file_source(path: Path) -> FileSource:
    """The file at a path, to import from.

    Raises:
        Refused: There is no such file, or it cannot be read.
    """
    try:
        return FileSource.from_path(path.expanduser())
    except PluginError as error:
        raise Refused(str(error)) from error


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Thousands of new records are no garbage; looking for some among them takes a third."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.freeze()
            gc.unfreeze()  # both together: what is new counts as old, and is not looked at either
            gc.enable()


@_without_collecting()
def preview_import(session: Session, source: FileSource, job: Job, *, wanted: str = "") -> Preview:
    """Read a source with the importer that knows it best, and compare with who is here.

    Args:
        session: Whose records.
        source: The file, with the encoding and the columns that I chose.
        job: What tells how far it is, and is left.
        wanted: The id of a plugin or an importer, or `json`; the surest reads it when empty.

    Raises:
        Refused: No importer knows it, or nobody could be read from it; the text says why.
    """
    if is_everything(source, wanted):
        return _preview_everything(session, source)
    reading = reading_of(session, source, wanted)
    importer = reading.importer
    result = session.host.read_people(importer, reading.source, job)
    if not result.people and result.problem is not None:
        raise Refused(str(result.problem))
    people = left_in(result.people, session.records.forgotten)
    people = left_in_bin(people, session.records.binned)
    job.check()
    return Preview(
        source=source.name,
        importer=importer.item.title,
        plan=_plan(session, result, people, importer.plugin),
        hidden=Counter(row.what for row in result.hidden),
        blank=len(result.blank),
        unclear=result.unclear,
        dates=reading.source.dates,
        letters=any(one.kind is not ContactKind.ENDORSEMENT for one in result.contacts),
        keeps_texts=any(one.text for one in result.contacts),
        problems=result.problems,
        warnings=result.warnings,
        stopped=str(result.problem) if result.problem is not None else "",
        left_out=len(result.people) - len(people),
        table=reading.table,
    )


def _preview_everything(session: Session, source: FileSource) -> Preview:
    with source.open() as stream:
        whole = read_whole(stream.read())
    return Preview(
        source=source.name,
        importer="everything that coffeechat recorded",
        plan=ImportPlan(plugin=WHOLE),
        hidden={},
        problems=(),
        whole=whole,
        whole_is_here=arriving.is_here(session.records, whole.documents),
    )


def _plan(
    session: Session, result: ReadResult, people: Sequence[ImportedPerson], plugin: str
) -> ImportPlan:
    """What a source would change: the people, contact with them, and my own profile."""
    records, now = session.records, session.now()
    plan = plan_import(
        records.people,
        people,
        plugin,
        today=now.date(),
        hidden=Counter(row.connected_on for row in result.hidden if row.connected_on),
        merged=before_merges(records.pairs.values()),
    )
    plan = with_contacts(plan, records.people, result.contacts)
    before = profile = records.profiles.get(PROFILE_ID)
    for mine in result.mine:
        profile = filled(profile, mine, now) or profile
    if profile is before:
        return plan
    return replace(plan, profile=profile, profile_before=before)


def read_in_background(
    session: Session,
    path: Path,
    wishes: Wishes,
    on_done: Callable[[Preview | Table | str], None],
    on_progress: Callable[[Progress], None],
) -> RunningJob:
    """Preview an import in a thread of its own.

    Args:
        session: Whose records.
        path: The file.
        wishes: How I want it read; for the columns of a table I am asked where I never was.
        on_done: Gets the preview, the columns to choose, or why there is neither.
        on_progress: Gets how far it is.
    """

    def read(job: Job) -> Preview | Table | str:
        try:
            source = wishes.of(file_source(path))
            return unchosen(session, source) or preview_import(session, source, job)
        except Sentence as error:
            return str(error)

    def finish(result: Preview | Table | str | Crash) -> None:
        on_done(f"It could not be read: {result.error}" if isinstance(result, Crash) else result)

    return run_job(read, finish, on_progress)


@_without_collecting()
def apply_import(session: Session, preview: Preview) -> Done:
    """Apply what was previewed as one act; if it adds to people who are here, a backup comes first.

    Raises:
        Refused: Somebody of the plan was changed or removed since it was made.
        StoreError: The disk refused; nothing was changed.
    """
    if preview.whole is not None:
        return arriving.bring_everything(
            session.store, preview.whole.documents, preview.whole.events
        )
    if session.records.people and preview.plan.changes_anything:
        keep_before(session.store, "import")
    chosen = preview.table.chosen if preview.table is not None else None
    done = imports.apply(session.store, preview.plan, preview.plan.plugin, chosen)
    return replace(done, text=f"{done.text}{_keep_rejected(session, preview)}")


def _keep_rejected(session: Session, preview: Preview) -> str:
    """Keep the text of rows that were not taken in; where it lies, as the end of a sentence."""
    rows = [
        (problem_words(one), one.raw) for one in preview.problems if one.raw and not one.imported
    ]
    if not rows:
        return ""
    try:
        kept = rejected.keep(session.store.path, safe_name(preview.source), rows)
    except OSError:
        return ""
    return f" The rows left out are kept in {kept.parent.name}/{kept.name} beside the data."


def export(session: Session, kind: str, person: str = "", *, private: bool = False) -> bytes:
    """A file of everything, or of the conversations with one person.

    Args:
        session: Whose records.
        kind: `json`, or the id of an exporter, such as `csv` or `ics`.
        person: Whose conversations; everybody's when empty.
        private: With notes and phones, which stay in otherwise.

    Raises:
        Refused: There is no such kind, the exporter failed, or there is nothing to write.
    """
    if kind == "json":
        return to_json(session.records, session.store.events, private=private)
    exporters = {item.item.id: item for item in session.host.exporters}
    if kind not in exporters:
        known = ", ".join(["json", *sorted(exporters)])
        missing = session.plugins_left_out()
        raise Refused(f"No export «{kind}»; there are: {known}. {missing}".strip())
    due = [one for one in session.due() if person in {"", one.person}]
    batch = export_batch(session.records, session.now(), private=private, due=due)
    if person:
        own = tuple(one for one in batch.conversations if one.person.id == person)
        batch = replace(batch, conversations=own)
    listening = RunningJob()
    files = given(session.host.render(exporters[kind], batch, listening))
    if not files and listening.warnings:
        raise Refused(" ".join(listening.warnings))
    return b"".join(file.data for file in files)
