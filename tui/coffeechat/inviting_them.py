"""An invitation of mine to a talk, which goes to the other person with a message when I say so.

It has the number of the talk, so that theirs moves, or is called off, when the talk is. A talk to
which they invited me is theirs to change, and is never invited to.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from coffeechat.acts import Refused, messages
from coffeechat.api import Attendee, CalendarEvent, Job, OutgoingMessage, Sender
from coffeechat.domain.days import clock_words, exact_day_words
from coffeechat.domain.parts import Interview
from coffeechat.domain.records import Person
from coffeechat.domain.zones import zone_info
from coffeechat.plugin_host import Contribution, Problem
from coffeechat.session import Session


def may_invite(session: Session, sender: Sender, letter: OutgoingMessage) -> CalendarEvent | None:
    """What an invitation with this message would tell them; None where none can go.

    One can go to a talk that lies ahead: while it is agreed, or when it was called off after an
    invitation of mine, which the event (`cancelled`) then takes back.

    Args:
        session: Whose talk.
        sender: The way the message goes.
        letter: A draft, as that sender gets it.
    """
    writes = any(one.item.invite is not None for one in session.host.calendars)
    if not (writes and sender.address and letter.to):
        return None
    draft = messages.draft_of(session.records, letter.id)
    conversation = session.records.conversations.get(draft.conversation or "")
    talk = conversation.interview if conversation is not None else None
    if talk is None or not _is_mine_to_tell(talk, session.now()):
        return None
    return _event(session, session.records.people[draft.person], talk)


def with_invitation(
    session: Session,
    sender: Contribution[Sender],
    letter: OutgoingMessage,
    event: CalendarEvent,
    job: Job,
) -> OutgoingMessage:
    """The message with the invitation in it.

    Raises:
        Refused: No plugin could write it; nothing was sent.
        JobCancelled: The user has left the job.
    """
    organizer = Attendee(email=sender.item.address, name=letter.sender)
    guest = Attendee(email=letter.to[0], name=letter.name)
    told = "No plugin writes invitations"
    for calendar in session.host.calendars:
        if calendar.item.invite is None:
            continue
        outcome = session.host.write_invitation(calendar, event, organizer, guest, job)
        if not isinstance(outcome, Problem):
            return replace(letter, invitation=outcome)
        told = str(outcome).rstrip(".")
    raise Refused(f"{told}; nothing was sent. ‹mail› sends it without an invitation.")


def _is_mine_to_tell(talk: Interview, now: datetime) -> bool:
    is_ahead = talk.held is None and talk.start + timedelta(minutes=talk.minutes) > now
    if not is_ahead or talk.invited is not None:
        return False
    return talk.called_off is None or (
        talk.told_them is not None and talk.told_them < talk.sequence
    )


def _event(session: Session, person: Person, talk: Interview) -> CalendarEvent:
    """The talk as both read it: with both names and by both clocks, and without what is private."""
    mine = session.records.profile.name
    theirs = zone_info(person.zone)
    clock = ""
    if theirs is not None and person.zone != talk.zone:
        local = talk.start.astimezone(theirs)
        clock = f"{exact_day_words(local, year=True)} {clock_words(local)} {person.zone}"
    return CalendarEvent(
        uid=talk.uid,
        sequence=talk.sequence,
        start=talk.start,
        minutes=talk.minutes,
        zone=talk.zone,
        title=f"Conversation: {person.name} and {mine}" if mine else "Conversation",
        place=talk.place,
        description=clock,
        cancelled=talk.called_off is not None,
    )
