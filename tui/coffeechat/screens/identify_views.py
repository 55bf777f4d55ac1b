"""What can be opened to find people and to keep their records in order."""

from collections.abc import Sequence
from functools import partial

from coffeechat.domain.errors import Sentence
from coffeechat.domain.field_history import field_history
from coffeechat.domain.people_search import search_for
from coffeechat.domain.person_fields import field_named
from coffeechat.domain.tracks import find_track
from coffeechat.screens.learn_views import LearnViews
from coffeechat.verbs import Verb


class IdentifyViews(LearnViews):
    """Views of the lists and of the page of a person."""

    def view_names(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The questions that bring ten people to mind."""
        from coffeechat.screens.adding import name_people

        self.run_worker(name_people(self, self.chat.show_added))

    def add_people(self) -> None:
        """One person in a line, or everybody met on an occasion."""
        from coffeechat.screens.adding import add_people

        self.run_worker(add_people(self, self.chat.show_added))

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """Adding asks as long as there is somebody to add."""
        if verb.id == "add" and not words:
            self.add_people()
        else:
            super().run_verb(verb, person, words)

    def view_dreams(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Whom I would love to interview."""
        self.chat.show_people("dream:yes")

    def view_colleagues(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """Who else is where a person works."""
        name = self.session.records.people[person].organisation.replace('"', "")
        if name:
            self.chat.show_people(f'org:"{name}"')
            self.say(f"Who else is at {name}; ‹add› brings in somebody.")
        else:
            self.say("It is not known where they work; ‹edit› notes it.")

    def view_binned(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Who is in the bin."""
        from coffeechat.screens.bin import BinScreen

        self.app.push_screen(BinScreen())

    def view_people_search(self, verb: Verb, _person: str, words: Sequence[str]) -> None:
        """The address of a search for people, copied out and shown."""
        self.run_worker(self._search_people(verb, words))

    async def _search_people(self, verb: Verb, words: Sequence[str]) -> None:
        from coffeechat.screens.reading import ReadingScreen

        records = self.session.records
        asked = list(words) or (await self.ask_arguments(verb) if records.tracks else [])
        if asked is None:
            return
        try:
            track = find_track(records, " ".join(asked)) if asked else None
        except Sentence as error:
            self.say(str(error))
            return
        address = search_for(records.profile, track)
        title = f"People search: {track.name}" if track else "People search"
        self.app.push_screen(ReadingScreen(title, ["Open this in your browser:", "", address]))
        self.say(self.chat.copy_out(address))

    def view_field_history(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        """What a field of a person was before."""
        self.run_worker(self._show_history(verb, person, words))

    async def _show_history(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        from coffeechat.screens.foreground import off_the_screen
        from coffeechat.screens.reading import ReadingScreen

        asked = words or await self.ask_arguments(verb)
        found = self.session.records.people.get(person)
        if not asked or found is None:
            return
        try:
            field = field_named(" ".join(asked))
        except Sentence as error:
            self.say(str(error))
            return
        session = self.session
        past = await off_the_screen(partial(session.store.past_of, found))
        lines = field_history(session.records, found, field, past, session.now())
        self.app.push_screen(ReadingScreen(f"{found.name}: {field.label}", lines))
