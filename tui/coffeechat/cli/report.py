"""The cited report of a track, on stdout or as a file."""

from argparse import Namespace
from dataclasses import asdict

from coffeechat.cli.codes import DONE
from coffeechat.cli.output import hint, say, show_file
from coffeechat.cli.rendering import as_json
from coffeechat.domain.cited import Report, cited_report
from coffeechat.domain.tracks import find_track
from coffeechat.handoff.files import write_private
from coffeechat.handoff.report import as_file, format_of, told
from coffeechat.places import typed_path
from coffeechat.session import Session

_STANDARD = "-"


def report(session: Session, options: Namespace) -> int:
    """Write what was learned of a track, with who said it and when."""
    track = find_track(session.records, " ".join(options.track))
    made = cited_report(session.records, track, session.now(), anonymous=options.anonymous)
    data = _data(made, options)
    if options.output == _STANDARD:
        show_file(data)
    else:
        path = typed_path(options.output)
        write_private(path, data, overwrite=options.overwrite)
        say(f"Wrote {path}.")
    if told(made):
        hint(told(made))
    return DONE


def _data(made: Report, options: Namespace) -> bytes:
    """The report in the format that was asked for, else in the one of the file's name.

    Raises:
        NotUnderstood: The file's name has another ending, and no format was asked for.
    """
    if options.json:
        return f"{as_json(asdict(made))}\n".encode()
    if options.format:
        return as_file(made, options.format, ascii_only=options.ascii)
    named = "md" if options.output == _STANDARD else format_of(options.output)
    return as_file(made, named, ascii_only=options.ascii)
