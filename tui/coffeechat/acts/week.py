"""Looking back at the week: what I chose for the next one, what of it is done, what was seen."""

from collections.abc import Sequence
from datetime import timedelta

from coffeechat.acts.outcome import Done, Refused, told
from coffeechat.domain.days import day_words
from coffeechat.domain.my_time import local_time
from coffeechat.domain.parts import Week
from coffeechat.domain.records import PROFILE_ID, Override, Profile
from coffeechat.domain.rhythm import review_day_from
from coffeechat.domain.snapshot import Records
from coffeechat.domain.week import CHOSEN
from coffeechat.store import Store

_ONE_DAY = timedelta(days=1)
_RULE = "D-29"


def keep(store: Store, chosen: Sequence[str] = ()) -> Done:
    """Note that I looked back at the week today, and what I chose for the next.

    What I chose before gives way, and that something was put off or dismissed in an earlier week
    counts no more.

    Args:
        store: Where.
        chosen: The ids of at most three people, loops or learnings; none is fine.

    Raises:
        Refused: There are more, or one of them is no longer here.
    """
    with store.act("week") as tx:
        subjects = tuple(dict.fromkeys(chosen))
        if len(subjects) > CHOSEN:
            raise Refused(f"Three are enough for a week; you chose {len(subjects)}.")
        if any(not _is_here(tx.records, subject) for subject in subjects):
            raise Refused("One of these is no longer here; nothing was changed.")
        today = local_time(tx.records, tx.now).date()
        profile = tx.records.profiles.get(PROFILE_ID) or Profile(id=PROFILE_ID, created=tx.now)
        tx.put(profile.replace(week=Week(on=today, chosen=subjects)))
        for override in _overrides(tx.records, subjects):
            tx.remove(override)
        count = f"{len(subjects)} for this week" if subjects else "nothing chosen"
        tx.summary = f"Looked back at the week, {count}"
    return told(tx, f"{tx.summary}.", PROFILE_ID)


def behind(store: Store, subject: str) -> Done:
    """Note that something I chose for this week is done.

    Raises:
        Refused: I did not choose it.
    """
    with store.act("chosen-done") as tx:
        profile = tx.records.profile
        week = profile.week
        if week is None or subject not in week.chosen:
            raise Refused("That is none of what you chose for this week.")
        if subject not in week.behind:
            tx.put(profile.replace(week=week.replace(behind=(*week.behind, subject))))
        tx.summary = "Done, of what you chose for this week"
    return told(tx, f"{tx.summary}.", subject)


def seen(store: Store, rule: str, subject: str) -> Done:
    """Note that something without an end of its own was seen to: it may come up again in a week.

    On the day on which I look back at the week, where I have one.
    """
    with store.act("seen") as tx:
        today = local_time(tx.records, tx.now).date()
        profile = tx.records.profile
        again = today + timedelta(days=7)
        if profile.review_day is not None:
            again = review_day_from(profile, today + _ONE_DAY)
        known = next(
            (
                one
                for one in tx.records.overrides.values()
                if (one.rule, one.subject) == (rule, subject)
            ),
            None,
        )
        fresh = Override(id=tx.fresh_id(), created=tx.now, rule=rule, subject=subject)
        tx.put((known or fresh).replace(until=again, dismissed=None))
        tx.summary = f"Seen to; not before {day_words(again, today)}"
    return told(tx, f"{tx.summary}.", subject)


def _is_here(records: Records, subject: str) -> bool:
    return subject in records.people or subject in records.loops or subject in records.learnings


def _overrides(records: Records, subjects: Sequence[str]) -> list[Override]:
    return [
        override
        for override in records.overrides.values()
        if override.rule == _RULE and override.subject in subjects
    ]
