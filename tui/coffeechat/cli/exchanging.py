"""Files that are named on the shell: read from, and handed out."""

import sys
from argparse import Namespace

from coffeechat.acts import Refused
from coffeechat.api import UnreadableSource
from coffeechat.cli.codes import DONE
from coffeechat.cli.output import say, show_file
from coffeechat.exchange import export, file_source
from coffeechat.handoff.files import write_private
from coffeechat.places import typed_path
from coffeechat.plugin_host import FileSource
from coffeechat.session import Session

_STANDARD = "-"


def export_file(session: Session, options: Namespace) -> int:
    """Write a file, or its bytes to stdout."""
    data = export(session, options.kind, private=options.private)
    left_out = "" if options.private else " Notes and phone numbers are left out (see --private)."
    return write_out(data, options.file, overwrite=options.overwrite, told=left_out)


def write_out(data: bytes, file: str, *, overwrite: bool, told: str = "") -> int:
    """Write a file of that name, or for a hyphen to stdout; what is told of it follows its name."""
    if file == _STANDARD:
        show_file(data)
        return DONE
    path = typed_path(file)
    write_private(path, data, overwrite=overwrite)
    say(f"Wrote {path}.{told}")
    return DONE


def source_of(name: str) -> FileSource:
    """The file with a typed name, or standard input for a hyphen.

    Raises:
        Refused: There is none, or it cannot be read.
    """
    if name != _STANDARD:
        return file_source(typed_path(name))
    if sys.stdin is None:
        raise Refused("Standard input is closed; name a file.")
    try:
        return FileSource.from_stream("standard input", sys.stdin.buffer)
    except UnreadableSource as error:
        raise Refused(str(error)) from error
