"""Rows of imports that could not be taken in, kept as they were written so that nothing is lost.

They lie in a folder beside the data, one file for each source, the latest import of it only.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from coffeechat.store import disk

_FOLDER = "rejected"


def keep(data: Path, source: str, rows: Sequence[tuple[str, str]]) -> Path:
    """Write the rows of one source, each under a line that says where it stood and why.

    Args:
        data: The store's file.
        source: The source as a file name that is safe to write, without an ending.
        rows: Pairs of what is wrong and the row's text.

    Raises:
        OSError: The disk refused.
    """
    folder = data.parent / _FOLDER
    disk.make_folder(folder)
    path, fresh = folder / f"{source}.txt", folder / f"{source}.new"
    text = "".join(f"# {why}\n{raw}\n" for why, raw in rows)
    disk.remove(fresh)
    disk.write_file(fresh, text.encode("utf-8", "replace"))
    disk.replace(fresh, path)
    return path


def clear(data: Path) -> None:
    """Take all of them away, for nobody knows whom they are about. What the disk keeps, stays."""
    with suppress(OSError):
        for path in (data.parent / _FOLDER).glob("*.*"):
            disk.remove(path)
