"""Lists that are filtered, sorted, and looked at by kept views."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

from coffeechat.acts import views
from coffeechat.arguments import read_choice
from coffeechat.domain.errors import Sentence
from coffeechat.domain.filters import Candidate
from coffeechat.domain.filters.sorting import SORT_WORDS, Sort
from coffeechat.domain.records import SavedView
from coffeechat.domain.views import DIGITS, list_columns, views_of
from coffeechat.screens.filter_line import FilterLine
from coffeechat.screens.found_rows import Look
from coffeechat.screens.marks import MarkedRows
from coffeechat.verbs import BY_ID, Place, Verb

_REVERSE = "reverse"
_KEEP = "="


class FilteredRows(FilterLine, MarkedRows):
    """A list of which one may see a part, in another order; each place has a look of its own."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._looks: defaultdict[Place, Look] = defaultdict(Look)

    @property
    def look(self) -> Look:
        """How the list of this place is looked at."""
        return self._looks[self.place]

    def look_at(self, look: Look) -> None:
        """Look at the list of this place in another way, from its first row on."""
        self._looks[self.place] = look
        self._page = None
        self.show_records()
        self.list.action_first()

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """To keep a view here is to keep what the list shows."""
        if verb.id == "save-view":
            self.run_worker(self._keep_view(words))
        else:
            super().run_verb(verb, person, words)

    # Filter -------------------------------------------------------------------------------------

    @property
    def typed(self) -> str:
        """The filter of this place, as it was typed."""
        return self.look.typed

    def filter_by(self, text: str) -> None:
        """Show whom a filter keeps."""
        self.look_at(self.look.with_typed(text))

    def candidates(self, text: str) -> list[Candidate]:
        """How a filter may go on; nothing while everybody is still looked through."""
        session = self.session
        if not session.finder.is_quick:
            return []
        return session.finder.complete(text, len(text), session.facts())

    # Order --------------------------------------------------------------------------------------

    def view_sort(self, verb: Verb, _person: str, words: Sequence[str]) -> None:
        """Another order, or the same the other way round."""
        self.run_worker(self._sort(verb, words))

    async def _sort(self, verb: Verb, words: Sequence[str]) -> None:
        asked = words or await self.ask_arguments(verb)
        if not asked:
            return
        try:
            by = read_choice(verb.arguments[0], asked[0])
        except Sentence as error:
            self.say(str(error))
            return
        look = self.look
        if by == _REVERSE:
            look = look.sorted_by(look.sort or Sort.FIT, backwards=not look.backwards)
        else:
            look = look.sorted_by(Sort(by), backwards=False)
        self.look_at(look)
        self.say(f"Sorted: {SORT_WORDS[look.sort or Sort.FIT][look.backwards]}.")

    # Views --------------------------------------------------------------------------------------

    def view_saved_view(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """A view by its digit; without one, which there are."""
        self.run_worker(self._show_view(words))

    async def _show_view(self, words: Sequence[str]) -> None:
        kept = views_of(self.session.records)
        digit: str | None = words[0] if words else None
        if digit is None:
            choices = [(number, view.name) for number, view in kept.items()]
            digit = await self.prompt.choose("View", [(_KEEP, "keep this one"), *choices])
        if digit == _KEEP:
            await self._keep_view(())
        elif digit in kept:
            self._show(kept[digit])
        elif digit is not None:
            self.say(f"There is no view {digit}; ‹view› lists them.")

    def _show(self, view: SavedView) -> None:
        place = Place(view.place) if view.place in set(Place) else Place.IDENTIFY
        if place is not self.place:
            self.run_verb(BY_ID[place.replace("_", "-")], "")
        sort = Sort(view.sort) if view.sort in set(Sort) else None
        self.look_at(Look(view.filter, sort, view.backwards, view.columns))
        self.say(f"{view.name} ({view.id}): {view.filter or 'everybody'}")

    async def _keep_view(self, words: Sequence[str]) -> None:
        digit, *name = words or [""]
        if not digit:
            kept = views_of(self.session.records)
            known = [(one, kept[one].name if one in kept else "free") for one in DIGITS]
            digit = await self.prompt.choose("Keep as", known) or ""
        if digit and not name:
            typed = await self.prompt.ask("Name? (empty: the filter) ")
            digit, name = ("", []) if typed is None else (digit, [typed])
        if digit:
            await self.do(
                partial(
                    views.save, self.session.store, digit, " ".join(name), shown=self._shown_now()
                )
            )

    def _shown_now(self) -> SavedView:
        look, session = self.look, self.session
        return SavedView(
            id="",
            created=session.now(),
            place=self.place.value,
            filter=look.typed,
            sort=look.sort or "",
            backwards=look.backwards,
            columns=look.columns or list_columns(session.records),
        )
