"""My word on what is due: not before a day, or never again."""

from datetime import date

from coffeechat.acts.outcome import Done
from coffeechat.domain.days import day_words
from coffeechat.domain.due import local_time
from coffeechat.domain.records import Override
from coffeechat.domain.snapshot import Records
from coffeechat.store import Store


def snooze(store: Store, rule: str, subject: str, until: date) -> Done:
    """Do not show something due before a day; the facts stay as they are."""
    with store.act("snooze") as tx:
        known = _override(tx.records, rule, subject)
        fresh = Override(id=tx.fresh_id(), created=tx.now, rule=rule, subject=subject)
        tx.put((known or fresh).replace(until=until))
        today = local_time(tx.records, tx.now).date()
        tx.summary = f"Put off until {day_words(until, today)}"
    return Done(f"{tx.summary}.", subject)


def dismiss(store: Store, rule: str, subject: str, reason: str) -> Done:
    """Never show something due again, for a reason."""
    with store.act("dismiss") as tx:
        known = _override(tx.records, rule, subject)
        fresh = Override(id=tx.fresh_id(), created=tx.now, rule=rule, subject=subject)
        tx.put((known or fresh).replace(until=None, dismissed=reason))
        tx.summary = f"Dismissed: {reason}" if reason else "Dismissed"
    return Done(f"{tx.summary}.", subject)


def _override(records: Records, rule: str, subject: str) -> Override | None:
    for override in records.overrides.values():
        if (override.rule, override.subject) == (rule, subject):
            return override
    return None
