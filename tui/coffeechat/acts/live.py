"""The talk while it takes place: when it began, and what was said at its end."""

from coffeechat.acts.outcome import Done, Refused, person_of, told
from coffeechat.acts.talks import hold, with_talk
from coffeechat.domain.live import began, beginning
from coffeechat.domain.words import AskedOthers
from coffeechat.store import Store

#: What the closing of a talk asks, by the name of its part, and what a yes says.
PARTS = {
    "asked_others": "asked whom else to talk to",
    "thanked": "thanked them there and then",
    "may_return": "may come back to them",
}


def open_live(store: Store, person: str) -> Done:
    """Let the clock of a talk run from now, or from its date; opened again, it goes on as it was.

    Nothing changes when the talk is not about to take place: then its lines are entered afterwards.

    Raises:
        Refused: No talk is agreed with this person.
    """
    with store.act("live") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        if began(interview) is None:
            moment = beginning(interview, tx.now)
            if moment is not None and moment != interview.began:
                tx.put(conversation.replace(interview=interview.replace(began=moment)))
        tx.summary = f"Began the talk with {found.name}"
    return told(tx, f"{tx.summary}.", person)


def closing(store: Store, person: str, part: str, answer: str) -> Done:
    """Answer what is asked at the end of a talk; whoever answers has talked, so it was held.

    Args:
        store: Where.
        person: With whom I talked.
        part: One of `PARTS`.
        answer: «yes», «no», or «unfitting» where I asked for others.

    Raises:
        Refused: No talk is agreed, or it has not begun, or «unfitting» is no answer here.
    """
    with store.act("closing") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        if interview.held is None:
            interview = hold(tx, found, conversation, interview)
        said = AskedOthers(answer)
        if part != "asked_others" and said is AskedOthers.UNFITTING:
            raise Refused("Type yes or no; nothing was changed.")
        value = said if part == "asked_others" else said is AskedOthers.YES
        tx.put(conversation.replace(interview=interview.replace(**{part: value})))
        tx.summary = f"Noted of the talk with {found.name}: {PARTS[part]}, {answer}"
    return told(tx, f"{tx.summary}.", person)
