"""Messages put where mail programs find them: a Maildir of drafts, a file.

One that was put there before is replaced: it is the same message, perhaps written anew.
"""

import os
import re
from pathlib import Path

from coffeechat.api import SendError, SendReceipt
from coffeechat_mail.letter import Letter

_UNFIT = re.compile(r"[^\w-]+")
_LONGEST = 60


def to_drafts(letter: Letter, folder: str) -> SendReceipt:
    """Put the message into a Maildir, marked as a draft that was seen.

    Raises:
        SendError: There is no such Maildir, or it cannot be written to.
    """
    place = Path(folder).expanduser()
    name = f"{letter.message.id}.coffeechat"
    data = letter.as_bytes(linesep="\n")
    try:
        if not (place / "cur").is_dir():
            raise SendError(
                f"{place} is no Maildir (a folder with cur, new and tmp); :plugins, then mail, "
                "names another.",
                retryable=True,
            )
        earlier = list((place / "cur").glob(f"{name}:*"))
        _write(place / "tmp" / name, data)
        # The flags that mail programs know: a draft, and seen.
        (place / "tmp" / name).replace(place / "cur" / f"{name}:2,DS")
        for path in earlier:
            if path.name != f"{name}:2,DS":
                path.unlink(missing_ok=True)
    except OSError as error:
        raise SendError(f"{place}: {error.strerror}.", retryable=True) from error
    return SendReceipt(note=f"It is a draft in {place}.", reference=letter.mail_id)


def to_file(letter: Letter, folder: str) -> SendReceipt:
    """Save the message as a file of its own.

    Raises:
        SendError: It could not be written.
    """
    stem = _UNFIT.sub("-", letter.message.name).strip("-")[:_LONGEST]
    path = Path(folder).expanduser() / f"{stem or 'message'}-{letter.message.id}.eml"
    data = letter.as_bytes(linesep="\r\n", unsent=True)
    partly = path.with_suffix(".part")
    try:
        _write(partly, data)
        partly.replace(path)
    except OSError as error:
        raise SendError(f"{path}: {error.strerror}.", retryable=True) from error
    return SendReceipt(note=f"It is in {path}.", reference=letter.mail_id)


def _write(path: Path, data: bytes) -> None:
    """Write a file that only its owner can read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
