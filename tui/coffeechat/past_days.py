"""The records as they stood on a day that is over."""

from datetime import date, datetime, time

from coffeechat.domain.days import exact_day_words
from coffeechat.domain.snapshot import Records
from coffeechat.store import NotKept, Store, StoreError


def end_of(day: date, now: datetime) -> datetime:
    """The last moment of a day in the zone of `now`; now, if that is today."""
    return now if day == now.date() else datetime.combine(day, time.max, now.tzinfo)


def records_at_end_of(store: Store, day: date, now: datetime) -> Records:
    """The records as they stood at the end of a day; those of the moment, if that is today.

    Args:
        store: Where; it is only read.
        day: In my zone.
        now: The moment, in my zone.

    Raises:
        StoreError: The day is ahead, or what was then is not kept; the text says what is.
    """
    words = exact_day_words(day, year=True)
    if day > now.date():
        raise StoreError(f"{words} is ahead; name a day up to today.")
    if day == now.date():
        return store.records
    if any(one.unfinished for one in store.records.forgotten.values()):
        raise StoreError("Somebody is still being forgotten; the next start goes on with that.")
    try:
        return store.records_as_of(end_of(day, now))
    except NotKept as error:
        if error.first is None:
            raise StoreError("Nothing was done here yet, so there is no past to look at.") from None
        first = exact_day_words(error.first.astimezone(now.tzinfo).date(), year=True)
        raise StoreError(f"Nothing is kept of {words}; the first day that is: {first}.") from None
