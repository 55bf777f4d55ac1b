"""A real `sshd` of the test's own: unprivileged, on this machine only, with keys of its own."""

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from support.pty import PATIENCE, Terminal

_SYSTEM_FOLDERS = "/usr/sbin:/usr/local/sbin:/sbin"
_SEPARATED = Path("/run/sshd")

_NOTICES_AFTER = 3
"""Seconds without a word from the client after which a watchful server counts it as gone."""

_SETTINGS = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/client.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
PermitUserRC no
PrintMotd no
PrintLastLog no
UseDNS no
Compression yes
ClientAliveInterval {asks_every}
ClientAliveCountMax {notices_after}
LogLevel ERROR
SetEnv {environ}
"""


def why_no_sshd() -> str:
    """Why there can be no server here; nothing when there can."""
    missing = [name for name in ("sshd", "ssh", "ssh-keygen") if _found(name) is None]
    if missing:
        return f"{' and '.join(missing)} not installed (openssh-server, openssh-client)"
    if os.geteuid() == 0 and not _SEPARATED.is_dir():
        return f"sshd run by root needs the folder {_SEPARATED}"
    return ""


class Sshd:
    """A server, and logins to it."""

    def __init__(
        self, folder: Path, environ: Mapping[str, str], *, is_watchful: bool = False
    ) -> None:
        """Start it.

        Args:
            folder: For its keys and settings.
            environ: What every login finds in its environment, its home too.
            is_watchful: Whether it asks every second if the client is there; one that is behind a
                line full of what is to be shown answers too late.
        """
        self._folder = folder
        for name in ("host", "client"):
            _run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name))
        self.port = _free_port()
        texts = " ".join(f'"{name}={value}"' for name, value in environ.items())
        settings = folder / "sshd_config"
        written = _SETTINGS.format(
            port=self.port,
            folder=folder,
            environ=texts,
            asks_every=int(is_watchful),
            notices_after=_NOTICES_AFTER,
        )
        settings.write_text(written)
        command = [_path("sshd"), "-D", "-e", "-f", str(settings)]
        self._log = (folder / "sshd.log").open("wb")
        self._server = subprocess.Popen(command, stderr=self._log, stdin=subprocess.DEVNULL)

    def __enter__(self) -> Self:
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            said = (self._folder / "sshd.log").read_text()
            assert self._server.poll() is None, f"sshd ended: {said}"
            assert time.monotonic() < deadline, f"sshd does not answer: {said}"
            time.sleep(0.05)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for child in psutil.Process(self._server.pid).children(recursive=True):
            child.kill()
        self._server.kill()
        self._server.wait()
        self._log.close()

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def login(
        self,
        command: Sequence[str],
        port: int,
        *,
        compressed: bool = False,
        kind: type[Terminal] = Terminal,
    ) -> Terminal:
        """Run a command on a terminal at the other end of a line that begins at a port."""
        options = {
            "UserKnownHostsFile": str(self._folder / "known_hosts"),
            "StrictHostKeyChecking": "no",
            "IdentityFile": str(self._folder / "client"),
            "IdentitiesOnly": "yes",
            "LogLevel": "ERROR",
            "Compression": "yes" if compressed else "no",
        }
        words = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
        where = [f"{getpass.getuser()}@127.0.0.1", "-p", str(port)]
        ssh = [_path("ssh"), "-tt", "-F", os.devnull, *words, *where, shlex.join(command)]
        environ = {"HOME": str(self._folder), "PATH": os.environ["PATH"], "TERM": "xterm-256color"}
        return kind(ssh, environ, folder=self._folder)

    def process(self, command: str) -> psutil.Process:
        """The process of a command that a login runs."""
        children = psutil.Process(self._server.pid).children(recursive=True)
        return next(one for one in children if command in one.cmdline())

    def session(self, process: psutil.Process) -> psutil.Process:
        """The process of the server that holds the line to a command."""
        return next(one for one in process.parents() if one.ppid() == self._server.pid)


def _found(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ['PATH']}:{_SYSTEM_FOLDERS}")


def _path(name: str) -> str:
    """The whole path of a program: sshd starts itself anew by it."""
    found = _found(name)
    assert found is not None, "the caller looks"
    return found


def _run(*command: str) -> None:
    subprocess.run([_path(command[0]), *command[1:]], check=True)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])
