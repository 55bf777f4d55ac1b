"""The screen of the five lists of people: Today, Identify, Ask, Interview, Follow up."""

from collections.abc import Sequence
from functools import cached_property, partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from coffeechat.acts import people, putting_off
from coffeechat.domain.due import DueItem
from coffeechat.domain.loops import follows_up
from coffeechat.screens.base import bindings_for
from coffeechat.screens.filtering import FilteredRows
from coffeechat.screens.found_rows import Look
from coffeechat.screens.list_columns import ListColumns
from coffeechat.screens.pages import Page, due_of, identify_heads, make_page, room_for_further
from coffeechat.screens.person_text import person_page
from coffeechat.screens.until import ask_reason, ask_until
from coffeechat.seeing_to import seen_to
from coffeechat.verbs import BY_ID, LISTS, Place, Verb
from coffeechat.widgets.cells import Line
from coffeechat.widgets.line_list import GUTTER, LineList
from coffeechat.widgets.status import DimLine, HeadLine, TopLine
from coffeechat.widgets.text_pane import TextPane

PLACES = (Place.TODAY, Place.IDENTIFY, Place.ASK, Place.INTERVIEW, Place.FOLLOW_UP)
TABS = tuple(BY_ID[place.replace("_", "-")].title for place in (*PLACES, Place.LEARN))
WIDE = 110
_COMMON = ("filter", "undo", "redo", "command", "quit", "help")
#: Verbs that put a row behind you.
_BEHIND = frozenset({"done", "snooze", "dismiss"})


