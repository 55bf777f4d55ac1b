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
        thread: What earlier messages of this conversation are known by, oldest first: the
            `reference` of each one's receipt.
        invitation: To their talk, as a whole calendar (RFC 5546) in UTF-8, its METHOD in it; only
            for a sender with an `address`, and empty when none goes with the message.
    """

    id: str
    to: tuple[str, ...]
    name: str
    subject: str
    body: str
    channel: Channel = Channel.EMAIL
    sender: str = ""
    thread: tuple[str, ...] = ()
    invitation: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendReceipt:
    """What came of sending.

    Attributes:
        note: One line for the user.
        reference: What the message is known by on its channel, such as its id in mail; it is kept,
            and a later message gets it in its `thread`.
        copy: A text for the clipboard of the user's terminal, such as a link.
    """

    note: str = ""
    reference: str = ""
    copy: str = ""


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
        on_terminal: `send` runs a program on the user's terminal, which is its own meanwhile.
        hands_over: The user still sends it by hand elsewhere; it counts as sent when they say so.
        why_not: Why this message cannot be sent this way; nothing when it can. Pure and fast.
        address: The user's own, from which the message comes; only of a sender that can take an
            invitation with it, which names that address as the one who invites.
    """

    id: str
    title: str
    send: Callable[[OutgoingMessage, Job], SendReceipt]
    channel: Channel = Channel.EMAIL
    hands_over: bool = False
    on_terminal: bool = False
    why_not: Callable[[OutgoingMessage], str] = _always
    help: str = ""
    address: str = ""
