"""What plugins do when asked: commands, senders, columns, sections of the prep sheet.

What may take long takes a job and belongs in a thread of its own; what it changes is an act on the
worker. What a plugin may see is a snapshot.
"""

from collections.abc import Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from functools import partial

from coffeechat import snapshots
from coffeechat.acts import Done, Refused, messages
from coffeechat.acts.outcome import person_of, writable
from coffeechat.api import (
    CalendarEvent,
    Channel,
    Column,
    Command,
    CommandCall,
    Copy,
    Job,
    OutgoingMessage,
    Propose,
    Say,
    Sender,
    SendReceipt,
)
from coffeechat.domain.errors import Sentence
from coffeechat.domain.identity import is_profile
from coffeechat.domain.records import Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.inviting_them import with_invitation
from coffeechat.plugin_host import Contribution, Problem, given
from coffeechat.session import Session


@dataclass(frozen=True)
class Ran:
    """What came of a command.

    Attributes:
        told: Sentences to show, in their order.
        copies: Texts for the clipboard; the shell prints them.
        changed: Something was changed that ‹undo› takes back.
    """

    told: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    changed: bool = False


@dataclass(frozen=True)
class Delivery:
    """What came of a message that a sender took: what to say, and a text for the clipboard."""

    done: Done
    copy: str = ""


@dataclass(frozen=True)
class Section:
    """A section of the prep sheet: its lines, or in their place the problem."""

    title: str
    lines: tuple[str, ...] = ()
    problem: str = ""


# Commands ---------------------------------------------------------------------------------------


def run_command(
    session: Session, command: Contribution[Command], person: str, text: str, job: Job
) -> Ran:
    """Run a command of a plugin, and do what it asks for, in its order.

    Args:
        session: Whose records.
        command: The command.
        person: The id of the person it is about; not looked at when it is about nobody.
        text: What was typed after it.
        job: Progress and leaving; call this in a thread of its own.

    Raises:
        Refused: The command failed, or one of its proposals was refused; what it had proposed
            before is done, and the text says so.
        JobCancelled: The user has left the job.
    """
    records = session.records
    view = None
    if command.item.about_person:
        found = person_of(records, person)
        view = snapshots.person_view(records, found, plugin=command.plugin)
    call = CommandCall(me=snapshots.me(records.profile), now=session.now(), person=view, text=text)
    ran = Ran()
    for effect in given(session.host.run_command(command, call, job)):
        match effect:
            case Say(text=line):
                ran = replace(ran, told=(*ran.told, line))
            case Copy(text=copied):
                ran = replace(ran, copies=(*ran.copies, copied))
            case Propose():
                ran = _proposed(session, command.plugin, effect, ran)
    return ran


def _proposed(session: Session, plugin: str, proposal: Propose, ran: Ran) -> Ran:
    try:
        done = session.propose(plugin, proposal.changes, proposal.summary)
    except Sentence as error:
        raise Refused(" ".join([*ran.told, str(error)])) from error
    return replace(ran, told=(*ran.told, done.text), changed=ran.changed or done.changed)


# Senders ----------------------------------------------------------------------------------------


def outgoing(session: Session, message: str, channel: Channel | None = None) -> OutgoingMessage:
    """A draft as a sender gets it.

    Args:
        session: Whose draft.
        message: Its id.
        channel: The sender's; the draft's own when not given.

    Raises:
        Refused: It is no draft any more or empty, or the person must not be written to.
    """
    draft = messages.draft_of(session.records, message)
    person = writable(person_of(session.records, draft.person))
    if not draft.body.strip():
        raise Refused("The message is empty; ‹write› writes it.")
    if draft.channel is Channel.CARD:
        raise Refused(
            "A card goes by post: ‹send› notes that it went out; ‹template› has the e-mail."
        )
    channel = channel or draft.channel
    return OutgoingMessage(
        id=draft.id,
        to=_addresses(person, channel),
        name=person.name,
        subject=draft.subject,
        body=draft.body,
        channel=channel,
        sender=session.records.profile.name,
        thread=_thread(session.records, draft),
    )


