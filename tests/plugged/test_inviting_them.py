"""An invitation of mine goes with a message where there is something to tell, and says it once."""

import pytest
from icalendar import Calendar

from coffeechat.acts import Refused, people, scheduling
from coffeechat.api import CalendarEvent, Invitation, OutgoingMessage, Sender
from coffeechat.domain.when import When
from coffeechat.inviting_them import may_invite, with_invitation
from coffeechat.plugged import outgoing, send
from coffeechat.plugin_host import Contribution, RunningJob
from plugged.plugged_kit import Desk
from support.happenings import happens

SENDER = """
class P(Plugin):
    def senders(self):
        return [Sender(id="it", title="Post", address="ann@example.org",
                       send=lambda message, job: SendReceipt(reference="<1@example.org>"))]
"""
BREAKS = """
class P(Plugin):
    def calendars(self):
        return [Calendar(id="it", title="It", push=lambda events, job: (), invite=self._invite)]

    def _invite(self, event, organizer, guest):
        raise OSError("no")
"""
AGREED = "asked, talk agreed, confirmation drafted"


@pytest.fixture
def post(desk: Desk, jelisa: str) -> Contribution[Sender]:
    """A way to send that can carry an invitation, and an address of Jelisa."""
    person = desk.world.records.people[jelisa]
    people.edit(desk.world.store, jelisa, before=person, emails=("jelisa@example.org",))
    desk.install(SENDER)
    return next(one for one in desk.session.host.senders if one.plugin == "alumni")


def letter(desk: Desk, person: str) -> OutgoingMessage:
    return outgoing(desk.session, desk.world.messages(person)[-1].id)


def told(desk: Desk, by: Contribution[Sender], person: str) -> tuple[int, bool] | None:
    """The number that an invitation with the draft would tell, and whether it calls off."""
    event = may_invite(desk.session, by.item, letter(desk, person))
    return None if event is None else (event.sequence, event.cancelled)


def send_with(desk: Desk, by: Contribution[Sender], person: str) -> None:
    event = may_invite(desk.session, by.item, letter(desk, person))
    assert event is not None
    message = desk.world.messages(person)[-1].id
    send(desk.session, by, message, RunningJob(), inviting=event)


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("ask drafted", None),
        ("asked, said yes, confirmation drafted", None),
        (AGREED, (0, False)),
        ("asked, talk agreed, moved, confirmation drafted", (1, False)),
        ("asked, talk agreed, cancelled, confirmation drafted", None),
        ("asked, talk agreed, held, thanks drafted", None),
    ],
)
def test_where_there_is_a_talk_to_invite_to(
    desk: Desk, jelisa: str, post: Contribution[Sender], story: str, expected: object
) -> None:
    happens(desk.world, jelisa, story)
    assert told(desk, post, jelisa) == expected


def test_it_moves_and_is_called_off_with_the_talk(
    desk: Desk, jelisa: str, post: Contribution[Sender]
) -> None:
    happens(desk.world, jelisa, AGREED)
    send_with(desk, post, jelisa)
    assert desk.world.talk(jelisa).told_them == 0
    happens(desk.world, jelisa, "moved, confirmation drafted")
    assert told(desk, post, jelisa) == (1, False)
    happens(desk.world, jelisa, "cancelled")
    assert told(desk, post, jelisa) == (2, True)
    send_with(desk, post, jelisa)
    happens(desk.world, jelisa, "confirmation drafted")
    assert told(desk, post, jelisa) is None
    happens(desk.world, jelisa, "talk agreed")
    assert told(desk, post, jelisa) == (3, False)


def test_a_talk_they_invited_to_is_theirs(
    desk: Desk, jelisa: str, post: Contribution[Sender]
) -> None:
    happens(desk.world, jelisa, AGREED)
    talk = desk.world.talk(jelisa)
    invitation = Invitation(uid="theirs", sequence=0, start=talk.start, minutes=30)
    when = When(talk.start, talk.zone, "")
    desk.world.do(scheduling.invited, jelisa, invitation, when)
    assert told(desk, post, jelisa) is None


def test_it_says_what_both_know(desk: Desk, jelisa: str, post: Contribution[Sender]) -> None:
    happens(desk.world, jelisa, f"{AGREED}, goal")
    message = letter(desk, jelisa)
    event = may_invite(desk.session, post.item, message)
    assert isinstance(event, CalendarEvent)
    sent = with_invitation(desk.session, post, message, event, RunningJob())
    (written,) = Calendar.from_ical(sent.invitation).walk("VEVENT")
    assert str(written["organizer"]) == "mailto:ann@example.org"
    assert str(written["attendee"]) == "mailto:jelisa@example.org"
    assert "Jelisa Okafor" in str(written["summary"])
    goal = desk.world.conversation(jelisa).goals[0]
    assert goal.encode() not in sent.invitation
    assert "Green Rivers" not in str(written["description"])


def test_what_cannot_be_written_is_not_sent(
    desk: Desk, jelisa: str, post: Contribution[Sender]
) -> None:
    happens(desk.world, jelisa, AGREED)
    message = letter(desk, jelisa)
    event = may_invite(desk.session, post.item, message)
    assert event is not None
    bare = may_invite(desk.session, Sender(id="x", title="X", send=post.item.send), message)
    assert bare is None
    desk.install(BREAKS, "broken")
    desk.open(disabled=["icalendar"])
    with pytest.raises(Refused, match=r"no; nothing was sent\. ‹mail› sends it without"):
        with_invitation(desk.session, post, message, event, RunningJob())
