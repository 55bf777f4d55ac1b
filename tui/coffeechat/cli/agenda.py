"""Today as plain text and as JSON."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime

from coffeechat.cli.codes import DONE, DUE
from coffeechat.cli.output import say, show_text
from coffeechat.domain.days import day_words, exact_day_words
from coffeechat.domain.due import DueItem, waiting_count
from coffeechat.domain.snapshot import Records
from coffeechat.session import Session

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
        show_text(agenda_json(session.records, items, session.now()))
    else:
        for line in agenda_lines(session.records, items, session.now()):
            say(line)
    return DUE if items else DONE


def agenda_lines(records: Records, items: Sequence[DueItem], now: datetime) -> list[str]:
    """What is due, a line each; when nothing is, the smallest next step."""
    heading = f"{exact_day_words(now.date(), year=True)}: {len(items) or 'nothing'} due"
    lines = [heading + (f", waiting for {count}" if (count := waiting_count(records)) else "")]
    for item in items:
        name = _who(records, item)
        when = item.note or ("late" if item.late else day_words(item.due, now.date()))
        lines.append(f"{name}: {item.why} ({item.action}, {when})")
    if not items:
        lines.append(f"The smallest next step: {_smallest_step(records, now)}")
    return lines


def agenda_json(records: Records, items: Sequence[DueItem], now: datetime) -> str:
    """What is due as one JSON object: `date`, `waiting` and the list `due`."""
    import json  # for scripts only

    due = [
        {
            "rule": item.rule,
            "person": {"id": item.person, "name": records.people[item.person].name},
            "people": list(item.people),
            "why": item.why,
            "action": item.action,
            "due": item.due.isoformat(),
            "late": item.late,
            "note": item.note,
        }
        for item in items
    ]
    content = {"date": now.date().isoformat(), "waiting": waiting_count(records), "due": due}
    return json.dumps(content, ensure_ascii=False, indent=1)


def _who(records: Records, item: DueItem) -> str:
    if not item.people:
        return records.people[item.person].name
    from coffeechat.domain.summary import people_words  # on few days

    return people_words(len(item.people))


def _smallest_step(records: Records, now: datetime) -> str:
    from coffeechat.domain.smallest import smallest_step  # not when something is due

    step = smallest_step(records, now.date())
    return _STEPS.get(step.verb, step.text)
