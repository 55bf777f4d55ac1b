"""What I learned, kept in order: reworded, sorted, tied to each other, asked further.

A typed line names what it is about first, by words of it or its id, and behind a colon says what
becomes of it.
"""

from collections.abc import Collection
from datetime import date

from coffeechat.acts.earlier import latest_day
from coffeechat.acts.heard import leave_open
from coffeechat.acts.outcome import Done, Refused, needed, person_of, told, writable
from coffeechat.domain.asking_next import QUESTIONS, question_about
from coffeechat.domain.days import day_words
from coffeechat.domain.debrief import read_facet
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.learnings import find_learning, tracks_words
from coffeechat.domain.my_time import local_time
from coffeechat.domain.quiz import answered
from coffeechat.domain.records import Learning, Loop, Person, Track
from coffeechat.domain.text import clean_line, fold
from coffeechat.domain.tracks import find_track
from coffeechat.domain.words import Facet, LoopKind, LoopState
from coffeechat.store import Store, Transaction

_BETWEEN = ":"
_SHORT = 60
_WHOSE = {"theirs": True, "mine": False, "yours": False}


def reword(store: Store, line: str) -> Done:
    """Word a learning anew: «WHICH: TEXT»."""
    with store.act("learning") as tx:
        learning, text = _meant(tx, line)
        tx.put(learning.replace(text=needed(text, "What you learned")))
        tx.summary = f"Reworded: {_short(text)}"
    return told(tx, f"{tx.summary}.", learning.id)


def about(store: Store, line: str) -> Done:
    """Say what a learning is about: «WHICH: FACET».

    Raises:
        NotUnderstood: It is no facet; the text names them.
    """
    with store.act("learning") as tx:
        learning, word = _meant(tx, line)
        facet = read_facet(needed(word, "What it is about"))
        tx.put(learning.replace(facet=facet))
        tx.summary = f"About {facet.value}: {_short(learning.text)}"
    return told(tx, f"{tx.summary}.", learning.id)


def of_track(store: Store, line: str) -> Done:
    """Say of which tracks a learning is: «WHICH: TRACK, TRACK», or «none»."""
    with store.act("learning") as tx:
        learning, names = _meant(tx, line)
        wanted = needed(names, "The track")
        found = [] if wanted == "none" else [find_track(tx.records, one) for one in _names(wanted)]
        learning = learning.replace(tracks=tuple(dict.fromkeys(track.id for track in found)))
        tx.put(learning)
        of = tracks_words(tx.records, learning) or "no track"
        tx.summary = f"Of {of}: {_short(learning.text)}"
    return told(tx, f"{tx.summary}.", learning.id)


def said(store: Store, line: str) -> Done:
    """Say on which day something was said, as when it was heard again: «WHICH: DAY».

    Raises:
        WhenError: The day cannot be read.
        Refused: It is ahead.
    """
    with store.act("learning") as tx:
        learning, typed = _meant(tx, line)
        today = local_time(tx.records, tx.now).date()
        day = latest_day(needed(typed, "The day"), today)
        _refuse_ahead(day, today)
        tx.put(learning.replace(said_on=day))
        tx.summary = f"Said {day_words(day, today)}: {_short(learning.text)}"
    return told(tx, f"{tx.summary}.", learning.id)


def whose(store: Store, line: str) -> Done:
    """Say whose words a learning is in: «WHICH: theirs», or «mine».

    Raises:
        NotUnderstood: It is neither.
    """
    with store.act("learning") as tx:
        learning, typed = _meant(tx, line)
        if typed.casefold() not in _WHOSE:
            raise NotUnderstood("Whose words are they? Write theirs or mine.")
        theirs = _WHOSE[typed.casefold()]
        tx.put(learning.replace(their_words=theirs))
        tx.summary = f"{'Their' if theirs else 'Your'} words: {_short(learning.text)}"
    return told(tx, f"{tx.summary}.", learning.id)


def agree(store: Store, line: str) -> Done:
    """Two learnings say the same: «WHICH: OTHER»."""
    return _tie(store, line, "agree with", {"agrees"})


def contradict(store: Store, line: str) -> Done:
    """Two learnings contradict each other: «WHICH: OTHER»."""
    return _tie(store, line, "contradict", {"contradicts"})


def part(store: Store, line: str) -> Done:
    """Two learnings neither agree nor contradict each other any more: «WHICH: OTHER»."""
    return _tie(store, line, "have nothing to do with", set())


def drop(store: Store, line: str) -> Done:
    """Take away a learning that is wrong or stands there twice; ‹undo› brings it back."""
    with store.act("learning") as tx:
        learning = find_learning(tx.records, line.removesuffix(_BETWEEN))
        tx.remove(learning)
        tx.summary = f"Dropped what you learned: {_short(learning.text)}"
    return Done(f"{tx.summary}.")