class ListScreen(FilteredRows):
    """One list at a time; the digits choose which. From 110 columns the detail stands beside it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(*LISTS)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.TODAY: ("open", "done", "snooze", "dismiss", "add", "import", *_COMMON),
        Place.IDENTIFY: (
            "open", "triage", "draft", "why", "connection", "mark", "filter", "help",
        ),
        Place.ASK: ("open", "draft", "done", "reply", "copy", *_COMMON),
        Place.INTERVIEW: ("open", "prepare", "live", "done", "reply", "debrief", *_COMMON),
        Place.FOLLOW_UP: ("open", "debrief", "draft", "done", "dismiss", *_COMMON),
    }  # fmt: skip
    DEFAULT_CSS = """
    ListScreen HeadLine { margin: 1 1 0 1; }
    ListScreen TextPane { display: none; width: 35%; margin-left: 2; }
    ListScreen LineList { width: 1fr; }
    ListScreen.wide TextPane { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(Place.TODAY)
        self._top = TopLine(TABS)
        self._head = HeadLine()
        self._heads = DimLine()
        self._cursors: dict[Place, str | None] = {}
        #: A row that was just done and the page it was on: it stays until the cursor moves, so that
        #: a repeated key never hits the next person.
        self._lingering: tuple[str, Page] | None = None

    def compose(self) -> ComposeResult:
        """The tabs, the heading, the list with its detail, and the foot."""
        yield self._top
        yield self._head
        yield self._heads
        with Horizontal():
            yield LineList(self._draw)
            yield TextPane()
        yield self.foot()

    @cached_property
    def _columns(self) -> ListColumns:
        return ListColumns(self.chat, self.list.redraw)

    @property
    def subject(self) -> str:
        """The person under the cursor."""
        key = self.list.cursor_key
        page = self._page_of(key)
        return page.person(key) if page is not None and key is not None else ""

    def _lingers(self, key: str | None) -> bool:
        return self._lingering is not None and self._lingering[0] == key

    def _page_of(self, key: str | None) -> Page | None:
        return self._lingering[1] if self._lingering and self._lingers(key) else self._page

    # Drawing ------------------------------------------------------------------------------------

    def show_records(self) -> None:
        """Draw the page anew; the cursor stays with its row."""
        self._columns.refresh(self.look.columns)
        before = self.list.cursor_key
        page = make_page(self.session, self.place, self.look, self._columns.cells)
        if page.waiting:
            self.chat.when_people_are_ready(self.show_records)
        keys = page.keys
        if before in keys:
            self._lingering = None
        elif before is not None and self._page is not None and keys:
            keys = self._with_lingering(before, self._page, keys)
        self._page = page
        self.list.empty = self.spelled(page.empty)
        self.list.after = page.after
        self.list.set_keys(keys, cursor=self._cursors.get(self.place))
        self._head.show(page.left, page.right)
        self._show_heads()
        self._show_counts()
        self._show_detail()

    def _with_lingering(self, key: str, page: Page, keys: Sequence[str]) -> Sequence[str]:
        if not self._lingers(key):
            self._lingering = (key, page)
        place = list(self.list.keys).index(key)
        return [*keys[:place], key, *keys[place:]]

    def drop_lingering(self) -> None:
        """Let no row of somebody forgotten linger."""
        self._lingering = None
        self._page = None
        if self.is_current:
            self.show_records()

    def show_plugins(self) -> None:
        """Take the columns of plugins that were loaded or loaded anew."""
        if self._columns.refresh(self.look.columns) and self.place is Place.IDENTIFY:
            self._show_heads()
            self.list.refresh()

    def _show_heads(self) -> None:
        """Name the columns of plugins above them, in the line that is blank otherwise."""
        width = max(0, self.list.size.width - GUTTER)
        titles: Sequence[tuple[str, int]] = ()
        if self.place is Place.IDENTIFY:
            titles = self._columns.titles(room_for_further(width))
        self._heads.show(f"{'':{GUTTER}}{identify_heads(titles, width)}")

    def _show_counts(self) -> None:
        self._top.show(PLACES.index(self.place), self.session.counts())

    def _draw(self, key: str, width: int) -> Line:
        page = self._page_of(key)
        line = page.draw(key, width) if page is not None else Line(text="")
        line = Line(text=line.text, dim=True) if self._lingers(key) else line
        return self.with_mark(key, line)

    def _show_detail(self) -> None:
        if self.has_class("wide"):
            person = self.session.records.people.get(self.subject)
            self.query_one(TextPane).show(partial(person_page, self.session, person))

    def on_resize(self, event: events.Resize) -> None:
        """Put the detail beside the list where there is room for both."""
        self.set_class(event.size.width >= WIDE, "wide")
        self.call_after_refresh(self._show_heads)
        self.call_after_refresh(self._show_detail)

    def on_line_list_moved(self, _message: LineList.Moved) -> None:
        """The cursor moved: what was done goes, and the detail follows after a rest."""
        self._cursors[self.place] = None
        if self._lingering is not None and not self._lingers(self.list.cursor_key):
            self._lingering = None
            self.show_records()
        if self.has_class("wide"):
            self.when_rested(self._show_detail)

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """A row that was just done is not done again, whoever is quick on the key."""
        if verb.id in _BEHIND and self._lingers(self.list.cursor_key):
            self.say("That is done, and its row goes when the cursor moves.")
        elif verb.id == "done" and (item := self._due_item) is not None and item.closes:
            super().run_verb(BY_ID["loop-done"], item.person, (f"{item.closes}:",))
        elif verb.id == "done" and item is not None and (seen := seen_to(self.session, item)):
            self.run_worker(self.do(seen))
        else:
            super().run_verb(verb, person, words)

    @property
    def _due_item(self) -> DueItem | None:
        """What is due under the cursor, on Today."""
        key = self.list.cursor_key if self.place is Place.TODAY else None
        return due_of(self.session, key) if key else None

    async def go_on(self, verb: Verb, person: str, words: Sequence[str]) -> None:
        """After a milestone, the people to tell of it."""
        if verb.id == "milestone":
            from coffeechat.screens.loops import MilestoneScreen

            self.app.push_screen(MilestoneScreen(" ".join(words).strip().rstrip(" .")))
        else:
            await super().go_on(verb, person, words)

    # Views --------------------------------------------------------------------------------------

    def on_line_list_chosen(self, _message: LineList.Chosen) -> None:
        """Enter: do what is due, or open the person."""
        self._open(self.subject)

    def view_open_row(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """The same, typed: «open»."""
        self._open(person)

    def on_key(self, event: events.Key) -> None:
        """A key of a plugin's command, where the program has no use for it itself."""
        command = self.chat.plugins.command_on(event.key)
        if command is not None and event.key not in self.active_bindings:
            from coffeechat.screens.plugin_commands import run_command

            event.stop()
            event.prevent_default()
            self.run_worker(run_command(self, command, self.subject))

    def key_enter(self) -> None:
        """Enter on an empty Today does the smallest next step."""
        smallest = self._page.smallest if self._page is not None and not self._page.keys else None
        if smallest is not None and smallest.verb:
            self.run_verb(BY_ID[smallest.verb], smallest.person)

    def _open(self, person: str) -> None:
        if self.place is Place.TODAY:
            item = due_of(self.session, self.list.cursor_key or "")
            if item is not None:
                self.run_verb(BY_ID[item.verb], item.person, item.words)
        elif person and self.place is Place.FOLLOW_UP and follows_up(self.session.records, person):
            self.run_verb(BY_ID["loops"], person)
        elif person:
            self.chat.open_person(person)

    def view_show_page(self, verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Another of the five lists, or Learn."""
        if verb.id == Place.LEARN:
            from coffeechat.screens.learn import LearnScreen

            self.app.push_screen(LearnScreen())
            return
        self._cursors[self.place] = self.list.cursor_key
        self._lingering = None
        self._page = None
        self.place = Place(verb.id.replace("-", "_"))
        self.say("")
        self.show_hints()
        self.show_records()

    def view_back(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Nobody marked, everybody again, or Today."""
        if self.drop_marks():
            return
        if self.look != Look():
            self.look_at(Look())
        elif self.place is not Place.TODAY:
            self.run_verb(BY_ID["today"], "")

    def view_triage(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Look through the people nobody has decided on: those of the row, or those shown."""
        from coffeechat.screens.triage import TriageScreen

        item = due_of(self.session, self.list.cursor_key or "")
        if item is not None and item.people:
            self.app.push_screen(TriageScreen(item.why, frozenset(item.people)))
        elif self.place is Place.IDENTIFY and self.look.typed and self._page is not None:
            shown = frozenset(self._page.keys)
            self.app.push_screen(TriageScreen(f"/{self.look.typed}", shown))
        else:
            self.app.push_screen(TriageScreen())

    def view_snooze(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Put off what is due until a day."""
        self.run_worker(self._snooze(words))

    async def _snooze(self, words: Sequence[str]) -> None:
        item = due_of(self.session, self.list.cursor_key or "")
        if item is None:
            self.say("Nothing that is due is under the cursor.")
            return
        asked = words or await ask_until(self)
        if asked:
            await self.do(partial(self.session.snooze, item, asked))

    def view_dismiss(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """Dismiss what is due with a reason; on the other screens, close the conversation."""
        self.run_worker(self._dismiss(person))

    async def _dismiss(self, person: str) -> None:
        item = due_of(self.session, self.list.cursor_key or "")
        if item is None and not person:
            self.say("There is nobody under the cursor.")
            return
        due = item if self.place is Place.TODAY else None
        asking = ask_reason(self) if due is not None else self.prompt.ask("Why? (may be empty)")
        reason = await asking
        if reason is None:
            return
        store = self.session.store
        if due is not None:
            await self.do(partial(putting_off.dismiss, store, due.rule, due.subject, reason))
        else:
            await self.do(partial(people.close, store, person, reason))
