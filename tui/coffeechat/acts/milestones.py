"""Milestones of mine: who had a part in them, so that each hears of it in their own letter."""

from coffeechat.acts.outcome import Done, Refused, needed, person_of, writable
from coffeechat.domain.milestones import Credit, credited, credits_of
from coffeechat.domain.records import Loop
from coffeechat.domain.summary import people_words
from coffeechat.domain.words import LoopKind, LoopState
from coffeechat.store import Store, Transaction


def reach(store: Store, text: str) -> Done:
    """Note a milestone; everybody whose advice led there, as recorded, is to hear of it.

    Raises:
        Refused: It is noted already, or the records tell of nobody.
    """
    with store.act("milestone") as tx:
        words = needed(text, "The milestone").rstrip(" .")
        if credited(tx.records, words):
            raise Refused("That milestone is noted already; ‹credit› adds who had a part in it.")
        found = credits_of(tx.records, words)
        if not found:
            raise Refused(
                "Well done! No advice that you acted on is recorded yet, so nobody was added; "
                "‹credit› on a person says who had a part in it."
            )
        for credit in found:
            tx.put(_owed(tx, credit, words))
        tx.summary = f"Reached: {words}"
    return Done(f"{tx.summary}. {people_words(len(found)).capitalize()} to tell.")


def credit(store: Store, person: str, text: str) -> Done:
    """Note that a person had a part in a milestone.

    Raises:
        Refused: The person must not be written to, or is to hear of it already.
    """
    with store.act("credit") as tx:
        found = writable(person_of(tx.records, person))
        words = needed(text, "The milestone").rstrip(" .")
        known = credited(tx.records, words)
        if any(loop.person == person and loop.state is not LoopState.DROPPED for loop in known):
            raise Refused(f"{found.name} is noted there already.")
        tx.put(_owed(tx, Credit(person, ""), words))
        tx.summary = f"{found.name} had a part in: {words}"
    return Done(f"{tx.summary}. ‹draft› tells them.", person)


def _owed(tx: Transaction, credit: Credit, text: str) -> Loop:
    return Loop(
        id=tx.fresh_id(),
        created=tx.now,
        kind=LoopKind.MILESTONE,
        person=credit.person,
        about=credit.about,
        text=text,
        result=credit.why,
        state=LoopState.DONE,
        settled=tx.now,
    )
