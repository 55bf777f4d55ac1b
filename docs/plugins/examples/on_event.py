"""A tag for everybody who was thanked, made by the program itself."""

from coffeechat.api import ChangePerson, Event, Plugin


class Thanked(Plugin):
    """Watches for talks that were held."""

    def on_event(self, event: Event) -> None:
        """Tag whoever the talk was with."""
        if event.verb == "held" and not event.undone:
            changes = [ChangePerson(person=person, tags=("met",)) for person in event.people]
            self.context.propose(*changes, summary="Tagged as met")
