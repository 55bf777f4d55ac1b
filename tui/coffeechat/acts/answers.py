"""Hard questions that I was asked, kept with my answers to be ready for them the next time."""

from coffeechat.acts.outcome import Done, needed, one_beginning, profile_of, told
from coffeechat.domain.answers import read_answer
from coffeechat.domain.parts import AskedMe
from coffeechat.domain.records import PROFILE_ID
from coffeechat.domain.text import clean_line, fold
from coffeechat.store import Store, Transaction

_LONGEST_QUESTION = 500
_LONGEST_ANSWER = 2000


def answer(store: Store, line: str) -> Done:
    """Keep a question that I am asked and my answer, from «Why leave? I like …».

    A question that is kept already gets the answer; without one it stays as it is.

    Raises:
        Refused: Nothing was typed.
    """
    with store.act("answer") as tx:
        asked, said = read_answer(needed(line, "The question"))
        keep_asked(tx, asked, said)
        tx.summary = f"Noted your answer to: {asked}" if said else f"You are asked: {asked}"
    return told(tx, tx.summary, PROFILE_ID)


def drop_answer(store: Store, text: str) -> Done:
    """Keep a question that I was asked no longer, nor my answer to it.

    Raises:
        Refused: None begins like that, or several do.
    """
    with store.act("drop-answer") as tx:
        profile = profile_of(tx)
        texts = [one.question for one in profile.asked_me]
        gone = one_beginning(texts, needed(text, "The question"), "question that you were asked")
        left = tuple(one for one in profile.asked_me if one.question != gone)
        tx.put(profile.replace(asked_me=left))
        tx.summary = f"Keeps no longer: {gone}"
    return told(tx, tx.summary, PROFILE_ID)


def keep_asked(tx: Transaction, question: str, said: str = "") -> None:
    """Put a question that I was asked into my profile, once; an answer takes the place of mine."""
    profile = profile_of(tx)
    asked = clean_line(question, _LONGEST_QUESTION)
    said = clean_line(said, _LONGEST_ANSWER)
    known = next((one for one in profile.asked_me if fold(one.question) == fold(asked)), None)
    if known is None:
        new = AskedMe(question=asked, answer=said)
        tx.put(profile.replace(asked_me=(*profile.asked_me, new)))
    elif said and said != known.answer:
        answered = known.replace(answer=said)
        others = tuple(answered if one is known else one for one in profile.asked_me)
        tx.put(profile.replace(asked_me=others))
