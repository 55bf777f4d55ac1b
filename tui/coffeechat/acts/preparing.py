"""Preparing a talk: what I read of them, what I leave as it is, questions of my own, my opening."""

from coffeechat.acts.outcome import (
    Done,
    Refused,
    conversation_with,
    needed,
    one_beginning,
    person_of,
    profile_of,
    told,
)
from coffeechat.acts.talks import MOST_GOALS, with_talk
from coffeechat.domain.asking import category_of, in_asking_order
from coffeechat.domain.parts import OwnQuestion, QuestionUse
from coffeechat.domain.reading import notes_in
from coffeechat.domain.records import PROFILE_ID
from coffeechat.domain.speaking import read_speed
from coffeechat.domain.text import clean_line, clean_text, fold
from coffeechat.domain.words import ConversationKind
from coffeechat.store import Store, Transaction

_LONGEST_QUESTION = 500
_LONGEST_GOAL = 500


def change_goals(store: Store, person: str, goals: tuple[str, ...]) -> Done:
    """Put other goals in place of those of the talk: reworded, in another order, or fewer.

    Raises:
        Refused: There is no conversation, or they are more than three.
    """
    with store.act("goal") as tx:
        found = person_of(tx.records, person)
        conversation = conversation_with(tx.records, found)
        kept = tuple(filter(None, (clean_line(goal, _LONGEST_GOAL) for goal in goals)))
        if len(kept) > MOST_GOALS:
            raise Refused("Three goals are enough for half an hour; nothing was changed.")
        if kept != conversation.goals:
            tx.put(conversation.replace(goals=kept))
        gone = [goal for goal in conversation.goals if goal not in kept]
        dropped = len(kept) < len(conversation.goals) and gone
        said = f"Dropped the goal with {found.name}: {gone[0]}" if dropped else ""
        tx.summary = said or f"Changed the goals with {found.name}"
    return told(tx, f"{tx.summary}.", person)


def mean(store: Store, person: str, kind: ConversationKind) -> Done:
    """Say what the talk with somebody is meant as: to learn from them, or an exchange of peers.

    Raises:
        Refused: There is no conversation.
    """
    with store.act("kind") as tx:
        found = person_of(tx.records, person)
        conversation = conversation_with(tx.records, found)
        tx.put(conversation.replace(kind=ConversationKind(kind)))
        peers = kind == ConversationKind.NETWORKING
        what = "networking, an exchange of peers" if peers else "an informational interview"
        tx.summary = f"The talk with {found.name} is {what}"
    return told(tx, f"{tx.summary}.", person)


def drop_goal(store: Store, person: str, text: str) -> Done:
    """Drop the goal of the talk that begins like this.

    Raises:
        Refused: None does, or several do.
    """
    goals = conversation_with(store.records, person_of(store.records, person)).goals
    gone = one_beginning(goals, needed(text, "The goal"), "goal")
    return change_goals(store, person, tuple(goal for goal in goals if goal != gone))


def spend(store: Store, person: str, minutes: int) -> Done:
    """Keep that the preparation took so many minutes so far; never fewer than are kept.

    It is an act of its own, once for each visit to the prep sheet, so that what one does there is
    taken back without it.
    """
    with store.act("preparing") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        if minutes > interview.preparing_minutes:
            tx.put(conversation.replace(interview=interview.replace(preparing_minutes=minutes)))
        noun = "minute" if minutes == 1 else "minutes"
        tx.summary = f"Prepared the talk with {found.name} for {minutes} {noun} so far"
    return told(tx, f"{tx.summary}.", person)


def research(store: Store, person: str, text: str) -> Done:
    """Add a line to what I read about them or, with `@` before it, about where they work."""
    with store.act("research") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        note = needed(clean_line(text, 2000), "The note")
        kept = "\n".join(filter(None, (interview.research, note)))
        tx.put(conversation.replace(interview=interview.replace(research=kept)))
        tx.summary = f"Noted for the talk with {found.name}: {note}"
    return Done("Noted what you read.", person)


