"""Messages: drafted, changed, sent, skipped; and the checks on them accepted or silenced."""

from coffeechat.acts.confirming import note_confirmed, note_invited
from coffeechat.acts.following import note_told
from coffeechat.acts.introductions import note_asked
from coffeechat.acts.outcome import Done, Refused, needed, person_of, told, writable
from coffeechat.acts.people import begin, ended
from coffeechat.domain.days import day_words
from coffeechat.domain.due import bump_day, let_go_day, local_time
from coffeechat.domain.introductions import wanted_by
from coffeechat.domain.records import Conversation, Message, Person, SilencedRule
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import (
    asking_of,
    declined_unthanked,
    next_purpose,
    open_draft,
    step_of,
    thanked,
)
from coffeechat.domain.words import Channel, Gift, MessagePurpose, Outcome, Step
from coffeechat.store import Store, Transaction

#: What a message is called when it is said that it went out.
NAMES = {
    MessagePurpose.ASK: "the ask",
    MessagePurpose.BUMP: "the bump",
    MessagePurpose.INTRO_REQUEST: "the request for an introduction",
    MessagePurpose.CONFIRM: "the confirmation",
    MessagePurpose.RESCHEDULE: "the message about a date",
    MessagePurpose.THANK_YOU: "the thank-you",
    MessagePurpose.REPORT_BACK: "the report back",
    MessagePurpose.UPDATE: "the update",
}
#: What is only written when there is a reason to.
FOR_A_REASON = frozenset({MessagePurpose.CHECK_IN, MessagePurpose.SHARE})
_BEGIN = frozenset({MessagePurpose.ASK, MessagePurpose.BUMP})


def draft(
    store: Store,
    person: str,
    *,
    purpose: MessagePurpose,
    subject: str,
    body: str,
    template: str,
    version: int = 0,
    channel: Channel = Channel.EMAIL,
    about: str | None = None,
    hook: str = "",
    gift: Gift | None = None,
) -> Done:
    """Keep a new draft to a person; an ask begins their conversation.

    Args:
        store: Where.
        person: The id of whom it is to.
        purpose: What it is for.
        subject: As the template has it, and so the `body`.
        body: The text.
        template: The id of the template; empty for a blank page.
        version: Of the template.
        channel: The way it will go.
        about: The id of whom I ask to be introduced to.
        hook: The reason to write, in a few words; contact is not kept without one (FUP-06).
        gift: What is given with it.

    Raises:
        Refused: The person must not be written to, or there is no reason to.
    """
    with store.act("draft") as tx:
        found = writable(person_of(tx.records, person))
        if purpose in FOR_A_REASON and not hook.strip():
            raise Refused(
                f"There is no reason to write to {found.name} yet, such as news of theirs, word of "
                "their advice, or something that fits what they care about (‹edit› notes that)."
            )
        conversation = _conversation_for(tx, person, purpose)
        message = Message(
            id=tx.fresh_id(),
            created=tx.now,
            person=person,
            conversation=conversation,
            purpose=purpose,
            subject=subject,
            body=body,
            template=template,
            version=version,
            channel=channel,
            about=about,
            hook=hook.strip(),
            gift=gift,
        )
        tx.put(message)
        tx.summary = f"Drafted {name_of(message)} to {found.name}"
    return Done(f"Drafted {name_of(message)} to {found.name}.", message.id)


def write(store: Store, message: str, *, subject: str, body: str) -> Done:
    """Change the text of a draft."""
    with store.act("write") as tx:
        found = draft_of(tx.records, message)
        tx.put(found.replace(subject=subject, body=body))
        tx.summary = f"Changed {name_of(found)} to {person_of(tx.records, found.person).name}"
    return told(tx, "Saved.", message)


def begin_anew(
    store: Store,
    message: str,
    *,
    subject: str,
    body: str,
    template: str,
    version: int,
    channel: Channel,
) -> Done:
    """Put the text of another template in place of a draft's; undo brings back what was written."""
    with store.act("template") as tx:
        found = draft_of(tx.records, message)
        tx.put(
            found.replace(
                subject=subject, body=body, template=template, version=version, channel=channel
            )
        )
        name = person_of(tx.records, found.person).name
        tx.summary = f"Began {name_of(found)} to {name} anew"
    return told(tx, f"{tx.summary}.", message)


