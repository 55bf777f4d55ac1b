"""Telling the story: every act of it in order, at its own moment, on a store of its own."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from coffeechat.acts import imports, occasions, people, profile, week
from coffeechat.demo.exploring import CHOSEN, EXPLORED, LOOKED_BACK, OCCASIONS, Step
from coffeechat.demo.happenings import Dated, Day, Happening, Moment
from coffeechat.demo.people import ADDED, CONNECTIONS, DETAILS, LONG_KNOWN, ME
from coffeechat.demo.story import STORY
from coffeechat.domain.days import add_business_days
from coffeechat.domain.merge import Incoming, plan_import
from coffeechat.domain.when import parse_when
from coffeechat.places import demo_path
from coffeechat.store import Store
from coffeechat.store.errors import Taken, not_saved
from coffeechat.store.files import Files
from coffeechat.store.locks import Locks

_LONG_AGO = Moment(-100, "18:00")
_FIRST_EVENING = Moment(-72, "18:00")
_SECOND_EVENING = Moment(-47, "18:00")
_IMPORTER = "linkedin"
_SEED = 2026
#: No two acts happen in the same moment, so that ids keep the order of what happened.
_PAUSE = timedelta(seconds=20)

_Act = Callable[[Store], object]


def make_demo(clock: Callable[[], datetime], path: Path | None = None) -> Path:
    """Build the store of made-up people anew; the same clock gives the same content.

    Args:
        clock: Gives the moment around which the story is told, aware.
        path: The store's file; `coffeechat.places.demo_path()` when not given. A demo store that
            lies there already is replaced, unless another session has it open.

    Returns:
        The store's file.

    Raises:
        StoreError: The disk refused.
    """
    path = path or demo_path()
    if not _make_room(path):
        return path
    today = clock().astimezone(ZoneInfo(ME.zone)).date()
    acts = sorted(_acts(today), key=lambda timed: timed[0])
    hands = _Hands(acts[0][0])
    random_bits = Random(_SEED).getrandbits  # noqa: S311 - the same ids each time; none is secret
    store = Store.open(path, clock=hands, random_bits=random_bits, session="demo")
    try:
        for moment, act in acts:
            hands.move(moment)
            act(store)
    finally:
        store.close()
    return path


class _Hands:
    """A clock whose hands only the story moves."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def __call__(self) -> datetime:
        return self._now

    def move(self, moment: datetime) -> None:
        """Put the hands on a moment, or a little after where they are."""
        self._now = max(moment, self._now + _PAUSE)


def _acts(today: date) -> Iterator[tuple[datetime, _Act]]:
    """Every act of the story with its moment."""
    yield _moment(today, _LONG_AGO), partial(profile.introduce, answers=ME)
    yield _moment(today, _LONG_AGO), partial(people.add, line=LONG_KNOWN)
    first, second = _moment(today, _FIRST_EVENING), _moment(today, _SECOND_EVENING)
    yield first, partial(_import, today=today)
    for name, day, place in OCCASIONS:
        line = f"{name}, {_day(today, day.number)}, {place}"
        yield second, partial(occasions.note, line=line)
    for line in ADDED:
        yield second, partial(people.add, line=line)
    for name, changes in DETAILS.items():
        yield second, partial(_edit, name=name, changes=changes)
    for step in EXPLORED:
        yield _moment(today, step.at), partial(_step, step=step, today=today)
    yield _moment(today, LOOKED_BACK), _look_back
    for name, chapter in STORY.items():
        for happening in chapter:
            yield (
                _moment(today, happening.at),
                partial(_tell, name=name, happening=happening, today=today),
            )


def _import(store: Store, today: date) -> None:
    """Bring in the connections, as an export of LinkedIn would."""
    incoming = [
        Incoming(
            name=one.name,
            title=one.title,
            organisation=one.organisation,
            urls=(f"https://www.linkedin.com/in/{one.slug}-example",),
            connected_on=today - timedelta(days=one.days),
            line=line,
        )
        for line, one in enumerate(CONNECTIONS, start=2)
    ]
    imports.apply(store, plan_import(store.records.people, incoming, _IMPORTER), _IMPORTER)


def _edit(store: Store, name: str, changes: Mapping[str, Any]) -> None:
    people.edit(store, _id_of(store, name), **changes)


def _look_back(store: Store) -> None:
    week.keep(store, [_id_of(store, name) for name in CHOSEN])


def _step(store: Store, step: Step, today: date) -> None:
    now = _moment(today, step.at)
    step.act(store, **{key: _dated(value, today, now) for key, value in step.values.items()})


def _tell(store: Store, name: str, happening: Happening, today: date) -> None:
    now = _moment(today, happening.at)
    values = {key: _dated(value, today, now) for key, value in happening.values.items()}
    happening.act(store, _id_of(store, name), **values)


def _dated(value: object, today: date, now: datetime) -> object:
    """A value of the story with real dates in place of its own."""
    match value:
        case Day(number):
            return _day(today, number)
        case Dated(line, Day(number)):
            return f"{line} {_day(today, number)}"
        case Moment(number, clock):
            return parse_when(f"{_day(today, number)} {clock}", now, ME.zone)
        case _:
            return value


def _day(today: date, number: int) -> date:
    return add_business_days(today, number, ())


def _moment(today: date, moment: Moment) -> datetime:
    wall = datetime.combine(_day(today, moment.day), time.fromisoformat(moment.clock))
    return wall.replace(tzinfo=ZoneInfo(ME.zone)).astimezone(UTC)


def _id_of(store: Store, name: str) -> str:
    return next(person.id for person in store.records.people.values() if person.name == name)


def _make_room(path: Path) -> bool:
    """Remove an older demo store; False when another session has it open, so that it stays.

    Raises:
        StoreError: The disk refused.
    """
    try:
        if path.exists():
            Locks(Files(path), "demo", alone=True).close()
        _remove(path)
    except Taken:
        return False
    except OSError as error:
        raise not_saved(error) from error
    return True


def _remove(path: Path) -> None:
    """Remove the files of a store, and nothing else."""
    own = (f"{path.name}.", f"{path.name}-")
    for folder in (path.parent, path.parent / "backups"):
        for file in list(folder.iterdir()) if folder.is_dir() else []:
            if file.name == path.name or file.name.startswith(own):
                file.unlink()
