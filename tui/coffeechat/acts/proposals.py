"""What a plugin proposes: changes of people, applied as one act that can be taken back."""

from collections.abc import Iterable, Mapping, Sequence

from coffeechat.acts.outcome import Done, Refused, person_of, told
from coffeechat.api import AddPerson, Change, ChangePerson
from coffeechat.domain.bin import left_in_bin
from coffeechat.domain.duplicates import before_merges
from coffeechat.domain.forgetting import left_in
from coffeechat.domain.identity import canonical_url, plain
from coffeechat.domain.merge import person_from, plan_import
from coffeechat.domain.parts import Position
from coffeechat.domain.records import Person
from coffeechat.domain.settle import more, more_points
from coffeechat.domain.text import fold
from coffeechat.domain.zones import zone_info
from coffeechat.store import Store, Transaction


def apply(store: Store, changes: Sequence[Change], *, plugin: str, summary: str) -> Done:
    """Apply what a plugin proposes, all of it or nothing.

    Somebody to be added who is here already is merged with, as an import does it; somebody I asked
    to forget is left out. Of people who are here only what a change names is touched.

    Args:
        store: Where.
        changes: Cleaned records.
        plugin: The id of the plugin, which labels the act.
        summary: What it is for, in one line; made from the changes when empty.

    Raises:
        Refused: Nothing is proposed, a person is not here, or a time zone does not exist.
    """
    if not changes:
        raise Refused(f"Plugin {plugin} proposed no change; nothing was changed.")
    with store.act("proposal") as tx:
        new, people = _added(tx, changes, plugin)
        for change in changes:
            if isinstance(change, ChangePerson):
                before = people.get(change.person) or person_of(tx.records, change.person)
                people[change.person] = _changed(before, change, plugin)
        changed = [one for one in people.values() if one != tx.records.people[one.id]]
        ones = [*new, *changed]
        for person in ones:
            tx.put(person)
        tx.origin = plugin
        tx.summary = f"{plugin}: {summary.strip().rstrip('.') or _words(new, changed)}"
    return told(tx, f"{tx.summary}.", ones[0].id if len(ones) == 1 else "")


def _added(
    tx: Transaction, changes: Iterable[Change], plugin: str
) -> tuple[list[Person], dict[str, Person]]:
    """The people who are new, and by id those whom what is to be added changes (not yet put)."""
    wanted = [change.person for change in changes if isinstance(change, AddPerson)]
    if not wanted:
        return [], {}
    plan = plan_import(
        tx.records.people,
        left_in_bin(left_in(wanted, tx.records.forgotten), tx.records.binned),
        plugin,
        merged=before_merges(tx.records.pairs.values()),
    )
    new = [
        person_from(one, id=tx.fresh_id(), created=tx.now, source=plugin, plugin=plugin)
        for one in plan.new
    ]
    return new, {change.after.id: change.after for change in plan.changed}


def _changed(person: Person, change: ChangePerson, plugin: str) -> Person:
    return person.replace(
        positions=_positions(person, change),
        place=person.place if change.place is None else change.place,
        zone=_zone(person, change),
        emails=more(person.emails, "", _once(change.emails), str.casefold),
        phones=more(person.phones, "", _once(change.phones), plain),
        urls=more(person.urls, "", _once(change.urls), canonical_url),
        tags=more(person.tags, "", _once(change.tags), fold),
        points=more_points(person.points, change.points),
        notes="\n".join(filter(None, (person.notes.rstrip("\n"), change.note)))
        if change.note
        else person.notes,
        extras=_extras(person, plugin, change.extras),
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if value.strip()))


def _positions(person: Person, change: ChangePerson) -> tuple[Position, ...]:
    if change.title is None and change.organisation is None:
        return person.positions
    title = person.title if change.title is None else change.title
    organisation = person.organisation if change.organisation is None else change.organisation
    job = Position(title=title, organisation=organisation)
    return (*((job,) if title or organisation else ()), *person.positions[1:])


def _zone(person: Person, change: ChangePerson) -> str:
    if change.zone is None:
        return person.zone
    if change.zone and zone_info(change.zone) is None:
        raise Refused(f"There is no time zone «{change.zone}»; {person.name} was not changed.")
    return change.zone


def _extras(person: Person, plugin: str, given: Mapping[str, str]) -> dict[str, dict[str, str]]:
    if not given:
        return person.extras
    kept = {key: text for key, text in {**person.extras.get(plugin, {}), **given}.items() if text}
    others = {other: theirs for other, theirs in person.extras.items() if other != plugin}
    return {**others, plugin: kept} if kept else others


def _words(new: Sequence[Person], changed: Sequence[Person]) -> str:
    """What was done, such as «Added Wei Zhang, changed 3 people»."""
    parts = (
        ("added", [person.name for person in new]),
        ("changed", [person.name for person in changed]),
    )
    words = ", ".join(
        f"{done} {names[0] if len(names) == 1 else f'{len(names):,} people'}"
        for done, names in parts
        if names
    )
    return words[:1].upper() + words[1:]
