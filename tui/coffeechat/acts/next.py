"""`s`: sent or done, whichever comes next with a person."""

from coffeechat.acts.messages import sent
from coffeechat.acts.outcome import Done, person_of
from coffeechat.acts.talks import held
from coffeechat.domain.stages import open_draft, person_step
from coffeechat.domain.words import Step
from coffeechat.store import Store


def done(store: Store, person: str) -> Done:
    """The next thing with this person has happened: the talk was held, or the message went out.

    Raises:
        Refused: It cannot have happened; the text says why.
    """
    records = store.records
    found = person_of(records, person)
    if person_step(records, found) is Step.SCHEDULED and open_draft(records, person) is None:
        return held(store, person)
    return sent(store, person)
