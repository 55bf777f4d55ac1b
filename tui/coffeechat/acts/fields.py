"""Any field of a person, typed by its name: for the `:` line and the shell."""

from coffeechat.acts.outcome import Done, Refused, person_of
from coffeechat.acts.people import edit
from coffeechat.domain.person_fields import changes, field_named
from coffeechat.store import Store


def set_field(store: Store, person: str, text: str) -> Done:
    """Change one field of a person, such as «place=Oakland»; nothing behind the = empties it.

    Raises:
        NotUnderstood: There is no such field, or its text cannot be read.
        Refused: The = is missing, or the name would be empty.
    """
    name, sign, value = text.partition("=")
    if not sign:
        raise Refused("Type a field, = and its value, such as place=Oakland.")
    found = person_of(store.records, person)
    field = field_named(name)
    changed = changes(store.records, found, {field.name: value.strip()})
    return edit(store, person, before=found, **changed)