def discard(store: Store, message: str) -> Done:
    """Take a draft away."""
    with store.act("discard") as tx:
        found = draft_of(tx.records, message)
        tx.remove(found)
        tx.summary = f"Discarded {name_of(found)} to {person_of(tx.records, found.person).name}"
    return Done(f"{tx.summary}.", found.person)


def send(
    store: Store, message: str, *, delivered: Message | None = None, invited: int | None = None
) -> Done:
    """Note that a draft went out, now; what is due next follows from it.

    Args:
        store: Where.
        message: The id of the draft.
        delivered: The draft as a sender delivered it, and by which channel; this is what is kept
            if the draft was changed elsewhere meanwhile.
        invited: The number of the talk that an invitation in it told them; None without one.

    Raises:
        Refused: The draft is empty, or the person must not be written to.
    """
    with store.act("sent") as tx:
        found = draft_of(tx.records, message)
        if delivered is not None:
            found = found.replace(
                subject=delivered.subject,
                body=delivered.body,
                channel=delivered.channel,
                mail_id=delivered.mail_id,
            )
        person = writable(person_of(tx.records, found.person))
        if not found.body.strip():
            raise Refused("The message is empty; ‹write› writes it.")
        tx.put(found.replace(at=tx.now))
        _note_what_it_did(tx, found)
        if invited is not None:
            note_invited(tx, found.conversation, invited)
        by_card = " by card" if found.channel is Channel.CARD else ""
        tx.summary = f"Sent {name_of(found)} to {person.name}{by_card}"
    return Done(f"{tx.summary}.{_what_follows(tx, found)}", found.person)


def handed_over(store: Store, message: str, mail_id: str, *, invited: int | None = None) -> Done:
    """Keep what mail programs know a draft by, now that one of them has it; it stays a draft.

    `invited` is the number of the talk that an invitation in it tells them; None without one.
    """
    with store.act("handed_over") as tx:
        found = draft_of(tx.records, message)
        tx.put(found.replace(mail_id=mail_id or found.mail_id))
        if invited is not None:
            note_invited(tx, found.conversation, invited)
        name = person_of(tx.records, found.person).name
        tx.summary = f"Handed {name_of(found)} to {name} over to mail"
    return told(tx, f"{tx.summary}.", message)


def sent(store: Store, person: str) -> Done:
    """Note that what was next to be written to a person went out: the open draft, if there is one.

    Without a draft the message was written elsewhere; that it went out is kept, its text is not.

    Raises:
        Refused: The draft is empty, or the person must not be written to.
    """
    records = store.records
    draft = open_draft(records, person)
    if draft is not None:
        return send(store, draft.id)
    with store.act("sent") as tx:
        found = writable(person_of(tx.records, person))
        purpose = next_purpose(tx.records, found)
        wanted = wanted_by(tx.records, person)[:1]
        message = Message(
            id=tx.fresh_id(),
            created=tx.now,
            person=person,
            conversation=_conversation_for(tx, person, purpose),
            purpose=purpose,
            about=wanted[0].person if purpose is MessagePurpose.INTRO_REQUEST else None,
            at=tx.now,
        )
        tx.put(message)
        _note_what_it_did(tx, message)
        tx.summary = f"Sent {name_of(message)} to {found.name}"
    return Done(f"{tx.summary}.{_what_follows(tx, message)}", person)


def skip_thanks(store: Store, person: str, reason: str) -> Done:
    """Do without the thank-you that is due, or offered after a no; its draft goes.

    Raises:
        Refused: None is due, or no reason is given.
    """
    with store.act("skip") as tx:
        found = person_of(tx.records, person)
        why = needed(reason, "The reason")
        conversation = _to_be_thanked_in(tx.records, found)
        messages = tx.records.messages_in(conversation)
        for message in messages:
            if message.draft and message.purpose is MessagePurpose.THANK_YOU:
                tx.remove(message)
        tx.put(
            Message(
                id=tx.fresh_id(),
                created=tx.now,
                person=person,
                conversation=conversation.id,
                purpose=MessagePurpose.THANK_YOU,
                skipped=why,
            )
        )
        tx.summary = f"Skipped the thank-you to {found.name}: {why}"
    return Done(f"{tx.summary}.", person)


