"""What a captured line of a talk becomes: each kind of line its record, in the act of the line."""

from coffeechat.acts.answers import keep_asked
from coffeechat.acts.outcome import Refused
from coffeechat.acts.referrals import refer
from coffeechat.domain.capture import (
    Captured,
    Field,
    HardQuestion,
    KeysWanted,
    NamedPerson,
    Note,
    Offer,
    OpenQuestion,
    Organisation,
    Promise,
    Suggestion,
    Surprise,
    Term,
    Tick,
)
from coffeechat.domain.parts import Term as KnownTerm
from coffeechat.domain.records import Conversation, Learning, Loop, Person, Track
from coffeechat.domain.resources import names_a_resource
from coffeechat.domain.text import fold
from coffeechat.domain.words import Facet, LoopKind, TrackStatus
from coffeechat.store import Transaction

CAPTURE_KEYS = (
    "a note · + person · ! suggestion · @me @them promise · = term · ? open · ?me asked of you · "
    "* surprise · # field · 3 asked"
)

#: The loops that lines begin, and what is said of each.
BEGUN = {
    Suggestion: (LoopKind.SUGGESTION, "Noted their suggestion"),
    Promise: (LoopKind.PROMISE, "Noted your promise"),
    Offer: (LoopKind.OFFER, "Noted their offer"),
    OpenQuestion: (LoopKind.QUESTION, "Noted the open question"),
}


def keep(tx: Transaction, person: Person, conversation: Conversation, captured: Captured) -> str:
    """Make what a captured line says a record; what was done, in words.

    Raises:
        Refused: The line asks for the keys, or names the person themselves.
    """
    match captured:
        case Term():
            words = _keep_term(tx, person, conversation, captured)
        case Field():
            words = _begin_track(tx, person, conversation, captured)
        case NamedPerson():
            words = _name(tx, person, conversation, captured)
        case Suggestion() | Promise() | Offer() | OpenQuestion():
            kind, words = BEGUN[type(captured)]
            leave_open(tx, person, captured.text, kind, conversation)
        case HardQuestion(text=text):
            keep_asked(tx, text)
            words = "Noted what they asked you"
        case Tick(number=number):
            words = f"Ticked question {number}"
        case KeysWanted():
            raise Refused(CAPTURE_KEYS)
        case _:
            words = _note(tx, person, conversation, captured)
    return words


def _note(
    tx: Transaction,
    person: Person,
    conversation: Conversation,
    heard: Note | Surprise | Organisation,
) -> str:
    """What is learned and no more."""
    match heard:
        case Note(text=text):
            facet = Facet.RESOURCES if names_a_resource(text) else Facet.OTHER
            _learn(tx, person, conversation, text, facet)
            return "Noted"
        case Surprise(text=text):
            _learn(tx, person, conversation, text, Facet.SURPRISE)
            return "Noted the surprise"
        case Organisation(name=name, note=note):
            _learn(tx, person, conversation, _with(name, note), Facet.ORGANISATIONS)
            return f"Noted the organisation {name}"


def _name(tx: Transaction, person: Person, conversation: Conversation, heard: NamedPerson) -> str:
    named = refer(tx, person, conversation, heard)
    new = "" if named.id in tx.records.people else ", new in Identify"
    return f"Noted that they named {named.name}{new}"


def _keep_term(tx: Transaction, person: Person, conversation: Conversation, heard: Term) -> str:
    """A term goes into the glossary of their tracks; the learning tells who said it, and when."""
    _learn(tx, person, conversation, _with(heard.term, heard.meaning), Facet.LINGO)
    for track in filter(None, map(tx.records.tracks.get, person.tracks)):
        known = next((one for one in track.glossary if fold(one.term) == fold(heard.term)), None)
        if known is not None and (not heard.meaning or known.meaning == heard.meaning):
            continue
        others = tuple(one for one in track.glossary if one is not known)
        new = KnownTerm(term=heard.term, meaning=heard.meaning)
        tx.put(track.replace(glossary=(*others, new)))
    return f"Noted the term {heard.term}"


def _begin_track(tx: Transaction, person: Person, conversation: Conversation, heard: Field) -> str:
    """A field becomes a track that I am curious about; what was said of it is learned of it."""
    tracks = tx.records.tracks.values()
    track = next((one for one in tracks if fold(one.name) == fold(heard.name)), None)
    new = track is None
    if track is None:
        track = Track(id=tx.fresh_id(), created=tx.now, name=heard.name, status=TrackStatus.CURIOUS)
        tx.put(track)
    text = _with(track.name, heard.note)
    _learn(tx, person, conversation, text, Facet.LANDSCAPE, tracks_of=(track.id,))
    return f"Noted the field {track.name}{', a new track' if new else ''}"


def leave_open(
    tx: Transaction,
    person: Person,
    text: str,
    kind: LoopKind,
    conversation: Conversation | None = None,
) -> Loop:
    """Something left open with a person, put into the records."""
    loop = Loop(
        id=tx.fresh_id(),
        created=tx.now,
        kind=kind,
        person=person.id,
        conversation=conversation.id if conversation is not None else None,
        text=text,
    )
    tx.put(loop)
    return loop


def _learn(
    tx: Transaction,
    person: Person,
    conversation: Conversation,
    text: str,
    facet: Facet,
    *,
    tracks_of: tuple[str, ...] | None = None,
) -> None:
    tx.put(
        Learning(
            id=tx.fresh_id(),
            created=tx.now,
            person=person.id,
            conversation=conversation.id,
            text=text,
            tracks=person.tracks if tracks_of is None else tracks_of,
            facet=facet,
        )
    )


def _with(name: str, note: str) -> str:
    return f"{name}: {note}".rstrip(": ")
