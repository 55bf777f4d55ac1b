"""Writing with advice: drafts from templates, findings of checks, questions to begin with.

What plugins give becomes an act's argument here; what they may see is a snapshot.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coffeechat.acts import Refused, messages
from coffeechat.acts.outcome import person_of
from coffeechat.api import About, Channel, CheckContext
from coffeechat.domain.records import Message, Person, QuestionUse
from coffeechat.domain.stages import next_purpose, open_draft
from coffeechat.domain.words import MessagePurpose
from coffeechat.drafting.compose import draft_message
from coffeechat.drafting.facts import facts_for
from coffeechat.drafting.questions import default_bank, fill_questions
from coffeechat.drafting.review import Reviewed, about_of, check_context, review
from coffeechat.session import Session

#: What a text from outside is taken to be for.
_PURPOSES = {About.ASK: MessagePurpose.ASK, About.FOLLOW_UP: MessagePurpose.THANK_YOU}


def start_draft(session: Session, person: str) -> str:
    """The id of the open draft to a person, or of a new one from the best template.

    Raises:
        Refused: The person must not be written to, or a fact that the template needs is not
            known; the text says which.
    """
    records = session.records
    existing = open_draft(records, person)
    if existing is not None:
        return existing.id
    found = person_of(records, person)
    purpose = next_purpose(records, found)
    templates = [contribution.item for contribution in session.host.message_templates]
    draft = draft_message(records, found, purpose, templates, session.now())
    if draft.problem:
        raise Refused(draft.problem)
    return messages.draft(
        session.store,
        person,
        purpose=purpose,
        subject=draft.subject,
        body=draft.body,
        template=draft.template,
    ).subject


def why_empty(session: Session, message: str) -> str:
    """Why a draft has no text to begin with, as a sentence; nothing when that is no wonder."""
    draft = session.records.messages.get(message)
    if draft is None or draft.body or session.host.message_templates:
        return ""
    return "A blank page: no plugin has templates. ‹plugins› shows why."


def review_message(session: Session, message: Message, subject: str, body: str) -> list[Reviewed]:
    """What the checks find in a draft whose text on the screen is `subject` and `body`."""
    about = about_of(message.purpose)
    if about is None:
        return []
    records = session.records
    context = check_context(
        records,
        records.people[message.person],
        records.conversations.get(message.conversation or ""),
        session.now(),
        subject=subject,
        text=body,
        channel=message.channel,
        purpose=message.purpose,
        message_id=message.id,
    )
    return _review(session, context, about, message.accepted_findings)


@dataclass(frozen=True)
class Stray:
    """A text from outside the store that checks look at, such as a file of an editor.

    Attributes:
        person: The id of whom it is to; empty when that is nobody in the store.
        start: Where it begins in what it was taken from, in characters.
    """

    text: str
    about: About
    person: str = ""
    channel: Channel = Channel.EMAIL
    start: int = 0


def review_stray(session: Session, stray: Stray) -> list[Reviewed]:
    """What the checks find in a text of which nothing is kept; places count from its own start."""
    return _review(session, stray_context(session, stray), stray.about, ())


def stray_context(session: Session, stray: Stray) -> CheckContext:
    """What checks may look at besides such a text; to nobody known, «Somebody» without an id."""
    records = session.records
    nobody = Person(id="", created=session.now(), name="Somebody")
    return check_context(
        records,
        records.people.get(stray.person, nobody),
        records.open_conversation(stray.person),
        session.now(),
        text=stray.text,
        channel=stray.channel,
        purpose=_PURPOSES.get(stray.about),
    )


def questions_in(text: str) -> Iterator[tuple[int, str]]:
    """Each line that is not blank, as a question, with the place of its first character."""
    start = 0
    for line in text.splitlines(keepends=True):
        if question := line.strip():
            yield start + line.index(question), question
        start += len(line)


def review_prep(session: Session, person: str) -> list[Reviewed]:
    """What the checks find in the preparation of the talk with a person."""
    records = session.records
    conversation = records.open_conversation(person)
    context = check_context(records, person_of(records, person), conversation, session.now())
    return _review(session, context, About.PREP, ())


def standard_questions(session: Session, person: str) -> tuple[QuestionUse, ...]:
    """The questions that a talk with a person begins with."""
    records = session.records
    bank = default_bank([contribution.item for contribution in session.host.question_banks])
    if bank is None:
        return ()
    facts = facts_for(
        records, person_of(records, person), session.now(), purpose=MessagePurpose.ASK
    )
    return fill_questions(bank, facts)


def _review(
    session: Session, context: CheckContext, about: About, accepted: Sequence[str]
) -> list[Reviewed]:
    host = session.host
    checks = [contribution.item for contribution in host.checks]
    silenced = session.records.silenced.keys()
    return review(context, checks, about, host.run_checks, silenced=silenced, accepted=accepted)
