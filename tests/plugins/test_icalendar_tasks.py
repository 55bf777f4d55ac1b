"""What is due as tasks: one file each, ticked when done, what the user ticked left alone."""

import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Todo

from coffeechat.api import DueView, ExportBatch, PushResult
from coffeechat.testing import FakeJob
from coffeechat_icalendar.tasks import keep_tasks, tasks_file

NOW = datetime(2026, 12, 3, 9, tzinfo=UTC)
BUMP = DueView(
    uid="d-04-7kq2m4",
    person="Jelisa Ångström",
    action="write",
    why="no answer, 9 business days",
    day=date(2026, 12, 3),
)
LATE = replace(BUMP, uid="d-11-9zz", why="thank them; soon, please", late=True)


class Tasks:
    """A vdir of tasks."""

    def __init__(self, path: Path) -> None:
        path.mkdir()
        self.path = path

    def keep(self, *due: DueView, later: int = 0) -> list[PushResult]:
        return list(keep_tasks(str(self.path), due, NOW + timedelta(hours=later), FakeJob()))

    def task(self) -> Todo:
        (path,) = self.path.iterdir()
        (task,) = Calendar.from_ical(path.read_bytes()).walk("VTODO")
        assert isinstance(task, Todo)
        return task

    def edit(self, before: str, after: str) -> None:
        (path,) = self.path.iterdir()
        text = path.read_bytes().decode()
        assert before in text
        path.write_bytes(text.replace(before, after).encode())


@pytest.fixture
def tasks(tmp_path: Path) -> Tasks:
    return Tasks(tmp_path / "tasks")


def test_a_task_has_a_day_and_no_hour(tasks: Tasks) -> None:
    assert tasks.keep(BUMP) == [PushResult(uid=BUMP.uid)]
    (path,) = tasks.path.iterdir()
    assert path.name == "coffeechat-due-d-04-7kq2m4.ics"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    data = path.read_bytes()
    assert b"DUE;VALUE=DATE:20261203\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")
    for absent in (b"METHOD", b"VEVENT", b"VALARM", b"VTIMEZONE"):
        assert absent not in data
    task = tasks.task()
    assert str(task["summary"]) == "Jelisa Ångström: no answer, 9 business days (write)"
    assert (str(task["status"]), task["percent-complete"], task["priority"]) == (
        "NEEDS-ACTION", 0, 0,
    )  # fmt: skip
    assert task.decoded("created") == task.decoded("dtstamp") == NOW


def test_what_did_not_change_is_not_written(tasks: Tasks) -> None:
    tasks.keep(BUMP)
    (path,) = tasks.path.iterdir()
    before = path.stat().st_ino
    grown = replace(BUMP, why="no answer, 10 business days")
    assert tasks.keep(grown, later=24) == [PushResult(uid=BUMP.uid, unchanged=True)]
    assert path.stat().st_ino == before


@pytest.mark.parametrize(
    "change", [{"day": date(2026, 12, 5)}, {"late": True}, {"why": "they wrote"}]
)
def test_a_change_is_the_same_task_with_a_higher_number(
    tasks: Tasks, change: dict[str, object]
) -> None:
    tasks.keep(BUMP)
    tasks.keep(replace(BUMP, **change), later=1)  # type: ignore[arg-type] # fields of any kind, by name
    task = tasks.task()
    assert task["sequence"] == 1
    assert task.decoded("last-modified") == NOW + timedelta(hours=1)
    assert task.decoded("created") == NOW


def test_what_is_due_no_more_is_ticked_and_opened_when_it_is_due_again(tasks: Tasks) -> None:
    tasks.keep(BUMP)
    assert tasks.keep(later=1) == [PushResult(uid=BUMP.uid)]
    task = tasks.task()
    assert (str(task["status"]), task["percent-complete"]) == ("COMPLETED", 100)
    assert task.decoded("completed") == NOW + timedelta(hours=1)
    assert tasks.keep(later=2) == [PushResult(uid=BUMP.uid, unchanged=True)]
    assert tasks.keep(BUMP, later=3) == [PushResult(uid=BUMP.uid)]
    task = tasks.task()
    assert (str(task["status"]), task["sequence"]) == ("NEEDS-ACTION", 2)
    assert "completed" not in task


def test_what_the_user_ticked_stays_ticked_and_is_told_while_it_is_due(tasks: Tasks) -> None:
    tasks.keep(BUMP)
    tasks.edit("STATUS:NEEDS-ACTION", "STATUS:COMPLETED")
    (result,) = tasks.keep(BUMP)
    assert result.problem == "it is ticked in the list, and still due here"
    assert str(tasks.task()["status"]) == "COMPLETED"
    assert tasks.keep() == [PushResult(uid=BUMP.uid, unchanged=True)]


def test_tasks_of_others_and_what_they_wrote_into_ours_are_left_alone(tasks: Tasks) -> None:
    other = tasks.path / "milk.ics"
    other.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n", encoding="utf-8")
    tasks.keep(BUMP)
    other.unlink()
    tasks.edit("END:VTODO", "X-THEIRS:kept\r\nEND:VTODO")
    tasks.keep(replace(BUMP, late=True))
    assert tasks.task()["X-THEIRS"] == "kept"


def test_what_cannot_be_read_or_written_is_told(tasks: Tasks, tmp_path: Path) -> None:
    (result,) = keep_tasks(str(tmp_path / "none"), (BUMP, LATE), NOW, FakeJob())
    assert "none is no folder; make it, or :plugins, then icalendar, sets another" in result.problem
    path = tasks.path / "coffeechat-due-d-04-7kq2m4.ics"
    path.write_bytes(b"<html>")
    first, second = tasks.keep(BUMP, LATE)
    assert "cannot be read; remove it or mend it" in first.problem
    assert second == PushResult(uid=LATE.uid)
    assert path.read_bytes() == b"<html>"


def test_one_file_of_all_that_is_due() -> None:
    data = tasks_file((BUMP, LATE), NOW)
    assert data
    found = Calendar.from_ical(data).walk("VTODO")
    assert [str(one["uid"]) for one in found] == [f"coffeechat-due-{x.uid}" for x in (BUMP, LATE)]
    assert [one["priority"] for one in found] == [0, 1]
    assert not any(component.errors for component in found)
    assert tasks_file((), NOW) is None
    assert ExportBatch(now=NOW).due == ()
