"""What I say of a person's fit: their level, and whether they do the work."""

from coffeechat.acts.outcome import Done, person_of, told
from coffeechat.domain.levels import LEVEL_WORDS
from coffeechat.domain.words import Seniority
from coffeechat.store import Store


def set_level(store: Store, person: str, level: str) -> Done:
    """Note the level of a person: the name of a `Seniority`, in small letters."""
    with store.act("level") as tx:
        found = person_of(tx.records, person)
        seniority = Seniority[level.upper()]
        tx.put(found.replace(seniority=seniority))
        tx.summary = f"Noted the level of {found.name}: {LEVEL_WORDS[seniority]}"
    return told(tx, f"{tx.summary}.", person)


def say_does_it(store: Store, person: str, answer: str) -> Done:
    """Note whether a person does the work («yes») or supervises those who do («no»)."""
    with store.act("does_it") as tx:
        found = person_of(tx.records, person)
        does = answer == "yes"
        tx.put(found.replace(practitioner=does))
        words = "does the work" if does else "supervises the work"
        tx.summary = f"Noted that {found.name} {words}"
    return told(tx, f"{tx.summary}.", person)
