"""What can be opened for a person, from a list or from their page.

What is opened is imported when it is: the first screen need not wait for all the others.
"""

import asyncio
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from coffeechat.acts import people
from coffeechat.domain.errors import Sentence
from coffeechat.domain.stages import open_draft, person_step
from coffeechat.domain.words import Step
from coffeechat.handoff.editor import edit_text
from coffeechat.handoff.files import complete_path, newest_export, short_path, write_private
from coffeechat.screens.base import VerbScreen
from coffeechat.verbs import BY_ID, Verb

#: What to do next with a person, by where they stand.
_NEXT = {
    Step.SPOTTED: "why",
    Step.PARKED: "draft",
    Step.QUALIFIED: "draft",
    Step.DRAFTING: "draft",
    Step.WAITING: "reply",
    Step.BUMPED: "reply",
    Step.ARRANGING: "reply",
    Step.SCHEDULED: "prepare",
    Step.DIGEST: "draft",
}


class PersonViews(VerbScreen):
    """The views that the lists and the page of a person share."""

    def view_compose(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """Draft the next message, or go on with the draft."""
        self.run_worker(self._start_draft(person))

    async def _start_draft(self, person: str) -> None:
        from coffeechat.screens.composer import Composer
        from coffeechat.writing import start_draft, why_empty

        await self.chat.plugins.wait()
        try:
            message = await asyncio.wrap_future(
                self.session.submit(partial(start_draft, self.session, person))
            )
        except Sentence as error:
            self.say(str(error))
        else:
            self.app.push_screen(Composer(message))
            if missing := why_empty(self.session, message):
                self.say(missing)

    def view_prepare(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The prep sheet of the talk."""
        conversation = self.session.records.open_conversation(person)
        if conversation is None or conversation.interview is None:
            self.say("No talk is agreed with them yet; ‹reply› sets a date.")
        elif self.chat.plugins.host is None:
            self.run_worker(self._prepare_when_loaded(person))
        else:
            self._prepare(person)

    async def _prepare_when_loaded(self, person: str) -> None:
        """The questions come from plugins, and one of them may be slow to load."""
        await self.chat.plugins.wait()
        self._prepare(person)

    def _prepare(self, person: str) -> None:
        from coffeechat.screens.prep import PrepScreen

        self.app.push_screen(PrepScreen(person))

    def view_debrief(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """Write down what was said."""
        from coffeechat.screens.debrief import DebriefScreen

        conversation = self.session.records.open_conversation(person)
        if conversation is None or conversation.interview is None:
            self.say("There was no talk with them yet; ‹reply› sets a date.")
        else:
            self.app.push_screen(DebriefScreen(person))

    def view_calendar(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The agreed talk into the calendar of a plugin."""
        from coffeechat.screens.sending import push_to_calendar

        self.run_worker(push_to_calendar(self, person))

    def view_edit_person(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The fields of a person."""
        from coffeechat.screens.forms import PersonForm

        self.app.push_screen(PersonForm(self.session.records.people[person]))

    def view_duplicates(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Who may be here twice."""
        from coffeechat.screens.duplicates import DuplicatesScreen

        self.app.push_screen(DuplicatesScreen())

    def view_profile(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Who I am."""
        from coffeechat.screens.forms import ProfileForm

        self.app.push_screen(ProfileForm())

    def view_copy(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The open draft to the clipboard."""
        draft = open_draft(self.session.records, person)
        if draft is None:
            self.say("There is no draft to copy; ‹draft› writes one.")
        else:
            self.say(self.chat.copy_out(draft.body))

    def view_editor(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The notes on a person in the user's editor."""
        found = self.session.records.people.get(person)
        if found is None:
            self.say("There is nobody under the cursor.")
            return
        try:
            with self.app.suspend():
                notes = edit_text(found.notes, environ=os.environ)
        except Sentence as error:
            self.say(str(error))
            return
        edit = partial(people.edit, self.session.store, person, before=found, notes=notes)
        self.run_worker(self.do(edit))

    def view_next_step(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """Whatever comes next with this person."""
        step = person_step(self.session.records, self.session.records.people[person])
        self.run_verb(BY_ID[_NEXT.get(step, "draft") if step else "why"], person)

    def view_repeat(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The last act again, for the person under the cursor."""
        if self.chat.last is None:
            self.say("Nothing was done yet that could be done again.")
            return
        verb, words = self.chat.last
        self.run_verb(verb, person, words)

    def view_forget(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        """Remove somebody for good, once their full name was typed."""
        self.run_worker(self._forget(verb, person, words))

    async def _forget(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        asked = words or await self.ask_arguments(verb)
        if asked:
            self.chat.run_worker(self._forget_for_good(person, " ".join(asked)))

    async def _forget_for_good(self, person: str, full_name: str) -> None:
        from coffeechat.acts.forgetting import forget

        await self.do(partial(forget, self.session.store, person, full_name), undoer="")
        if person not in self.session.records.people:
            for screen in self.app.screen_stack:
                if isinstance(screen, VerbScreen):
                    screen.drop_lingering()

    # In and out ---------------------------------------------------------------------------------

    def view_import_people(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Choose a file, read it, and show what it would bring."""
        self.run_worker(self._import(" ".join(words)))

    async def _import(self, typed: str) -> None:
        from coffeechat.screens.preview import PreviewScreen

        home, here = Path.home(), Path.cwd()
        found = newest_export([here, home, home / "Downloads"])
        path = typed or await self.prompt.ask(
            "Import: ",
            value=short_path(found, home, here) if found else "",
            complete=lambda text: complete_path(text, home, here),
        )
        if path:
            self.app.push_screen(PreviewScreen(Path(path).expanduser()))

    def view_export(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Write a file: «export csv people.csv»."""
        if len(words) != len(("kind", "file")):
            self.say("Type what and where to: export csv|json|ics FILE")
        else:
            self.run_worker(self._export(*words))

    async def _export(self, kind: str, file: str) -> None:
        from coffeechat.exchange import export

        await self.chat.plugins.wait()
        path = Path(file).expanduser()
        try:
            write_private(path, export(self.session, kind))
        except Sentence as error:
            self.say(str(error))
        else:
            self.say(f"Wrote {path}.")
