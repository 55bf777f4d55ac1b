"""The log of plugins: blocks that a person can read, for their eyes only, never very long."""

import logging
import stat

import pytest

from coffeechat.places import plugin_log_path
from coffeechat.plugin_host import PluginHost
from coffeechat.plugin_host.log import ROTATE_AT, PluginLog, plugin_logger, read_log
from plugin_host.fakes import Bytes, QuietJob, Shelf

BAD = """
class P(Plugin):
    def importers(self):
        def read(source, job):
            name = "Wei Zhang"
            raise LookupError("no such row")
            yield
        yield Importer(id="file", title="A", extensions=(), sniff=lambda _: 1.0, read=read)
"""


def test_a_problem_is_a_block_with_its_code_and_without_values(shelf: Shelf) -> None:
    shelf.install("alumni", BAD, version="0.3")
    host = PluginHost.discover(entry_points=shelf.entry_points())
    host.read_people(host.importers[0], Bytes(), QuietJob())
    (block,) = read_log()
    when, *head = block.splitlines()[0].split(" ")
    assert head == ["alumni", "0.3", "importer", "file"]
    assert "T" in when
    assert "  LookupError: no such row" in block.splitlines()
    assert 'raise LookupError("no such row")' in block
    assert stat.S_IMODE(plugin_log_path().stat().st_mode) == 0o600


def test_what_a_plugin_writes_down_is_a_block_of_its_own() -> None:
    plugin_logger("alumni").info("read %d rows\nof \x1b]2;many\x07", 7)
    plugin_logger("other").warning("nothing")
    plugin_logger("alumni").debug("not kept")
    (block,) = read_log("alumni")
    assert block.splitlines()[0].endswith(" alumni - info")
    assert block.splitlines()[1:] == ["  read 7 rows", "  of ]2;many"]
    assert len(read_log()) == 2


def test_a_line_that_cannot_be_written_is_told() -> None:
    class Mute:
        def __str__(self) -> str:
            raise ValueError("silence")

    record = logging.LogRecord("coffeechat.plugins.alumni", 20, "", 0, "%s", (Mute(),), None)
    PluginLog().emit(record)
    assert "a line that cannot be written: ValueError" in read_log()[0]


def test_the_log_is_begun_anew_before_it_gets_long() -> None:
    line = "x" * 10_000
    for number in range(3 * ROTATE_AT // len(line)):
        plugin_logger("alumni").info("%d %s", number, line)
    files = sorted(plugin_log_path().parent.glob("plugins*.log"))
    assert [file.name for file in files] == ["plugins.1.log", "plugins.log"]
    assert all(file.stat().st_size < ROTATE_AT + 2 * len(line) for file in files)
    numbers = [int(block.splitlines()[1].split()[0]) for block in read_log()]
    assert numbers == list(range(numbers[0], 3 * ROTATE_AT // len(line)))


def test_a_disk_that_refuses_stops_nobody(shelf: Shelf, caplog: pytest.LogCaptureFixture) -> None:
    plugin_log_path().parent.mkdir(parents=True, exist_ok=True)
    plugin_log_path().mkdir()
    plugin_logger("alumni").warning("nowhere")
    assert read_log() == []
    assert "nowhere" in caplog.text
    assert logging.getLogger("coffeechat.plugins").level == logging.INFO
