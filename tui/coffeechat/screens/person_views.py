"""What can be opened for a person, from a list or from their page.

What is opened is imported when it is: the first screen need not wait for all the others.
"""

import asyncio
import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from coffeechat.acts import people
from coffeechat.arguments import read_choice
from coffeechat.domain.errors import Sentence
from coffeechat.domain.live import beginning
from coffeechat.domain.parts import Interview
from coffeechat.domain.stages import open_draft, person_step
from coffeechat.domain.words import ReplyKind, Step
from coffeechat.handoff.editor import edit_text
from coffeechat.handoff.files import complete_path, newest_list, short_path, write_private
from coffeechat.screens.foreground import off_the_screen
from coffeechat.screens.forgetting import Forgets
from coffeechat.screens.identify_views import IdentifyViews
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
    Step.LOOPS_OPEN: "loops",
}


#: Asked before a first letter is drafted: one true thing about them makes it a letter to them.
_SEEN = "One fact of theirs, or nothing: I saw that you "


#: Answers, and what became of a date, that call for a few lines to them, drafted at once.
_CALLS_FOR_LINES = frozenset(
    {
        ReplyKind.DECLINED,
        *(ReplyKind.CANCELLED, ReplyKind.CANCELLED_BY_ME, ReplyKind.NO_SHOW),
        *(ReplyKind.NO_SHOW_BY_ME, ReplyKind.MOVED, ReplyKind.MOVED_BY_ME),
    }
)


class PersonViews(Forgets, IdentifyViews):
    """The views that the lists and the page of a person share."""

    async def go_on(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        """After a no, or some news of a date, the draft; after a talk of earlier, what was said."""
        if verb.id == "held-on":
            self.run_verb(BY_ID["live"], person)
        if verb.id == "reply" and read_choice(verb.arguments[0], words[0]) in _CALLS_FOR_LINES:
            await self._start_draft(person)

    def view_compose(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """Draft the next message, or go on with the draft."""
        self.run_worker(self._start_draft(person))

    async def _start_draft(self, person: str) -> None:
        from coffeechat.drafts import (
            asks_what_i_saw,
            look_at_calendars,
            reasons_to_write,
            start_draft,
            why_empty,
        )
        from coffeechat.screens.composer import Composer
        from coffeechat.screens.why_now import ask_why_now

        await self.chat.plugins.wait()
        look = partial(look_at_calendars, self.session, person)
        looking = asyncio.ensure_future(off_the_screen(look))
        seen = ""
        if asks_what_i_saw(self.session, person):
            asked = await self.prompt.ask(_SEEN)
            if asked is None:
                looking.cancel()
                return
            seen = asked
        reason = None
        if (found := reasons_to_write(self.session, person)) is not None:
            reason = await ask_why_now(self, found)
            if reason is None:
                looking.cancel()
                return
        start = partial(start_draft, self.session, person, seen, reason=reason)
        with self.chat.keys_held():  # those typed meanwhile are meant for the draft
            try:
                unseen = await looking
                message = await asyncio.wrap_future(self.session.submit(start))
            except Sentence as error:
                self.say(str(error))
                return
            self.app.push_screen(Composer(message))
        if missing := why_empty(self.session, message) or unseen:
            self.say(missing)

    def view_templates(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """All templates, and what came of each."""
        from coffeechat.screens.composing import show_templates

        self.run_worker(show_templates(self))

    def view_loops(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """What is open between this person and me."""
        from coffeechat.screens.loops import LoopsScreen

        self.app.push_screen(LoopsScreen(person))

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

    def view_live(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The talk itself, or what was said in it."""
        from coffeechat.screens.live import LiveScreen

        talk = self._talk_with(person)
        if talk is None or talk.called_off is not None:
            self.say(
                "No talk is agreed with them yet; ‹reply› sets a date, ‹held-on› an earlier one."
            )
        else:
            self.app.push_screen(LiveScreen(person))

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
        from coffeechat.screens.calendaring import push_to_calendar

        self.run_worker(push_to_calendar(self, person))

    def view_invitation(self, _verb: Verb, person: str, words: Sequence[str]) -> None:
        """The date of a talk from an invitation."""
        from coffeechat.screens.invitations import take_invitation

        self.run_worker(take_invitation(self, person, " ".join(words)))

    def view_edit_person(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The fields of a person."""
        from coffeechat.screens.person_form import PersonForm

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
        talk = self._talk_with(person)
        if talk is not None and beginning(talk, self.session.now()) is not None:
            self.run_verb(BY_ID["live"], person)
        else:
            self.run_verb(BY_ID[_NEXT.get(step, "draft") if step else "why"], person)

    def _talk_with(self, person: str) -> Interview | None:
        conversation = self.session.records.open_conversation(person)
        return conversation.interview if conversation is not None else None

    def view_repeat(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The last act again, for the person under the cursor."""
        if self.chat.last is None:
            self.say("Nothing was done yet that could be done again.")
            return
        verb, words = self.chat.last
        self.run_verb(verb, person, words)

    # In and out ---------------------------------------------------------------------------------

    def view_import_people(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Choose a file, read it, and show what it would bring."""
        self.run_worker(self._import(" ".join(words)))

    async def _import(self, typed: str) -> None:
        from coffeechat.screens.preview import PreviewScreen

        home, here = Path.home(), Path.cwd()
        found = newest_list([here, home, home / "Downloads"])
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
