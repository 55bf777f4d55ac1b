"""Messages that leave by a sender: only what was confirmed, once, and never to the wrong one."""

import sys
from collections.abc import Callable
from types import ModuleType

import pytest

from coffeechat.acts import Done, Refused, messages
from coffeechat.api import Channel, OutgoingMessage, Sender
from coffeechat.domain.words import Step
from coffeechat.plugged import outgoing, send
from coffeechat.plugin_host import Contribution, RunningJob
from plugged.plugged_kit import Desk
from support.happenings import happens

SENDER = """
class P(Plugin):
    def senders(self):
        return [Sender(id="it", title="Post", send=self._send{options})]

    def _send(self, message, job):
        sys.modules["post"].sent.append(message)
        {body}
"""


LOOK = "look whether it arrived before you send it again."


class Post(ModuleType):
    """What arrived, and what happens on the way."""

    def __init__(self) -> None:
        super().__init__("post")
        self.sent: list[OutgoingMessage] = []
        self.meanwhile: Callable[[], object] = lambda: None


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    post = Post()
    monkeypatch.setitem(sys.modules, "post", post)
    return post


def sender(
    desk: Desk, body: str = "return SendReceipt()", options: str = ""
) -> Contribution[Sender]:
    desk.install(SENDER.format(body=body, options=options))
    return next(one for one in desk.session.host.senders if one.plugin == "alumni")


def draft(desk: Desk, person: str) -> str:
    """The id of an ask that is drafted."""
    happens(desk.world, person, "ask drafted")
    return desk.world.messages(person)[-1].id


def sending(desk: Desk, by: Contribution[Sender], message: str) -> Done:
    return send(desk.session, by, message, RunningJob()).done


def test_a_delivered_message_counts_as_sent(desk: Desk, jelisa: str, post: Post) -> None:
    letter = draft(desk, jelisa)
    by = sender(desk, 'return SendReceipt(note="Queued as 7")')
    done = sending(desk, by, letter)
    assert done.text.startswith("Queued as 7. Sent the ask to Jelisa Okafor. Unanswered, a bump is")
    assert desk.world.step(jelisa) is Step.WAITING
    assert post.sent == [
        OutgoingMessage(
            id=letter,
            to=("jelisa@example.org", "j@example.net"),
            name="Jelisa Okafor",
            subject=desk.world.records.messages[letter].subject,
            body=desk.world.records.messages[letter].body,
            sender="Ana Bell",
        )
    ]
    with pytest.raises(Refused, match="no longer a draft"):
        sending(desk, by, letter)
    assert len(post.sent) == 1


@pytest.mark.parametrize(
    ("channel", "to"),
    [
        (Channel.EMAIL, ("jelisa@example.org", "j@example.net")),
        (Channel.SMS, ("+1 555 0100",)),
        (Channel.LINKEDIN_NOTE, ("https://www.linkedin.com/in/jelisa",)),
        (Channel.CARD, ()),
    ],
)
def test_a_sender_gets_the_addresses_of_its_channel(
    desk: Desk, jelisa: str, channel: Channel, to: tuple[str, ...]
) -> None:
    assert outgoing(desk.session, draft(desk, jelisa), channel).to == to


def test_what_is_kept_is_what_went_out_and_how(desk: Desk, jelisa: str, post: Post) -> None:
    """Another terminal changes the draft while it is on its way."""
    letter = draft(desk, jelisa)
    text = desk.world.records.messages[letter].body
    by = sender(
        desk,
        "sys.modules['post'].meanwhile(); return SendReceipt()",
        options=", channel=Channel.LINKEDIN_MESSAGE",
    )
    post.meanwhile = lambda: messages.write(desk.world.store, letter, subject="New", body="Other")
    sending(desk, by, letter)
    kept = desk.world.records.messages[letter]
    assert (kept.body, kept.channel) == (text, Channel.LINKEDIN_MESSAGE)
    assert kept.at is not None


def test_what_was_sent_but_cannot_be_noted_is_said(desk: Desk, jelisa: str, post: Post) -> None:
    letter = draft(desk, jelisa)
    by = sender(desk, "sys.modules['post'].meanwhile(); return SendReceipt()")
    post.meanwhile = lambda: messages.discard(desk.world.store, letter)
    with pytest.raises(Refused) as refused:
        sending(desk, by, letter)
    assert str(refused.value).startswith("It was sent, but that could not be noted: That draft is")


def test_what_was_handed_over_waits_for_my_word(desk: Desk, jelisa: str, post: Post) -> None:
    letter = draft(desk, jelisa)
    done = sending(desk, sender(desk, options=", hands_over=True"), letter)
    assert done == Done(
        "Handed over to Post. ‹send› notes that it went out.", letter, changed=False
    )
    assert len(post.sent) == 1
    assert desk.world.records.messages[letter].draft


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            'raise SendError("No line to the server", retryable=True)',
            "No line to the server. It is kept as a draft.",
        ),
        (
            'raise SendError("The server hung up.")',
            f"The server hung up. It is kept as a draft; {LOOK}",
        ),
    ],
)
def test_what_did_not_go_out_stays_a_draft(
    desk: Desk, jelisa: str, post: Post, body: str, says: str
) -> None:
    letter = draft(desk, jelisa)
    with pytest.raises(Refused) as refused:
        sending(desk, sender(desk, body), letter)
    assert str(refused.value) == says
    assert desk.world.records.messages[letter].draft


def test_a_sender_that_cannot_is_not_tried(desk: Desk, jelisa: str, post: Post) -> None:
    by = sender(desk, options=", why_not=lambda message: 'Post takes cards only.'")
    with pytest.raises(Refused, match=r"^Post takes cards only\.$"):
        sending(desk, by, draft(desk, jelisa))
    assert post.sent == []


def test_nothing_reaches_a_sender_that_must_not_go_out(desk: Desk, jelisa: str, post: Post) -> None:
    letter, by = draft(desk, jelisa), sender(desk)
    messages.write(desk.world.store, letter, subject="Hello", body=" \n")
    with pytest.raises(Refused, match="message is empty"):
        sending(desk, by, letter)
    messages.write(desk.world.store, letter, subject="Hello", body="Dear Jelisa")
    happens(desk.world, jelisa, "never contact")
    with pytest.raises(Refused, match="not to be contacted"):
        sending(desk, by, letter)
    assert post.sent == []
