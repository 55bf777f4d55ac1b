"""Deliberate bugs, each of which some suite must catch: this keeps the suites honest.

A mutant is the store with one snippet of its source replaced. It runs in a process of its own,
from a copy of the package, against the suite that is said to catch it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import coffeechat
from crash.suites import LOST

_PACKAGE = Path(coffeechat.__file__).parent
_TESTS = Path(__file__).parent.parent


class Mutant(NamedTuple):
    """One bug: what it is, where it sits, and the suite that must catch it."""

    name: str
    file: str
    sound: str
    broken: str
    suite: str


MUTANTS = (
    Mutant(
        "an act is not synced",
        "journal.py",
        "        disk.write(self.descriptor, self.unsaved, self.offset)\n"
        "        disk.sync(self.descriptor)\n",
        "        disk.write(self.descriptor, self.unsaved, self.offset)\n",
        "power cuts",
    ),
    Mutant(
        "a new journal is not synced",
        "journal.py",
        "            disk.write(descriptor, written(header, lines), 0)\n"
        "            disk.sync(descriptor)\n",
        "            disk.write(descriptor, written(header, lines), 0)\n",
        "power cuts",
    ),
    Mutant(
        "the new data file is renamed before it is synced",
        "generations.py",
        "        disk.write(descriptor, data, 0)\n        disk.sync(descriptor)\n",
        "        disk.write(descriptor, data, 0)\n",
        "power cuts",
    ),
    Mutant(
        "the folder is not synced before the renaming",
        "generations.py",
        "    disk.sync_folder(files.folder)\n    disk.replace(",
        "    disk.replace(",
        "power cuts",
    ),
    Mutant(
        "the folder is not synced after the renaming",
        "generations.py",
        "    disk.replace(files.fresh_data, files.data)\n    disk.sync_folder(files.folder)\n",
        "    disk.replace(files.fresh_data, files.data)\n",
        "power cuts",
    ),
    Mutant(
        "there is no salt",
        "generations.py",
        "salt=random_bits(_SALT_BITS)",
        "salt=0",
        "power cuts",
    ),
    Mutant(
        "what a dead session wrote is shown before it is durable",
        "engine.py",
        "                disk.sync(self._follower.state.journal.descriptor)\n",
        "",
        "inherited acts",
    ),
    Mutant(
        "the old journal goes before the new one counts",
        "generations.py",
        "        _take_place(files)\n    except BaseException:\n",
        "        disk.remove(files.journal(old))\n"
        "        _take_place(files)\n    except BaseException:\n",
        "crash points",
    ),
    Mutant(
        "the data file is written in place",
        "generations.py",
        "    disk.replace(files.fresh_data, files.data)\n",
        "    data = read(files.fresh_data)\n"
        "    files.data.unlink(missing_ok=True)\n"
        "    disk.write_file(files.data, data)\n",
        "crash points",
    ),
    Mutant(
        "a torn end is not cut off",
        "torn.py",
        "    journal.cut()\n",
        "",
        "crash points",
    ),
    Mutant(
        "a lost data file counts as a new store",
        "generations.py",
        "    if files.backup_journals() or any(",
        "    if False and any(",
        "lost files",
    ),
    Mutant(
        "damage in the middle counts as a torn end",
        "torn.py",
        "    if holds_sound_line(rest, journal.header.salt):\n",
        "    if False:\n",
        "flipped bits",
    ),
    Mutant(
        "the checksum of a line is not looked at",
        "journal.py",
        '    return payload if line[:_SEAL] == b"%08x " % zlib.crc32(payload, salt) else None\n',
        "    return payload\n",
        "flipped bits",
    ),
    Mutant(
        "the checksum of the data file is not looked at",
        "generations.py",
        "    if (base.crc, base.size) == (zlib.crc32(data), len(data)):\n",
        "    if base.size == len(data):\n",
        "flipped bits",
    ),
    Mutant(
        "a torn end is thrown away",
        "torn.py",
        "    disk.write_file(path, rest)\n",
        "",
        "flipped bits",
    ),
    Mutant(
        "a refused act stays in the journal",
        "follower.py",
        "            with suppress(OSError):\n                self.state.journal.cut()\n",
        "            self.state.journal.unsaved = b''\n",
        "refusals",
    ),
    Mutant(
        "memory changes before the disk does",
        "follower.py",
        "        try:\n            self.state.journal.append(changes)\n",
        "        for change in changes:\n"
        "            if change.new is not None:\n"
        "                documents = self.state.tables.setdefault(change.table, {})\n"
        "                documents[change.number] = change.new\n"
        "        try:\n            self.state.journal.append(changes)\n",
        "refusals",
    ),
    Mutant(
        "after a failed sync the same file goes on",
        "follower.py",
        "            self._suspect = True ",
        "            ",
        "failed syncs",
    ),
    Mutant(
        "short writes count as whole",
        "disk.py",
        "    while rest:\n        written = os.pwrite(descriptor, rest, offset)\n",
        "    for _ in (1,):\n        written = os.pwrite(descriptor, rest, offset)\n",
        "short writes",
    ),
    Mutant(
        "forgetting leaves the kept journals as they are",
        "forget.py",
        "    for path in [*files.backup_journals(), *files.set_aside()]:\n        removed",
        "    for path in files.set_aside():\n        removed",
        "forgetting",
    ),
    Mutant(
        "forgetting throws the backups of everybody away",
        "forget.py",
        "            _replace(path, content)\n",
        "            disk.remove(path)\n",
        "forgetting",
    ),
    Mutant(
        "nobody waits for his turn",
        "locks.py",
        "        if not _try(self._turn, fcntl.LOCK_EX):\n            with self.queueing():\n",
        "        if False:\n            with self.queueing():\n",
        "turns",
    ),
    Mutant(
        "an act does not catch up first",
        "follower.py",
        "            self.follow(may_write=True)\n",
        "",
        "turns",
    ),
    Mutant(
        "a reader does not hold writers off",
        "locks.py",
        "        held = self._turn is None or _try(self._turn, fcntl.LOCK_SH)\n",
        "        held = True\n",
        "half-written acts",
    ),
)


#: No bug at all: the copy of the package must pass, or the others prove nothing.
SOUND = Mutant("no bug", "journal.py", "_SEAL = 9\n", "_SEAL = 9\n", "lost files")


def is_caught(mutant: Mutant) -> bool:
    """Whether the suite fails on the mutant.

    Raises:
        AssertionError: The source no longer holds the snippet, so that the mutant is no bug.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "coffeechat"
        for part in ("domain", "store"):
            shutil.copytree(_PACKAGE / part, copy / part)
        shutil.copy(_PACKAGE / "__init__.py", copy)
        source = copy / "store" / mutant.file
        text = source.read_text()
        assert text.count(mutant.sound) == 1, f"«{mutant.name}» no longer fits its source"
        source.write_text(text.replace(mutant.sound, mutant.broken))
        run = subprocess.run(
            [sys.executable, "-m", "crash.suites", mutant.suite],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([folder, str(_TESTS)])},
            capture_output=True,
            check=False,
            text=True,
        )
    assert run.returncode in {0, LOST}, run.stderr
    return run.returncode == LOST
