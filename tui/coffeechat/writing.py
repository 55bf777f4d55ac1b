"""Writing with advice: findings of checks, questions to begin with.

What plugins give becomes an act's argument here; what they may see is a snapshot.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coffeechat.acts.outcome import person_of
from coffeechat.api import About, Channel, CheckContext, QuestionBank
from coffeechat.domain.asking import in_asking_order
from coffeechat.domain.explored import explored
from coffeechat.domain.overlap import overlap
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.records import Conversation, Message, Person
from coffeechat.domain.reports.questions import retired
from coffeechat.domain.stages import person_step
from coffeechat.domain.words import ConversationKind, MessagePurpose, Step
from coffeechat.drafting.facts import facts_for
from coffeechat.drafting.phrasing import Facts
from coffeechat.drafting.questions import (
    Offered,
    default_bank,
    fill_questions,
    offered_questions,
)
from coffeechat.drafting.review import Reviewed, about_of, check_context, review
from coffeechat.session import Session

#: What a text from outside is taken to be for.
_PURPOSES = {About.ASK: MessagePurpose.ASK, About.FOLLOW_UP: MessagePurpose.THANK_YOU}

_BEFORE_AN_ASK = frozenset(
    {None, Step.SPOTTED, Step.QUALIFIED, Step.PARKED, Step.DRAFTING, Step.CLOSED}
)


def review_message(session: Session, message: Message, subject: str, body: str) -> list[Reviewed]:
    """What the checks find in a draft whose text on the screen is `subject` and `body`.

    Before an ask, what speaks against asking this person comes after what is to mend in the text.
    """
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
        acquaintances=session.acquaintances(),
    )
    found = _review(session, context, about, message.accepted_findings)
    if message.purpose is MessagePurpose.ASK:
        found += _review(session, context, About.PERSON, message.accepted_findings)
    return found


def review_person(session: Session, person: str) -> list[Reviewed]:
    """What the checks say of asking a person; nothing once an ask went out."""
    records = session.records
    found = person_of(records, person)
    if person_step(records, found) not in _BEFORE_AN_ASK:
        return []
    context = check_context(
        records,
        found,
        records.open_conversation(person),
        session.now(),
        acquaintances=session.acquaintances(),
    )
    return _review(session, context, About.PERSON, ())


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
        acquaintances=session.acquaintances(),
    )


def questions_in(text: str) -> Iterator[tuple[int, str]]:
    """Each line that is not blank, as a question, with the place of its first character."""
    start = 0
    for line in text.splitlines(keepends=True):
        if question := line.strip():
            yield start + line.index(question), question
        start += len(line)


def review_prep(
    session: Session,
    person: str,
    questions: Sequence[QuestionUse] | None = None,
    *,
    preparing: int | None = None,
) -> list[Reviewed]:
    """What the checks find in the preparation of the talk with a person.

    Args:
        session: Whose records.
        person: With whom the talk is.
        questions: Those that are shown; the planned ones if none are given.
        preparing: Minutes that were spent on it so far; those that are kept if none are given.
    """
    records = session.records
    found, conversation = person_of(records, person), records.open_conversation(person)
    conversation = _asking(conversation, questions)
    interview = conversation.interview if conversation is not None else None
    spent = interview.preparing_minutes if interview is not None else 0
    context = replace(
        check_context(records, found, conversation, session.now()),
        topics=tuple(one.category for one in interview.questions) if interview else (),
        networking=conversation is not None and conversation.kind is ConversationKind.NETWORKING,
        preparing=spent if preparing is None else preparing,
        overlap=overlap(records.profile, found),
        explored=explored(records, found),
    )
    return _review(session, context, About.PREP, interview.accepted_findings if interview else ())


def review_questions(
    session: Session, person: str, questions: Sequence[QuestionUse]
) -> list[list[Reviewed]]:
    """What the checks find in each of the questions for a person."""
    records = session.records
    conversation = records.open_conversation(person)
    interview = conversation.interview if conversation is not None else None
    accepted = interview.accepted_findings if interview else ()
    context = check_context(records, person_of(records, person), conversation, session.now())
    return [
        _review(session, replace(context, text=one.text), About.QUESTION, accepted)
        for one in questions
    ]


def _asking(
    conversation: Conversation | None, questions: Sequence[QuestionUse] | None
) -> Conversation | None:
    if conversation is None or conversation.interview is None or questions is None:
        return conversation
    return conversation.replace(
        interview=conversation.interview.replace(questions=tuple(questions))
    )


def standard_questions(session: Session, person: str) -> tuple[QuestionUse, ...]:
    """The questions that a talk with a person begins with."""
    bank = default_bank(question_banks(session))
    return questions_of(session, person, bank) if bank is not None else ()


def question_banks(session: Session) -> list[QuestionBank]:
    """The sets of questions of all plugins, the one that a talk begins with first."""
    banks = [contribution.item for contribution in session.host.question_banks]
    return sorted(banks, key=lambda bank: bank is not default_bank(banks))


def questions_of(session: Session, person: str, bank: QuestionBank) -> tuple[QuestionUse, ...]:
    """The questions of a set for a person, closing ones last; some are about what is unknown."""
    gone = retired(session.records)
    return in_asking_order(fill_questions(bank, _facts(session, person), gone))


def offered(session: Session, person: str) -> list[Offered]:
    """All that may be asked of a person: suggestions, my own questions, then the sets."""
    banks, facts = question_banks(session), _facts(session, person)
    return offered_questions(session.records, person_of(session.records, person), banks, facts)


def _facts(session: Session, person: str) -> Facts:
    records = session.records
    return facts_for(records, person_of(records, person), session.now(), purpose=MessagePurpose.ASK)


def _review(
    session: Session, context: CheckContext, about: About, accepted: Sequence[str]
) -> list[Reviewed]:
    host = session.host
    checks = [contribution.item for contribution in host.checks]
    silenced = session.records.silenced.keys()
    return review(context, checks, about, host.run_checks, silenced=silenced, accepted=accepted)