def read(store: Store, line: str) -> Done:
    """I am through with a resource that somebody named.

    Raises:
        Refused: It is about something else.
    """
    with store.act("read") as tx:
        learning = find_learning(tx.records, line.removesuffix(_BETWEEN))
        if learning.facet is not Facet.RESOURCES:
            raise Refused("Only a resource can be read; ‹learning-facet› says that it is one.")
        tx.put(learning.replace(read=learning.read or tx.now))
        tx.summary = f"Read: {_short(learning.text)}"
    return told(tx, f"{tx.summary}.", learning.id)


def hand_over(store: Store, person: str, track: str, text: str) -> Done:
    """Have a person asked what I do not know of a track; it is suggested when I prepare for them.

    Args:
        store: Where.
        person: The id of whom to ask.
        track: The id of the track, or a name.
        text: A facet nobody told me of, the beginning of an open question, or a new question.

    Raises:
        Refused: The question is open since I talked with this very person.
    """
    with store.act("ask-whom") as tx:
        asked = writable(person_of(tx.records, person))
        found = find_track(tx.records, track)
        wanted = _question(found, needed(text, "The question"))
        loop = _asked_already(tx, wanted)
        if loop is None:
            left = tuple(one for one in found.questions if fold(one) != fold(wanted))
            if left != found.questions:
                tx.put(found.replace(questions=left))
            new = leave_open(tx, asked, wanted, LoopKind.QUESTION)
            tx.put(new.replace(about=asked.id))
        else:
            wanted = loop.text
            _pass_on(tx, loop, asked)
        tx.summary = f"To ask {asked.name}: {wanted}"
    return told(tx, tx.summary, person)


def quizzed(store: Store, track: str, knew: Collection[str], missed: Collection[str]) -> Done:
    """Keep which terms of a track I knew when I was asked, and which I did not."""
    with store.act("quiz") as tx:
        found = find_track(tx.records, track)
        tx.put(found.replace(glossary=answered(found, knew, missed)))
        count = len(knew) + len(missed)
        tx.summary = f"You knew {len(knew)} of {count} terms ({found.name})"
    return told(tx, f"{tx.summary}.", found.id)


def _meant(tx: Transaction, line: str) -> tuple[Learning, str]:
    """The learning that a line names before its first colon, and what it says behind it."""
    which, _, rest = line.partition(_BETWEEN)
    return find_learning(tx.records, which), rest.strip()


def _tie(store: Store, line: str, words: str, kept: set[str]) -> Done:
    """Tie two learnings in one way and no other; each tie is kept with the first named."""
    with store.act("learning") as tx:
        one, typed = _meant(tx, line)
        other = find_learning(tx.records, needed(typed, "The other one"))
        if one.id == other.id:
            raise Refused("Name two different ones; nothing was changed.")
        tied = {
            field: tuple(sorted({*_without(getattr(one, field), other), *_if(field, kept, other)}))
            for field in ("agrees", "contradicts")
        }
        tx.put(one.replace(**tied))
        tx.put(
            other.replace(
                agrees=_without(other.agrees, one), contradicts=_without(other.contradicts, one)
            )
        )
        tx.summary = f"They {words} each other: {_short(one.text)} / {_short(other.text)}"
    return told(tx, f"{tx.summary}.", one.id)


def _if(field: str, kept: set[str], other: Learning) -> tuple[str, ...]:
    return (other.id,) if field in kept else ()


def _without(ids: tuple[str, ...], other: Learning) -> tuple[str, ...]:
    return tuple(one for one in ids if one != other.id)


def _question(track: Track, text: str) -> str:
    """The question that is meant: that of a facet, an open one by its beginning, or the text."""
    if text in {facet.value for facet in QUESTIONS}:
        return question_about(Facet(text), track)
    begun = [one for one in track.questions if fold(one).startswith(fold(text))]
    return begun[0] if len(begun) == 1 else text


def _asked_already(tx: Transaction, text: str) -> Loop | None:
    """The open question from a talk that an id, or its very words, mean."""
    opened = (
        loop
        for loop in tx.records.loops.values()
        if loop.kind is LoopKind.QUESTION and loop.state is LoopState.OPEN
    )
    return next((loop for loop in opened if text == loop.id or fold(loop.text) == fold(text)), None)


def _pass_on(tx: Transaction, loop: Loop, asked: Person) -> None:
    if loop.person == asked.id and loop.about != asked.id:
        raise Refused(f"{asked.name} left it open; name somebody else who may know.")
    tx.put(loop.replace(about=asked.id))


def _names(text: str) -> list[str]:
    return [one for one in map(str.strip, text.split(",")) if one]


def _refuse_ahead(day: date, today: date) -> None:
    if day > today:
        raise Refused(f"That day ({day_words(day, today)}) is ahead; nothing was changed.")


def _short(text: str) -> str:
    return clean_line(text.rstrip(" ."), _SHORT)
