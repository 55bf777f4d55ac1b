"""What an import would do, in words: for the preview and for the shell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from coffeechat.domain.columns import FIELDS
from coffeechat.domain.identity import plain
from coffeechat.domain.merge import Change, Conflict, ImportPlan, Proposal, SourcePerson
from coffeechat.domain.myself import additions
from coffeechat.domain.parts import Contact
from coffeechat.domain.records import PROFILE_ID, Person, Profile
from coffeechat.domain.summary import job_words
from coffeechat.domain.warmth import words_of
from coffeechat.domain.words import DateOrder

_JOB = ("title", "organisation")
_MARKS = ("connected_on", "disconnected", "extras", "contacts")
_WORDS: Mapping[str, str] = {
    **FIELDS,
    "points": "points of connection",
    "extras": "other details",
    "contacts": "earlier contact",
}
_ORDERS: Mapping[DateOrder | None, str] = {
    DateOrder.DAY_FIRST: "They are read with the day first.",
    DateOrder.MONTH_FIRST: "They are read with the month first.",
    None: "Those that may be either are left out.",
}


class Problem(Protocol):
    """A row that could not be read in full."""

    @property
    def line(self) -> int:
        """From 1; 0 when the source has no lines."""

    @property
    def column(self) -> str:
        """The title of the column, when it is one."""

    @property
    def reason(self) -> str:
        """What is wrong, and what became of the row."""


class Unclear(Protocol):
    """A column of dates of which nothing tells what comes first."""

    @property
    def example(self) -> str:
        """One of them."""

    @property
    def column(self) -> str:
        """The title of the column, when it is one."""

    @property
    def read_as(self) -> DateOrder | None:
        """How they are read; None when those that may be either are left out."""


@dataclass(frozen=True)
class Section:
    """One part of what an import would do.

    Attributes:
        title: What the entries are.
        count: How many there are.
        entries: Gives the first so many of them, a line each.
    """

    title: str
    count: int
    entries: Callable[[int], Sequence[str]]


def sections(
    plan: ImportPlan, people: Mapping[str, Person], problems: Sequence[Problem]
) -> Iterator[Section]:
    """All parts of a plan that are not empty, what asks for a look first.

    Args:
        plan: What the import would change.
        people: Everybody here, by id.
        problems: Rows that were not read in full.
    """
    changed = [change for change in plan.changed if change.fields]
    moves = [change for change in changed if _is_move(change)]
    others = [change for change in changed if not _is_move(change)]
    maybe = {proposal.new for proposal in plan.proposed}
    new = [one for place, one in enumerate(plan.new) if place not in maybe]
    named = partial(_name_of, people)
    filled = additions(plan.profile_before or _nobody(plan), plan.profile) if plan.profile else []
    parts: list[tuple[str, Sequence[Any], Callable[[Any], str]]] = [
        ("Rows with a problem", problems, problem_words),
        ("You changed these, and so did the file; yours stay", plan.conflicts, _disputed(people)),
        ("May be somebody here already; they come in as new", plan.proposed, _likely(plan, people)),
        ("Another job: a reason to write", moves, change_words),
        ("Changed", others, change_words),
        ("New", new, _new_words),
        ("Earlier contact is noted with these", _met(plan), _contact_words),
        ("Not in this file any more; they stay", plan.absent, named),
        ("Not in it by name; they may hide now", plan.maybe_hidden, named),
        ("Your own profile gains", filled, _gain_words),
    ]
    for title, items, words in parts:
        if items:
            yield Section(title, len(items), partial(_first, items, words))


def change_words(change: Change) -> str:
    """Who changes, and how: «Wei Zhang moved from Analyst, Verda to Director, Green Rivers»."""
    before, after = change.before, change.after
    said = []
    if any(field in change.fields for field in _JOB):
        said.append(_job_change(before, after))
    if "name" in change.fields:
        said.append(f"was {before.name}")
    rest = [field for field in change.fields if field not in {*_JOB, "name"}]
    told = [field for field in rest if field not in _MARKS] or rest
    if told:
        said.append(f"new: {', '.join(_WORDS.get(field, field) for field in told)}")
    return f"{after.name} {'; '.join(said)}"


def problem_words(problem: Problem) -> str:
    """Where it is, and what is wrong."""
    where = f"line {problem.line}" if problem.line else "a row"
    column = f", {problem.column}" if problem.column else ""
    return f"{where}{column}: {problem.reason}"


def hidden_words(hidden: Mapping[str, int]) -> Sequence[tuple[int, str]]:
    """How many rows are nobody for me, and what they are; `hidden` is that the other way round."""
    return [(count, what or "hidden") for what, count in sorted(hidden.items())]


def unclear_words(unclear: Unclear) -> str:
    """The question that only I can answer, and what is taken for the answer meanwhile."""
    where = f" in «{unclear.column}»" if unclear.column else ""
    return (
        f"Does the day or the month come first in dates such as {unclear.example}{where}? "
        f"The file does not tell. {_ORDERS[unclear.read_as]}"
    )


def _first(items: Sequence[Any], words: Callable[[Any], str], most: int) -> Sequence[str]:
    return [words(item) for item in items[:most]]


def _is_move(change: Change) -> bool:
    """A job that was known is another now."""
    return any(field in change.fields for field in _JOB) and bool(job_words(change.before))


def _job_change(before: Person, after: Person) -> str:
    was, now = job_words(before), job_words(after)
    if not was:
        return f"works as {now}"
    if plain(before.organisation) == plain(after.organisation) and before.title and after.title:
        at = f" at {after.organisation}" if after.organisation else ""
        return f"is now {after.title}{at}, was {before.title}"
    return f"moved from {was} to {now or 'nowhere that is known'}"


def _new_words(one: SourcePerson) -> str:
    return ", ".join(part for part in (one.name, one.title, one.organisation) if part)


def _likely(plan: ImportPlan, people: Mapping[str, Person]) -> Callable[[Proposal], str]:
    def words(proposal: Proposal) -> str:
        here = _name_of(people, proposal.person)
        return f"{_new_words(plan.new[proposal.new])}: {here} has {proposal.why}"

    return words


def _disputed(people: Mapping[str, Person]) -> Callable[[Conflict], str]:
    def words(conflict: Conflict) -> str:
        field = _WORDS.get(conflict.field, conflict.field)
        who = _name_of(people, conflict.person)
        return f"{who}, {field}: yours «{conflict.mine}», the file «{conflict.theirs}»"

    return words


def _name_of(people: Mapping[str, Person], person: str) -> str:
    found = people.get(person)
    if found is None:
        return "somebody"
    job = job_words(found)
    return f"{found.name}, {job}" if job else found.name


def _met(plan: ImportPlan) -> list[tuple[str, tuple[Contact, ...]]]:
    """With whom a source tells of contact: those who are new, then those here who are not in it."""
    new = [(plan.new[place].name, contacts) for place, contacts in sorted(plan.contacts.items())]
    here = [change.after for change in plan.others if "contacts" in change.fields]
    return [*new, *((person.name, person.contacts) for person in here)]


def _contact_words(met: tuple[str, tuple[Contact, ...]]) -> str:
    name, contacts = met
    return f"{name}: {'; '.join(words_of(contacts))}"


def _gain_words(gain: tuple[str, str]) -> str:
    field, value = gain
    return f"{field}: {value}"


def _nobody(plan: ImportPlan) -> Profile:
    assert plan.profile is not None
    return Profile(id=PROFILE_ID, created=plan.profile.created)
