"""A column that shows in which place people live."""

from collections.abc import Iterable

from coffeechat.api import Column, PersonView, Plugin


class Places(Plugin):
    """Adds a column to the list of people."""

    def columns(self) -> Iterable[Column]:
        """One narrow column."""
        return [Column(id="place", title="Place", width=12, value=_place)]


def _place(person: PersonView) -> str:
    return person.place
