"""A date with somebody: as it was typed, or as their invitation says it."""

from coffeechat.acts.outcome import Done, Refused, person_of, told
from coffeechat.acts.replies import Terms, reply
from coffeechat.api import Invitation
from coffeechat.domain.parts import Interview, Invited
from coffeechat.domain.records import Conversation
from coffeechat.domain.snapshot import Records
from coffeechat.domain.when import When
from coffeechat.domain.words import ReplyKind
from coffeechat.store import Store


def schedule(store: Store, person: str, when: When) -> Done:
    """Agree a date with somebody, or move the talk that is agreed: as a reply of theirs does.

    Raises:
        Refused: The person is marked as do-not-contact, or the talk was held already.
    """
    talk = _agreed(store.records, person)
    as_agreed = (talk.start, talk.zone, talk.minutes) if talk is not None else None
    if talk is not None and as_agreed == (when.start, when.zone, when.minutes or talk.minutes):
        return Done(f"It is agreed already: {when.words}.", person, changed=False)
    kind = ReplyKind.ACCEPTED if talk is None else ReplyKind.MOVED
    return reply(store, person, kind, when=when)


def invited(store: Store, person: str, invitation: Invitation, when: When) -> Done:
    """Take an invitation of somebody: agree its date, move the talk it is about, or call it off.

    An older one, by its number, changes nothing.

    Args:
        store: Where.
        person: With whom the talk is.
        invitation: As it was read.
        when: Its date, in the zone in which the talk is to be told.

    Raises:
        Refused: The talk was held, is another one's, or is not here and would be called off; or
            the person is marked as do-not-contact.
    """
    found = person_of(store.records, person)
    known = invited_talk(store.records, invitation.uid)
    if known is not None:
        _refuse_known(store.records, person, *known)
        if not is_newer(invitation, known[1]):
            return Done(
                f"This invitation of {found.name} is not newer than what is agreed; "
                "nothing was changed.", person, changed=False,
            )  # fmt: skip
    terms = Terms(
        invited=Invited(uid=invitation.uid, sequence=invitation.sequence, stamp=invitation.stamp),
        minutes=invitation.minutes,
        place=invitation.place,
    )
    talk = _agreed(store.records, person)
    if invitation.cancelled:
        if known is None or talk is None:
            raise Refused(
                f"It calls off a talk with {found.name} that is not agreed by an invitation here; "
                "‹reply› notes that they cancelled."
            )
        return reply(store, person, ReplyKind.CANCELLED, terms=terms)
    if talk is None:
        return reply(store, person, ReplyKind.ACCEPTED, when=when, terms=terms)
    if talk.start != when.start:
        return reply(store, person, ReplyKind.MOVED, when=when, terms=terms)
    return _same_date(store, person, terms)


def invited_talk(records: Records, uid: str) -> tuple[Conversation, Interview] | None:
    """The talk that an invitation with this uid is about, if it is here."""
    for conversation in reversed(list(records.conversations.values())):
        talk = conversation.interview
        if talk is not None and uid in {talk.uid, talk.invited.uid if talk.invited else ""}:
            return conversation, talk
    return None


def is_newer(invitation: Invitation, talk: Interview) -> bool:
    """Whether an invitation says something later than what the talk was agreed by."""
    taken = talk.invited or Invited(uid=talk.uid, sequence=talk.sequence)
    if invitation.sequence != taken.sequence:
        return invitation.sequence > taken.sequence
    if invitation.stamp is None or taken.stamp is None:
        return False
    return invitation.stamp > taken.stamp


def _refuse_known(
    records: Records, person: str, conversation: Conversation, talk: Interview
) -> None:
    if conversation.person != person:
        name = records.people[conversation.person].name
        raise Refused(f"This invitation is about the talk with {name}; nothing was changed.")
    if talk.held is not None:
        name = records.people[person].name
        raise Refused(f"The talk with {name} was held already; nothing was changed.")
    if records.conversations_by_person[person][-1].id != conversation.id:
        raise Refused("This invitation is about an earlier talk; nothing was changed.")


def _same_date(store: Store, person: str, terms: Terms) -> Done:
    """The invitation to a talk that is agreed for that date already: where it is, how long."""
    with store.act("invitation") as tx:
        found = person_of(tx.records, person)
        conversation = tx.records.open_conversation(person)
        talk = conversation.interview if conversation is not None else None
        if conversation is None or talk is None or not talk.agreed:
            raise Refused(f"The talk with {found.name} is no longer agreed.")
        changed = terms.on(talk)
        if (changed.minutes, changed.place) != (talk.minutes, talk.place):
            changed = changed.replace(sequence=max(changed.sequence, talk.sequence + 1))
        tx.put(conversation.replace(interview=changed))
        tx.summary = f"Noted the invitation to the talk with {found.name}"
    return told(tx, f"{tx.summary}; the date stands.", person)


def _agreed(records: Records, person: str) -> Interview | None:
    conversation = records.open_conversation(person)
    talk = conversation.interview if conversation is not None else None
    return talk if talk is not None and talk.agreed else None
