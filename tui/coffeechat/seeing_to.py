"""What «done» means for something due that no message, talk or loop ends."""

from functools import partial

from coffeechat.acts import Done, week
from coffeechat.domain.due import DueItem
from coffeechat.domain.week import still_chosen
from coffeechat.session import Session


def seen_to(session: Session, item: DueItem) -> partial[Done] | None:
    """The act that says that something is done which is about nobody, or was chosen for this week.

    What I chose before stays chosen when only the look back is said to be done. None where what is
    done is something else than to be seen to, such as a message to somebody.
    """
    store = session.store
    if item.rule == "D-29":
        return partial(week.behind, store, item.subject)
    if item.rule == "D-26":
        left = tuple(step.subject for step in still_chosen(session.records, session.now()))
        return partial(week.keep, store, left)
    if item.people or not item.person:
        return partial(week.seen, store, item.rule, item.subject)
    return None
