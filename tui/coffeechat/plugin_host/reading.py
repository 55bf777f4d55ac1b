"""An importer at work: its items cleaned, counted and kept, whatever happens next."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from operator import attrgetter
from types import NoneType

from coffeechat.api import (
    BlankRow,
    HiddenRow,
    ImportedPerson,
    Importer,
    ImportSource,
    MyProfile,
    PastContact,
    RowProblem,
    UnclearDates,
)
from coffeechat.plugin_host.clean import LINE_LIMIT, PROSE_LIMIT, clean_prose
from coffeechat.plugin_host.conform import ITEM_LIMIT, NAME_LIMIT, conform
from coffeechat.plugin_host.contract import BrokenContract, kind_of
from coffeechat.plugin_host.jobs import PluginJob
from coffeechat.plugin_host.outcomes import Problem, ReadResult

_LIMITS = {
    "name": NAME_LIMIT,
    "title": LINE_LIMIT,
    "organisation": LINE_LIMIT,
    "place": LINE_LIMIT,
    "notes": PROSE_LIMIT,
}
#: How many people are looked at together; where one of them is to be cleaned, each is alone.
_TOGETHER = 32
_NAME, _LINE, _DAY = attrgetter("name"), attrgetter("line"), attrgetter("connected_on")
_SINGLE = attrgetter("name", "title", "organisation", "place")
_SEVERAL = attrgetter("emails", "phones", "urls")
_RARE = attrgetter("notes", "extras", "points", "tags")
_NOTHING_RARE: tuple[object, ...] = ("", {}, (), ())
_KINDS_OF_DAY = {date, NoneType}


@dataclass
class Harvest:
    """What was read so far."""

    people: list[ImportedPerson] = field(default_factory=list)
    hidden: list[HiddenRow] = field(default_factory=list)
    blank: list[BlankRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    contacts: list[PastContact] = field(default_factory=list)
    mine: list[MyProfile] = field(default_factory=list)
    unclear: list[UnclearDates] = field(default_factory=list)
    _waiting: list[ImportedPerson] = field(default_factory=list)

    def gather(self, importer: Importer, source: ImportSource, job: PluginJob) -> None:
        """Read the source to its end, or as far as the importer gets."""
        try:
            with closing(job.each(importer.read(source, job))) as items:
                for item in items:
                    self._take(item)
        finally:
            self._take_waiting()

    def result(self, job: PluginJob, problem: Problem | None) -> ReadResult:
        """All that was read, and why it ended early if it did."""
        return ReadResult(
            people=tuple(self.people),
            hidden=tuple(self.hidden),
            blank=tuple(self.blank),
            problems=tuple(self.problems),
            contacts=tuple(self.contacts),
            mine=tuple(self.mine),
            unclear=tuple(self.unclear),
            warnings=tuple(job.warnings),
            problem=problem,
        )

    def _take(self, item: object) -> None:
        if type(item) is ImportedPerson and cannot_change(item):
            self._waiting.append(item)
            if len(self._waiting) == _TOGETHER:
                self._take_waiting()
        elif isinstance(item, ImportedPerson):
            self._take_waiting()  # so that people stay in their order
            self._take_person(item)
        elif isinstance(item, HiddenRow):
            self.hidden.append(conform(item, HiddenRow))
        elif isinstance(item, RowProblem):
            self.problems.append(conform(item, RowProblem))
        elif isinstance(item, PastContact):
            self.contacts.append(_possible(conform(item, PastContact)))
        elif isinstance(item, MyProfile):
            self.mine.append(conform(item, MyProfile))
        elif isinstance(item, UnclearDates):
            self.unclear.append(conform(item, UnclearDates))
        elif isinstance(item, BlankRow):
            self.blank.append(conform(item, BlankRow))
        else:
            raise BrokenContract(f"it gave {kind_of(item)} where an ImportItem is expected")

    def _take_waiting(self) -> None:
        """Take those who wait, all at once when nothing is to be cleaned about any of them."""
        waiting, self._waiting = self._waiting, []
        if not waiting or are_clean(waiting):
            self.people += waiting
            return
        for given in waiting:
            if are_clean([given]):
                self.people.append(given)
            else:
                self._take_person(given)

    def _take_person(self, given: ImportedPerson) -> None:
        try:
            person = conform(given, ImportedPerson)
        except BrokenContract as error:
            line: object = given.line
            number = line if isinstance(line, int) else 0
            self.problems.append(RowProblem(line=number, reason=str(error)))
            return
        if not person.name:
            self.problems.append(RowProblem(line=person.line, reason="the row has no name"))
            return
        self.people.append(person)
        self.problems.extend(_cuts(given))


def _possible(contact: PastContact) -> PastContact:
    if contact.sent < 0 or contact.received < 0:
        raise BrokenContract("PastContact.sent and PastContact.received must not be negative")
    return contact


def cannot_change(person: ImportedPerson) -> bool:
    """Nothing in it may become something else while it waits, and it has no rare fields."""
    several = type(person.emails) is type(person.phones) is type(person.urls) is tuple
    return several and _RARE(person) == _NOTHING_RARE


def are_clean(people: Sequence[ImportedPerson]) -> bool:
    """Whether `conform` would change none of them, of whom none can change.

    That is true of most people, and much sooner known of many together.
    """
    if set(map(type, map(_LINE, people))) != {int}:
        return False
    if not set(map(type, map(_DAY, people))) <= _KINDS_OF_DAY:
        return False
    several = list(chain.from_iterable(map(_SEVERAL, people)))
    texts = [*chain.from_iterable(map(_SINGLE, people)), *chain.from_iterable(several)]
    if set(map(type, texts)) != {str}:
        return False
    names = list(map(_NAME, people))
    return (
        all(names)
        and max(map(len, names)) <= NAME_LIMIT
        and max(map(len, texts)) <= LINE_LIMIT
        and max(map(len, several)) <= ITEM_LIMIT
        and "".join(texts).isprintable()
        and list(map(str.strip, texts)) == texts
    )


def _cuts(given: ImportedPerson) -> list[RowProblem]:
    return [
        RowProblem(
            line=given.line,
            column=name,
            reason=f"longer than {limit:,} characters, so its end was cut off",
            raw=clean_prose(getattr(given, name)),
            imported=True,
        )
        for name, limit in _LIMITS.items()
        if len(getattr(given, name)) > limit
    ]
