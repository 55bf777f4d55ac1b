"""Where an error that nobody foresaw is written down: without values, for the user's eyes only."""

import os
import traceback
from pathlib import Path

from coffeechat.places import log_path


def write_log(error: BaseException) -> Path:
    """Write the lines of code that led to an error; where they were written.

    Neither the values of variables nor the error's own text are kept: both may hold people's data.
    """
    path = log_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("".join([*frames, f"{type(error).__name__}\n"]))
    return path
