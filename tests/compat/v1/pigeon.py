"""A sender: a pigeon loft, which remembers what flew."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coffeechat.api import (
    Channel,
    Job,
    OutgoingMessage,
    Plugin,
    Secret,
    Sender,
    SendError,
    SendReceipt,
    secret,
    setting,
)

LOFT: dict[str, str] = {}
STORM: list[str] = []


class Breed(StrEnum):
    HOMER = "homer"
    ROLLER = "roller"


@dataclass(frozen=True)
class Settings:
    loft: str = setting("roof", title="Loft", help="Where the pigeons live")
    breed: Breed = setting(Breed.HOMER, title="Breed")
    rings: int = 2
    fast: bool = True
    towns: tuple[str, ...] = ()
    whistle: Secret = secret(title="Whistle", help="The tune that calls them")


class Pigeon(Plugin):
    settings_type = Settings

    def senders(self) -> Iterable[Sender]:
        settings = self.context.settings_as(Settings)
        return (
            Sender(
                id="pigeon",
                title=f"Pigeon from the {settings.loft}",
                send=self._send,
                channel=Channel.OTHER,
                hands_over=False,
                why_not=why_not,
            ),
        )

    def _send(self, message: OutgoingMessage, job: Job) -> SendReceipt:
        settings = self.context.settings_as(Settings)
        job.check()
        if not settings.whistle or settings.whistle.reveal() != "tune":
            raise SendError("The pigeons do not come; set the whistle.", retryable=True)
        if STORM:
            raise SendError("There is a storm; wait for the sun.", retryable=True)
        LOFT.setdefault(message.id, f"{', '.join(message.to)}: {message.subject}")
        return SendReceipt(note=f"A {settings.breed} left the {settings.loft}")


def why_not(message: OutgoingMessage) -> str:
    return "" if message.to else f"{message.name} has no address that a pigeon knows."
