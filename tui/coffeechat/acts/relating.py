"""What came of knowing somebody: what they are to me by now, and what I gave them."""

from coffeechat.acts.outcome import Done, Refused, needed, person_of, told, writable
from coffeechat.domain.giving import GIFT_WORDS
from coffeechat.domain.parts import Relationship
from coffeechat.domain.records import Message
from coffeechat.domain.relationships import RELATIONSHIP_WORDS, relationship_of
from coffeechat.domain.words import Channel, Gift, MessagePurpose, RelationshipOutcome
from coffeechat.store import Store


def relate(store: Store, person: str, relationship: str) -> Done:
    """Note what a person became to me, from now on; the value of a `RelationshipOutcome`."""
    with store.act("relationship") as tx:
        found = person_of(tx.records, person)
        kind = RelationshipOutcome(relationship)
        if relationship_of(found) is not kind:
            step = Relationship(at=tx.now, kind=kind)
            tx.put(found.replace(relationships=(*found.relationships, step)))
        tx.summary = f"{found.name} is {RELATIONSHIP_WORDS[kind]} now"
    return told(tx, f"{tx.summary}.", person)


def gave(store: Store, person: str, gift: str, text: str) -> Done:
    """Note what I gave a person, now: it counts as contact, and in the balance between us.

    Args:
        store: Where.
        person: The id of whom I gave it to.
        gift: The value of a `Gift`.
        text: What it was, in a line.

    Raises:
        Refused: The line is empty, or the person must not be written to.
    """
    with store.act("gave") as tx:
        found = writable(person_of(tx.records, person))
        kind, words = Gift(gift), needed(text, "What you gave")
        conversations = tx.records.conversations_by_person.get(person, [])
        tx.put(
            Message(
                id=tx.fresh_id(),
                created=tx.now,
                person=person,
                conversation=conversations[-1].id if conversations else None,
                purpose=MessagePurpose.SHARE,
                channel=Channel.OTHER,
                body=words,
                at=tx.now,
                gift=kind,
            )
        )
        tx.summary = f"Gave {found.name} {GIFT_WORDS[kind][0]}: {words.rstrip(' .')}"
    return Done(f"{tx.summary}.", person)


def stay_in_touch(store: Store, person: str) -> Done:
    """Keep in touch again with somebody whom I had let rest.

    Raises:
        Refused: Nobody lets this contact rest.
    """
    with store.act("stay") as tx:
        found = person_of(tx.records, person)
        conversation = tx.records.open_conversation(person)
        if conversation is None or conversation.keep_in_touch:
            raise Refused(f"The contact with {found.name} does not rest; ‹rest› would let it.")
        tx.put(conversation.replace(keep_in_touch=True))
        tx.summary = f"Keep in touch with {found.name} again"
    return Done(f"{tx.summary}.", person)
