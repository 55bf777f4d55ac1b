"""What every screen does with the table of verbs: keys, arguments, acts, messages."""

import asyncio
import shlex
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from coffeechat.acts import Done
from coffeechat.domain.errors import Sentence
from coffeechat.domain.tags import complete_tag
from coffeechat.screens.showing import ShowingScreen
from coffeechat.verbs import BY_ID, Argument, Kind, Place, Verb, may_be_empty, verbs_at


def bindings_for(*places: Place) -> list[BindingType]:
    """Textual bindings of the verbs of some places, with the ids that the user's keymap names."""
    verbs = dict.fromkeys(verb for place in places for verb in verbs_at(place))
    return [
        Binding(verb.key or f"no-key-{verb.id}", f"verb('{verb.id}')", show=False, id=verb.id)
        for verb in verbs
        if verb.key != "enter"
    ]


#: Seconds after which an act that is not through yet is said to be under way.
PATIENCE = 0.1


def _nothing() -> None:
    """Nothing is to be told."""


class VerbScreen(ShowingScreen):
    """A screen whose keys and typed commands are the verbs of the table."""

    BINDINGS: ClassVar[list[BindingType]] = []

    # Verbs --------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A verb works only where the table offers it."""
        if action != "verb":
            return True
        return self.place in BY_ID[str(parameters[0])].offered

    def action_verb(self, verb_id: str) -> None:
        """A key was pressed; Esc first leaves the work that is waited for."""
        if verb_id == "back" and self.chat.work.leave():
            return
        self.run_verb(BY_ID[verb_id], self.subject)

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """Open a verb's view, or run its act, for the person it was typed at."""
        if verb.person and not person:
            self.say("There is nobody under the cursor.")
        elif verb.person and person not in self.session.records.people:
            self.say("That person is no longer here.")
        elif verb.view:
            method = getattr(self, f"view_{verb.view}", None)
            if method is None:
                self.say(f"«{verb.id}» is for other screens; Esc goes back.")
            else:
                method(verb, person, words)
        else:
            self.run_worker(self._act(verb, person, words))

    async def _act(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        asked = list(words) or await self.ask_arguments(verb)
        if asked is not None:
            tell = await self._look_at_date(verb, person, asked)
            if tell is None:
                return
            self.chat.remember(verb, asked)
            undoer = "redo" if verb.id == "undo" else "undo"
            job = partial(self.session.perform, verb, person, asked)
            if await self.do(job, undoer) is not None:
                await self.go_on(verb, person, asked)
                tell()

    async def _look_at_date(
        self, verb: Verb, person: str, words: list[str]
    ) -> Callable[[], None] | None:
        """Ask whether to go on when a date is to be agreed at which there is something else.

        Returns:
            What to call afterwards; None when the user leaves it.
        """
        if not any(argument.kind is Kind.WHEN for argument in verb.arguments):
            return _nothing
        from coffeechat.screens.collisions import goes_ahead, typed_date

        when = typed_date(self, verb, words)
        return await goes_ahead(self, person, when.start, when.minutes) if when else _nothing

    async def go_on(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        """Do what follows an act at once, where a screen has such a thing."""

    async def ask_arguments(self, verb: Verb) -> list[str] | None:
        """Ask for a verb's arguments one after the other; None when the user left."""
        words: list[str] = []
        choice = ""
        for argument in verb.arguments:
            if argument.only_for and choice not in argument.only_for:
                continue
            word = await self.ask_one(argument, optional=may_be_empty(argument, choice))
            if word is None:
                return None
            words += [word] if word else []
            choice = word if argument.kind is Kind.CHOICE else choice
        return words

    async def ask_one(self, argument: Argument, *, optional: bool = False) -> str | None:
        """Ask for one argument; None when the user left, or left empty what is needed."""
        if argument.kind is Kind.CHOICE:
            choices = [(choice.key, choice.title) for choice in argument.choices]
            key = await self.prompt.choose(argument.prompt, choices)
            return next((one.value for one in argument.choices if one.key == key), None)
        if argument.kind is Kind.TRACK:
            return await self._ask_track(argument, optional=optional)
        is_tag = argument.kind is Kind.TAG
        complete = partial(complete_tag, self.session.records) if is_tag else None
        earlier = self.chat.answered[argument.prompt]
        text = await self.prompt.ask(argument.prompt, complete=complete, history=earlier)
        return None if text == "" and not optional else text

    async def _ask_track(self, argument: Argument, *, optional: bool) -> str | None:
        """The track of this screen, else one that is asked for; a colon ends its name."""
        from coffeechat.screens.tracks import complete_track

        complete = partial(complete_track, self.session.records)
        name = self.track_name or await self.prompt.ask(argument.prompt, complete=complete)
        if not name:
            return "" if optional and name is not None else None
        return f"{name}:"

    async def do(self, job: "partial[Done]", undoer: str = "undo") -> Done | None:
        """Run an act on the worker and say what came of it; None when it was refused.

        Keys typed meanwhile wait: they are meant for what is on the screen afterwards.
        """
        with self.chat.keys_held():
            return await self.do_meanwhile(job, undoer)

    async def do_meanwhile(self, job: "partial[Done]", undoer: str = "undo") -> Done | None:
        """The same for what saves itself while somebody types: no key waits for it.

        What came of it is said though this screen goes away meanwhile, as it does by its own act.
        """
        return await asyncio.shield(asyncio.ensure_future(self._do(job, undoer)))

    async def _do(self, job: "partial[Done]", undoer: str) -> Done | None:
        acting = asyncio.ensure_future(asyncio.wrap_future(self.session.submit(job)))
        await asyncio.wait([acting], timeout=PATIENCE)
        if not acting.done():
            self.say("Saving …")
        try:
            done: Done = await acting
        except Sentence as error:
            self.say(str(error))
            return None
        self.tell(done, undoer)
        return done

    def tell(self, done: Done, undoer: str = "undo") -> None:
        """Say what an act did, and what takes it back, unless nothing does."""
        takes_back = done.changed and undoer
        hint = f"{self.key_words(undoer)} {BY_ID[undoer].title}" if takes_back else ""
        self.say(done.text, hint)

    # Views that every screen has ----------------------------------------------------------------

    def view_command(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The `:` line."""
        self.run_worker(self._command(person))

    async def _command(self, person: str) -> None:
        from coffeechat.screens.command_words import complete_line
        from coffeechat.screens.plugin_commands import command_names

        names = [*BY_ID, *command_names(self.chat.plugins.commands)]
        complete = partial(complete_line, self.session.records, names)
        line = await self.prompt.ask(":", complete=complete, history=self.chat.typed)
        if line:
            self.run_line(line, person)

    def run_line(self, line: str, person: str) -> None:
        """Run a typed command, such as «reply accepted tue 14:00»."""
        try:
            name, *words = shlex.split(line)
        except ValueError:
            self.say("A quotation mark is open; close it or leave it out.")
            return
        verb = BY_ID.get(name.casefold())
        if verb is None:
            from coffeechat.screens.plugin_commands import run_typed

            self.run_worker(run_typed(self, name.casefold(), words, person))
        else:
            self.run_verb(verb, person, words)

    def view_help(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The keys of this screen."""
        self.chat.open_help(self.place)

    def view_plugins(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The plugins."""
        from coffeechat.screens.plugins import PluginsScreen

        self.app.push_screen(PluginsScreen())

    def view_week(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Looking back at the week."""
        from coffeechat.screens.week import WeekScreen

        self.app.push_screen(WeekScreen())

    def view_introduction(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """What I say of myself at the beginning of a talk."""
        from coffeechat.screens.introduction import IntroductionScreen

        self.app.push_screen(IntroductionScreen())

    def view_report(self, verb: Verb, _person: str, words: Sequence[str]) -> None:
        """What was learned of a track, as a file for somebody else."""
        from coffeechat.screens.report import save_report

        self.run_worker(save_report(self, words, anonymous=verb.id == "report-anonymous"))

    def view_figures(self, verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """What the records add up to, as the verb says."""
        from coffeechat.screens.figures import figures_screen

        self.app.push_screen(figures_screen(self, verb.id))

    def view_question_yield(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """What questions brought."""
        from coffeechat.screens.yields import YieldScreen

        self.app.push_screen(YieldScreen())

    def view_compare(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Tracks side by side: those typed, else those marked."""
        from coffeechat.screens.figures import compare_screen, tracks_to_compare

        try:
            found = tracks_to_compare(self.session.records, " ".join(words), self.marked_tracks)
        except Sentence as error:
            self.say(str(error))
            return
        self.app.push_screen(compare_screen(self, [track.id for track in found]))

    def view_answers(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Hard questions that I was asked, and my answers."""
        from coffeechat.screens.answers import AnswersScreen

        self.app.push_screen(AnswersScreen())

    def view_redraw(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The screen anew."""
        self.chat.action_redraw()

    def view_back(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Back to the screen before."""
        self.dismiss()

    def view_quit(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Leave the program."""
        self.chat.leave()
