"""What is due, as tasks (VTODO): in a vdir of its own for todoman and the like, or as one file.

A task is due on a day and at no hour, so its date is a DATE. One that is due no more is ticked; one
that was ticked in the list stays ticked, for the list is the user's, and that is told while it is
still due here.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from icalendar import Calendar, Todo
from icalendar.prop import vDDDTypes

from coffeechat.api import DueView, Job, PushResult
from coffeechat_icalendar.entry import calendar_with, clean
from coffeechat_icalendar.files import CannotRead, name_of, read, write

_SETS_IT = ":plugins, then icalendar, sets another"
_OURS = "coffeechat-due-"
_URGENT, _USUAL = 1, 0
#: Who ticked it: what we ticked may be due again, what the user ticked stays so.
_MARK = "X-COFFEECHAT-TICKED"
_COUNTED = re.compile(r"\d+")


def tasks_file(due: tuple[DueView, ...], now: datetime) -> bytes | None:
    """One file of all that is due; None when nothing is."""
    return calendar_with(_new(one, now) for one in due) if due else None


def keep_tasks(
    folder: str, due: tuple[DueView, ...], now: datetime, job: Job
) -> Iterator[PushResult]:
    """Have the tasks in a vdir be what is due; those of anybody else are left alone.

    Args:
        folder: The vdir; it must be there.
        due: All that is due.
        now: The moment.
        job: May be left between two tasks.
    """
    place = Path(folder).expanduser()
    if not place.is_dir():
        problem = f"{place} is no folder; make it, or {_SETS_IT}"
        yield from (PushResult(uid=one.uid, problem=problem) for one in due[:1])
        return
    wanted = {name_of(uid_of(one)): one for one in due}
    for name, one in wanted.items():
        job.check()
        yield _tried(one.uid, partial(_keep, place / name, one, now))
    for path in sorted(place.glob(f"{_OURS}*.ics")):
        job.check()
        if path.name not in wanted:
            yield _tried(path.stem.removeprefix(_OURS), partial(_tick, path, now))


def uid_of(due: DueView) -> str:
    """The uid of a task; its beginning tells it from the tasks of others."""
    return f"{_OURS}{clean(due.uid)}"


def _tried(uid: str, change: Callable[[], bool]) -> PushResult:
    """What a change came to."""
    try:
        changed = change()
    except CannotRead as problem:
        return PushResult(uid=uid, problem=str(problem))
    except OSError as error:
        return PushResult(uid=uid, problem=error.strerror or "the disk refused")
    return PushResult(uid=uid, unchanged=not changed)


def _keep(path: Path, due: DueView, now: datetime) -> bool:
    """Have a file say what is due; whether that changed it.

    Raises:
        CannotRead: It is broken; or the task was ticked there, and the text says so.
        OSError: The disk refused.
    """
    if not path.is_file():
        write(path, calendar_with([_new(due, now)]))
        return True
    calendar, task = _read(path)
    if _is_ticked(task) and _MARK not in task:
        raise CannotRead("it is ticked in the list, and still due here")
    said = _said(due)
    if not _is_ticked(task) and all(_is_said(task, name, said[name]) for name in said):
        return False
    _say(task, due)
    _set(task, {"status": "NEEDS-ACTION", "percent-complete": 0, "completed": "", _MARK: ""})
    _changed(task, now)
    write(path, calendar.to_ical())
    return True


def _tick(path: Path, now: datetime) -> bool:
    """Tick a task that is due no more; whether that changed it."""
    calendar, task = _read(path)
    if _is_ticked(task):
        return False
    _set(task, {"status": "COMPLETED", "percent-complete": 100, "completed": now.astimezone(UTC)})
    _set(task, {_MARK: "due no more"})
    _changed(task, now)
    write(path, calendar.to_ical())
    return True


def _read(path: Path) -> tuple[Calendar, Todo]:
    calendar, task = read(path, path.stem, "VTODO")
    assert isinstance(task, Todo)
    return calendar, task


def _new(due: DueView, now: datetime) -> Todo:
    task = Todo()
    task.add("uid", uid_of(due))
    task.add("created", now.astimezone(UTC))
    task.add("class", "PRIVATE")
    task.add("sequence", 0)
    task.add("status", "NEEDS-ACTION")
    task.add("percent-complete", 0)
    _say(task, due)
    _stamp(task, now)
    return task


def _said(due: DueView) -> dict[str, str]:
    """The texts of a task, as `_shown` reads them back."""
    what = f"{due.why} ({due.action})"
    return {
        "summary": clean(f"{due.person}: {what}" if due.person else what),
        "due": due.day.isoformat(),
        "priority": str(_URGENT if due.late else _USUAL),
    }


def _is_said(task: Todo, name: str, text: str) -> bool:
    """Whether a task says that; days that are counted in its summary grow, and are no change."""
    shown = _shown(task, name)
    if name == "summary":
        shown, text = _COUNTED.sub("", shown), _COUNTED.sub("", text)
    return shown == text


def _shown(task: Todo, name: str) -> str:
    value = task.get(name, "")
    day = value.dt if isinstance(value, vDDDTypes) else None
    return day.isoformat() if isinstance(day, date) else str(value)


def _say(task: Todo, due: DueView) -> None:
    said = _said(due)
    _set(task, {**said, "due": due.day, "priority": int(said["priority"])})


def _set(task: Todo, values: dict[str, object]) -> None:
    for name, value in values.items():
        task.pop(name, None)
        if value != "":
            task.add(name, value)


def _is_ticked(task: Todo) -> bool:
    return str(task.get("status", "")).upper() in {"COMPLETED", "CANCELLED"}


def _changed(task: Todo, now: datetime) -> None:
    number = int(task.get("sequence", 0)) + 1
    _set(task, {"sequence": number})
    _stamp(task, now)


def _stamp(task: Todo, now: datetime) -> None:
    _set(task, {"dtstamp": now.astimezone(UTC), "last-modified": now.astimezone(UTC)})
