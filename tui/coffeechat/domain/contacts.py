"""Contact that a source knows of: whose it is, joined with what is known, and what it suggests.

A source never makes a person of somebody I only wrote to, and never says how well I know somebody:
it tells what happened, and that suggests a warmth for me to confirm.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from coffeechat.domain.identity import canonical_url, is_profile, name_words
from coffeechat.domain.merge import Change, ImportPlan, SourcePerson
from coffeechat.domain.records import Contact, Person
from coffeechat.domain.words import ContactKind, Direction


class SourceContact(Protocol):
    """Contact of one kind with one person, as a source gives it; see `Contact`."""

    @property
    def kind(self) -> ContactKind: ...
    @property
    def name(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def sent(self) -> int: ...
    @property
    def received(self) -> int: ...
    @property
    def last(self) -> date | None: ...
    @property
    def by(self) -> Direction | None: ...
    @property
    def text(self) -> str: ...


def with_contacts(
    plan: ImportPlan, people: Mapping[str, Person], given: Sequence[SourceContact]
) -> ImportPlan:
    """The plan with contact noted at those of the file and those here whom it is with.

    Somebody is known by a profile or e-mail address; where a source tells only the name, by a name
    of two words or more that nobody else has. Contact with others is counted and left out.
    """
    if not given:
        return plan
    changed = {change.after.id: change.after for change in plan.changed + plan.others}
    book = _Book({**people, **changed}, plan.new, given)
    of_new: dict[int, tuple[Contact, ...]] = {}
    of_known: dict[str, Person] = {}
    unknown = set()
    for contact in given:
        found = book.find(contact)
        if isinstance(found, int):
            of_new[found] = joined(of_new.get(found, ()), contact)
        elif found is not None:
            person = of_known.get(found) or changed.get(found) or people[found]
            of_known[found] = person.replace(contacts=joined(person.contacts, contact))
        else:
            unknown.add(contact.url or contact.email or contact.name)
    return _noted(plan, people, of_known, of_new, len(unknown))


def joined(mine: Sequence[Contact], theirs: SourceContact) -> tuple[Contact, ...]:
    """Contact as it is known with what a source tells: of each kind one, the fullest.

    The order in which sources are read makes no difference, and reading one again changes nothing.
    """
    given = Contact(
        kind=theirs.kind,
        sent=theirs.sent,
        received=theirs.received,
        last=theirs.last,
        by=theirs.by,
        text=theirs.text,
    )
    of_kind = [contact for contact in mine if contact.kind is given.kind]
    fullest = _fuller(of_kind[0], given) if of_kind else given
    others = [contact for contact in mine if contact.kind is not given.kind]
    return tuple(sorted([*others, fullest], key=lambda contact: _KINDS.index(contact.kind)))


_KINDS = tuple(ContactKind)


def _fuller(one: Contact, other: Contact) -> Contact:
    later = max(one, other, key=_lateness)
    return later.replace(
        sent=max(one.sent, other.sent), received=max(one.received, other.received)
    )


def _lateness(contact: Contact) -> tuple[date, str, str]:
    return contact.last or date.min, contact.by or "", contact.text


def _noted(
    plan: ImportPlan,
    people: Mapping[str, Person],
    of_known: Mapping[str, Person],
    of_new: Mapping[int, tuple[Contact, ...]],
    unknown: int,
) -> ImportPlan:
    in_file = {change.after.id for change in plan.changed} | set(plan.kept)
    changed, others = list(plan.changed), list(plan.others)
    kept = set(plan.kept)
    for person_id, after in of_known.items():
        before = people[person_id]
        if after.contacts == before.contacts:
            continue
        changes = changed if person_id in in_file else others
        kept.discard(person_id)
        _put(changes, before, after)
    return replace(
        plan,
        changed=tuple(changed),
        kept=tuple(one for one in plan.kept if one in kept),
        others=tuple(others),
        contacts=of_new,
        strangers=unknown,
    )


def _put(changes: list[Change], before: Person, after: Person) -> None:
    for place, change in enumerate(changes):
        if change.after.id == after.id:
            changes[place] = Change(before, after, (*change.fields, "contacts"))
            return
    changes.append(Change(before, after, ("contacts",)))


class _Book:
    """By which keys the people here (by id) and the new ones of a file (by place) are found."""

    def __init__(
        self,
        people: Mapping[str, Person],
        new: Sequence[SourcePerson],
        wanted: Iterable[SourceContact],
    ) -> None:
        self._found: dict[Hashable, str | int | None] = {}
        by_name = any(not one.url and not one.email for one in wanted)
        for person_id, person in people.items():
            self._add(person_id, person, person.old_urls, by_name=by_name)
        for place, one in enumerate(new):
            self._add(place, one, (), by_name=by_name)

    def find(self, contact: SourceContact) -> str | int | None:
        """An id, or a place among the new; None when it is nobody, or could be several."""
        if contact.url:
            return self._found.get(canonical_url(contact.url))
        if contact.email:
            return self._found.get(contact.email.casefold())
        return self._found.get(name_words(contact.name))

    def _add(
        self,
        known_as: str | int,
        one: Person | SourcePerson,
        old_urls: Sequence[str],
        *,
        by_name: bool,
    ) -> None:
        keys: set[Hashable] = {canonical_url(url) for url in one.urls if is_profile(url)}
        keys |= {canonical_url(url) for url in old_urls if is_profile(url)}
        keys |= {email.casefold() for email in one.emails}
        words = name_words(one.name) if by_name else ()
        if len(words) > 1:
            keys.add(words)
        for key in keys:
            if self._found.setdefault(key, known_as) != known_as:
                self._found[key] = None
