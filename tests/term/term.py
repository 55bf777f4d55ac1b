"""The days of a term, one after the other."""

from collections.abc import Callable
from datetime import timedelta

from coffeechat.acts import Done, binning, duplicates, people
from coffeechat.domain.records import Person
from coffeechat.domain.words import Step
from term.contacts import all_are_here, bring_in
from term.fields import (
    draw_closer,
    look_up_an_old_note,
    put_into_a_field,
    turn_to_another_habit,
)
from term.life import DAYS, FIRST_DAY, Life
from term.mine import ask_around, follow_up, hold_talks, morning

_MONDAY = 0


def live(life: Life, each_evening: Callable[[], None] | None = None, days: int = DAYS) -> None:
    """Live through the days; what others do comes in the morning, before the agenda."""
    for number in range(days):
        day = FIRST_DAY + timedelta(days=number)
        life.on(day, 8)
        if day.weekday() == _MONDAY and not all_are_here(life):
            bring_in(life)
        for happening in life.coming.pop(day, []):
            happening()
        life.on(day, 8, 30)
        morning(life)
        if life.chance(life.diligence()):
            ask_around(life)
        hold_talks(life)
        life.on(day, 18)
        if life.chance(life.diligence()):
            follow_up(life)
            _housekeeping(life)
            _now_and_then(life)
        if each_evening is not None:
            each_evening()


def _now_and_then(life: Life) -> None:
    """What changes slowly, each by its chance."""
    for share, act in (
        (0.08, turn_to_another_habit),
        (0.3, put_into_a_field),
        (0.3, draw_closer),
        (0.05, look_up_an_old_note),
    ):
        if life.chance(share):
            act(life)


def _housekeeping(life: Life) -> None:
    """Rare things: somebody twice, somebody binned and brought back, somebody not to write to."""
    if life.chance(0.03):
        _meet_twice(life)
    spare = life.somebody(Step.SPOTTED, Step.CLOSED)
    if spare is not None and life.chance(0.03):
        _bin_for_a_while(life, spare)
    elif spare is not None and life.chance(0.01):
        life.do("never", lambda: people.never_contact(life.store, spare.id, SECRET))


def _bin_for_a_while(life: Life, person: Person) -> None:
    """Somebody is binned, and brought back as they were."""

    def take_out() -> Done:
        done = binning.take_out(life.store, person.name)
        assert life.records.people[person.id] == person, "not as they were"
        return done

    if life.do("bin", lambda: binning.put_in(life.store, person.id)):
        life.do("unbin", take_out)


#: A reason not to write to somebody; it leaves the store in no export.
SECRET = "a quarrel that is nobody's business"


def _meet_twice(life: Life) -> None:
    """Somebody is added who is here already; merged, nothing of either is lost."""
    known = life.somebody(Step.KEEP_IN_TOUCH, Step.LOOPS_OPEN, Step.CLOSED)
    if known is None:
        return
    before = set(life.records.people)
    if not life.do("add", lambda: people.add(life.store, f"{known.name} @Verda")):
        return
    new = [one for one in life.records.people if one not in before]
    if len(new) != 1 or known.id not in life.records.people:
        return
    counts = _kept(life)
    if life.do("merge", lambda: duplicates.merge(life.store, known.id, new[0])):
        assert _kept(life) >= counts, "a merge lost something"
        if life.chance(0.5) and known.id in life.records.people:
            life.do("unmerge", lambda: duplicates.unmerge(life.store, known.id))


def _kept(life: Life) -> tuple[int, int, int]:
    records = life.records
    return len(records.messages), len(records.loops), len(records.learnings)
