"""What my own habits bring up: the rhythm of talking, the look back at the week, what I chose then.

None of it is ever late. What is about nobody in particular has my profile, or a track, as subject.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from coffeechat.domain.days import ago_words
from coffeechat.domain.due.items import DueItem
from coffeechat.domain.due.rules import IMPORT_FOR
from coffeechat.domain.fresh import last_import, old_from, old_learnings
from coffeechat.domain.learnings import OLD_WORDS, quoted, said_on
from coffeechat.domain.my_time import local_time
from coffeechat.domain.pace import this_monday
from coffeechat.domain.records import PROFILE_ID
from coffeechat.domain.rhythm import (
    last_talk_words,
    quiet_since,
    review_day_before,
    review_day_from,
    was_reviewed,
)
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import step_of
from coffeechat.domain.triage import undecided
from coffeechat.domain.week import Proposal, still_chosen, unassigned
from coffeechat.domain.words import Step

_A_WEEK = timedelta(days=7)
_ONE_DAY = timedelta(days=1)
#: While somebody stands here, asking goes on.
_UNDER_WAY = frozenset(
    {Step.DRAFTING, Step.WAITING, Step.BUMPED, Step.ARRANGING, Step.SCHEDULED, Step.DIGEST}
)


def of_habits(records: Records, now: datetime) -> Iterator[DueItem]:
    """Everything of these rules but what I chose. `now` is in my zone."""
    yield from _rhythm(records, now)
    yield from _review(records, now.date())
    yield from _questions(records, now.date())
    yield from _old_learnings(records, now)
    yield from _old_import(records, now.date())


def chosen(records: Records, now: datetime) -> Iterator[DueItem]:
    """What I chose for this week and have not done (D-29). `now` is in my zone."""
    week = records.profile.week
    for step in still_chosen(records, now) if week is not None else ():
        is_loop = step.subject in records.loops
        yield DueItem(
            rule="D-29",
            person=step.person,
            subject=step.subject,
            due=week.on if week is not None else now.date(),
            why=_why(records, step),
            verb="loops" if is_loop else "draft",
            action="what's open" if is_loop else "write",
            note="this week",
            closes=step.subject if is_loop else "",
        )


def _why(records: Records, step: Proposal) -> str:
    if step.subject == step.person:
        return "you chose to ask them"
    if step.subject in records.loops:
        return f"you chose: {records.loops[step.subject].text}"
    return f"ask again: {quoted(records.learnings[step.subject])}"


def _rhythm(records: Records, now: datetime) -> Iterator[DueItem]:
    """No conversation for a while, or a whole week without an ask and nothing under way (D-20).

    An ask begins the count anew. Before the first ask or talk there is no rhythm to keep.
    """
    profile, today = records.profile, now.date()
    last = quiet_since(records) if profile.rhythm else None
    if last is None:
        return
    day = last + timedelta(days=profile.rhythm) + _ONE_DAY
    monday = this_monday(last) + 2 * _A_WEEK
    if day <= today:
        why = last_talk_words(records, now) or f"last ask {ago_words((today - last).days)}"
    elif profile.pace and monday <= today and not _is_under_way(records):
        day, why = monday, "a week without an ask, nothing under way"
    else:
        return
    verb = "triage" if next(undecided(records, today), None) is not None else "add"
    yield _about_me("D-20", day, "Your rhythm", why, verb=verb, action="ask someone")


def _is_under_way(records: Records) -> bool:
    return any(step_of(records, one) in _UNDER_WAY for one in records.conversations.values())


def _review(records: Records, today: date) -> Iterator[DueItem]:
    """The look back at the week, once there is a week to look back at (D-26)."""
    day = review_day_before(records.profile, today)
    if day is None or was_reviewed(records.profile, day) or not records.conversations:
        return
    first = min(conversation.created for conversation in records.conversations.values())
    if local_time(records, first).date() + _A_WEEK <= day:
        why = "look back, and choose three for the next"
        yield _about_me("D-26", day, "Your week", why, verb="week", action="look back")


def _questions(records: Records, today: date) -> Iterator[DueItem]:
    """Open questions that nobody is to be asked, from the next look back on (D-25)."""
    if records.profile.review_day is None:
        return
    waiting = []
    for loop in unassigned(records):
        raised = local_time(records, loop.created).date()
        day = review_day_from(records.profile, raised)
        if day <= today:
            waiting.append((day, loop))
    if waiting:
        day, first = min(waiting, key=lambda one: (one[0], one[1].id))
        count = f"{len(waiting)} open question{'' if len(waiting) == 1 else 's'}"
        yield _about_me(
            "D-25", day, count, f"whom to ask: {first.text}", verb="week", action="whom?"
        )


def _old_learnings(records: Records, now: datetime) -> Iterator[DueItem]:
    """What was said of a track long ago, from the look back on that follows (D-27)."""
    for track, learnings in old_learnings(records, now).items():
        day = review_day_from(records.profile, old_from(said_on(records, learnings[0])))
        if day <= now.date():
            count = f"{len(learnings)} learning{'' if len(learnings) == 1 else 's'}"
            name = records.tracks[track].name
            yield DueItem(
                rule="D-27",
                person="",
                subject=track,
                about=name,
                words=(f'track:"{name}" said:>18mo',),
                due=day,
                why=f"{count} {OLD_WORDS}",
                verb="learnings",
                action="look",
                note="ask again",
            )


def _old_import(records: Records, today: date) -> Iterator[DueItem]:
    """My contacts as they were long ago, from the look back on that follows (D-28)."""
    last = last_import(records)
    if last is None:
        return
    day = review_day_from(records.profile, last + IMPORT_FOR + _ONE_DAY)
    if day <= today:
        why = f"imported {ago_words((today - last).days)}"
        yield _about_me("D-28", day, "Your contacts", why, verb="import", action="import")


def _about_me(rule: str, due: date, about: str, why: str, *, verb: str, action: str) -> DueItem:
    return DueItem(
        rule=rule,
        person="",
        subject=PROFILE_ID,
        about=about,
        due=due,
        why=why,
        verb=verb,
        action=action,
    )
