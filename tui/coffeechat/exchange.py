"""People in, files out: imports previewed and applied, exports made."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from coffeechat.acts import Done, Refused, imports
from coffeechat.api import ImportSource, Job, PluginError, RowProblem
from coffeechat.domain.errors import Sentence
from coffeechat.domain.forgetting import left_in
from coffeechat.domain.merge import ImportPlan, plan_import
from coffeechat.handoff.export import to_json
from coffeechat.plugin_host import (
    Crash,
    FileSource,
    Problem,
    Progress,
    RunningJob,
    run_job,
    sample,
)
from coffeechat.session import Session
from coffeechat.snapshots import export_batch
from coffeechat.store.precautions import keep_before


@dataclass(frozen=True)
class Preview:
    """What an import would do: shown first, applied as one act.

    Attributes:
        stopped: Why the reading ended early, if it did; what was read by then is in the plan.
        left_out: How many I asked to forget; they are not in the plan.
    """

    source: str
    importer: str
    plan: ImportPlan
    hidden: int
    problems: tuple[RowProblem, ...]
    warnings: tuple[str, ...] = ()
    stopped: str = ""
    left_out: int = 0


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
            gc.enable()


@_without_collecting()
def preview_import(session: Session, source: ImportSource, job: Job) -> Preview:
    """Read a source with the importer that knows it best, and compare with who is here.

    Raises:
        Refused: No importer knows it, or nobody could be read from it; the text says why.
    """
    host = session.host
    ranked = host.rank_importers(sample(source))
    if not ranked:
        known = ", ".join(item.item.title for item in host.importers) or "none"
        missing = session.plugins_left_out()
        raise Refused(f"No importer can read {source.name}. There are: {known}. {missing}".strip())
    importer = ranked[0][1]
    result = host.read_people(importer, source, job)
    if not result.people:
        why = result.problem or next(
            iter(result.warnings), f"{source.name} holds nobody to import."
        )
        raise Refused(str(why))
    people = left_in(result.people, session.records.forgotten)
    return Preview(
        source=source.name,
        importer=importer.item.title,
        plan=plan_import(session.records.people, people, importer.plugin),
        hidden=len(result.hidden),
        problems=result.problems,
        warnings=result.warnings,
        stopped=str(result.problem) if result.problem is not None else "",
        left_out=len(result.people) - len(people),
    )


def read_in_background(
    session: Session,
    path: Path,
    on_done: Callable[[Preview | str], None],
    on_progress: Callable[[Progress], None],
) -> RunningJob:
    """Preview an import in a thread of its own; `on_done` gets it, or why there is none."""

    def read(job: Job) -> Preview | str:
        try:
            return preview_import(session, file_source(path), job)
        except Sentence as error:
            return str(error)

    def finish(result: Preview | str | Crash) -> None:
        on_done(f"It could not be read: {result.error}" if isinstance(result, Crash) else result)

    return run_job(read, finish, on_progress)


@_without_collecting()
def apply_import(session: Session, preview: Preview) -> Done:
    """Apply what was previewed as one act; if it adds to people who are here, a backup comes first.

    Raises:
        Refused: Somebody of the plan was changed or removed since it was made.
        StoreError: The disk refused; nothing was changed.
    """
    if session.records.people and (preview.plan.new or preview.plan.changed):
        keep_before(session.store, "import")
    return imports.apply(session.store, preview.plan, preview.plan.plugin)


def export(session: Session, kind: str, person: str = "", *, private: bool = False) -> bytes:
    """A file of everything, or of the conversations with one person.

    Args:
        session: Whose records.
        kind: `json`, or the id of an exporter, such as `csv` or `ics`.
        person: Whose conversations; everybody's when empty.
        private: With notes and phones, which stay in otherwise.

    Raises:
        Refused: There is no such kind, or the exporter failed.
    """
    if kind == "json":
        return to_json(session.records, session.store.events, private=private)
    exporters = {item.item.id: item for item in session.host.exporters}
    if kind not in exporters:
        known = ", ".join(["json", *sorted(exporters)])
        missing = session.plugins_left_out()
        raise Refused(f"No export «{kind}»; there are: {known}. {missing}".strip())
    batch = export_batch(session.records, session.now(), private=private)
    if person:
        own = tuple(one for one in batch.conversations if one.person.id == person)
        batch = replace(batch, conversations=own)
    outcome = session.host.render(exporters[kind], batch, RunningJob())
    if isinstance(outcome, Problem):
        raise Refused(str(outcome))
    return b"".join(file.data for file in outcome)
