"""Writing with advice: drafts from templates, findings of checks, questions to begin with.

What plugins give becomes an act's argument here; what they may see is a snapshot.
"""

from collections.abc import Sequence

from coffeechat.acts import Refused, messages
from coffeechat.acts.outcome import person_of
from coffeechat.api import About, CheckContext
from coffeechat.domain.records import Message, QuestionUse
from coffeechat.domain.stages import next_purpose, open_draft
from coffeechat.domain.words import MessagePurpose
from coffeechat.drafting.compose import draft_message
from coffeechat.drafting.facts import facts_for
from coffeechat.drafting.questions import default_bank, fill_questions
from coffeechat.drafting.review import Reviewed, about_of, check_context, review
from coffeechat.session import Session


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
