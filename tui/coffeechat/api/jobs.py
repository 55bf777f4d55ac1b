"""How a long piece of work talks to the host."""

from typing import Protocol


class Job(Protocol):
    """Handed to every callable that may take long.

    Generators get progress and cancellation between items without calling any of this.
    """

    def progress(self, done: int, total: int | None = None, note: str = "") -> None:
        """Tell how far the work is; the host decides how often that is shown."""

    def check(self) -> None:
        """Raise `JobCancelled` when the user has left the job."""

    def warn(self, text: str) -> None:
        """Tell the user something that did not stop the work, in one line."""
