"""Talks on a real server, through the real vdirsyncer and the program's own plugin, both ways."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coffeechat.api import Calendar
from coffeechat.calendaring import (
    ChangedThere,
    follow_calendar,
    look_at_all,
    push_all,
    push_talk,
    push_tasks,
    takers,
)
from coffeechat.domain.words import ReplyKind
from coffeechat.plugin_host import Contribution, RunningJob
from plugged.plugged_kit import Desk
from support.calendars import Server, radicale


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "calendars" / "private"
    folder.mkdir(parents=True)
    folder.with_name("tasks").mkdir()
    return folder


@pytest.fixture
def server(folder: Path, tmp_path: Path) -> Iterator[Server]:
    with radicale(tmp_path / "radicale") as url:
        yield Server(url, folder, tmp_path / "home")


@pytest.fixture
def calendar(desk: Desk, folder: Path) -> Contribution[Calendar]:
    """The folder, as the bundled plugin is set to it."""
    tasks = str(folder.with_name("tasks"))
    desk.open(settings={"icalendar": {"folder": str(folder), "tasks": tasks}})
    (one,) = takers(desk.session)
    return one


def agreed(desk: Desk, name: str, when: str) -> tuple[str, str]:
    """A talk with somebody: their id, and its uid."""
    person = desk.world.person(name)
    desk.world.reply(person, ReplyKind.ACCEPTED, when)
    return person, desk.world.talk(person).uid


def pushed(desk: Desk, calendar: Contribution[Calendar]) -> list[str]:
    """What is told of those that were changed or not."""
    standings = push_all(desk.session, calendar, RunningJob())
    return [one.told for one in standings if one.changed or one.problem]


def test_talks_come_to_a_server_and_what_was_changed_there_comes_back(
    desk: Desk, folder: Path, server: Server, calendar: Contribution[Calendar]
) -> None:
    ada, ada_uid = agreed(desk, "Ada Byron", "wed 15:00")
    wei, wei_uid = agreed(desk, "Wei Zhang", "thu 15:00")
    sam, sam_uid = agreed(desk, "Sam Ortiz", "fri 15:00")
    lena, lena_uid = agreed(desk, "Lena Mohr", "fri 17:00")
    assert len(pushed(desk, calendar)) == 4
    push_tasks(desk.session, calendar, RunningJob())
    server.sync()
    task = next(folder.with_name("tasks").iterdir())
    assert "STATUS:NEEDS-ACTION" in server.read(task.stem, "tasks")
    assert "DTSTART:20261118T140000Z" in server.read(ada_uid)

    desk.world.reply(ada, ReplyKind.MOVED, "23 nov 10:00")
    desk.world.reply(wei, ReplyKind.CANCELLED)
    assert pushed(desk, calendar) == [
        "The talk with Wei Zhang is called off in the calendar private.",
        "The talk with Ada Byron is in the calendar private.",
    ]
    server.change(sam_uid, "20261120T140000Z", "20261121T080000Z")
    server.change(sam_uid, "20261120T143000Z", "20261121T084500Z")
    server.change(lena_uid, "STATUS:CONFIRMED", "STATUS:CANCELLED")
    server.sync()
    moved, off = server.read(ada_uid), server.read(wei_uid)
    assert "DTSTART:20261123T090000Z" in moved
    assert "SEQUENCE:1" in moved
    assert "STATUS:CANCELLED" in off
    assert "SEQUENCE:1" in off

    seen = {one.person.name: one for one in look_at_all(desk.session, calendar, RunningJob())}
    assert "it is now on Sat 21 Nov 2026 09:00 Europe/Berlin" in seen["Sam Ortiz"].told
    assert "it is now called off" in seen["Lena Mohr"].told
    assert seen["Ada Byron"].told == "as agreed"
    with pytest.raises(ChangedThere) as there:
        push_talk(desk.session, calendar, sam, RunningJob())
    assert follow_calendar(desk.session, sam, there.value).text == (
        "Moved the talk with Sam Ortiz: Sat 21 Nov 2026 09:00 Europe/Berlin, 45 min, "
        "as in the calendar."
    )
    with pytest.raises(ChangedThere) as there:
        push_talk(desk.session, calendar, lena, RunningJob())
    push_talk(desk.session, calendar, lena, RunningJob(), over=there.value)
    assert pushed(desk, calendar) == ["The talk with Sam Ortiz is in the calendar private."]
    server.sync()
    assert "Sat 21 Nov 2026 09:00" in server.read(sam_uid)
    assert "STATUS:CONFIRMED" in server.read(lena_uid)
    assert pushed(desk, calendar) == []
    assert len(list(folder.iterdir())) == 4
