"""The days of a term, one after the other."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from coffeechat.acts import Done, binning, duplicates, imports, people
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import ImportPlan, plan_import
from coffeechat.domain.records import Person
from coffeechat.domain.words import Step, Warmth
from term.life import DAYS, FIRST_DAY, PEOPLE, Life
from term.mine import ask_around, follow_up, hold_talks, morning
from term.names import HOUSES, NAMES, TITLES, ZONES

_MONDAY = 0
#: People who come with an import, which tells of the jobs of some of those who are here, too.
_AT_ONCE = 12


def live(life: Life, each_evening: Callable[[], None] | None = None, days: int = DAYS) -> None:
    """Live through the days; what others do comes in the morning, before the agenda."""
    for number in range(days):
        day = FIRST_DAY + timedelta(days=number)
        life.on(day, 8)
        if day.weekday() == _MONDAY:
            _bring_in(life)
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
        if each_evening is not None:
            each_evening()


def _bring_in(life: Life) -> None:
    """An import with new people, until all are here; the same file again changes nothing."""
    here = len(life.records.people)
    named = NAMES[here : min(PEOPLE, here + _AT_ONCE)]
    known = life.dice.sample(NAMES[:here], min(here, 3)) if here else []
    file = [
        Incoming(
            name=name,
            emails=(f"{name.replace(' ', '.').lower()}@example.org",),
            organisation=life.dice.choice(HOUSES),
            title=life.dice.choice(TITLES),
        )
        for name in (*named, *known)
    ]
    plan = plan_import(life.records.people, file, "csv")
    if plan.changes_anything:
        life.do("import", lambda: _import(life, plan, file))
    for name in named[:4]:
        found = [one for one in life.records.people.values() if one.name == name]
        for person in found[:1]:
            zone, warmth = life.dice.choice(ZONES), life.dice.choice((None, *Warmth))
            changes = {"zone": zone, "warmth": warmth, "interests": ("ecology reports",)}
            life.do("edit", partial(people.edit, life.store, person.id, **changes))


def _import(life: Life, plan: ImportPlan, file: list[Incoming]) -> Done:
    """Bring them in; the same file once more has nothing to say."""
    done = imports.apply(life.store, plan, "people.csv")
    again = plan_import(life.records.people, file, "csv")
    assert not again.changes_anything, "the same file changes something again"
    return done


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
