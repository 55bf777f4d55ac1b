"""Columns and sections that the program draws for a plugin. Provisional: they may still change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coffeechat.api.jobs import Job
from coffeechat.api.views import ConversationView, PersonView


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the list of people. Provisional.

    Attributes:
        width: In cells, from 1 to 40.
        value: A few words on a person, or nothing. Pure and fast: it is asked for every row shown.
    """

    id: str
    title: str
    value: Callable[[PersonView], str]
    width: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepSection:
    """A section of the prep sheet. Provisional.

    Attributes:
        build: The lines below the title, plain text; none leaves the section out. Runs off the
            user interface.
    """

    id: str
    title: str
    build: Callable[[ConversationView, Job], Iterable[str]]
