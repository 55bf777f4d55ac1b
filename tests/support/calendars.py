"""Real calendar programs, where they are installed: khal, vdirsyncer, and the server Radicale.

They are looked for on the path and in the folder that `COFFEECHAT_PEERS` names.
"""

import os
import shutil
import socket
import subprocess
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

#: Seconds; longer than any of them takes, so that a hanging program fails a test.
AT_MOST = 30.0

_KHAL = """\
[calendars]
[[private]]
path = {folder}
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""
#: As README shows it, with the server of the test.
_VDIRSYNCER = """\
[general]
status_path = "{status}"

[pair talks]
a = "here"
b = "server"
collections = ["private"]

[storage here]
type = "filesystem"
path = "{parent}"
fileext = ".ics"

[storage server]
type = "caldav"
url = "{url}"
username = "ana"
password = "anything"
"""


def program(name: str, package: str = "") -> str:
    """Where a program is; the test is skipped when it is not there."""
    path = os.pathsep.join(filter(None, [os.environ.get("COFFEECHAT_PEERS"), os.environ["PATH"]]))
    found = shutil.which(name, path=path)
    if found is None:
        pytest.skip(f"{name} is not installed (apt install {package or name})")
    return found


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
    """The real khal, which shows one vdir."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._program = program("khal")
        self._home = home
        self._settings = home.with_suffix(".conf")
        self._settings.write_text(_KHAL.format(folder=folder), encoding="utf-8")

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

    def lists(self, day: str) -> list[str]:
        """What it shows of a week from a day on."""
        shape = "{start-long} {end-time} {title} {status}"
        argv = [self._program, "-c", str(self._settings), "list"]
        argv += ["--day-format", "", "--format", shape, day, "7d"]
        lines = _run(self._home, *argv).splitlines()
        return [" ".join(line.split()) for line in lines if line.strip()]


class Server:
    """The real Radicale, and the real vdirsyncer between it and one vdir."""

    def __init__(self, url: str, folder: Path, home: Path) -> None:
        self._url, self._home = url, home
        self._program = program("vdirsyncer")
        self._settings = home.with_suffix(".config")
        settings = _VDIRSYNCER.format(status=home / "status", parent=folder.parent, url=url)
        self._settings.write_text(settings, encoding="utf-8")
        self._vdirsyncer("discover", typed="y\ny\n")

    def sync(self) -> None:
        """Have both sides agree."""
        self._vdirsyncer("sync")

    def read(self, uid: str) -> str:
        """The event on the server."""
        return self._ask(uid, "GET").replace("\r\n ", "")

    def change(self, uid: str, before: str, after: str) -> None:
        """Change the event on the server, as another device of the user does."""
        text = self.read(uid)
        assert before in text
        self._ask(uid, "PUT", text.replace(before, after).encode())

    def _vdirsyncer(self, *words: str, typed: str = "") -> None:
        _run(self._home, self._program, "-c", str(self._settings), *words, typed=typed)

    def _ask(self, uid: str, method: str, data: bytes | None = None) -> str:
        request = Request(f"{self._url}ana/private/{uid}.ics", data=data, method=method)
        request.add_header("Authorization", f"Basic {b64encode(b'ana:anything').decode()}")
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
