"""Letting a contact rest: everything is kept, and nothing more is due."""

from coffeechat.acts.outcome import Done, Refused, conversation_with, person_of, told
from coffeechat.domain.stages import step_of
from coffeechat.domain.words import Step
from coffeechat.store import Store

_STILL_OPEN = {
    Step.DIGEST: "the debrief or the thank-you is still open",
    Step.LOOPS_OPEN: "something is still open between you",
}
_AFTER = frozenset({Step.KEEP_IN_TOUCH, Step.RESTING})


def rest(store: Store, person: str) -> Done:
    """Keep in touch no longer with somebody I have talked to.

    Raises:
        Refused: The talk is still ahead, or something of it is still to be done.
    """
    with store.act("rest") as tx:
        found = person_of(tx.records, person)
        conversation = conversation_with(tx.records, found)
        step = step_of(tx.records, conversation)
        if step not in _AFTER:
            why = _STILL_OPEN.get(step, "you have not talked yet; close ends the conversation")
            raise Refused(f"{found.name} cannot rest: {why}.")
        tx.put(conversation.replace(keep_in_touch=False))
        tx.summary = f"Let the contact with {found.name} rest"
    return told(tx, f"{tx.summary}.", person)
