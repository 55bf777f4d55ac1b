"""Files that leave: written whole and private, with names that are safe to type."""

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkstemp

from coffeechat.domain.errors import Sentence

_NAME_LENGTH = 60
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
_OCCUPIED = "There is already a file {}; choose another name or ask to overwrite it."

#: Names of files that people may come from, without blanks and underscores, in lower case.
_LISTS = re.compile(r"[^.].*\.(csv|tsv|vcf|vcard)|.*linkedindataexport.*\.zip")
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class NotWritten(Sentence):
    """A file was not written, and nothing was changed; the text says why."""


def write_private(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a file that only its owner can read, all of it or nothing.

    With `overwrite` a file that is there already is replaced; a link or folder never is.

    Raises:
        NotWritten: There is something at the path already, or the disk or folder refused.
    """
    _refuse_occupied(path, overwrite=overwrite)
    try:
        _write(path, data, overwrite=overwrite)
    except FileExistsError as error:
        raise NotWritten(_OCCUPIED.format(path)) from error
    except FileNotFoundError as error:
        raise NotWritten(f"There is no folder {path.parent}; make it first.") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NotWritten(f"{path} was not written: {reason}.") from error


def _refuse_occupied(path: Path, *, overwrite: bool) -> None:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return
    if not stat.S_ISREG(mode):
        raise NotWritten(f"{path} is not a plain file; choose another name.")
    if not overwrite:
        raise NotWritten(_OCCUPIED.format(path))


def _write(path: Path, data: bytes, *, overwrite: bool) -> None:
    descriptor, name = mkstemp(dir=path.parent, prefix=".coffeechat-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if overwrite:
            temporary.replace(path)
        else:
            _take_free_name(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _take_free_name(temporary: Path, path: Path) -> None:
    """Give the file its name, at once and only if nobody else has taken it meanwhile."""
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Some file systems know no hard links; there, the name is reserved first.
        path.touch(mode=0o600, exist_ok=False)
        temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def safe_name(text: str) -> str:
    """A file name without its ending, made from any text, such as a person's name.

    Letters, marks and digits of all scripts stay; whatever lies between them becomes a hyphen.
    """
    kept = "".join(
        character if unicodedata.category(character)[0] in "LMN" else "-"
        for character in unicodedata.normalize("NFC", text)
    )
    return re.sub("-+", "-", kept).strip("-")[:_NAME_LENGTH].rstrip("-") or "unnamed"


def newest_list(folders: Sequence[Path]) -> Path | None:
    """The file that people may come from and that was saved last, of those right in these folders.

    Of ZIPs only those that LinkedIn calls ``Basic_LinkedInDataExport_<date>.zip`` (or Complete), of
    which browsers add « (1)» and the like. A folder that cannot be read is passed over.
    """
    found = (path for folder in folders for path in _entries(folder) if _may_list(path.name))
    saved = ((_saved(path), path.name, path) for path in found)
    return max((entry for entry in saved if entry[0]), default=(0, "", None))[2]


def _entries(folder: Path) -> Sequence[Path]:
    try:
        return sorted(folder.iterdir())
    except (OSError, ValueError):
        return ()


def _may_list(name: str) -> bool:
    plain = re.sub(r"[\s_]", "", name).casefold()
    return _LISTS.fullmatch(plain) is not None and not _UNSHOWN.search(name)


def _saved(path: Path) -> int:
    """When a plain file was saved, in nanoseconds since 1970; 0 for what is none."""
    try:
        status = path.stat()
    except OSError:
        return 0
    return status.st_mtime_ns if stat.S_ISREG(status.st_mode) else 0


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def complete_path(text: str, home: Path, cwd: Path) -> str:
    """A typed path, carried on as far as only one thing can be meant.

    A leading ``~`` becomes the home folder; the name of a folder gets its slash. A path without
    either at its beginning starts from `cwd`. Hidden files are offered only after a dot, and names
    with control characters never.
    """
    typed = f"{home}/{text[2:]}" if text == "~" or text.startswith("~/") else text
    folder, slash, beginning = typed.rpartition("/")
    matches = [
        path
        for path in _entries(cwd / f"{folder}{slash}")
        if path.name.startswith(beginning)
        and path.name.startswith(".") == beginning.startswith(".")
        and not _UNSHOWN.search(path.name)
    ]
    if not matches:
        return text
    names = [path.name for path in matches]
    name = os.path.commonprefix(names)  # noqa: RUF071 - of names, where letters are what counts
    closing = "/" if len(matches) == 1 and _is_folder(matches[0]) else ""
    return f"{folder}{slash}{name}{closing}"


def short_path(path: Path, home: Path, cwd: Path) -> str:
    """A path as one would type it: from here, else from `~`, else in full."""
    if path.is_relative_to(cwd):
        return str(path.relative_to(cwd))
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
