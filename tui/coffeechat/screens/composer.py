"""The composer: a draft, what the checks find in it, and how it leaves."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from coffeechat.acts import Done, messages
from coffeechat.api import About
from coffeechat.domain.errors import Sentence
from coffeechat.domain.letters import figures
from coffeechat.domain.records import Message
from coffeechat.domain.text import clean_line
from coffeechat.drafting.review import Reviewed
from coffeechat.drafts import title_of
from coffeechat.handoff.editor import edit_text
from coffeechat.handoff.files import safe_name, write_private
from coffeechat.screens.base import VerbScreen, bindings_for
from coffeechat.screens.composing import (
    as_read,
    begin_with_another_template,
    head_words,
    show_templates,
    subject_words,
)
from coffeechat.screens.reading import ReadingScreen
from coffeechat.verbs import Place, Verb
from coffeechat.widgets.cells import Line, columns, fit, wrap
from coffeechat.widgets.editor import Editor
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane
from coffeechat.writing import review_message

WIDE = 110
#: Seconds between a key and the checks: the key is drawn first, and while somebody types on, the
#: checks run no more often than this.
CHECK_AFTER = 0.02
#: Unfinished text is saved so many seconds after it changed, whether or not the typing goes on;
#: at once when so many characters came or went.
SAVE_AFTER = 2.0
SAVE_EVERY = 200


class Composer(VerbScreen):
    """One draft. Keys act on it; `e` edits its text in place until Esc."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.COMPOSER)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.COMPOSER: (
            "write", "fix", "accept", "silence", "template", "copy", "mail", "send", "subject",
            "as-read", "save", "back",
        ),
    }  # fmt: skip
    DEFAULT_CSS = """
    Composer HeadLine { margin: 0 1; }
    Composer #body { layout: vertical; height: 1fr; }
    Composer Editor { height: 1fr; margin: 1 1 0 1; }
    Composer #advice { height: 5; margin-top: 1; }
    Composer TextPane { height: 2; margin: 0 2; }
    Composer.wide #body { layout: horizontal; }
    Composer.wide Editor { width: 3fr; }
    Composer.wide #advice { width: 2fr; height: 1fr; }
    Composer.wide TextPane { height: 4; margin-top: 1; }
    """

    def __init__(self, message: str) -> None:
        super().__init__(Place.COMPOSER)
        self._message = message
        self._subject = ""
        self._about = HeadLine()
        self._subject_line = HeadLine()
        self._template = ""
        self._titled: tuple[str, int] | None = None
        self._findings: list[Reviewed] = []
        self._check_timer: Timer | None = None
        self._save_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Whom it is to, the subject, the text and the findings."""
        yield self._about
        yield self._subject_line
        with Horizontal(id="body"):
            yield Editor()
            with Vertical(id="advice"):
                empty = "Nothing to mend."
                if not self.session.host.checks:
                    empty = "No plugin has checks; ‹plugins› shows why."
                yield LineList(self._draw_finding, empty=self.spelled(empty))
                yield TextPane()
        yield self.foot()

    @property
    def message(self) -> Message | None:
        """The draft as it is stored; None when it was undone meanwhile."""
        found = self.session.records.messages.get(self._message)
        return found if found is not None and found.draft else None

    @property
    def subject(self) -> str:
        """The person it is to."""
        return self.message.person if self.message else ""

    @property
    def text(self) -> str:
        """The text as it stands on the screen."""
        return self.query_one(Editor).text

    # Drawing ------------------------------------------------------------------------------------

    def show_records(self) -> None:
        """Show the stored draft, or leave when it is gone."""
        message = self.message
        if message is None:
            self.give_way()
            return
        editor = self.query_one(Editor)
        if not editor.has_focus and editor.text != message.body:
            editor.text = message.body
        self._subject = message.subject
        self._name_template(message)
        self._check()

    def _name_template(self, message: Message) -> None:
        """Look up what the template is called, if it is another one than before."""
        if self._titled != (message.template, message.version):
            self._titled = (message.template, message.version)
            self._template = title_of(self.session, message)

    def _check(self) -> None:
        """Draw the figures, what the checks find in the text as it is now, and where."""
        self._check_timer = None
        message = self.message
        if message is None:
            return
        person, text = self.session.records.people[message.person], self.text
        head = head_words(person.name, message, self._template)
        self._about.show(head, figures(text, message.channel))
        below = subject_words(self._subject, message, clean_line(person.address))
        self._subject_line.show(self.spelled(below))
        self._findings = review_message(self.session, message, self._subject, text)
        self.query_one(Editor).marks = [
            (found.finding.start, found.finding.end)
            for found in self._findings
            if found.finding.end
        ]
        self.query_one(LineList).set_keys([str(number) for number in range(len(self._findings))])
        self._explain()

    def on_line_list_moved(self, _message: LineList.Moved) -> None:
        """The cursor stands on another finding."""
        self.when_rested(self._explain)

    def _explain(self) -> None:
        """The whole sentence of the finding under the cursor, with the source of the advice."""
        key = self.query_one(LineList).cursor_key
        found = self._findings[int(key)] if key is not None else None
        text = f"{found.finding.message} ({found.source})" if found is not None else ""
        text = self.spelled(text)
        self.query_one(TextPane).show(lambda width: [Line(part) for part in wrap(text, width)])
        self._show_place(found)

    def _show_place(self, found: Reviewed | None) -> None:
        """Make the place of a finding stand out, unless somebody writes there."""
        editor = self.query_one(Editor)
        has_place = found is not None and found.finding.end and not editor.has_focus
        editor.shown = (found.finding.start, found.finding.end) if found and has_place else None

    def _draw_finding(self, key: str, width: int) -> Line:
        found = self._findings[int(key)]
        fix = "f fix" if found.finding.fix is not None else ""
        text = self.spelled(f"{found.check_id} {found.finding.message}")
        return Line(text=columns([(text, 0), (fix, 5)], width) if fix else fit(text, width))

    def show_hints(self) -> None:
        """The keys of the draft; while one types, no letter is one."""
        if self.focused is self.query_one(Editor):
            self.hints([("Esc", "ends the editing and saves")])
        else:
            super().show_hints()

    def on_resize(self, event: events.Resize) -> None:
        """Findings beside the text where there is room, else below it."""
        self.set_class(event.size.width >= WIDE, "wide")

    def on_text_area_changed(self, _event: Editor.Changed) -> None:
        """Check again at once, and save before long, sooner when it was much."""
        if self._check_timer is None:
            self._check_timer = self.set_timer(CHECK_AFTER, self._check)
        message = self.message
        if message is not None and abs(len(self.text) - len(message.body)) >= SAVE_EVERY:
            self.keep(self.text)
        elif self._save_timer is None:
            self._save_timer = self.set_timer(SAVE_AFTER, self._save_text)

    def _save_text(self) -> None:
        self._save_timer = None
        self.keep(self.text)

    def on_key(self, event: events.Key) -> None:
        """Esc ends the editing and saves."""
        if event.key == "escape" and self.query_one(Editor).has_focus:
            event.stop()
            event.prevent_default()
            self._leave_editor()

    def _leave_editor(self) -> None:
        self.set_focus(self.query_one(LineList))
        self.show_hints()
        self._explain()
        self.keep(self.text)

    # Verbs --------------------------------------------------------------------------------------

    def keep(self, body: str, subject: str | None = None) -> None:
        """Save the draft when it changed."""
        write = self._writing(body, self._subject if subject is None else subject)
        if write is not None:
            self.run_worker(self.do_meanwhile(write))

    def unsaved(self) -> partial[Done] | None:
        """The text, when it is not saved as it stands."""
        return self._writing(self.text, self._subject)

    def _writing(self, body: str, subject: str) -> partial[Done] | None:
        message = self.message
        if message is None or (message.subject, message.body) == (subject, body):
            return None
        store = self.session.store
        return partial(messages.write, store, message.id, subject=subject, body=body)

    def view_write(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Edit in place."""
        editor = self.query_one(Editor)
        editor.shown = None
        self.set_focus(editor)
        self.show_hints()

    def view_editor(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Edit in the user's editor."""
        try:
            with self.app.suspend():
                body = edit_text(self.text, environ=os.environ)
        except Sentence as error:
            self.say(str(error))
            return
        self.query_one(Editor).text = body
        self.keep(body)

    def view_edit_subject(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Edit the subject."""
        self.run_worker(self._edit_subject())

    async def _edit_subject(self) -> None:
        subject = await self.prompt.ask("Subject ", value=self._subject)
        if subject is not None:
            self.keep(self.text, subject)

    def view_choose_template(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Begin anew with another template."""
        message = self.message
        if message is not None:
            self.run_worker(begin_with_another_template(self, message))

    def view_templates(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """All templates."""
        self.run_worker(show_templates(self))

    def view_as_read(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The message as it will be read."""
        message = self.message
        if message is not None:
            name = self.session.records.people[message.person].name
            lines = as_read(name, self._subject, self.text)
            self.app.push_screen(ReadingScreen(f"As {name} will read it", lines))

    def _finding(self) -> Reviewed | None:
        key = self.query_one(LineList).cursor_key
        if key is None:
            self.say("There is no finding here.")
            return None
        return self._findings[int(key)]

    def view_fix(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Mend what was found."""
        found = self._finding()
        if found is None:
            return
        fix = found.finding.fix
        if fix is None and found.about is About.PERSON:
            self.say("That is about whom you ask, not the text; ‹accept› leaves it at that.")
            return
        if fix is None:
            self.say("That needs your own words: ‹write› edits the text.")
            return
        body = f"{self.text[: fix.start]}{fix.text}{self.text[fix.end :]}"
        self.query_one(Editor).text = body
        self.keep(body)

    def view_accept(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Leave it as it is, in this text."""
        found = self._finding()
        if found is not None:
            accept = partial(messages.accept, self.session.store, self._message, found.check_id)
            self.run_worker(self.do(accept))

    def view_silence(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Never again."""
        found = self._finding()
        if found is not None:
            silence = partial(messages.silence, self.session.store, found.check_id)
            self.run_worker(self.do(silence))

    def view_copy(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """To the clipboard."""
        self.say(self.chat.copy_out(self.text))

    def view_save(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """As a file."""
        self.run_worker(self._save())

    async def _save(self) -> None:
        message = self.message
        if message is None:
            return
        name = safe_name(self.session.records.people[message.person].name)
        path = await self.prompt.ask("Save as ", value=f"{name}.txt")
        if not path:
            return
        text = f"Subject: {self._subject}\n\n{self.text}\n" if self._subject else f"{self.text}\n"
        try:
            write_private(Path(path).expanduser(), text.encode())
        except Sentence as error:
            self.say(str(error))
        else:
            self.say(f"Wrote {path}.")

    def view_mail(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """By a plugin that sends it."""
        self.run_worker(self._mail())

    async def _mail(self) -> None:
        from coffeechat.screens.sending import hand_to_mail

        write = self._writing(self.text, self._subject)
        with self.chat.keys_held():
            saved = write is None or await self.do(write) is not None
        if saved:
            await hand_to_mail(self, self._message)

    def view_send(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """It went out."""
        self.run_worker(self.do(partial(messages.send, self.session.store, self._message)))

    def view_discard(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Take the draft away."""
        self.run_worker(self.do(partial(messages.discard, self.session.store, self._message)))
