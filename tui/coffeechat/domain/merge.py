"""What an import would change, worked out before anything is changed.

What I typed is never overwritten: a field that differs from what the last import gave was edited
by hand, and when the source changed it too, that is a conflict to be shown. An empty value never
erases. The same file again changes nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from types import MappingProxyType

from coffeechat.domain.incoming import Incoming, SourcePerson, points_of, without_repeats
from coffeechat.domain.matching import left_over, likenesses, match
from coffeechat.domain.parts import Contact, Position
from coffeechat.domain.records import Person, Profile
from coffeechat.domain.settle import Conflict, given_by, settle, settle_older

__all__ = [
    "Change",
    "Conflict",
    "ImportPlan",
    "Incoming",
    "Proposal",
    "SourcePerson",
    "person_from",
    "plan_import",
]

_SHOWN = (
    "name",
    "title",
    "organisation",
    "emails",
    "phones",
    "urls",
    "place",
    "notes",
    "connected_on",
    "points",
    "tags",
    "extras",
    "disconnected",
)
NOBODY: Mapping[date, int] = MappingProxyType({})
_DAY: Callable[[SourcePerson | Person], date | None] = attrgetter("connected_on")


@dataclass(frozen=True, slots=True)
class Change:
    """A person as they are and as they would be.

    Attributes:
        fields: What changed for the eye, named as in `SourcePerson`; empty when only the note of
            what the source last gave is new.
    """

    before: Person
    after: Person
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody here who may be `plan.new[new]`: too weak to merge unasked."""

    person: str
    new: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """Where everybody of a file ends up: new, changed or kept, each once.

    Attributes:
        plugin: The id of the plugin that read the file; extras are kept under it.
        kept: Ids of people who are here as the file has them.
        proposed: New people who may be somebody here; they come in as new all the same.
        repeated: Lines of rows that repeat an earlier row of the file.
        absent: Ids of people once connected whom this newer file does not have any more.
        maybe_hidden: Ids of those it may have as members who hide now.
        older: The file is older than what is here, so it only adds and never overwrites.
        others: Changes of people who are not in the file: absent ones, and contact with others.
        contacts: Place in `new` to the contact that the source tells of.
        strangers: With how many there was contact who are neither here nor in the file.
        profile: My own profile as it would be, when the source fills it; `profile_before` as it is.
    """

    plugin: str
    new: tuple[SourcePerson, ...] = ()
    changed: tuple[Change, ...] = ()
    kept: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    proposed: tuple[Proposal, ...] = ()
    repeated: tuple[int, ...] = ()
    absent: tuple[str, ...] = ()
    maybe_hidden: tuple[str, ...] = ()
    older: bool = False
    others: tuple[Change, ...] = ()
    contacts: Mapping[int, tuple[Contact, ...]] = field(default_factory=dict)
    strangers: int = 0
    profile: Profile | None = None
    profile_before: Profile | None = None

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to apply."""
        return bool(self.new or self.changed or self.others or self.profile)


def plan_import(
    people: Mapping[str, Person],
    incoming: Sequence[SourcePerson],
    plugin: str,
    *,
    today: date | None = None,
    hidden: Mapping[date, int] = NOBODY,
    merged: Iterable[Person] = (),
) -> ImportPlan:
    """Compare a file with the people who are here.

    Args:
        people: Everybody here, by id.
        incoming: Everybody in the file; for a network of connections, all of one owner's.
        plugin: The id of the plugin that read the file.
        today: Marks whom a newer file lacks as disconnected since this day; without it, nobody is.
        hidden: How many members hide in the file, by the day of connection.
        merged: The two of each merge as they were: who of the file is one of them, and is not who
            came of it, is here already.
    """
    here = dict(people)
    rows, repeated = without_repeats(incoming)
    file = dict(enumerate(rows))
    pairs = match(here, file)
    gone, strangers = left_over(here, file, pairs)
    strangers, again = _without_merged(strangers, merged)
    older = _is_older(rows, here, today)
    settled = [
        (here[person], *_settled(here[person], file[number], plugin, older=older))
        for number, person in sorted(pairs.items())
    ]
    absent, maybe_hidden = ((), ()) if older else _absent(gone, rows, hidden)
    return ImportPlan(
        plugin=plugin,
        new=tuple(strangers.values()),
        changed=tuple(
            Change(before, after, _changed_fields(before, after))
            for before, after, _ in settled
            if after is not before
        ),
        kept=tuple(before.id for before, after, _ in settled if after is before),
        conflicts=tuple(conflict for _, _, conflicts in settled for conflict in conflicts),
        proposed=_proposed(gone, strangers),
        repeated=(*repeated, *again),
        absent=absent,
        maybe_hidden=maybe_hidden,
        older=older,
        others=tuple(_disconnected(here, absent, today)) if today else (),
    )


def _settled(
    before: Person, one: SourcePerson, plugin: str, *, older: bool
) -> tuple[Person, tuple[Conflict, ...]]:
    if older:
        return settle_older(before, one, plugin), ()
    after, conflicts = settle(before, one, plugin)
    if after.disconnected is not None and one.connected_on is not None:
        after = after.replace(disconnected=None)
    return after, conflicts


def _without_merged(
    strangers: Mapping[int, SourcePerson], merged: Iterable[Person]
) -> tuple[Mapping[int, SourcePerson], tuple[int, ...]]:
    """Those of a file who are nobody merged, and the lines of the others."""
    earlier = {str(place): person for place, person in enumerate(merged)}
    found = match(earlier, strangers) if earlier else {}
    return (
        {number: one for number, one in strangers.items() if number not in found},
        tuple(strangers[number].line for number in found),
    )


def person_from(
    incoming: SourcePerson,
    *,
    id: str,  # noqa: A002 - named as the field of the record
    created: datetime,
    source: str,
    plugin: str,
    contacts: tuple[Contact, ...] = (),
) -> Person:
    """A new person.

    Args:
        incoming: As a file gives them.
        id: The id of the new record.
        created: The moment of the import.
        source: What the person came from, such as the file's name.
        plugin: The id of the plugin that read the file; extras are kept under it.
        contacts: Contact that I had with them before.
    """
    job = Position(title=incoming.title, organisation=incoming.organisation)
    person = Person(  # with 16 arguments by name, CPython would take four times as long
        id=id,
        created=created,
        name=incoming.name,
        positions=(job,) if job.title or job.organisation else (),
        emails=incoming.emails,
        phones=incoming.phones,
        urls=incoming.urls,
        place=incoming.place,
        notes=incoming.notes,
        connected_on=incoming.connected_on,
        tags=incoming.tags,
        source=source,
        contacts=contacts,
        imported=given_by(incoming),
    )
    if incoming.points:
        person = person.replace(points=points_of(incoming.points))
    if incoming.extras:
        person = person.replace(extras={plugin: dict(incoming.extras)})
    return person


def _is_older(rows: Iterable[SourcePerson], here: Mapping[str, Person], today: date | None) -> bool:
    """Whether people here connected after the newest connection of the file."""
    newest = _newest(rows, today)
    newest_here = _newest(here.values(), today)
    return newest is not None and newest_here is not None and newest < newest_here


def _newest(
    ones: Iterable[SourcePerson] | Iterable[Person], today: date | None = None
) -> date | None:
    """The last day of connection; one that is still to come is a mistake and counts for nothing."""
    newest = max(filter(None, map(_DAY, ones)), default=None)
    if today is None or newest is None or newest <= today:
        return newest
    return max((day for day in map(_DAY, ones) if day and day <= today), default=None)


def _changed_fields(before: Person, after: Person) -> tuple[str, ...]:
    return tuple(field for field in _SHOWN if getattr(before, field) != getattr(after, field))


def _proposed(
    gone: Mapping[str, Person], strangers: Mapping[int, SourcePerson]
) -> tuple[Proposal, ...]:
    place = {number: index for index, number in enumerate(strangers)}
    return tuple(
        Proposal(found.person, place[found.number], found.why)
        for found in likenesses(gone, strangers)
    )


def _absent(
    gone: Mapping[str, Person], rows: Iterable[SourcePerson], hidden: Mapping[date, int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is not connected any more, and who may only hide now.

    Only a file of connections can say so. Those of one day may hide when the file has at least as
    many hidden members of that day.
    """
    if _newest(rows) is None:
        return (), ()
    of_day: dict[date, list[str]] = defaultdict(list)
    for person in gone.values():
        if person.connected_on is not None:
            of_day[person.connected_on].append(person.id)
    absent: list[str] = []
    maybe_hidden: list[str] = []
    for day, ones in of_day.items():
        (maybe_hidden if hidden.get(day, 0) >= len(ones) else absent).extend(ones)
    return tuple(sorted(absent)), tuple(sorted(maybe_hidden))


def _disconnected(
    here: Mapping[str, Person], absent: Sequence[str], today: date
) -> Iterator[Change]:
    """Those whom a newer file lacks, marked; a file that lacks most people is a part of a list."""
    connected = sum(person.connected_on is not None for person in here.values())
    if 2 * len(absent) > connected:
        return
    for person_id in absent:
        before = here[person_id]
        if before.disconnected is None:
            yield Change(before, before.replace(disconnected=today), ("disconnected",))
