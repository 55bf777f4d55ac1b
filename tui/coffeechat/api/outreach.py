"""Senders: how a message that the user confirmed leaves the machine."""

from collections.abc import Callable
from dataclasses import dataclass

from coffeechat.api.jobs import Job
from coffeechat.domain.words import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingMessage:
    """A message that the user has read and confirmed.

    Attributes:
        id: The same for every attempt: two attempts with one id must not arrive twice.
        to: Addresses on the sender's channel, the usual one first; may be empty.
        name: Of the person.
        sender: The user's own name.
    """

    id: str
    to: tuple[str, ...]
    name: str
    subject: str
    body: str
    channel: Channel = Channel.EMAIL
    sender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendReceipt:
    """What came of sending. `note` is one line for the user."""

    note: str = ""


def _always(_message: OutgoingMessage) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """A way to send a message, or to hand it to a program that does.

    Attributes:
        id: Short, unique within the plugin.
        title: What the user reads when asked to confirm, with the account: «SMTP as ann».
        send: Runs off the user interface. Raises `SendError` when nothing arrived.
        channel: Of the messages it sends.
        hands_over: The user still sends it by hand elsewhere; it counts as sent when they say so.
        why_not: Why this message cannot be sent this way; nothing when it can. Pure and fast.
    """

    id: str
    title: str
    send: Callable[[OutgoingMessage, Job], SendReceipt]
    channel: Channel = Channel.EMAIL
    hands_over: bool = False
    why_not: Callable[[OutgoingMessage], str] = _always
    help: str = ""
