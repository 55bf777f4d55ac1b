"""Advice on a text or a person: the one place that runs checks and applies the user's word."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coffeechat import snapshots
from coffeechat.api import (
    About,
    Channel,
    Check,
    CheckContext,
    Finding,
    MessagePurpose,
    MessageView,
    Severity,
)
from coffeechat.domain.due import bump_day, local_time
from coffeechat.domain.points import is_private
from coffeechat.domain.records import Conversation, Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import asking_of
from coffeechat.domain.warm_path import NOBODY, Acquaintances
from coffeechat.domain.words import Direction, TrackStatus
from coffeechat.drafting.fit_context import with_fit

#: How long a letter to somebody else counts as lately sent.
LATELY = timedelta(days=30)

_DONE_WITH = frozenset({TrackStatus.RULED_OUT, TrackStatus.PARKED})

_ABOUT: Mapping[MessagePurpose, About] = {
    MessagePurpose.ASK: About.ASK,
    MessagePurpose.BUMP: About.ASK,
    MessagePurpose.THANK_YOU: About.FOLLOW_UP,
    MessagePurpose.REPORT_BACK: About.FOLLOW_UP,
    MessagePurpose.UPDATE: About.FOLLOW_UP,
    MessagePurpose.CHECK_IN: About.FOLLOW_UP,
    MessagePurpose.SHARE: About.FOLLOW_UP,
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A finding, with the check that found it and what that looks at."""

    check_id: str
    severity: Severity
    source: str
    finding: Finding
    about: About


def about_of(purpose: MessagePurpose) -> About | None:
    """Which checks look at a message of this purpose; None for those that need none."""
    return _ABOUT.get(purpose)


def check_context(
    records: Records,
    person: Person,
    conversation: Conversation | None,
    now: datetime,
    *,
    subject: str = "",
    text: str = "",
    channel: Channel = Channel.EMAIL,
    purpose: MessagePurpose | None = None,
    message_id: str | None = None,
    acquaintances: Acquaintances = NOBODY,
) -> CheckContext:
    """What the checks may look at.

    Args:
        records: The state of everything.
        person: Whom the text is to, or who is looked at.
        conversation: The pursuit it belongs to, if there is one.
        now: The moment, aware.
        subject: Of the message under review.
        text: Its body, or the question under review.
        channel: The way it will go.
        purpose: What the message under review is for; None when it is about something else.
        message_id: Its id, so that it is not taken for an earlier message.
        acquaintances: Whom I know where, for warmer ways to the person.
    """
    interview = conversation.interview if conversation else None
    tracks = tuple(track.id for track in records.tracks.values() if track.status not in _DONE_WITH)
    view = snapshots.person_view(records, person)
    context = CheckContext(
        me=snapshots.me(records.profile),
        person=view,
        now=local_time(records, now),
        subject=subject,
        text=text,
        channel=channel,
        purpose=purpose,
        why=conversation.why if conversation else "",
        goals=conversation.goals if conversation else (),
        tracks=snapshots.track_views(records, tracks),
        talk=snapshots.talk_view(interview) if interview else None,
        planned=tuple(question.text for question in interview.questions) if interview else (),
        earlier=tuple(
            snapshots.message_view(message)
            for message in records.messages_by_person.get(person.id, [])
            if message.at is not None and message.id != message_id
        ),
        others=_lately_to_others(records, person, now),
        learned=tuple(learning.text for learning in records.learnings_by_person.get(person.id, [])),
        referrer=view.referred_by,
        bump_due=_bump_due(records, conversation),
        loops=tuple(
            snapshots.loop_view(records, loop)
            for loop in records.loops_by_person.get(person.id, [])
        ),
        interests=tuple(one for one in person.interests if not is_private(records.profile, one)),
    )
    return with_fit(context, records, person, conversation, acquaintances)


def review(
    context: CheckContext,
    checks: Sequence[Check],
    about: About,
    run: Callable[[Sequence[Check], CheckContext], Sequence[tuple[Check, Finding]]],
    *,
    silenced: Collection[str] = (),
    accepted: Collection[str] = (),
) -> list[Reviewed]:
    """What the checks find: warnings first, then notes, each in the order of the text.

    Args:
        context: What is looked at.
        checks: All there are; those that look at something else are left out.
        about: What is looked at: a person, an ask, a question, a preparation, a follow-up.
        run: Runs checks. Given by the caller, because a check is a plugin's code.
        silenced: Ids of checks that the user never wants to hear of again.
        accepted: Ids of checks whose findings the user accepts in this text.
    """
    unheard = {*silenced, *accepted}
    wanted = [check for check in checks if check.about is about and check.id not in unheard]
    found = [
        Reviewed(check.id, check.severity, check.source, finding, check.about)
        for check, finding in run(wanted, context)
    ]
    return sorted(found, key=_order)


def _order(reviewed: Reviewed) -> tuple[bool, int, str]:
    return (
        reviewed.severity is not Severity.WARN,
        reviewed.finding.start,
        reviewed.check_id,
    )


def _bump_due(records: Records, conversation: Conversation | None) -> date | None:
    if conversation is None:
        return None
    return bump_day(records, asking_of(records.messages_in(conversation)))


def _lately_to_others(records: Records, person: Person, now: datetime) -> tuple[MessageView, ...]:
    sent = [
        message
        for message in records.messages.values()
        if message.person != person.id
        and message.direction is Direction.OUT
        and message.at is not None
        and message.at >= now - LATELY
    ]
    return tuple(snapshots.message_view(message) for message in sorted(sent, key=_sent))


def _sent(message: Message) -> tuple[float, str]:
    assert message.at is not None, "only what was sent is compared"
    return message.at.timestamp(), message.id
