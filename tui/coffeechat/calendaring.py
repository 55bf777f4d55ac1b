"""Talks in the calendars of plugins: put there, looked at there, taken over from there.

What somebody changed in a calendar is never overwritten unless the user says so. What may take long
takes a job and belongs in a thread of its own; what it changes is an act on the worker.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from coffeechat.acts import Done, Refused, calendars, talks
from coffeechat.acts.outcome import person_of
from coffeechat.api import Calendar, CalendarEvent, Job, PushResult
from coffeechat.domain.days import clock_words, exact_day_words
from coffeechat.domain.parts import Interview
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.zones import zone_info
from coffeechat.plugin_host import Contribution, given
from coffeechat.session import Session
from coffeechat.snapshots import due_views

#: A talk that was called off is looked after for so long after its hour.
_LATELY = timedelta(days=2)


class ChangedThere(Refused):
    """A talk that somebody changed in the calendar: nothing was overwritten.

    Attributes:
        found: The talk as it stands there.
        calendar: The key of the calendar among the references of a talk.
    """

    def __init__(self, text: str, found: CalendarEvent, calendar: str) -> None:
        super().__init__(text)
        self.found = found
        self.calendar = calendar


@dataclass(frozen=True)
class Standing:
    """A talk and one calendar: the person, the talk, and a sentence; whether something is wrong.

    Attributes:
        changed: It was put there, changed or taken out just now.
    """

    person: Person
    talk: Interview
    told: str
    problem: bool = False
    changed: bool = False


@dataclass(frozen=True)
class _Talk:
    """A talk as a calendar gets it."""

    person: Person
    interview: Interview
    event: CalendarEvent


def takers(session: Session) -> list[Contribution[Calendar]]:
    """The calendars that take talks."""
    return [one for one in session.host.calendars if not one.item.read_only]


def push_talk(
    session: Session,
    calendar: Contribution[Calendar],
    person: str,
    job: Job,
    *,
    over: ChangedThere | None = None,
) -> Done:
    """Put the latest talk with a person into a calendar, as it stands now: agreed or called off.

    With `over`, what somebody changed there, as the user saw it, gives way.

    Raises:
        ChangedThere: Somebody changed it there; `follow_calendar` takes that over.
        Refused: There is no talk, or it did not get into the calendar.
        JobCancelled: The user has left the job.
    """
    found = person_of(session.records, person)
    conversations = session.records.conversations_by_person.get(person, [])
    interview = next((one.interview for one in reversed(conversations) if one.interview), None)
    key = key_of(calendar)
    if interview is None:
        raise Refused(f"No talk with {found.name} is agreed; ‹reply› sets a date.")
    if interview.called_off is not None and key not in interview.external:
        raise Refused(f"The talk with {found.name} was called off and is not in that calendar.")
    event = _event(found, interview, key)
    if over is not None:
        event = replace(event, reference=over.found.reference)
    (result,) = given(session.host.push(calendar, (event,), job))
    return _noted(session, calendar, _Talk(found, interview, event), result)


def push_all(session: Session, calendar: Contribution[Calendar], job: Job) -> list[Standing]:
    """Put all talks that lie ahead into a calendar; what became of each.

    Raises:
        Refused: The calendar failed as a whole.
        JobCancelled: The user has left the job.
    """
    ahead = list(_talks_for(session.records, key_of(calendar), session.now()))
    results = given(session.host.push(calendar, tuple(one.event for one in ahead), job))
    standings = []
    for one, result in zip(ahead, results, strict=True):
        try:
            told = _noted(session, calendar, one, result).text
        except Refused as refusal:
            standings.append(Standing(one.person, one.interview, str(refusal), problem=True))
        else:
            changed = not result.unchanged
            standings.append(Standing(one.person, one.interview, told, changed=changed))
    return standings


def push_tasks(session: Session, calendar: Contribution[Calendar], job: Job) -> list[str] | None:
    """Have the list of tasks in a calendar be what is due now; sentences of what was done.

    Returns:
        None when the calendar has no such list.

    Raises:
        Refused: The calendar failed as a whole.
        JobCancelled: The user has left the job.
    """
    if calendar.item.tasks is None:
        return None
    due = due_views(session.records, session.due())
    results = given(session.host.keep_tasks(calendar, due, job))
    titles = {one.uid: f"{one.person}: {one.action}" for one in due}
    told = [
        f"Task «{titles.get(one.uid, one.uid)}»: {_ended(one.problem)}"
        for one in results
        if one.problem
    ]
    changed = [one.uid for one in results if not one.problem and not one.unchanged]
    kept, ticked = (sum((uid in titles) is here for uid in changed) for here in (True, False))
    open_ = "task" if len(due) == 1 else "tasks"
    told.append(f"{len(due)} {open_} in the list: {kept} new or changed, {ticked} ticked.")
    return told


def look_at_all(session: Session, calendar: Contribution[Calendar], job: Job) -> list[Standing]:
    """How each talk that lies ahead stands in a calendar; changes nothing.

    Raises:
        Refused: The calendar failed as a whole.
        JobCancelled: The user has left the job.
    """
    ahead = list(_talks_for(session.records, key_of(calendar), session.now()))
    told = given(session.host.look(calendar, tuple(one.event for one in ahead), job))
    results = {result.uid: result for result in told}
    return [_seen(one, results.get(one.event.uid)) for one in ahead]


def agreed_ahead(records: Records, now: datetime) -> list[tuple[Person, Interview]]:
    """The talks that are agreed and not over, the earliest first."""
    found = [
        (records.people[conversation.person], talk)
        for conversation in records.conversations.values()
        if (talk := conversation.interview) is not None and talk.agreed and _end(talk) > now
    ]
    return sorted(found, key=lambda one: (one[1].start, one[0].name))


def follow_calendar(session: Session, person: str, there: ChangedThere) -> Done:
    """Have the talk with a person be as the calendar says it is; one undoable act.

    Raises:
        Refused: The talk is no longer here.
    """
    found = there.found
    return calendars.follow(
        session.store,
        person,
        uid=found.uid,
        start=found.start,
        minutes=found.minutes,
        sequence=found.sequence,
        calendar=there.calendar,
        reference=found.reference,
        called_off=found.cancelled,
    )


def key_of(calendar: Contribution[Calendar]) -> str:
    """The key of a calendar among the references of a talk."""
    return f"{calendar.plugin}.{calendar.item.id}"


def _talks_for(records: Records, key: str, now: datetime) -> Iterator[_Talk]:
    """The talks that belong into a calendar, and those called off that are there, by their hour."""
    talks_then: Sequence[tuple[Person, Interview]] = [
        (records.people[conversation.person], talk)
        for conversation in records.conversations.values()
        if (talk := conversation.interview) is not None and talk.held is None
    ]
    for person, talk in sorted(talks_then, key=lambda one: (one[1].start, one[1].uid)):
        is_ahead = talk.agreed and _end(talk) > now
        was_there = talk.called_off is not None and key in talk.external
        if is_ahead or (was_there and _end(talk) > now - _LATELY):
            yield _Talk(person, talk, _event(person, talk, key))


def _noted(
    session: Session, calendar: Contribution[Calendar], one: _Talk, result: PushResult
) -> Done:
    """Keep what a calendar gave back for a talk.

    Raises:
        ChangedThere: Somebody changed it there.
        Refused: It did not get there.
    """
    key, name = key_of(calendar), one.person.name
    if result.problem:
        told = _capital(f"{calendar.item.title}: {_ended(result.problem)}")
        raise ChangedThere(told, result.found, key) if result.found else Refused(told)
    linked = partial(
        talks.linked,
        session.store,
        one.person.id,
        uid=one.event.uid,
        calendar=key,
        reference=result.reference,
    )
    changed = session.worker.run(linked).changed
    what = "called off in" if one.event.cancelled else "in"
    return Done(f"The talk with {name} is {what} {calendar.item.title}.", one.person.id, changed)


def _seen(one: _Talk, result: PushResult | None) -> Standing:
    """How a talk stands, in a clause."""
    if result is None:
        told = "was put there" if one.event.reference else "not put there yet"
        return Standing(one.person, one.interview, told)
    if result.problem:
        return Standing(one.person, one.interview, result.problem, problem=True)
    if result.unchanged:
        told = "called off there, too" if one.event.cancelled else "as agreed"
    elif result.reference:
        told = "still as it was before; «calendar push» changes it"
    else:
        told = "not there yet; «calendar push» puts it there"
    return Standing(one.person, one.interview, told)


def _event(person: Person, interview: Interview, key: str) -> CalendarEvent:
    who = ", ".join(filter(None, (person.title, person.organisation)))
    theirs = zone_info(person.zone)
    if theirs is not None and person.zone != interview.zone:
        local = interview.start.astimezone(theirs)
        clock = f"{exact_day_words(local, year=True)} {clock_words(local)} {person.zone}"
        who = f"{who}\n{clock}".strip()
    return CalendarEvent(
        uid=interview.uid,
        sequence=interview.sequence,
        start=interview.start,
        minutes=interview.minutes,
        zone=interview.zone,
        title=f"Conversation with {person.name}",
        place=interview.place,
        description=who,
        cancelled=interview.called_off is not None,
        reference=interview.external.get(key, ""),
    )


def _end(talk: Interview) -> datetime:
    return talk.start + timedelta(minutes=talk.minutes)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _ended(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
