"""Introductions: asking who knows somebody, and noting how far they are."""

from coffeechat.acts.outcome import Done, Refused, conversation_with, person_of, told, writable
from coffeechat.acts.people import begin, connected
from coffeechat.domain.introductions import introducer_of, is_under_way, last_step, step_words
from coffeechat.domain.parts import IntroStep, Point
from coffeechat.domain.records import Conversation, Loop, Message, Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import next_purpose, step_of
from coffeechat.domain.summary import MESSAGE_WORDS
from coffeechat.domain.whom import find_person
from coffeechat.domain.words import (
    IntroState,
    LoopKind,
    MessagePurpose,
    PointKind,
    Route,
    Stage,
    Warmth,
)
from coffeechat.store import Store, Transaction

_BEFORE_A_TALK = frozenset({Stage.IDENTIFY, Stage.ASK})


def seek(store: Store, person: str, by: str) -> Done:
    """Note who may introduce me to a person; the request is what is next to be written to them.

    Raises:
        NotUnderstood: Nobody is called so, or several are.
        Refused: One of them must not be written to, or the talk is agreed already.
    """
    with store.act("intro") as tx:
        found = writable(person_of(tx.records, person))
        introducer = writable(find_person(tx.records, by))
        if introducer.id == found.id:
            raise Refused(f"{found.name} cannot introduce you to themselves; name somebody else.")
        conversation = begin(tx, found)
        if step_of(tx.records, conversation).stage not in _BEFORE_A_TALK:
            raise Refused(f"{found.name} has answered already; no introduction is needed.")
        if conversation.introducer != introducer.id or not is_under_way(conversation):
            tx.put(conversation.replace(introducer=introducer.id, introduction=()))
        if found.triage is not None:
            tx.put(found.replace(triage=None))
        tx.summary = f"Noted that {introducer.name} may introduce you to {found.name}"
    first = _before_asking(store.records, introducer)
    writes = f"‹draft› with {introducer.name} writes {first}the request"
    return told(tx, f"{tx.summary}; {writes}.", person)


def stand(store: Store, person: str, state: str) -> Done:
    """Note how far an introduction to a person is; the value of an `IntroState`.

    Once introduced, I may write to them on that account, and owe the one who did it word of it.

    Raises:
        Refused: Nobody was named who might introduce me.
    """
    with store.act("intro_status") as tx:
        found = person_of(tx.records, person)
        conversation = conversation_with(tx.records, found)
        introducer = introducer_of(tx.records, conversation)
        if introducer is None:
            raise Refused(f"Nobody is to introduce you to {found.name} yet; ‹intro› names who.")
        now = IntroState(state)
        last = last_step(conversation)
        if last is None or last.state is not now:
            tx.put(_at(tx, conversation, now))
            if now is IntroState.INTRODUCED:
                _introduced(tx, found, introducer)
        words = step_words(introducer, now)
        tx.summary = f"Noted the introduction to {found.name}: {words}"
    hint = "; ‹draft› writes to them" if now is IntroState.INTRODUCED else ""
    return told(tx, f"{tx.summary}{hint}.", person)


def _before_asking(records: Records, introducer: Person) -> str:
    """What they are owed before I ask for more: «the report back, then »; mostly nothing."""
    due = next_purpose(records, introducer)
    return "" if due is MessagePurpose.INTRO_REQUEST else f"the {MESSAGE_WORDS[due]}, then "


def note_asked(tx: Transaction, message: Message) -> None:
    """Note that a request for an introduction went out."""
    conversation = tx.records.open_conversation(message.about or "")
    if conversation is None or conversation.introducer != message.person:
        return
    if not conversation.introduction:
        tx.put(_at(tx, conversation, IntroState.ASKED))


def _at(tx: Transaction, conversation: Conversation, state: IntroState) -> Conversation:
    step = IntroStep(at=tx.now, state=state)
    route = Route.INTRODUCED if state is IntroState.INTRODUCED else conversation.route
    return conversation.replace(introduction=(*conversation.introduction, step), route=route)


def _introduced(tx: Transaction, person: Person, introducer: Person) -> None:
    """We both know them now, and they are to hear how it went."""
    known = connected(person, Point(kind=PointKind.MUTUAL_CONTACT, detail=introducer.name))
    tx.put(
        known.replace(
            warmth=person.warmth or Warmth.INTRODUCED,
            referred_by=person.referred_by or introducer.id,
        )
    )
    named = tx.records.loops_by_person.get(introducer.id, [])
    if not any(loop.kind is LoopKind.REFERRAL and loop.about == person.id for loop in named):
        tx.put(
            Loop(
                id=tx.fresh_id(),
                created=tx.now,
                kind=LoopKind.REFERRAL,
                person=introducer.id,
                about=person.id,
                text=f"introduced you to {person.name}",
            )
        )
