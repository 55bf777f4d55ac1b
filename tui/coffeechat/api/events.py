"""`Event`: what plugins are told after an act was saved."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act, after it was saved.

    Attributes:
        verb: What was done, such as ``sent``, ``reply``, ``held`` or ``import``; more may come.
        at: Aware, in UTC.
        people: The ids of the people it was about.
        summary: As the history shows it.
        undone: The act was an undo of the one that `verb` names.
        origin: The id of the plugin that proposed it; empty when the user did it.
    """

    id: str
    verb: str
    at: datetime
    people: tuple[str, ...] = ()
    summary: str = ""
    undone: bool = False
    origin: str = ""
