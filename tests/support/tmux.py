"""tmux as it comes, with a plain shell in it: a real terminal that can be asked what it shows."""

import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from support.pty import PATIENCE

TMUX = shutil.which("tmux")
PROMPT = "ready$ "


class Tmux:
    """One session of a tmux of the test's own, at its default settings."""

    def __init__(
        self, folder: Path, environ: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        assert TMUX is not None, "the caller looks"
        self._command = [TMUX, "-S", str(folder / "tmux"), "-f", "/dev/null"]
        self._environ = dict(environ)
        settings = folder / "bashrc"
        settings.write_text(f"PS1='{PROMPT}'\n")
        shell = f"bash --noprofile --rcfile {settings} -i"
        columns, rows = map(str, size)
        self.run("new-session", "-d", "-x", columns, "-y", rows, "-c", str(folder), shell)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.run("kill-server")

    def run(self, *words: str) -> str:
        """Run a command of tmux; what it says, errors included."""
        ran = subprocess.run(
            [*self._command, *words],
            env=self._environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return ran.stdout.decode(errors="replace")

    def ask(self, variable: str) -> str:
        """The value of one of tmux's variables, such as «pane_title»."""
        return self.run("display-message", "-p", f"#{{{variable}}}").strip()

    @property
    def text(self) -> str:
        """What is shown."""
        return self.run("capture-pane", "-p")

    def send(self, *keys: str) -> None:
        """Press keys, as tmux names them."""
        self.run("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.run("send-keys", "-l", text)

    def enter(self, line: str) -> None:
        """Type a line."""
        self.type(line)
        self.send("Enter")

    def wait_until(self, happened: Callable[[], bool]) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline, f"it never came about; shown is:\n{self.text}"
            time.sleep(0.05)

    def wait_for(self, *texts: str) -> None:
        """Wait until all of the texts are shown."""
        self.wait_until(lambda: all(text in self.text for text in texts))

    def settled(self) -> str:
        """What is shown once it stays the same for a moment."""
        before = ""
        while (now := self.text) != before:
            before = now
            time.sleep(0.3)
        return now
