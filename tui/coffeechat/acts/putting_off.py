"""My word on what is due: not before a day, or never again."""

from datetime import date

from coffeechat.acts.outcome import Done, day_ahead, told
from coffeechat.domain.records import Override
from coffeechat.domain.snapshot import Records
from coffeechat.store import Store


def snooze(store: Store, rule: str, subject: str, until: date) -> Done:
    """Do not show something due before a day; the facts stay as they are.

    Raises:
        Refused: The day is not ahead.
    """
    with store.act("snooze") as tx:
        tx.summary = f"Put off until {day_ahead(tx, until)}"
        known = _override(tx.records, rule, subject)
        fresh = Override(id=tx.fresh_id(), created=tx.now, rule=rule, subject=subject)
        tx.put((known or fresh).replace(until=until))
    return told(tx, f"{tx.summary}.", subject)


def dismiss(store: Store, rule: str, subject: str, reason: str) -> Done:
    """Never show something due again, for a reason."""
    with store.act("dismiss") as tx:
        known = _override(tx.records, rule, subject)
        fresh = Override(id=tx.fresh_id(), created=tx.now, rule=rule, subject=subject)
        tx.put((known or fresh).replace(until=None, dismissed=reason.strip()))
        tx.summary = f"Dismissed: {reason.strip()}" if reason.strip() else "Dismissed"
    return told(tx, f"{tx.summary}.", subject)


def _override(records: Records, rule: str, subject: str) -> Override | None:
    for override in records.overrides.values():
        if (override.rule, override.subject) == (rule, subject):
            return override
    return None
