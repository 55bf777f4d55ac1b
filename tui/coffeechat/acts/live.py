"""The talk while it takes place: when it began, and what was said at its end."""

from datetime import timedelta

from coffeechat.acts.outcome import Done, Refused, person_of, told
from coffeechat.acts.talks import hold, with_talk
from coffeechat.domain.live import began, beginning, face, talked
from coffeechat.domain.speaking import clock_of
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
                anew = interview.replace(began=moment, talked=0, talking=None)
                tx.put(conversation.replace(interview=anew))
        tx.summary = f"Opened the talk with {found.name}"
    return told(tx, f"{tx.summary}.", person)


def speaks(store: Store, person: str, who: str) -> Done:
    """Note who talks from now on, so that I see for how long it was me.

    Args:
        store: Where.
        person: With whom I talk.
        who: «me» or «them».

    Raises:
        Refused: No talk is agreed, or its clock does not run.
    """
    with store.act("speaks") as tx:
        found = person_of(tx.records, person)
        conversation, interview = with_talk(tx, found)
        if interview.held is not None or face(interview, tx.now) is None:
            raise Refused("The clock of this talk does not run, so nobody's time is counted.")
        mine = talked(interview, tx.now) or timedelta()
        so_far = timedelta(seconds=round(mine.total_seconds()))
        since = interview.talking or tx.now
        changed = interview.replace(
            talked=so_far.seconds if who == "them" else interview.talked,
            talking=since if who == "me" else None,
        )
        if changed != interview:
            tx.put(conversation.replace(interview=changed))
        words = "You talk" if who == "me" else "They talk"
        tx.summary = f"{words}; you have talked {clock_of(so_far)} ({found.name})"
    return told(tx, f"{words}; you have talked {clock_of(so_far)}.", person)


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
