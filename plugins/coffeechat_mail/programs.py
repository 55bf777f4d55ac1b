"""Programs of the user's own: one that sends what it reads, one that opens a file to write on."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile, mkdtemp
from typing import IO

from coffeechat.api import Job, SendError, SendReceipt
from coffeechat_mail.letter import Letter

#: Seconds until a program that neither sends nor fails is stopped.
PATIENCE = 60
#: Seconds between two looks at whether the user has left.
_LOOK = 0.1
_FILE = "{file}"


def send(letter: Letter, argv: Sequence[str], job: Job) -> SendReceipt:
    """Send by a program that reads the message from its standard input.

    Raises:
        SendError: It did not go out; when the program was stopped, it may have.
        JobCancelled: The user left; the program was stopped.
    """
    # A file, for a pipe would have to be filled while the program is looked at.
    with TemporaryFile() as file:
        file.write(letter.as_bytes(linesep="\n"))
        file.seek(0)
        process = _started(argv, file)
        try:
            answer = _answer_of(process, job)
        except BaseException:
            process.kill()
            process.communicate()
            raise
    if process.returncode != 0:
        raise SendError(_refusal(argv[0], process.returncode, answer), retryable=True)
    return SendReceipt(note=f"{Path(argv[0]).name} took it.", reference=letter.mail_id)


def compose(letter: Letter, argv: Sequence[str]) -> SendReceipt:
    """Open the message in a program of the terminal, and wait until the user leaves it.

    Raises:
        SendError: It could not be started, or ended with a failure.
    """
    if not os.isatty(0):
        raise SendError("There is no terminal to write on.", retryable=True)
    folder = Path(mkdtemp(prefix="coffeechat-"))
    path = folder / "message.eml"
    try:
        path.touch(mode=0o600)
        path.write_bytes(letter.as_bytes(linesep="\n"))
        words = [word.replace(_FILE, str(path)) for word in argv]
        command = words if words != list(argv) else [*words, str(path)]
        status = subprocess.run(command, check=False).returncode  # noqa: S603 - the user's own
    except OSError as error:
        raise SendError(_not_started(argv[0], error), retryable=True) from error
    finally:
        path.unlink(missing_ok=True)
        folder.rmdir()
    if status != 0:
        raise SendError(f"{argv[0]} ended with status {status}.", retryable=True)
    return SendReceipt(note=f"{Path(argv[0]).name} had it.", reference=letter.mail_id)


def _started(argv: Sequence[str], file: IO[bytes]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - a program that the user named, without a shell
            argv, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    except OSError as error:
        raise SendError(_not_started(argv[0], error), retryable=True) from error


def _answer_of(process: subprocess.Popen[bytes], job: Job) -> str:
    """What the program printed; it is looked at until it ends, and stopped in the end."""
    for _ in range(round(PATIENCE / _LOOK)):
        job.check()
        try:
            answer, _error = process.communicate(timeout=_LOOK)
        except subprocess.TimeoutExpired:
            continue
        return answer.decode("utf-8", "replace")
    raise SendError(f"It did not answer for {PATIENCE} s, and was stopped.")


def _refusal(program: str, status: int, answer: str) -> str:
    lines = [line for line in answer.splitlines() if line.strip()]
    why = lines[-1].strip() if lines else "it did not say why"
    return f"{program} ended with status {status}: {why}"


def _not_started(program: str, error: OSError) -> str:
    return f"{program} cannot be started ({error.strerror}); :plugins, then mail, names another."