def send(
    session: Session,
    sender: Contribution[Sender],
    message: str,
    job: Job,
    *,
    inviting: CalendarEvent | None = None,
) -> Delivery:
    """Send a draft that the user has read and confirmed; then it counts as sent.

    A sender that hands it over only does that: the user says when it went out. With `inviting`, as
    `may_invite` gave it, an invitation goes with it.

    Raises:
        Refused: It did not go out, and stays a draft; or it did but could not be noted, and the
            text says that.
        JobCancelled: The user has left the job; nobody knows whether it arrived.
    """
    letter = outgoing(session, message, sender.item.channel)
    draft = messages.draft_of(session.records, message)
    if reason := session.host.why_not(sender, letter):
        raise Refused(reason)
    invited = None
    if inviting is not None:
        letter, invited = with_invitation(session, sender, letter, inviting, job), inviting.sequence
    outcome = session.host.send(sender, letter, job)
    if isinstance(outcome, Problem):
        raise Refused(_not_sent(outcome))
    if sender.item.hands_over:
        return _handed_over(session, sender.item, draft, outcome, invited)
    delivered = draft.replace(channel=letter.channel, mail_id=outcome.reference)
    noting = partial(messages.send, session.store, message, delivered=delivered, invited=invited)
    try:
        done = session.worker.run(noting)
    except (Sentence, CancelledError) as error:
        why = str(error) or "coffeechat is closing"
        raise Refused(f"It was sent, but that could not be noted: {why}") from error
    told = replace(done, text=f"{_ended(outcome.note)} {done.text}".strip())
    return Delivery(told, outcome.copy)


def _handed_over(
    session: Session, sender: Sender, draft: Message, receipt: SendReceipt, invited: int | None
) -> Delivery:
    """Note by what mail knows it, so that a later message can follow it; it stays a draft.

    The number of the talk that an invitation in it tells them is noted, too.
    """
    note = _ended(receipt.note or f"Handed over to {sender.title}")
    told = f"{note} ‹send› notes that it went out."
    known = not receipt.reference or receipt.reference == draft.mail_id
    if known and invited is None:
        return Delivery(Done(told, draft.id, changed=False), receipt.copy)
    noting = partial(
        messages.handed_over, session.store, draft.id, receipt.reference, invited=invited
    )
    try:
        done = session.worker.run(noting)
    except (Sentence, CancelledError) as error:
        why = str(error) or "coffeechat is closing"
        raise Refused(f"It was handed over, but that could not be noted: {why}") from error
    return Delivery(replace(done, text=told), receipt.copy)


def _thread(records: Records, draft: Message) -> tuple[str, ...]:
    """The mail ids of what went out before in the same conversation, oldest first."""
    if draft.conversation is None:
        return ()
    earlier = records.messages_in(records.conversations[draft.conversation])
    return tuple(one.mail_id for one in earlier if one.mail_id and one.id != draft.id)


def _not_sent(problem: Problem) -> str:
    told = _ended(str(problem))
    if problem.retryable:
        return f"{told} It is kept as a draft."
    return f"{told} It is kept as a draft; look whether it arrived before you send it again."


def _ended(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def _addresses(person: Person, channel: Channel) -> tuple[str, ...]:
    if channel is Channel.EMAIL:
        return person.emails
    if channel in {Channel.PHONE, Channel.SMS, Channel.VIDEO}:
        return person.phones
    if channel in {Channel.LINKEDIN_NOTE, Channel.LINKEDIN_MESSAGE}:
        return tuple(url for url in person.urls if is_profile(url))
    return ()


# Columns and sections ---------------------------------------------------------------------------


def column_cells(
    session: Session, columns: Sequence[Contribution[Column]], people: Sequence[str]
) -> list[tuple[str, ...]]:
    """What the columns say of these people: a row for each, in their order, with a cell for each.

    «!» stands where a column failed; people who are gone have empty cells.
    """
    records = session.records
    known = [records.people[person] for person in people if person in records.people]
    cells = [
        dict(
            zip(
                (one.id for one in known),
                session.host.column_values(
                    column,
                    [snapshots.person_view(records, one, plugin=column.plugin) for one in known],
                ),
                strict=True,
            )
        )
        for column in columns
    ]
    return [tuple(column.get(person, "") for column in cells) for person in people]


def prep_sections(session: Session, person: str, job: Job) -> list[Section]:
    """What plugins have to say on the prep sheet of the talk with a person; empty ones left out.

    Raises:
        JobCancelled: The user has left the job.
    """
    conversation = session.records.open_conversation(person)
    if conversation is None:
        return []
    sections = []
    for section in session.host.prep_sections:
        view = snapshots.conversation_view(session.records, conversation, plugin=section.plugin)
        outcome = session.host.build_section(section, view, job)
        if isinstance(outcome, Problem):
            sections.append(Section(section.item.title, problem=str(outcome)))
        elif outcome:
            sections.append(Section(section.item.title, lines=outcome))
    return sections