def _to_be_thanked_in(records: Records, person: Person) -> Conversation:
    """The conversation in which a thank-you is due.

    Raises:
        Refused: There is none.
    """
    if declined_unthanked(records, person):
        return records.conversations_by_person[person.id][-1]
    conversation = records.open_conversation(person.id)
    if conversation is None or step_of(records, conversation) is not Step.DIGEST:
        raise Refused(f"No thank-you to {person.name} is due.")
    if thanked(records.messages_in(conversation)):
        raise Refused(f"You have thanked {person.name} already; ‹debrief› completes the debrief.")
    return conversation


def let_go(store: Store, person: str) -> Done:
    """Stop waiting for an answer: the conversation closes as not answered."""
    with store.act("let_go") as tx:
        found = person_of(tx.records, person)
        conversation = tx.records.open_conversation(person)
        if conversation is None or step_of(tx.records, conversation) not in {
            Step.WAITING,
            Step.BUMPED,
        }:
            raise Refused(f"You are not waiting for {found.name} to answer.")
        tx.put(ended(tx, conversation, Outcome.NO_REPLY))
        tx.summary = f"Let go of the ask to {found.name}"
    return Done(f"{tx.summary}; a late answer reopens it.", person)


def accept(store: Store, message: str, check: str) -> Done:
    """Leave what a check found in this message as it is."""
    with store.act("accept") as tx:
        found = draft_of(tx.records, message)
        if check not in found.accepted_findings:
            tx.put(found.replace(accepted_findings=(*found.accepted_findings, check)))
        tx.summary = f"Accepted {check} in this message"
    return told(tx, f"{tx.summary}.", message)


def silence(store: Store, check: str) -> Done:
    """Never hear of a check again, in any text."""
    with store.act("silence") as tx:
        if check not in tx.records.silenced:
            tx.put(SilencedRule(id=check, created=tx.now))
        tx.summary = f"Silenced {check} for good"
    return told(tx, f"{tx.summary}.", check)


def draft_of(records: Records, message: str) -> Message:
    """The draft with this id.

    Raises:
        Refused: It is gone, or was sent meanwhile.
    """
    found = records.messages.get(message)
    if found is None:
        raise Refused("That draft is no longer here; ‹draft› writes a new one.")
    if not found.draft:
        raise Refused("That message is no longer a draft; ‹draft› writes the next one.")
    return found


def name_of(message: Message) -> str:
    """What this message is called in a sentence."""
    return NAMES.get(message.purpose, "the message")


def _conversation_for(tx: Transaction, person: str, purpose: MessagePurpose) -> str | None:
    found = person_of(tx.records, person)
    if purpose in _BEGIN:
        conversation = begin(tx, found)
        tx.put(conversation)
        if found.triage is not None:
            tx.put(found.replace(triage=None))
        return conversation.id
    existing = tx.records.conversations_by_person.get(person, [])
    return existing[-1].id if existing else None


def _note_what_it_did(tx: Transaction, message: Message) -> None:
    """What a message that went out has done: told them, asked to be introduced, confirmed."""
    note_told(tx, message)
    if message.purpose is MessagePurpose.INTRO_REQUEST:
        note_asked(tx, message)
    if message.purpose is MessagePurpose.CONFIRM:
        note_confirmed(tx, message.person)


def _what_follows(tx: Transaction, message: Message) -> str:
    """When I hear of it again, if no answer comes."""
    asking = asking_of([message.replace(at=tx.now)])
    today = local_time(tx.records, tx.now).date()
    if (day := bump_day(tx.records, asking)) is not None:
        return f" Unanswered, a bump is due {day_words(day, today)}."
    if (day := let_go_day(tx.records, asking)) is not None:
        return f" Without an answer, Today offers to let go on {day_words(day, today)}."
    if message.purpose is MessagePurpose.INTRO_REQUEST:
        return " Without a word Today asks in a week."
    return ""
