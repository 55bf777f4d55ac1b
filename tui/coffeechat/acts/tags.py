"""Tags: words of my own that people are found by."""

from coffeechat.acts.outcome import Done, Refused, needed, person_of, told
from coffeechat.domain.records import Person
from coffeechat.domain.text import fold
from coffeechat.store import Store

_LONGEST = 60


def tag(store: Store, person: str, tags: str) -> Done:
    """Give a person tags, or take some away.

    Args:
        store: Where.
        person: The id.
        tags: Tags with commas between; one that begins with a hyphen is taken away. Case and
            accents do not tell one tag from another.

    Raises:
        Refused: No tag is named, or one is too long.
    """
    with store.act("tag") as tx:
        found = person_of(tx.records, person)
        tx.put(tagged(found, tags))
        tx.summary = f"Tagged {found.name}: {tag_words(tags)}"
    return told(tx, f"{tx.summary}.", person)


def tagged(person: Person, tags: str) -> Person:
    """The person with these tags, and without those that begin with a hyphen."""
    added, dropped = _read(tags)
    gone = {fold(name) for name in dropped}
    kept = tuple(name for name in person.tags if fold(name) not in gone)
    known = {fold(name) for name in kept}
    return person.replace(tags=(*kept, *(name for name in added if fold(name) not in known)))


def tag_words(tags: str) -> str:
    """What was typed as it is told: «lab», or «lab, no longer choir»."""
    added, dropped = _read(tags)
    return ", ".join([*added, *(f"no longer {name}" for name in dropped)])


def _read(tags: str) -> tuple[list[str], list[str]]:
    """Which tags to give and which to take away, each once."""
    added: dict[str, str] = {}
    dropped: dict[str, str] = {}
    for part in needed(tags, "The tag").split(","):
        name = part.strip().removeprefix("-").strip()
        if len(name) > _LONGEST:
            raise Refused(f"«{name[:20]}…» is too long for a tag; {_LONGEST} characters at most.")
        if name:
            (dropped if part.strip().startswith("-") else added)[fold(name)] = name
    if not added and not dropped:
        raise Refused("No tag is named; nothing was changed.")
    return list(added.values()), list(dropped.values())
