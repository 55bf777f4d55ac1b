"""Bring people in from files: what each would do, told in words or as JSON, and done."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coffeechat.acts import Done
from coffeechat.api import RowProblem
from coffeechat.choosing import Table, Wishes
from coffeechat.cli.codes import DONE, PARTLY, REFUSED, WRONG_USAGE
from coffeechat.cli.exchanging import source_of
from coffeechat.cli.output import complain, say, show_text
from coffeechat.domain.columns import FIELDS, field_named
from coffeechat.domain.errors import Sentence
from coffeechat.domain.import_words import hidden_words, problem_words, sections, unclear_words
from coffeechat.domain.words import DateOrder
from coffeechat.exchange import Preview, apply_import, preview_import
from coffeechat.plugin_host import RunningJob
from coffeechat.session import Session

_MOST = 10
_COUNTS = ("rows", "created", "updated", "unchanged", "hidden", "proposed", "problems")
#: Told one by one only on the screen: there may be thousands.
_UNTOLD = frozenset({"New", "Rows with a problem"})


@dataclass
class _Came:
    """What came of one file.

    Attributes:
        name: As typed.
        error: Why it was not read at all.
        done: What was done; None for a dry run.
    """

    name: str
    error: str = ""
    preview: Preview | None = None
    done: Done | None = None
    details: Sequence[str] = field(default_factory=list)

    @property
    def code(self) -> int:
        """The exit code for this file alone."""
        if self.preview is None:
            return REFUSED
        tally = self.preview.tally
        if tally.problems and tally.problems == tally.rows:
            return REFUSED
        return PARTLY if tally.problems or self.preview.stopped else DONE


def import_files(session: Session, options: Namespace) -> int:
    """Import files, one act each; what one file refuses keeps no other from coming in."""
    columns = _columns(options.map)
    if isinstance(columns, str):
        complain(columns)
        return WRONG_USAGE
    came = []
    for name in options.files:
        one = _import(session, name, options, columns)
        came.append(one)
        if not options.json:
            _tell(one)
    if options.json:
        show_text(_as_json(came, dry_run=options.dry_run))
    codes = {one.code for one in came}
    return codes.pop() if len(codes) == 1 else PARTLY


def _columns(typed: Sequence[str]) -> Mapping[str, str] | str:
    """Field to header as typed, or what is wrong with it."""
    columns = {}
    for one in typed:
        name, equals, header = one.partition("=")
        known = field_named(name)
        if not equals or not known:
            fields = ", ".join(FIELDS)
            return f"«--map {one}» is not FIELD=HEADER; the fields are: {fields}."
        columns[known] = header.strip()
    return columns


def _import(session: Session, name: str, options: Namespace, columns: Mapping[str, str]) -> _Came:
    came = _Came(name)
    try:
        dates = DateOrder(options.dates) if options.dates else None
        wishes = Wishes(options.encoding, columns, dates, keep_texts=options.keep_texts)
        source = wishes.of(source_of(name))
        preview = preview_import(session, source, RunningJob(), wanted=options.importer)
        people = session.records.people
        came.details = [
            line
            for section in sections(preview.plan, people, ())
            if section.title not in _UNTOLD
            for line in _section_lines(section.title, section.count, section.entries(_MOST))
        ]
        came.done = None if options.dry_run else apply_import(session, preview)
        came.preview = preview
    except Sentence as error:
        came.error = str(error)
    return came


def _section_lines(title: str, count: int, entries: Sequence[str]) -> Sequence[str]:
    more = [f"  and {count - len(entries):,} more"] if count > len(entries) else []
    return [f"{title}:", *(f"  {entry}" for entry in entries), *more]


def _tell(came: _Came) -> None:
    preview = came.preview
    if preview is None:
        names_it = came.error.startswith(Path(came.name).name)
        complain(came.error if names_it else f"{came.name}: {came.error}")
        return
    say(f"{preview.source}: {_count_words(preview)}")
    if preview.table is not None:
        say(f"Columns: {_column_words(preview.table)} (--map changes them)")
    for line in came.details:
        show_text(line)
    if preview.letters and not preview.keeps_texts:
        say("Of letters only the day is kept, and who wrote (--keep-texts keeps the text).")
    say("Nothing was changed (--dry-run)." if came.done is None else came.done.text)
    _tell_problems(came.name, preview)


def _count_words(preview: Preview) -> str:
    tally = preview.tally
    hidden = ", ".join(f"{count:,} {what}" for count, what in hidden_words(preview.hidden))
    blank = f", and {tally.blank:,} blank" if tally.blank else ""
    forgotten = f" ({tally.forgotten:,} you asked to forget)" if tally.forgotten else ""
    rows = "row" if tally.rows == 1 else "rows"
    problems = "problem" if tally.problems == 1 else "problems"
    return (
        f"{tally.rows:,} {rows}: {tally.created:,} new, {tally.updated:,} changed, "
        f"{tally.unchanged:,} unchanged{forgotten}, {hidden or '0 hidden'}, "
        f"{tally.proposed:,} perhaps here already, {tally.problems:,} {problems}{blank}"
    )


def _column_words(table: Table) -> str:
    return ", ".join(
        f"{words} «{table.columns[name]}»"
        for name, words in FIELDS.items()
        if table.columns.get(name)
    )


def _tell_problems(name: str, preview: Preview) -> None:
    for warning in (*preview.warnings, *_asked(preview)):
        complain(f"{name}: {warning}")
    for problem in preview.problems[:_MOST]:
        complain(f"{name}, {problem_words(problem)}")
    if (more := len(preview.problems) - _MOST) > 0:
        complain(f"{name}: and {more:,} more problems.")
    if preview.stopped:
        complain(f"{name}: it was not read to its end: {preview.stopped}")


def _asked(preview: Preview) -> Sequence[str]:
    """What only I can tell, and have not yet told."""
    unclear = preview.unclear if preview.dates is None else ()
    return [f"{unclear_words(one)} Say which: --dates dmy, or --dates mdy." for one in unclear]


def _as_json(came: Sequence[_Came], *, dry_run: bool) -> str:
    """One object: the counts of all files together, each problem, and what came of each file."""
    import json  # for scripts only

    tallies = [one.preview.tally for one in came if one.preview is not None]
    found = [(one.name, row) for one in came if one.preview for row in one.preview.problems]
    content = {
        **{name: sum(getattr(one, name) for one in tallies) for name in _COUNTS},
        "problem_rows": [_row(name, row) for name, row in found if not row.imported],
        "warnings": [_row(name, row) for name, row in found if row.imported],
        "dry_run": dry_run,
        "files": [_file(one) for one in came],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _row(name: str, problem: RowProblem) -> Mapping[str, object]:
    return {
        "file": name,
        "line": problem.line,
        "column": problem.column,
        "reason": problem.reason,
    }


def _file(came: _Came) -> Mapping[str, object]:
    preview = came.preview
    if preview is None:
        return {"file": came.name, "error": came.error}
    return {
        "file": came.name,
        "importer": preview.importer,
        **{name: getattr(preview.tally, name) for name in _COUNTS},
        "forgotten": preview.tally.forgotten,
        "blank": preview.tally.blank,
        "gone": len(preview.plan.absent),
        "columns": dict(preview.table.columns) if preview.table is not None else {},
        "notes": [
            *preview.warnings,
            *_asked(preview),
            *([preview.stopped] if preview.stopped else []),
        ],
        "done": came.done.text if came.done is not None else "",
    }
