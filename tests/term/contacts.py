"""Imports of people; the contacts grow old when all are here, until they are imported again."""

from functools import partial

from coffeechat.acts import Done, imports, people
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import ImportPlan, plan_import
from coffeechat.domain.words import Warmth
from term.life import PEOPLE, Life
from term.names import HOUSES, NAMES, TITLES, ZONES

#: People who come with an import, which tells of the jobs of some of those who are here, too.
_AT_ONCE = 30


def all_are_here(life: Life) -> bool:
    """Whether nobody is left to bring in."""
    return len(life.records.people) >= PEOPLE


def bring_in(life: Life) -> None:
    """An import with new people; the same file again changes nothing."""
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
    for name in named[: _AT_ONCE // 3]:
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
