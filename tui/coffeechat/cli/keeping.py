"""Commands about what is kept: the history, the backups, and forgetting a person for good."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from datetime import datetime

from coffeechat.acts import Refused
from coffeechat.cli.codes import DONE, REFUSED
from coffeechat.cli.output import complain, say, show_text
from coffeechat.domain.bin import find_binned
from coffeechat.domain.days import clock_words, exact_day_words
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.field_history import field_history
from coffeechat.domain.person_fields import field_named
from coffeechat.domain.records import Event, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.whom import find_person
from coffeechat.session import Session
from coffeechat.store.backups import list_backups, make_backup
from coffeechat.store.thinning import Backup

_SHORT = 6
_KILOBYTE, _MEGABYTE = 1_000, 1_000_000


def history(session: Session, options: Namespace) -> int:
    """Print what was done, oldest first, so that the latest stands above the shell's prompt."""
    events: Iterable[Event] = session.store.events
    if options.person:
        person = find_person(session.records, " ".join(options.person))
        if options.field:
            return _field_history(session, person, options.field)
        events = [event for event in events if _is_about(event, person)]
    if options.json:
        show_text(history_json(list(events)))
        return DONE
    for event in events:
        say(_event_words(event, session))
    return DONE


def _field_history(session: Session, person: Person, name: str) -> int:
    field = field_named(name)
    past = session.store.past_of(person)
    for line in field_history(session.records, person, field, past, session.now()):
        say(line)
    return DONE


def history_json(events: Sequence[Event]) -> str:
    """Events as one JSON list, with the fields of the store."""
    import json  # for scripts only

    content = [
        {
            "id": event.id,
            "at": event.at.isoformat(),
            "session": event.session,
            "verb": event.verb,
            "summary": event.summary,
            "subjects": event.subjects,
            "undoes": event.undoes,
            "redoes": event.redoes,
            "origin": event.origin,
        }
        for event in events
    ]
    return json.dumps(content, ensure_ascii=False, indent=1)


def backup(session: Session, options: Namespace) -> int:
    """List backups, make one, or go back to one."""
    if options.action == "list":
        return _list(session)
    if options.action == "make":
        made = make_backup(session.store, " ".join(options.name) or "made by hand")
        say(f"Kept everything as it is now: {_name(made)}.")
        return DONE
    from coffeechat.acts.restoring import restore

    say(restore(session.store, _named(list_backups(session.store.path), options.name)).text)
    return DONE


def forget(session: Session, options: Namespace) -> int:
    """Remove a person for good, if their full name was typed again."""
    from coffeechat.acts.forgetting import forget as forget_person

    person = _here_or_in_the_bin(session.records, " ".join(options.person))
    if options.yes_forget is None:
        raise Refused(
            f"This would remove {person.name} and all that was with them for good, in the backups "
            "too, and undo cannot bring them back. To do it, add the full name: "
            f'--yes-forget "{person.name}"'
        )
    say(forget_person(session.store, person.id, options.yes_forget).text)
    return DONE


def _here_or_in_the_bin(records: Records, typed: str) -> Person:
    """Whom a name or an id means, also where they are in the bin alone."""
    try:
        return find_person(records, typed)
    except NotUnderstood:
        if not records.binned:
            raise
        return find_binned(records, typed).person


def _is_about(event: Event, person: Person) -> bool:
    """An import names only its first people, but everybody it brought was made in its moment."""
    return person.id in event.subjects or event.at == person.created


def _event_words(event: Event, session: Session) -> str:
    done = "Undone: " if event.undoes else "Done again: " if event.redoes else ""
    elsewhere = event.session != session.store.session
    where = f" (session {event.session[-_SHORT:]})" if elsewhere else ""
    return f"{_moment_words(event.at, session.now())}  {done}{event.summary}{where}"


def _moment_words(at: datetime, now: datetime) -> str:
    local = at.astimezone(now.tzinfo)
    return f"{exact_day_words(local.date(), year=True)} {clock_words(local)}"


def _list(session: Session) -> int:
    found = list_backups(session.store.path)
    if not found:
        complain("There is no backup yet; coffeechat backup make keeps one.")
        return REFUSED
    for one in found:
        when = _moment_words(one.at, session.now())
        say(f"{_name(one)} · {when} · {_size_words(one.size)}")
    return DONE


def _size_words(size: int) -> str:
    if size < _MEGABYTE:
        return f"{-(-size // _KILOBYTE)} kB"
    return f"{size / _MEGABYTE:.1f} MB"


def _name(backup: Backup) -> str:
    return f"{backup.generation}-{backup.label}" if backup.label else str(backup.generation)


def _named(backups: Sequence[Backup], name: str) -> Backup:
    """The backup with this name, or the latest one with this label."""
    for one in backups:
        if name in {_name(one), one.label}:
            return one
    raise NotUnderstood(f"There is no backup «{name}»; coffeechat backup list shows them.")
