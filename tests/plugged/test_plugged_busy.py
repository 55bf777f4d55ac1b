"""Busy times of calendars: asks avoid them, agreed dates are held against them, none waits long."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from types import ModuleType

import pytest

from coffeechat.agreeing import collision
from coffeechat.api import Window
from coffeechat.busy import GOOD_FOR, BusyTimes
from coffeechat.calendaring import ChangedThere, follow_calendar, push_talk
from coffeechat.domain.parts import Availability
from coffeechat.domain.words import MessagePurpose, ReplyKind
from coffeechat.drafting.facts import facts_for
from coffeechat.drafts import look_at_calendars, start_draft
from coffeechat.plugin_host import RunningJob
from plugged.plugged_kit import Desk, wait_for
from support.happenings import happens

PLUGIN = """
class P(Plugin):
    def calendars(self):
        return [Calendar(id="home", title="home calendar", push=lambda events, job: [],
                         busy=self._busy, read_only=True)]

    def _busy(self, window, job):
        diary = sys.modules["diary"]
        diary.asked.append(window)
        {body}
"""
TELLS = "return list(diary.windows)"


class Diary(ModuleType):
    """What the calendar has, how often it was asked, and what a slow one waits for."""

    def __init__(self) -> None:
        super().__init__("diary")
        self.windows: list[Window] = []
        self.asked: list[Window] = []
        self.goes_on = Event()


@pytest.fixture(autouse=True)
def diary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Diary]:
    diary = Diary()
    monkeypatch.setitem(sys.modules, "diary", diary)
    yield diary
    diary.goes_on.set()


def afternoons(desk: Desk) -> None:
    """I am free from 15:00 to 17:00 in Berlin on working days; now it is Monday 16 November."""
    free = Availability(days=(0, 1, 2, 3, 4), start=15 * 60, end=17 * 60)
    desk.world.put(desk.world.records.profile.replace(availability=(free,)))


def taken(day: int, hour: int, hours: int = 1, title: str = "Dentist", uid: str = "d") -> Window:
    start = datetime(2026, 11, day, hour, tzinfo=UTC)
    return Window(start=start, end=start + timedelta(hours=hours), title=title, uid=uid)


def times(desk: Desk, person: str) -> list[str]:
    """The times that a letter to somebody would offer now."""
    now = desk.session.now()
    facts = facts_for(
        desk.session.records,
        desk.session.records.people[person],
        now,
        purpose=MessagePurpose.ASK,
        busy=desk.session.busy.known_ahead(now).stretches,
    )
    return [str(one).split(",")[0] + str(one).split(",")[1] for one in facts.get("times", [])]


def drafted(desk: Desk, person: str) -> str:
    """The text of a new draft."""
    draft = start_draft(desk.session, person)
    return desk.session.records.messages[draft].body


def test_a_draft_offers_no_time_that_is_taken(desk: Desk, jelisa: str, diary: Diary) -> None:
    desk.install(PLUGIN.format(body=TELLS))
    afternoons(desk)
    diary.windows = [taken(18, 13, 4), taken(19, 15, 1)]
    assert look_at_calendars(desk.session, jelisa, 20.0) == ""
    body = drafted(desk, jelisa)
    assert "18 November" not in body
    assert "Thursday 19 November, 15:00–16:00" in body
    assert "Friday 20 November, 15:00–17:00" in body
    assert "Dentist" not in body


def test_my_other_talks_are_not_offered_either(desk: Desk, jelisa: str) -> None:
    afternoons(desk)
    other = desk.world.person("Wei Zhang")
    desk.world.reply(other, ReplyKind.ACCEPTED, "wed 15:45")
    assert times(desk, jelisa)[0] == "Wednesday 18 November 15:00–15:45 Berlin time"


def test_calendars_are_asked_once_for_several_drafts(desk: Desk, jelisa: str, diary: Diary) -> None:
    desk.install(PLUGIN.format(body=TELLS))
    afternoons(desk)
    for _ in range(3):
        look_at_calendars(desk.session, jelisa, 20.0)
    assert len(diary.asked) == 1


def test_no_calendar_is_asked_for_a_letter_without_times(
    desk: Desk, jelisa: str, diary: Diary
) -> None:
    desk.install(PLUGIN.format(body=TELLS))
    afternoons(desk)
    happens(desk.world, jelisa, "asked, talk agreed, held")
    assert look_at_calendars(desk.session, jelisa) == ""
    assert diary.asked == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("raise PluginError('The server says no.')", "The server says no."),
        ("raise RuntimeError('oh')", "RuntimeError: oh"),
        ("job.warn('work.ics is no calendar.'); return []", "work.ics is no calendar."),
        (
            "job.warn('One.'); job.warn('Two.'); job.warn('Three.'); return []",
            "One. (and 2 more like it)",
        ),
    ],
)
def test_what_went_wrong_is_told_in_one_line_and_the_draft_is_made(
    desk: Desk, jelisa: str, body: str, told: str
) -> None:
    desk.install(PLUGIN.format(body=body))
    afternoons(desk)
    assert told in look_at_calendars(desk.session, jelisa, 20.0)
    assert "18 November" in drafted(desk, jelisa)


def test_a_calendar_that_hangs_holds_nothing_up_and_is_asked_once(
    desk: Desk, jelisa: str, diary: Diary
) -> None:
    desk.install(PLUGIN.format(body="diary.goes_on.wait(); return list(diary.windows)"))
    afternoons(desk)
    diary.windows = [taken(18, 13, 4)]
    for _ in range(3):
        assert look_at_calendars(desk.session, jelisa, 0.01) == (
            "No answer yet of home calendar; its times are not avoided."
        )
    assert len(diary.asked) == 1
    assert times(desk, jelisa)[0].startswith("Wednesday 18")
    diary.goes_on.set()
    wait_for(lambda: times(desk, jelisa)[0].startswith("Thursday 19"))


def test_plugins_that_begin_anew_are_asked_anew(desk: Desk, jelisa: str, diary: Diary) -> None:
    desk.install(PLUGIN.format(body=TELLS))
    afternoons(desk)
    look_at_calendars(desk.session, jelisa, 20.0)
    desk.session.reload_plugins()
    look_at_calendars(desk.session, jelisa, 20.0)
    assert len(diary.asked) == 2


def test_no_answer_serves_for_ever(desk: Desk, diary: Diary) -> None:
    desk.install(PLUGIN.format(body=TELLS))
    clock = [0.0]
    busy = BusyTimes(lambda: desk.session.host, clock=lambda: clock[0])
    for clock[0], asked in ((0.0, 1), (GOOD_FOR - 1, 1), (GOOD_FOR, 2), (GOOD_FOR + 1, 2)):
        busy.ask(taken(18, 13), 20.0)
        assert len(diary.asked) == asked


# Dates that are agreed ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("window", "told"),
    [
        (
            taken(17, 12, 2),
            "Tue 17 Nov 14:00 is agreed, but then there is «Dentist», 13:00–15:00.",
        ),
        (
            taken(17, 13, title=""),
            "Tue 17 Nov 14:00 is agreed, but then there is something else, 14:00–15:00.",
        ),
        (taken(17, 12, 1), ""),
        (taken(17, 14, 1), ""),
    ],
)
def test_a_date_is_held_against_the_calendar(
    desk: Desk, jelisa: str, diary: Diary, window: Window, told: str
) -> None:
    desk.install(PLUGIN.format(body=TELLS))
    desk.world.reply(jelisa, ReplyKind.ACCEPTED, "tue 14:00")
    diary.windows = [window]
    assert collision(desk.session, jelisa, 20.0) == told


def test_several_things_at_once_are_counted(desk: Desk, jelisa: str, diary: Diary) -> None:
    desk.install(PLUGIN.format(body=TELLS))
    desk.world.reply(jelisa, ReplyKind.ACCEPTED, "tue 14:00")
    other = desk.world.person("Wei Zhang")
    desk.world.reply(other, ReplyKind.ACCEPTED, "tue 14:15")
    diary.windows = [taken(17, 13), taken(17, 13, uid="e")]
    assert collision(desk.session, jelisa, 20.0) == (
        "Tue 17 Nov 14:00 is agreed, but then there is your talk with Wei Zhang, "
        "14:15–14:45 and 2 more."
    )


def test_a_talk_does_not_collide_with_itself(desk: Desk, jelisa: str, diary: Diary) -> None:
    desk.install(PLUGIN.format(body=TELLS))
    desk.world.reply(jelisa, ReplyKind.ACCEPTED, "tue 14:00")
    uid = desk.world.talk(jelisa).uid
    diary.windows = [taken(17, 13, uid=uid), taken(17, 13, uid=f"{uid}-debrief")]
    assert collision(desk.session, jelisa, 20.0) == ""


def test_without_a_talk_ahead_there_is_nothing_to_collide(
    desk: Desk, jelisa: str, diary: Diary
) -> None:
    desk.install(PLUGIN.format(body=TELLS))
    assert collision(desk.session, jelisa) == ""
    happens(desk.world, jelisa, "asked, talk agreed, held")
    assert collision(desk.session, jelisa) == ""
    assert diary.asked == []


# A real folder -----------------------------------------------------------------------------------


@pytest.fixture
def folder(desk: Desk, tmp_path: Path) -> Path:
    """A vdir that the bundled plugin is set to."""
    folder = tmp_path / "private"
    folder.mkdir()
    desk.open(settings={"icalendar": {"folder": str(folder)}})
    return folder


def push(desk: Desk, person: str) -> str:
    (calendar,) = desk.session.host.calendars
    return push_talk(desk.session, calendar, person, RunningJob()).text


def test_what_was_moved_in_the_folder_is_taken_over_when_i_say_so(
    desk: Desk, jelisa: str, folder: Path
) -> None:
    desk.world.reply(jelisa, ReplyKind.ACCEPTED, "tue 14:00")
    assert push(desk, jelisa) == "The talk with Jelisa Okafor is in the calendar private."
    (file,) = folder.iterdir()
    there = file.read_text(encoding="utf-8")
    file.write_text(
        there.replace("20261117T1300", "20261118T0900").replace("20261117T1330", "20261118T1000"),
        encoding="utf-8",
    )
    with pytest.raises(ChangedThere, match="somebody changed it there") as changed:
        push(desk, jelisa)
    assert desk.world.talk(jelisa).start.day == 17
    assert follow_calendar(desk.session, jelisa, changed.value).text == (
        "Moved the talk with Jelisa Okafor: Wed 18 Nov 2026 10:00 Europe/Berlin, 60 min, "
        "as in the calendar."
    )
    assert push(desk, jelisa).startswith("The talk with Jelisa Okafor is in")
    desk.world.reply(jelisa, ReplyKind.MOVED, "thu 16:00")
    push(desk, jelisa)
    assert "DTSTART:20261119T150000Z" in file.read_text(encoding="utf-8")


def test_their_clock_is_told_in_the_entry(desk: Desk, folder: Path) -> None:
    ben = desk.world.person("Ben Roe", zone="America/New_York")
    desk.world.reply(ben, ReplyKind.ACCEPTED, "tue 14:00")
    push(desk, ben)
    (file,) = folder.iterdir()
    text = file.read_text(encoding="utf-8").replace("\n ", "")
    assert "Tue 17 Nov 2026 08:00 America/New_York" in text
    assert "Tue 17 Nov 2026 14:00 Europe/Berlin" in text


def test_what_is_in_the_folder_is_not_offered(desk: Desk, jelisa: str, folder: Path) -> None:
    afternoons(desk)
    (folder / "dentist.ics").write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:d\nDTSTART:20261116T140000Z\n"
        "DTEND:20261116T160000Z\nRRULE:FREQ=DAILY;COUNT=4\nEND:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    assert look_at_calendars(desk.session, jelisa, 20.0) == ""
    assert times(desk, jelisa)[0].startswith("Friday 20 November")
