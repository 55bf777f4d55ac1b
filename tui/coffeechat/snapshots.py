"""What plugins see of the records: views without what is private.

A shared identity, a tag that names one of mine, and the reason why somebody must not be written to
are in no view at all. Notes, phone numbers, what plugins keep with a person, and the text of
letters are in a view only when the user asked for it (`private=True`). What a plugin itself keeps
with a person it always sees.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from coffeechat.api import (
    ConversationView,
    DueView,
    ExportBatch,
    LoopView,
    Me,
    MessageView,
    PersonView,
    PointKind,
    PointView,
    TalkView,
    TrackView,
)
from coffeechat.api import Event as EventView
from coffeechat.domain.due import DueItem
from coffeechat.domain.loops import promise_day
from coffeechat.domain.parts import Interview
from coffeechat.domain.points import is_private
from coffeechat.domain.privacy import without_words
from coffeechat.domain.records import Conversation, Event, Loop, Message, Person, Profile
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import step_of
from coffeechat.domain.words import LoopKind


def me(profile: Profile) -> Me:
    """The user."""
    return Me(
        name=profile.name,
        institutions=profile.institutions,
        employers=profile.employers,
        memberships=profile.memberships,
        zone=profile.zone,
        entry_level=profile.entry_level,
        signature=profile.signature,
        introduction=str(without_words(profile.introduction, profile.identities)),
        words_per_minute=profile.words_per_minute,
    )


def track_views(records: Records, ids: tuple[str, ...]) -> tuple[TrackView, ...]:
    """The tracks with these ids; those that are gone are left out."""
    return tuple(
        TrackView(id=track.id, name=track.name, hiring=track.hr_ok)
        for track in (records.tracks.get(track_id) for track_id in ids)
        if track is not None
    )


def person_view(
    records: Records, person: Person, *, private: bool = False, plugin: str = ""
) -> PersonView:
    """A person; with `private`, also notes, phone numbers and what plugins keep with them.

    The keys of `extras` are the plugin's id and its own key, with a dot between. With `plugin`,
    what that one keeps is there in any case.
    """
    referrer = records.people.get(person.referred_by) if person.referred_by else None
    return PersonView(
        id=person.id,
        name=person.name,
        title=person.title,
        organisation=person.organisation,
        emails=person.emails,
        urls=person.urls,
        place=person.place,
        zone=person.zone,
        seniority=person.seniority,
        practitioner=person.practitioner,
        warmth=person.warmth,
        points=tuple(
            PointView(kind=point.kind, detail=point.detail, confirmed=point.confirmed)
            for point in person.points
            if point.kind is not PointKind.SHARED_IDENTITY
        ),
        tracks=track_views(records, person.tracks),
        tags=_shown(records, person.tags),
        notes=person.notes if private else "",
        phones=person.phones if private else (),
        connected_on=person.connected_on,
        referred_by=referrer.name if referrer else "",
        may_contact=person.do_not_contact is None,
        extras=_extras(person, person.extras if private else {plugin}),
        years_ahead=person.years_ahead,
        affiliations=_shown(records, person.affiliations),
    )


def conversation_view(
    records: Records, conversation: Conversation, *, private: bool = False, plugin: str = ""
) -> ConversationView:
    """A conversation with its person, where it stands, and its talk."""
    step = step_of(records, conversation)
    person = records.people[conversation.person]
    return ConversationView(
        id=conversation.id,
        person=person_view(records, person, private=private, plugin=plugin),
        stage=step.stage,
        step=step,
        created=conversation.created,
        why=conversation.why,
        goals=conversation.goals,
        talk=talk_view(conversation.interview) if conversation.interview else None,
    )


def talk_view(interview: Interview) -> TalkView:
    """A talk as it was agreed."""
    return TalkView(
        uid=interview.uid,
        sequence=interview.sequence,
        start=interview.start,
        minutes=interview.minutes,
        zone=interview.zone,
        mode=interview.mode,
        place=interview.place,
        held=interview.held is not None,
        called_off=interview.called_off is not None,
        questions=tuple(question.text for question in interview.questions),
        key_question=interview.key_question,
        confirmed=interview.confirmed is not None,
        tailored=sum(question.tailored for question in interview.questions),
        researched=bool(interview.research.strip()),
    )


def message_view(message: Message) -> MessageView:
    """Contact with a person, with its text."""
    return MessageView(
        id=message.id,
        person=message.person,
        purpose=message.purpose,
        direction=message.direction,
        channel=message.channel,
        subject=message.subject,
        body=message.body,
        at=message.at,
        reply=message.reply,
    )


def loop_view(records: Records, loop: Loop) -> LoopView:
    """Something left open, and what came of it."""
    about = records.people.get(loop.about) if loop.about is not None else None
    return LoopView(
        kind=loop.kind,
        person=loop.person,
        text=loop.text,
        state=loop.state,
        due=promise_day(records, loop) if loop.kind is LoopKind.PROMISE else loop.due,
        result=loop.result,
        about=about.name if about is not None else "",
        reported=loop.reported,
    )


def due_views(records: Records, due: Sequence[DueItem]) -> tuple[DueView, ...]:
    """What is due, in its order."""
    return tuple(
        DueView(
            uid=f"{item.rule}-{item.subject}".lower(),
            person=records.people[item.person].name
            if item.person in records.people
            else item.about,
            action=item.action,
            why=item.why,
            day=item.due,
            late=item.late,
        )
        for item in due
    )


def export_batch(
    records: Records, now: datetime, *, private: bool = False, due: Sequence[DueItem] = ()
) -> ExportBatch:
    """Everything that may be exported, in the order in which it was recorded."""
    return ExportBatch(
        now=now,
        people=tuple(
            person_view(records, person, private=private)
            for _, person in sorted(records.people.items())
        ),
        conversations=tuple(
            conversation_view(records, conversation, private=private)
            for _, conversation in sorted(records.conversations.items())
            if conversation.person in records.people
        ),
        messages=tuple(
            message_view(message if private else message.replace(subject="", body=""))
            for _, message in sorted(records.messages.items())
            if message.person in records.people
        ),
        due=due_views(records, due),
    )


def event_view(
    event: Event, touched: Collection[str], records: Records, history: Sequence[Event]
) -> EventView:
    """An act as plugins are told of it; an undo is told as the act that it took back.

    Args:
        event: The act, as the store keeps it.
        touched: The ids of the people whose records it changed, those it took away included.
        records: The state after it.
        history: All events, oldest first.
    """
    act, undone = event, event.undoes is not None
    while (earlier := act.undoes or act.redoes) is not None:
        found = next((one for one in reversed(history) if one.id == earlier), None)
        if found is None:
            break
        act = found
    named = [subject for subject in event.subjects if subject in records.people]
    return EventView(
        id=event.id,
        verb=act.verb,
        at=event.at,
        people=tuple(dict.fromkeys([*named, *sorted(touched)])),
        summary=event.summary,
        undone=undone,
        origin=event.origin,
    )


def _shown(records: Records, words: tuple[str, ...]) -> tuple[str, ...]:
    """Tags and the like without those that name an identity of mine."""
    return tuple(word for word in words if not is_private(records.profile, word))


def _extras(person: Person, plugins: Collection[str]) -> dict[str, str]:
    return {
        f"{plugin}.{key}": value
        for plugin, kept in person.extras.items()
        if plugin in plugins
        for key, value in kept.items()
    }
