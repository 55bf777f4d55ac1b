"""Preparing a talk: what I read of them, what I leave as it is, questions of my own, my opening."""

from coffeechat.acts.outcome import Done, Refused, needed, person_of, told
from coffeechat.acts.talks import with_talk
from coffeechat.domain.asking import category_of, in_asking_order
from coffeechat.domain.parts import OwnQuestion, QuestionUse
from coffeechat.domain.records import PROFILE_ID, Profile
from coffeechat.domain.speaking import read_speed
from coffeechat.domain.text import clean_line, clean_text, fold
from coffeechat.store import Store, Transaction

_LONGEST_QUESTION = 500


def research(store: Store, person: str, text: str) -> Done:
    """Add a line to what I read about them and where they work."""
    with store.act("research") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        note = needed(clean_line(text, 2000), "The note")
        kept = "\n".join(filter(None, (interview.research, note)))
        tx.put(conversation.replace(interview=interview.replace(research=kept)))
        tx.summary = f"Noted for the talk with {found.name}: {note}"
    return Done("Noted what you read.", person)


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
        wanted = fold(needed(text, "The question"))
        found = [one for one in profile.questions if fold(one.text).startswith(wanted)]
        same = [one for one in found if fold(one.text) == wanted]
        if len(same or found) != 1:
            many = "More than one question of yours begins" if found else "No question of yours is"
            raise Refused(f"{many} like that; nothing was changed.")
        (gone,) = same or found
        tx.put(profile.replace(questions=tuple(one for one in profile.questions if one != gone)))
        tx.summary = f"Keeps no longer: {gone.text}"
    return told(tx, f"{tx.summary}", PROFILE_ID)


def write_introduction(store: Store, text: str) -> Done:
    """Keep what I say of myself at the beginning of a talk; no text takes it away."""
    with store.act("introduction") as tx:
        profile = _profile(tx)
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
        profile, words = _profile(tx), read_speed(speed)
        if words != profile.words_per_minute:
            tx.put(profile.replace(words_per_minute=words))
        tx.summary = f"You speak {words} words a minute"
    return told(tx, f"{tx.summary}.", PROFILE_ID)


def _profile(tx: Transaction) -> Profile:
    return tx.records.profiles.get(PROFILE_ID) or Profile(id=PROFILE_ID, created=tx.now)


def _keep(tx: Transaction, question: OwnQuestion) -> None:
    profile = _profile(tx)
    if all(fold(one.text) != fold(question.text) for one in profile.questions):
        tx.put(profile.replace(questions=(*profile.questions, question)))
