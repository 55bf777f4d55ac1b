"""Today as plain text and as JSON."""

import json
from collections.abc import Sequence
from datetime import datetime

from coffeechat.domain.days import day_words, exact_day_words
from coffeechat.domain.due import DueItem, waiting_count
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import smallest_step
from coffeechat.domain.text import clean_line


def agenda_lines(records: Records, items: Sequence[DueItem], now: datetime) -> list[str]:
    """What is due, a line each; when nothing is, the smallest next step."""
    heading = f"{exact_day_words(now.date(), year=True)}: {len(items) or 'nothing'} due"
    lines = [heading + (f", waiting for {count}" if (count := waiting_count(records)) else "")]
    for item in items:
        name = records.people[item.person].name
        when = "late" if item.late else day_words(item.due, now.date())
        lines.append(clean_line(f"{name}: {item.why} ({item.action}, {when})", 500))
    if not items:
        lines.append(clean_line(f"The smallest next step: {smallest_step(records, now).text}", 500))
    return lines


def agenda_json(records: Records, items: Sequence[DueItem], now: datetime) -> str:
    """What is due as one JSON object: `date`, `waiting` and the list `due`."""
    due = [
        {
            "rule": item.rule,
            "person": {"id": item.person, "name": records.people[item.person].name},
            "why": item.why,
            "action": item.action,
            "due": item.due.isoformat(),
            "late": item.late,
        }
        for item in items
    ]
    content = {"date": now.date().isoformat(), "waiting": waiting_count(records), "due": due}
    return json.dumps(content, ensure_ascii=False, indent=1)