def drop_research(store: Store, person: str, text: str) -> Done:
    """Drop the note on them, or where they work, that begins like this.

    Raises:
        Refused: None does, or several do, or no talk is agreed.
    """
    conversation = conversation_with(store.records, person_of(store.records, person))
    interview = conversation.interview
    notes = notes_in(interview.research) if interview is not None else ()
    gone = one_beginning(notes, needed(text, "The note"), "note")
    return write_research(store, person, "\n".join(note for note in notes if note != gone))


def write_research(store: Store, person: str, text: str) -> Done:
    """Put other notes in place of all that I read about them; no text takes them away."""
    with store.act("research") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        kept = clean_text(text)
        if kept != interview.research:
            tx.put(conversation.replace(interview=interview.replace(research=kept)))
        tx.summary = f"Changed what you read about {found.name}"
    return told(tx, f"{tx.summary}.", person)


def accept(store: Store, person: str, check: str) -> Done:
    """Leave what a check found in the preparation of this talk as it is."""
    with store.act("accept") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        accepted = tuple(dict.fromkeys((*interview.accepted_findings, check)))
        if accepted != interview.accepted_findings:
            tx.put(conversation.replace(interview=interview.replace(accepted_findings=accepted)))
        tx.summary = f"Accepted {check} for the talk with {found.name}"
    return told(tx, f"{tx.summary}.", person)


def add_question(
    store: Store, person: str, text: str, *, standard: tuple[QuestionUse, ...] = ()
) -> Done:
    """Plan a question in my own words, and keep it among mine to be asked again.

    Args:
        store: Where.
        person: With whom the talk is.
        text: The question.
        standard: The questions that it joins while none are planned.

    Raises:
        Refused: No talk is agreed, or this question is planned already.
    """
    with store.act("question") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        asked = needed(clean_line(text, _LONGEST_QUESTION), "The question")
        planned = interview.questions or standard
        if any(fold(one.text) == fold(asked) for one in planned):
            raise Refused("This question is planned already.")
        category = category_of(asked)
        use = QuestionUse(text=asked, tailored=True, category=category)
        questions = in_asking_order((*planned, use))
        tx.put(conversation.replace(interview=interview.replace(questions=questions)))
        _keep(tx, OwnQuestion(text=asked, category=category))
        tx.summary = f"Added a question for {found.name}: {asked}"
    return Done("Added the question; it is kept among yours.", person)


def drop_own(store: Store, text: str) -> Done:
    """Keep one of my own questions no longer; talks that have it stay as they are.

    Raises:
        Refused: There is no such question, or more than one begins like that.
    """
    with store.act("drop-question") as tx:
        profile = tx.records.profile
        texts = [one.text for one in profile.questions]
        gone = one_beginning(texts, needed(text, "The question"), "question of yours")
        left = tuple(one for one in profile.questions if one.text != gone)
        tx.put(profile.replace(questions=left))
        tx.summary = f"Keeps no longer: {gone}"
    return told(tx, f"{tx.summary}", PROFILE_ID)


def write_introduction(store: Store, text: str) -> Done:
    """Keep what I say of myself at the beginning of a talk; no text takes it away."""
    with store.act("introduction") as tx:
        profile = profile_of(tx)
        kept = clean_text(text)
        if kept != profile.introduction:
            tx.put(profile.replace(introduction=kept))
        tx.summary = "Changed your introduction"
    return told(tx, f"{tx.summary}.", PROFILE_ID)


def speak(store: Store, speed: str) -> Done:
    """Keep how many words a minute I speak.

    Raises:
        NotUnderstood: It is no number, or nobody speaks like that.
    """
    with store.act("speed") as tx:
        profile, words = profile_of(tx), read_speed(speed)
        if words != profile.words_per_minute:
            tx.put(profile.replace(words_per_minute=words))
        tx.summary = f"You speak {words} words a minute"
    return told(tx, f"{tx.summary}.", PROFILE_ID)


def _keep(tx: Transaction, question: OwnQuestion) -> None:
    profile = profile_of(tx)
    if all(fold(one.text) != fold(question.text) for one in profile.questions):
        tx.put(profile.replace(questions=(*profile.questions, question)))
