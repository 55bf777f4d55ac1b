"""The shell's commands: each gets the session and what was typed, and gives an exit code."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from coffeechat.cli.agenda import agenda_json, agenda_lines
from coffeechat.domain.errors import Sentence
from coffeechat.domain.find import Query
from coffeechat.domain.summary import job_words, message_words, person_lines, standing
from coffeechat.domain.text import clean_line
from coffeechat.domain.whom import find_person
from coffeechat.exchange import Preview, apply_import, file_source, preview_import
from coffeechat.exchange import export as export_file
from coffeechat.handoff.files import write_private
from coffeechat.plugin_host import FileSource, RunningJob
from coffeechat.session import Session
from coffeechat.verbs import BY_ID

DONE, REFUSED, PARTLY, DUE = 0, 1, 3, 10

Command = Callable[[Session, argparse.Namespace, IO[str]], int]


def run_verb(session: Session, options: argparse.Namespace, out: IO[str]) -> int:
    """Any verb of the table that runs an act."""
    verb = BY_ID[options.command]
    person = find_person(session.records, options.person).id if verb.person else ""
    done = session.perform(verb, person, getattr(options, "words", []))
    print(done.text, file=out)
    return DONE


def today(session: Session, options: argparse.Namespace, out: IO[str]) -> int:
    """What is due."""
    items = session.due()
    if options.json:
        print(agenda_json(session.records, items, session.now()), file=out)
    else:
        print("\n".join(agenda_lines(session.records, items, session.now())), file=out)
    return DUE if items else DONE


def find(session: Session, options: argparse.Namespace, out: IO[str]) -> int:
    """People who match all words, best fit first."""
    records = session.records
    found = session.people().matching(Query.parse(" ".join(options.words)))
    for person_id in found:
        person = records.people[person_id]
        where = standing(records, person, session.now())
        line = " · ".join(filter(None, (person.name, job_words(person), where)))
        print(f"{person.id}  {clean_line(line, 500)}", file=out)
    return DONE if found else REFUSED


def show(session: Session, options: argparse.Namespace, out: IO[str]) -> int:
    """Everything about a person."""
    records, now = session.records, session.now()
    person = find_person(records, options.person)
    print(clean_line(" · ".join(filter(None, (person.name, job_words(person)))), 500), file=out)
    for label, text in person_lines(records, person, now):
        print(f"{label:<9}{clean_line(text, 2000)}", file=out)
    for message in records.messages_by_person.get(person.id, []):
        print(f"{'':<9}{clean_line(message_words(message, now), 500)}", file=out)
    return DONE


def bring(session: Session, options: argparse.Namespace, out: IO[str]) -> int:
    """Import files, one act each; what one file refuses keeps no other from coming in."""
    codes = [_bring_one(session, name, out, dry_run=options.dry_run) for name in options.files]
    if all(code == REFUSED for code in codes):
        return REFUSED
    return PARTLY if any(codes) else DONE


def _bring_one(session: Session, name: str, out: IO[str], *, dry_run: bool) -> int:
    try:
        source = (
            FileSource.from_bytes("-", sys.stdin.buffer.read())
            if name == "-"
            else file_source(Path(name))
        )
        preview = preview_import(session, source, RunningJob())
        done = None if dry_run else apply_import(session, preview)
    except Sentence as error:
        print(f"coffeechat: {name}: {error}", file=sys.stderr)
        return REFUSED
    print(counts_line(preview), file=out)
    print("Nothing was changed (--dry-run)." if done is None else done.text, file=out)
    for problem in preview.problems:
        print(f"coffeechat: {name}, line {problem.line}: {problem.reason}", file=sys.stderr)
    return PARTLY if any(not problem.imported for problem in preview.problems) else DONE


def counts_line(preview: Preview) -> str:
    """The counts of an import in one line."""
    plan = preview.plan
    return (
        f"{preview.source}: {len(plan.new)} new, {len(plan.changed)} changed, "
        f"{len(plan.kept)} kept, {preview.hidden} hidden, {len(preview.problems)} problems"
    )


def export(session: Session, options: argparse.Namespace, out: IO[str]) -> int:
    """Write a file, or to stdout."""
    data = export_file(session, options.kind, private=options.private)
    if options.file == "-":
        out.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        path = Path(options.file).expanduser()
        write_private(path, data)
        left_out = "" if options.private else " Notes and phones stayed in (--private)."
        print(f"Wrote {path}.{left_out}", file=out)
    return DONE


COMMANDS: Mapping[str, Command] = {
    "today": today,
    "find": find,
    "show": show,
    "import": bring,
    "export": export,
}
