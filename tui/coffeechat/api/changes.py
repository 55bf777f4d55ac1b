"""What a plugin may propose to change. Each proposal becomes one act, which the user can undo."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coffeechat.api.exchange import ImportedPerson
from coffeechat.api.views import PointView


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPerson:
    """A person to be added; merged with one who is there already, as an import does."""

    person: ImportedPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePerson:
    """Changes of one person. What is None stays as it is; the tuples are added to what is there.

    Attributes:
        person: The id, as in `PersonView.id`.
        points: Suggested; the user confirms them unless they say `confirmed`.
        note: A line added to the notes.
        extras: Kept with the person under the plugin's id; an empty text removes its key.
    """

    person: str
    title: str | None = None
    organisation: str | None = None
    place: str | None = None
    zone: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    points: tuple[PointView, ...] = ()
    note: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)


Change = AddPerson | ChangePerson
