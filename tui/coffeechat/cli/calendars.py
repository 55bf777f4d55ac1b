"""Agreed talks and the calendars they are in: listed, pushed, written as a file."""

from argparse import Namespace

from coffeechat.acts import Refused
from coffeechat.api import Calendar
from coffeechat.calendaring import (
    Standing,
    agreed_ahead,
    look_at_all,
    push_all,
    push_tasks,
    takers,
)
from coffeechat.cli.codes import DONE, PARTLY
from coffeechat.cli.exchanging import write_out
from coffeechat.cli.output import complain, hint, say
from coffeechat.domain.when import When, echo
from coffeechat.domain.whom import find_person
from coffeechat.exchange import export
from coffeechat.plugin_host import Contribution, RunningJob
from coffeechat.session import Session

_NO_CALENDAR = (
    "No calendar takes talks: set the folder of [plugins.icalendar] in config.toml, "
    "or write a file with «calendar export»."
)


def calendar(session: Session, options: Namespace) -> int:
    """Run one of the commands; the exit code."""
    run = {"list": _list, "push": _push, "export": _export}
    return run[options.action](session, options)


def _list(session: Session, _options: Namespace) -> int:
    """Print what is agreed, and how it stands in each calendar."""
    told: dict[str, list[tuple[str, Standing]]] = {}
    for one in takers(session):
        for standing in look_at_all(session, one, RunningJob()):
            told.setdefault(standing.talk.uid, []).append((one.item.title, standing))
    ahead = agreed_ahead(session.records, session.now())
    if not ahead:
        say("No talk is agreed.")
    for person, talk in ahead:
        where = f" ({talk.place})" if talk.place else ""
        when = echo(When(talk.start, talk.zone))
        say(f"{when}, {talk.minutes} min: {person.name}{where}")
        for title, standing in told.pop(talk.uid, []):
            say(f"- {title}: {standing.told}")
    for title, standing in (one for gone in told.values() for one in gone):
        say(f"Called off: {standing.person.name}")
        say(f"- {title}: {standing.told}")
    return DONE


def _push(session: Session, _options: Namespace) -> int:
    """Put all talks into all calendars, and what is due into their lists of tasks."""
    calendars = takers(session)
    listed = [one for one in session.host.calendars if one.item.tasks is not None]
    if not calendars and not listed:
        raise Refused(_NO_CALENDAR)
    went_well = [_push_talks(session, one) for one in calendars]
    for one in listed:
        for line in push_tasks(session, one, RunningJob()) or ():
            say(line)
    return DONE if all(went_well) else PARTLY


def _push_talks(session: Session, calendar: Contribution[Calendar]) -> bool:
    """Put all talks into one calendar and tell of each; whether all are there."""
    job = RunningJob()
    standings = push_all(session, calendar, job)
    for standing in standings:
        if standing.problem:
            complain(f"{standing.person.name}: {standing.told}")
        elif standing.changed:
            say(standing.told)
    for warning in job.warnings:
        hint(warning)
    same = sum(not (standing.problem or standing.changed) for standing in standings)
    if not standings:
        say(f"No talk is agreed that belongs into {calendar.item.title}.")
    elif same:
        say(f"{same} {'talk' if same == 1 else 'talks'} as before in {calendar.item.title}.")
    return not any(standing.problem for standing in standings)


def _export(session: Session, options: Namespace) -> int:
    """Write the talks that lie ahead, or what is due, as one file."""
    person = find_person(session.records, options.person).id if options.person else ""
    data = export(session, "todos" if options.todos else "ics", person)
    return write_out(data, options.file, overwrite=options.overwrite)
