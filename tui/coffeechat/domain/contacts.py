"""Contact that a source knows of: whose it is, joined with what is known, and what it suggests.

A source never makes a person of somebody I only wrote to, and never says how well I know somebody:
it tells what happened, and that suggests a warmth for me to confirm.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Protocol

from coffeechat.domain.identity import canonical_url, is_profile, name_words
from coffeechat.domain.merge import Change, ImportPlan, SourcePerson
from coffeechat.domain.parts import Contact
from coffeechat.domain.records import Person
from coffeechat.domain.words import ContactKind, Direction


class SourceContact(Protocol):
    """Contact of one kind with one person, as a source gives it; see `Contact`."""

    @property
    def kind(self) -> ContactKind:
        """What it was."""

    @property
    def name(self) -> str:
        """The other one's, as written."""

    @property
    def url(self) -> str:
        """Their profile address, or nothing."""

    @property
    def email(self) -> str:
        """Their e-mail address, or nothing."""

    @property
    def sent(self) -> int:
        """How often I said something."""

    @property
    def received(self) -> int:
        """How often they did."""

    @property
    def last(self) -> date | None:
        """The day of the last time, in UTC."""

    @property
    def by(self) -> Direction | None:
        """Who spoke then."""

    @property
    def text(self) -> str:
        """What was said then, if I asked for it."""


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
    book = _Book({**people, **changed}, plan.new)
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
    return fullest(mine, (given,))


def fullest(mine: Iterable[Contact], theirs: Iterable[Contact]) -> tuple[Contact, ...]:
    """Of each kind of contact one, with the most that either tells."""
    found: dict[ContactKind, Contact] = {}
    for contact in (*mine, *theirs):
        known = found.get(contact.kind)
        found[contact.kind] = contact if known is None else _fuller(known, contact)
    return tuple(found[kind] for kind in ContactKind if kind in found)


def _fuller(one: Contact, other: Contact) -> Contact:
    later = max(one, other, key=_lateness)
    return later.replace(sent=max(one.sent, other.sent), received=max(one.received, other.received))


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

    def __init__(self, people: Mapping[str, Person], new: Sequence[SourcePerson]) -> None:
        self._people: list[tuple[str | int, Person | SourcePerson]] = [
            *people.items(),
            *enumerate(new),
        ]
        self._former: dict[str | int, Sequence[str]] = {
            person_id: person.old_urls for person_id, person in people.items()
        }

    def find(self, contact: SourceContact) -> str | int | None:
        """An id, or a place among the new; None when it is nobody, or could be several.

        Whoever has a profile here is never found by the name alone when the source tells an
        address.
        """
        if contact.url:
            found = self._by_address.get(canonical_url(contact.url))
        elif contact.email:
            found = self._by_address.get(contact.email.casefold())
        else:
            return self._by_name.get(name_words(contact.name))
        if found is None and contact.name:
            found = self._without_profile.get(name_words(contact.name))
        return found

    @cached_property
    def _by_address(self) -> Mapping[Hashable, str | int | None]:
        return _unique(
            (known_as, key)
            for known_as, one in self._people
            for key in {
                *(url for url in map(canonical_url, one.urls) if is_profile(url)),
                *(url for url in map(canonical_url, self._former.get(known_as, ())) if url),
                *(email.casefold() for email in one.emails),
            }
        )

    @cached_property
    def _by_name(self) -> Mapping[Hashable, str | int | None]:
        """By names of two words or more."""
        return _unique(
            (known_as, words)
            for known_as, one in self._people
            if len(words := name_words(one.name)) > 1
        )

    @cached_property
    def _without_profile(self) -> Mapping[Hashable, str | int]:
        profiled = {known_as for known_as, one in self._people if any(map(is_profile, one.urls))}
        return {
            words: known_as
            for words, known_as in self._by_name.items()
            if known_as is not None and known_as not in profiled
        }


def _unique(
    pairs: Iterable[tuple[str | int, Hashable]],
) -> Mapping[Hashable, str | int | None]:
    """Key to who has it; to nobody where several have."""
    found: dict[Hashable, str | int | None] = {}
    for known_as, key in pairs:
        if found.setdefault(key, known_as) != known_as:
            found[key] = None
    return found
