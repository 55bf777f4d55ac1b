"""What is asked of senders."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import ClassVar

import pytest

from coffeechat.api import Channel, JobCancelled, OutgoingMessage, Sender
from coffeechat.plugin_host import Problem
from coffeechat.testing.contracts.base import Contract, fine, no_fault
from coffeechat.testing.fakes import FakeJob
from coffeechat.testing.guard import nothing_done
from coffeechat.testing.hosting import Hosted
from coffeechat.testing.people import LETTER


class SenderContract(Contract):
    """A sender delivers once, says in a sentence why not, and keeps its secrets.

    Attributes:
        to: The addresses of the message that is sent, on the sender's channel.
    """

    hook = "senders"
    to: ClassVar[tuple[str, ...]] = ("jelisa@example.org",)

    def delivered(self) -> Sequence[str]:
        """What has arrived at the other side since this test began, one entry for each message.

        Give the plugin a server that the test itself runs, or a fake in the place of the
        library that sends; override this to look there.
        """
        raise NotImplementedError("Override delivered(): what has arrived, one entry each.")

    def failing(self) -> AbstractContextManager[None] | None:
        """Override it to have the other side refuse or be away while the context lasts."""
        return None

    def message(self, hosted: Hosted, id_: str = "message-1") -> OutgoingMessage:
        """What is sent."""
        return OutgoingMessage(
            id=id_,
            to=self.to,
            name="Jelisa Okafor",
            subject="A question on your way into grants",
            body=LETTER,
            channel=self.sender(hosted).channel,
            sender="Ana Bell",
        )

    def sender(self, hosted: Hosted) -> Sender:
        """The sender that this is about."""
        return hosted.one(hosted.host.senders, self.only).item

    def test_delivers(self, hosted: Hosted) -> None:
        """A message arrives, once."""
        fine(hosted.send(self.message(hosted), self.only), "a message was sent")
        assert len(self.delivered()) == 1, f"{len(self.delivered())} messages arrived, not one."

    def test_the_same_message_never_arrives_twice(self, hosted: Hosted) -> None:
        """Two attempts with one id arrive once; another id is another message."""
        fine(hosted.send(self.message(hosted), self.only), "a message was sent")
        hosted.send(self.message(hosted), self.only)
        no_fault(hosted, "a message was sent a second time")
        assert len(self.delivered()) == 1, (
            "A second attempt with the same id arrived as well; remember the ids that were sent, "
            "or hand the id over as the one by which the other side knows a message again."
        )
        fine(hosted.send(self.message(hosted, "message-2"), self.only), "another one was sent")
        assert len(self.delivered()) == 2, "A message with another id did not arrive."  # noqa: PLR2004 - this one, too

    def test_says_why_not(self, hosted: Hosted) -> None:
        """`why_not` is quick, touches nothing, and has nothing against a message that can go."""
        message = self.message(hosted)
        sender = self.sender(hosted)
        for one in (message, *_odd(message)):
            with nothing_done("why_not"):
                said = sender.why_not(one)
            assert isinstance(said, str), "why_not must give a text; an empty one when it can go."
            assert said == " ".join(said.split()), f"why_not must say one line: {said!r}"
        assert sender.why_not(message) == "", (
            f"why_not objects to a message that can be sent: {sender.why_not(message)}"
        )

    def test_odd_messages_are_sent_or_refused(self, hosted: Hosted) -> None:
        """What `why_not` lets through is sent, or a `SendError` says why not."""
        sender = self.sender(hosted)
        for one in _odd(self.message(hosted)):
            if not sender.why_not(one):
                hosted.send(one, self.only)
                no_fault(hosted, f"{one.id} was sent; raise SendError for what cannot go")

    def test_failing_is_told(self, hosted: Hosted) -> None:
        """When the other side fails nothing arrives, and it says whether to try again."""
        failing = self.failing()
        if failing is None:
            pytest.skip("Override failing() to see what is told when the other side fails.")
        message = self.message(hosted)
        with failing:
            outcome = hosted.send(message, self.only)
        assert isinstance(outcome, Problem), "The other side failed, yet it was told as sent."
        assert not outcome.fault, f"Raise SendError with a sentence for the user, not: {outcome}"
        assert not self.delivered(), "A SendError says that nothing arrived, but something did."
        if outcome.retryable:
            fine(hosted.send(message, self.only), "it was sent again after a failure")
            assert len(self.delivered()) == 1, "Sent again after a failure, it did not arrive once."

    def test_can_be_left(self, hosted: Hosted) -> None:
        """A job that was left before it began sends nothing, or goes through once."""
        try:
            hosted.send(self.message(hosted), self.only, FakeJob(leave_after=1))
        except JobCancelled:
            assert not self.delivered(), (
                "The message went out although the job was left; check before sending, not after."
            )
        no_fault(hosted, "it was left")


def _odd(message: OutgoingMessage) -> Iterator[OutgoingMessage]:
    """Messages that are hard to send."""
    yield replace(message, id="odd-no-address", to=())
    yield replace(message, id="odd-no-such-address", to=("not an address",))
    yield replace(message, id="odd-empty", subject="", body="")
    yield replace(
        message, id="odd-letters", subject="Zoë \u674e \U0001f44b", body="\u674e\n.\n\nمرحبا"
    )
    yield replace(message, id="odd-long", body="word " * 20_000)
    yield replace(message, id="odd-channel", channel=Channel.SMS)
