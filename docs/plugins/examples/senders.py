"""Messages put into a folder that a mail program of one's own looks at."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from coffeechat.api import Job, OutgoingMessage, Plugin, Sender, SendError, SendReceipt, setting


@dataclass(frozen=True, kw_only=True)
class OutboxSettings:
    """Where the folder is."""

    folder: str = setting("", title="Folder", help="the outbox of your mail program")


class Outbox(Plugin):
    """Hands messages over as files."""

    settings_type = OutboxSettings

    def senders(self) -> Iterable[Sender]:
        """One sender, for e-mail."""
        return [
            Sender(
                id="outbox",
                title="Outbox folder",
                hands_over=True,
                why_not=_why_not,
                send=self._send,
            )
        ]

    def _send(self, message: OutgoingMessage, job: Job) -> SendReceipt:
        folder = Path(self.context.settings_as(OutboxSettings).folder).expanduser()
        file = folder / f"{message.id}.txt"
        try:
            file.write_text(f"To: {message.to[0]}\nSubject: {message.subject}\n\n{message.body}")
        except OSError as error:
            raise SendError(f"{folder} takes no file: {error.strerror}.", retryable=True) from error
        return SendReceipt(note=f"It is in {folder.name}; send it from there.")


def _why_not(message: OutgoingMessage) -> str:
    return "" if message.to else f"No e-mail address of {message.name} is known."
