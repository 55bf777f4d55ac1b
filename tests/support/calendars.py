"""Real calendar programs: khal, todoman, vdirsyncer, and the server Radicale.

They are installed with what tests need, beside the Python that runs them.
"""

import os
import re
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

#: Seconds; longer than any of them takes, so that a hanging program fails a test.
AT_MOST = 30.0

_KHAL = """\
[calendars]
[[private]]
path = {folder}
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
_PAGE = Path(__file__).parents[2] / "docs" / "guide" / "calendar.md"


def program(name: str) -> str:
    """Where a program is."""
    path = Path(sys.executable).with_name(name)
    assert path.is_file(), f"{name} is missing; make install brings it."
    return str(path)


def _run(home: Path, *argv: str, typed: str = "") -> str:
    """What a program prints, in a home of its own."""
    home.mkdir(exist_ok=True)
    own = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CACHE_HOME": str(home)}
    done = subprocess.run(
        argv,
        input=typed,
        capture_output=True,
        text=True,
        timeout=AT_MOST,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **own},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Khal:
    """The real khal, which shows one vdir to somebody in a zone."""

    def __init__(self, folder: Path, home: Path, zone: str = "Europe/Berlin") -> None:
        self._program = program("khal")
        self._home = home
        self._settings = home.with_suffix(".conf")
        self._settings.write_text(_KHAL.format(folder=folder, zone=zone), encoding="utf-8")

    def add(self, start: str, end: str, title: str) -> None:
        """Have it write an event of its own."""
        _run(
            self._home,
            self._program,
            "-c",
            str(self._settings),
            "new",
            "-a",
            "private",
            start,
            end,
            title,
        )

    def lists(self, day: str, days: int = 7) -> list[str]:
        """What it shows of some days from a day on."""
        shape = "{start-long} {end-time} {title} {status}"
        argv = [self._program, "-c", str(self._settings), "list"]
        argv += ["--day-format", "", "--format", shape, day, f"{days}d"]
        lines = _run(self._home, *argv).splitlines()
        return [" ".join(line.split()) for line in lines if line.strip()]


class Todoman:
    """The real todoman, which keeps one vdir of tasks."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._program = program("todo")
        self._home = home
        self._settings = home.with_suffix(".py")
        self._settings.write_text(
            f'path = "{folder}"\ncache_path = "{home}/cache.sqlite3"\ndate_format = "%Y-%m-%d"\n'
        )

    def lists(self) -> str:
        """What it shows of what is to be done."""
        return self._todo("list")

    def done(self, number: int) -> None:
        """Tick one."""
        self._todo("done", str(number))

    def _todo(self, *words: str) -> str:
        return _run(self._home, self._program, "-c", str(self._settings), *words)


def _as_the_guide_says(url: str, folder: Path, home: Path) -> str:
    """The configuration that the guide writes out, with the folders and the server of the test."""
    found = re.search(r"^```ini\n(.*?)^```$", _PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert found
    text = found[1]
    for before, after in (
        ("~/.local/share/vdirsyncer/status/", f"{home}/status"),
        ("~/.calendars/", f"{folder}/"),
        ("https://dav.example.org/", url),
        ('password.fetch = ["command", "pass", "show", "dav/ann"]', 'password = "anything"'),
    ):
        assert before in text
        text = text.replace(before, after)
    return text


class Server:
    """The real Radicale, and the real vdirsyncer between it and one vdir."""

    def __init__(self, url: str, folder: Path, home: Path) -> None:
        self._url, self._home = url, home
        self._program = program("vdirsyncer")
        self._settings = home.with_suffix(".config")
        self._settings.write_text(_as_the_guide_says(url, folder.parent, home), encoding="utf-8")
        self._vdirsyncer("discover", typed="y\n" * 4)

    def sync(self) -> None:
        """Have both sides agree."""
        self._vdirsyncer("sync")

    def read(self, uid: str, collection: str = "private") -> str:
        """The entry on the server."""
        return self._ask(uid, "GET", collection=collection).replace("\r\n ", "")

    def change(self, uid: str, before: str, after: str) -> None:
        """Change the event on the server, as another device of the user does."""
        text = self.read(uid)
        assert before in text
        self._ask(uid, "PUT", text.replace(before, after).encode())

    def _vdirsyncer(self, *words: str, typed: str = "") -> None:
        _run(self._home, self._program, "-c", str(self._settings), *words, typed=typed)

    def _ask(
        self, uid: str, method: str, data: bytes | None = None, collection: str = "private"
    ) -> str:
        request = Request(f"{self._url}ann/{collection}/{uid}.ics", data=data, method=method)
        request.add_header("Authorization", f"Basic {b64encode(b'ann:anything').decode()}")
        request.add_header("Content-Type", "text/calendar; charset=utf-8")
        with urlopen(request, timeout=AT_MOST) as answer:
            text: str = answer.read().decode()
            return text


@contextmanager
def radicale(place: Path) -> Iterator[str]:
    """The address of a server on this machine, which lets everybody in."""
    argv = [program("radicale"), "--auth-type", "none"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    argv += ["--server-hosts", f"127.0.0.1:{port}", "--storage-filesystem-folder", str(place)]
    with (
        open(os.devnull, "wb") as nowhere,  # noqa: PTH123 - a device
        subprocess.Popen(argv, stdout=nowhere, stderr=nowhere) as process,
    ):
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + AT_MOST
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("Radicale did not begin to listen.")
