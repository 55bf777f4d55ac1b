"""Today as text: all of it for who asks, a short block for a login shell, JSON for scripts."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date, datetime

from coffeechat.cli.codes import DONE, DUE
from coffeechat.cli.output import say, show_text
from coffeechat.domain.days import day_words, exact_day_words
from coffeechat.domain.due import DueItem, owed_count, shown_today, waiting_count
from coffeechat.domain.due.rules import WHAT
from coffeechat.domain.snapshot import Records
from coffeechat.session import Session
from coffeechat.verbs import BY_ID, Verb

#: The block for a login shell, its heading and «and 9 more» among them, fits beside other news.
BLOCK_ROWS, BLOCK_WIDTH = 12, 79

#: Commands that are no verbs, by the verb that opens the same on the screen.
_COMMANDS = {"draft": "draft", "prepare": "prep", "week": "week"}

#: The smallest steps that the screen tells with its keys.
_STEPS = {
    "names": "coffeechat import FILE brings in people (LinkedIn, vCards, any table), "
    "coffeechat add NAME somebody you know.",
    "add": "Nothing to do but wait; coffeechat add NAME adds somebody else to talk to.",
}


def today(session: Session, options: Namespace) -> int:
    """Print what is due."""
    items = session.due()
    if options.json:
        show_text(agenda_json(session, items))
    else:
        make_lines = agenda_block if options.plain else agenda_lines
        for line in make_lines(session.records, items, session.now()):
            say(line)
    return DUE if items else DONE


def agenda_lines(records: Records, items: Sequence[DueItem], now: datetime) -> list[str]:
    """What is due, a line each; when nothing is, the smallest next step."""
    heading = f"{exact_day_words(now.date(), year=True)}: {len(items) or 'nothing'} due"
    lines = [heading + (f", waiting for {count}" if (count := waiting_count(records)) else "")]
    lines += [
        f"{_who(records, item)}: {item.why} ({item.action}, {_when(item, now)})" for item in items
    ]
    if not items:
        lines.append(f"The smallest next step: {_smallest_step(records, now)}")
    return lines


def agenda_block(records: Records, items: Sequence[DueItem], now: datetime) -> list[str]:
    """The same in at most `BLOCK_ROWS` rows of a narrow terminal; no row when nothing is due."""
    if not items:
        return []
    from coffeechat.domain.widths import padded  # when something is due

    owed, waiting = owed_count(items), waiting_count(records)
    room = BLOCK_ROWS - 1
    shown = shown_today(items, room if len(items) <= room else room - 1)
    more = len(items) - len(shown)
    rows = [f"{_who(records, item)}: {item.why} ({_when(item, now)})" for item in shown]
    return [
        f"coffeechat: {len(items)} due, owe {owed}, wait {waiting}",
        *(padded(row, BLOCK_WIDTH).rstrip() for row in rows),
        *([f"and {more} more"] if more else []),
    ]


def agenda_json(session: Session, items: Sequence[DueItem]) -> str:
    """What is due as one JSON object: `date`, `owed`, `waiting` and the list `due`.

    Nothing in it is private: no address, note or reason of mine, only what Today shows.
    """
    import json  # for scripts only

    today = session.now().date()
    content = {
        "date": today.isoformat(),
        "owed": owed_count(items),
        "waiting": waiting_count(session.records),
        "due": [_as_json(session, item, today) for item in items],
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _as_json(session: Session, item: DueItem, today: date) -> dict[str, object]:
    """One thing to do; `since` counts the days since it was due, below zero while it is ahead."""
    verb = BY_ID[item.verb]
    return {
        "rule": item.rule,
        "subject": item.subject,
        "person": _person(session.records, item),
        "name": _who(session.records, item),
        "about": item.about,
        "people": list(item.people),
        "what": WHAT[item.rule],
        "why": item.why,
        "since": (today - item.due).days,
        "due": item.due.isoformat(),
        "late": item.late,
        "note": item.note,
        "verb": item.verb,
        "action": item.action,
        "key": session.settings.key_words(verb),
        "command": _command(verb, item.person),
    }


def _command(verb: Verb, person: str) -> str:
    """What does it, or leads to it, on the shell; what it needs beside the person comes behind."""
    own = _COMMANDS.get(verb.id, verb.id if verb.on_shell else "")
    whom = person if own not in {"", "add", "week"} else ""
    return " ".join(filter(None, ("coffeechat", own, whom)))


def _when(item: DueItem, now: datetime) -> str:
    return item.note or ("late" if item.late else day_words(item.due, now.date()))


def _person(records: Records, item: DueItem) -> dict[str, str] | None:
    """Whom it is about; nobody in particular for what is about the week, or a track."""
    if not item.person:
        return None
    return {"id": item.person, "name": records.people[item.person].name}


def _who(records: Records, item: DueItem) -> str:
    if len(item.people) <= 1:
        return records.people[item.person].name if item.person else item.about
    from coffeechat.domain.summary import people_words  # on few days

    return people_words(len(item.people))


def _smallest_step(records: Records, now: datetime) -> str:
    from coffeechat.domain.smallest import smallest_step  # not when something is due

    step = smallest_step(records, now.date())
    return _STEPS.get(step.verb, step.text)
