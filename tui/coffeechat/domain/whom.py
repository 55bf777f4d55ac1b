"""Which person a few typed words mean."""

from collections.abc import Iterable

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import job_words
from coffeechat.domain.text import fold

_SHORTEST_ID = 4
_MOST_NAMED = 5


def find_person(records: Records, typed: str) -> Person:
    """The one person whom an id, a name, or the beginnings of its words mean.

    Raises:
        NotUnderstood: Nobody is meant, or several are; the text names them.
    """
    if typed in records.people:
        return records.people[typed]
    wanted = fold(typed).split()
    if not wanted:
        raise NotUnderstood("Whom? Type a name.")
    people = list(records.people.values())
    exact = [person for person in people if fold(person.name).split() == wanted]
    found = exact or [person for person in people if _begins(fold(person.name), wanted)]
    if not found and len(typed) >= _SHORTEST_ID:
        found = [person for person in people if person.id.startswith(typed)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotUnderstood(f"Nobody here is called «{typed}»; coffeechat find looks wider.")
    raise NotUnderstood(f"«{typed}» may be {_named(found)}; type more of the name, or the id.")


def _begins(name: str, wanted: Iterable[str]) -> bool:
    """Whether each word begins a word of the name, or a part of a double name."""
    words = [*name.split(), *name.replace("-", " ").split()]
    return all(any(word.startswith(typed) for word in words) for typed in wanted)


def _named(found: list[Person]) -> str:
    names = [
        f"{person.name} ({job_words(person) or 'no job known'}, {person.id})"
        for person in found[:_MOST_NAMED]
    ]
    more = f" or {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
    return f"{' or '.join(names)}{more}"
