"""The log of plugins: what went wrong in them and what they wrote down, one block for each.

It holds the lines of code that led to an error, never the values of variables; secrets that were
revealed are taken out. Only the user may read the file.
"""

import logging
import os
import traceback
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType

from coffeechat.places import plugin_log_path
from coffeechat.plugin_host.clean import clean_line, clean_prose
from coffeechat.plugin_host.secrets import hide_secrets

#: The logger of all plugins; each has its own below it, named after its id.
LOGGER = "coffeechat.plugins"

#: When the file has grown to so many bytes, a new one is begun, and the last one is kept.
ROTATE_AT = 256 * 1024

_MOST_LINES = 60


class PluginLog(logging.Handler):
    """Writes to the log of plugins; a disk that refuses stops nobody."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one block."""
        try:
            _append(plugin_log_path(), hide_secrets("\n".join(_block(record)) + "\n\n"))
        except OSError:
            return


def plugin_logger(plugin: str) -> logging.Logger:
    """Where a plugin writes down what it wants to be found by `coffeechat plugins log`."""
    return logging.getLogger(f"{LOGGER}.{plugin}")


def read_log(plugin: str = "") -> list[str]:
    """The blocks of the log, oldest first; those of one plugin when its id is given."""
    path = plugin_log_path()
    text = "".join(map(_read, (_older(path), path)))
    blocks = [block.strip("\n") for block in text.split("\n\n")]
    return [block for block in blocks if block and plugin in {"", _plugin_of(block)}]


def _block(record: logging.LogRecord) -> Iterator[str]:
    """The lines of a block: when, whose, where; what happened; the code that led there."""
    plugin = record.name.removeprefix(LOGGER).removeprefix(".") or "-"
    version = getattr(record, "version", "") or "-"
    where = getattr(record, "where", record.levelname.lower())
    moment = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="seconds")
    yield f"{moment} {plugin} {version} {where}"
    yield from _indented(_message(record).splitlines())
    if record.exc_info and record.exc_info[2] is not None:
        yield from _indented(_code(record.exc_info[2]))


def _message(record: logging.LogRecord) -> str:
    told = getattr(record, "told", None)
    if isinstance(told, str):
        return told
    try:
        return clean_prose(record.getMessage())
    except Exception as error:  # noqa: BLE001 - a plugin's own words and values
        return f"a line that cannot be written: {clean_line(type(error).__name__)}"


def _code(trace: TracebackType) -> list[str]:
    lines = "".join(traceback.format_list(traceback.extract_tb(trace))).splitlines()
    return lines[-_MOST_LINES:]


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {clean_prose(line)}" for line in lines if line.strip())


def _append(path: Path, text: str) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > ROTATE_AT:
        path.replace(_older(path))
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
        file.write(text)


def _older(path: Path) -> Path:
    return path.with_suffix(".1.log")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _plugin_of(block: str) -> str:
    words = block.split(" ", 2)
    return words[1] if len(words) > 1 else ""
