"""Commands that bring people in and hand files out; only these need plugins."""

import sys
from argparse import Namespace

from coffeechat.acts import Refused
from coffeechat.cli.codes import DONE, PARTLY, REFUSED
from coffeechat.cli.output import complain, say, show_file
from coffeechat.domain.errors import Sentence
from coffeechat.exchange import Preview, apply_import, export, file_source, preview_import
from coffeechat.handoff.files import write_private
from coffeechat.places import typed_path
from coffeechat.plugin_host import FileSource, RunningJob
from coffeechat.session import Session

_STANDARD = "-"
_MOST_PROBLEMS = 10


def import_files(session: Session, options: Namespace) -> int:
    """Import files, one act each; what one file refuses keeps no other from coming in."""
    codes = [_import_one(session, name, dry_run=options.dry_run) for name in options.files]
    if all(code == REFUSED for code in codes):
        return REFUSED
    return PARTLY if any(codes) else DONE


def export_file(session: Session, options: Namespace) -> int:
    """Write a file, or its bytes to stdout."""
    path = None if options.file == _STANDARD else typed_path(options.file)
    data = export(session, options.kind, private=options.private)
    if path is None:
        show_file(data)
        return DONE
    write_private(path, data, overwrite=options.overwrite)
    left_out = "" if options.private else " Notes and phone numbers are left out (see --private)."
    say(f"Wrote {path}.{left_out}")
    return DONE


def _import_one(session: Session, name: str, *, dry_run: bool) -> int:
    try:
        preview = preview_import(session, source_of(name), RunningJob())
        done = None if dry_run else apply_import(session, preview)
    except Sentence as error:
        complain(f"{name}: {error}")
        return REFUSED
    say(_counts(preview))
    say("Nothing was changed (--dry-run)." if done is None else done.text)
    return _tell_problems(name, preview)


def source_of(name: str) -> FileSource:
    """The file with a typed name, or standard input for a hyphen.

    Raises:
        Refused: There is none, or it cannot be read.
    """
    if name != _STANDARD:
        return file_source(typed_path(name))
    if sys.stdin is None:
        raise Refused("Standard input is closed; name a file.")
    return FileSource.from_bytes("standard input", sys.stdin.buffer.read())


def _counts(preview: Preview) -> str:
    plan = preview.plan
    left_out = f", {preview.left_out} left out (you asked to forget them)"
    return (
        f"{preview.source}: {len(plan.new)} new, {len(plan.changed)} changed, "
        f"{len(plan.kept)} kept, {preview.hidden} hidden, {len(preview.problems)} problems"
        f"{left_out if preview.left_out else ''}"
    )


def _tell_problems(name: str, preview: Preview) -> int:
    """Say what went wrong with a file that was read all the same; the exit code for it."""
    for warning in preview.warnings:
        complain(f"{name}: {warning}")
    for problem in preview.problems[:_MOST_PROBLEMS]:
        complain(f"{name}, line {problem.line}: {problem.reason}")
    if (more := len(preview.problems) - _MOST_PROBLEMS) > 0:
        complain(f"{name}: and {more} more problems.")
    if preview.stopped:
        complain(f"{name}: it was not read to its end: {preview.stopped}")
    lost = preview.stopped or any(not problem.imported for problem in preview.problems)
    return PARTLY if lost else DONE
