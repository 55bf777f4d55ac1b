"""Talks put into calendars: the same talk is the same event, as it stands at that moment."""

import sys
from types import ModuleType

import pytest

from coffeechat.acts import Refused
from coffeechat.api import Calendar, CalendarEvent
from coffeechat.calendaring import push_talk
from coffeechat.domain.words import ReplyKind
from coffeechat.plugin_host import Contribution, RunningJob
from plugged.plugged_kit import Desk
from support.happenings import happens

CALENDAR = """
class P(Plugin):
    def calendars(self):
        return [Calendar(id="home", title="Home calendar", push=self._push)]

    def _push(self, events, job):
        pushed = sys.modules["pushed"].events
        pushed.extend(events)
        {body}
"""
TAKES = 'return [PushResult(uid=one.uid, reference=f"etag {len(pushed)}") for one in events]'


class Pushed(ModuleType):
    """What the calendar was given."""

    def __init__(self) -> None:
        super().__init__("pushed")
        self.events: list[CalendarEvent] = []


@pytest.fixture(autouse=True)
def pushed(monkeypatch: pytest.MonkeyPatch) -> Pushed:
    pushed = Pushed()
    monkeypatch.setitem(sys.modules, "pushed", pushed)
    return pushed


def calendar(desk: Desk, body: str = TAKES) -> Contribution[Calendar]:
    desk.install(CALENDAR.format(body=body))
    return next(one for one in desk.session.host.calendars if one.plugin == "alumni")


def push(desk: Desk, into: Contribution[Calendar], person: str) -> str:
    return push_talk(desk.session, into, person, RunningJob()).text


def test_a_talk_is_pushed_and_what_came_back_is_kept(
    desk: Desk, jelisa: str, pushed: Pushed
) -> None:
    happens(desk.world, jelisa, "asked, talk agreed")
    talk = desk.world.talk(jelisa)
    assert push(desk, calendar(desk), jelisa) == (
        "The talk with Jelisa Okafor is in Home calendar."
    )
    assert pushed.events == [
        CalendarEvent(
            uid=talk.uid,
            sequence=0,
            start=talk.start,
            minutes=30,
            zone=talk.zone,
            title="Conversation with Jelisa Okafor",
            description="Program Manager, Green Rivers",
        )
    ]
    assert desk.world.talk(jelisa) == talk.replace(external={"alumni.home": "etag 1"})


def test_a_change_is_pushed_to_the_same_event_with_a_higher_number(
    desk: Desk, jelisa: str, pushed: Pushed
) -> None:
    happens(desk.world, jelisa, "asked, talk agreed")
    into = calendar(desk)
    push(desk, into, jelisa)
    desk.world.reply(jelisa, ReplyKind.MOVED, "thu 16:00")
    push(desk, into, jelisa)
    first, second = pushed.events
    assert second.uid == first.uid
    assert (first.sequence, second.sequence) == (0, 1)
    assert (first.reference, second.reference) == ("", "etag 1")
    assert desk.world.talk(jelisa).external == {"alumni.home": "etag 2"}


def test_to_put_it_there_is_no_change_of_the_talk(desk: Desk, jelisa: str, pushed: Pushed) -> None:
    happens(desk.world, jelisa, "asked, talk agreed")
    into = calendar(desk)
    push(desk, into, jelisa)
    push(desk, into, jelisa)
    assert [event.sequence for event in pushed.events] == [0, 0]


@pytest.mark.parametrize("how", ["cancelled", "closed"])
def test_a_talk_that_was_called_off_is_taken_out(
    desk: Desk, jelisa: str, pushed: Pushed, how: str
) -> None:
    happens(desk.world, jelisa, "asked, talk agreed")
    into = calendar(desk)
    push(desk, into, jelisa)
    happens(desk.world, jelisa, how)
    assert push(desk, into, jelisa) == "The talk with Jelisa Okafor is called off in Home calendar."
    assert [event.cancelled for event in pushed.events] == [False, True]
    assert pushed.events[1].sequence == 1


def test_a_calendar_that_is_gone_leaves_its_reference(
    desk: Desk, jelisa: str, pushed: Pushed
) -> None:
    happens(desk.world, jelisa, "asked, talk agreed")
    push(desk, calendar(desk), jelisa)
    desk.session.close()
    desk.world = type(desk.world)(desk.world.path)
    desk.open(safe=True)
    desk.world.reply(jelisa, ReplyKind.MOVED, "thu 16:00")
    assert desk.world.talk(jelisa).external == {"alumni.home": "etag 1"}


NOT_THERE = {
    'return [PushResult(uid=one.uid, problem="No room at that hour") for one in events]': (
        "Home calendar: No room at that hour."
    ),
    'raise PluginError("No calendar answers at that address.")': (
        "No calendar answers at that address."
    ),
}


@pytest.mark.parametrize(("body", "says"), NOT_THERE.items())
def test_what_did_not_get_there_is_said(desk: Desk, jelisa: str, body: str, says: str) -> None:
    happens(desk.world, jelisa, "asked, talk agreed")
    before = desk.world.store.canonical()
    with pytest.raises(Refused) as refused:
        push(desk, calendar(desk, body), jelisa)
    assert str(refused.value) == says
    assert desk.world.store.canonical() == before


def test_without_a_talk_nothing_is_pushed(desk: Desk, jelisa: str, pushed: Pushed) -> None:
    into = calendar(desk)
    with pytest.raises(Refused, match="No talk with Jelisa Okafor is agreed; ‹reply› sets a date"):
        push(desk, into, jelisa)
    happens(desk.world, jelisa, "asked, talk agreed, cancelled")
    with pytest.raises(Refused, match="was called off and is not in that calendar"):
        push(desk, into, jelisa)
    assert pushed.events == []
