"""The form with every field of a person."""

from collections.abc import Sequence
from functools import partial

from coffeechat.acts import Done, people
from coffeechat.domain.person_fields import FIELDS, PersonField, changes
from coffeechat.domain.records import Person
from coffeechat.screens.forms import ActForm, complaint
from coffeechat.widgets.form import Field

#: From this field on Enter saves: those before it are what one mostly types.
_ENDS = "tags"


class PersonForm(ActForm):
    """The fields of a person; from the tags on Enter saves, and the arrows go on to the rest."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._before = person

    @property
    def title_words(self) -> str:
        """Whose fields these are."""
        return self._before.name

    def show_hints(self) -> None:
        """Enter goes on and saves; the arrows reach the further fields."""
        self.hints(
            [("⏎", "next field; from Tags on it saves"), ("↑ ↓", "all fields"), ("Esc", "leave")]
        )

    def fields(self) -> Sequence[Field]:
        """The fields, filled with what is known; notes of several lines need an editor."""
        further = [field.name for field in FIELDS].index(_ENDS)
        return [
            self._field(field, saves=place >= further)
            for place, field in enumerate(FIELDS)
            if field.name != "notes" or "\n" not in self._before.notes
        ]

    def _field(self, field: PersonField, *, saves: bool) -> Field:
        records, person = self.session.records, self._before
        shown = field.shown(records, person)

        def read(text: str) -> object:
            return None if text == shown else field.changed(records, person, text)

        return Field(
            name=field.name,
            label=field.label,
            value=shown,
            hint=self.spelled(field.hint),
            check=partial(complaint, read),
            saves=saves,
        )

    def refused(self) -> None:
        """Having seen both values, Enter again saves mine."""
        self._before = self.session.records.people.get(self._before.id, self._before)

    def saving(self, values: dict[str, str]) -> partial[Done]:
        """Change the person, as they were when the form was opened."""
        changed = changes(self.session.records, self._before, values)
        before = self._before
        return partial(people.edit, self.session.store, before.id, before=before, **changed)
