"""Occasions where I meet people: a conference, a career day."""

from coffeechat.acts.outcome import Done, told
from coffeechat.domain.due import local_time
from coffeechat.domain.occasions import occasion_named, occasion_words, parse_occasion
from coffeechat.domain.records import Occasion
from coffeechat.store import Store


def note(store: Store, line: str) -> Done:
    """Note an occasion from one line; one of this name gets the day and the place that are told.

    Raises:
        NotUnderstood: The line cannot be read.
    """
    with store.act("occasion") as tx:
        today = local_time(tx.records, tx.now).date()
        new = parse_occasion(line, today)
        known = occasion_named(tx.records, new.name)
        occasion = known or Occasion(id=tx.fresh_id(), created=tx.now, name=new.name)
        occasion = occasion.replace(day=new.day or occasion.day, place=new.place or occasion.place)
        tx.put(occasion)
        tx.summary = f"Noted the occasion {occasion_words(occasion, today)}"
    return told(tx, f"{tx.summary}.", occasion.id)
