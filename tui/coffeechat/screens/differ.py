"""What several people told me of the same, side by side, with the question to ask next."""

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coffeechat.domain.differing import Topic, in_two, topics
from coffeechat.domain.learnings import quoted, said_on, when_words
from coffeechat.domain.records import Learning, Track
from coffeechat.screens.base import bindings_for
from coffeechat.screens.coverage import next_to_ask
from coffeechat.screens.tracks import OfTracks
from coffeechat.verbs import Place, Verb
from coffeechat.widgets.cells import Line, columns, wrap
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.status import HeadLine
from coffeechat.widgets.text_pane import TextPane

_TRACK, _FACET = 24, 16
#: Cells from which two columns have room.
_TWO = 60
_GAP = 3
_NONE = (
    "Nothing to compare yet: of no facet of a track have two people told you.\n"
    "‹learning-contradicts› on the list of learnings marks two that differ."
)


class DifferScreen(OfTracks):
    """Topics on which several people told me something; below, what they said of one."""

    AUTO_FOCUS = "LineList"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.DIFFER)
    HINTS: ClassVar[dict[Place, Sequence[str]]] = {
        Place.DIFFER: ("open", "open-question", "hand-over", "undo", "help", "back"),
    }
    DEFAULT_CSS = """
    DifferScreen HeadLine { margin: 0 1 1 1; }
    DifferScreen LineList { height: 40%; }
    DifferScreen TextPane { height: 1fr; margin: 1 1 0 1; }
    """

    def __init__(self, track_name: str = "") -> None:
        """Show all topics; the cursor begins at the first of a track, if one is named."""
        super().__init__(Place.DIFFER)
        self._begin_at = track_name
        self._topics: dict[str, Topic] = {}
        self._seen: object = None

    def compose(self) -> ComposeResult:
        """The heading, the topics, what was said, and the foot."""
        yield HeadLine()
        yield LineList(self._draw)
        yield TextPane()
        yield self.foot()

    @property
    def topic(self) -> Topic | None:
        """The topic under the cursor."""
        return self._topics.get(self.query_one(LineList).cursor_key or "")

    @property
    def track(self) -> Track | None:
        """The track of the topic."""
        return self.topic.track if self.topic is not None else None

    def show_records(self) -> None:
        """Draw the topics; they are looked for anew when a learning or a track changed."""
        records = self.session.records
        seen = (records.learnings, records.tracks)
        if self._seen is None or self._seen != seen:
            self._seen = seen
            self._topics = {topic.key: topic for topic in topics(records)}
        shown = self.query_one(LineList)
        shown.empty = self.spelled(_NONE)
        first = (key for key, one in self._topics.items() if one.track.name == self._begin_at)
        shown.set_keys([*self._topics], cursor=next(first, None))
        shown.refresh()
        self._begin_at = ""
        differ = sum(topic.differ is not None for topic in self._topics.values())
        self.query_one(HeadLine).show("What people told you of the same", f"{differ} differ")
        self._show_answers()

    def _draw(self, key: str, width: int) -> Line:
        topic = self._topics.get(key)
        if topic is None:
            return Line(text="")
        cells = [(topic.track.name, _TRACK), (topic.facet.value, _FACET), (topic.words, 0)]
        return Line(text=columns(cells, width))

    def on_line_list_moved(self, _message: LineList.Moved) -> None:
        """What was said follows after a rest."""
        self.when_rested(self._show_answers)

    def _show_answers(self) -> None:
        self.query_one(TextPane).show(partial(self._answers, self.topic))

    def _answers(self, topic: Topic | None, width: int) -> list[Line]:
        if topic is None or width < 1:
            return []
        left, right = in_two(topic)
        if width >= _TWO:
            room = (width - _GAP) // 2
            pairs = zip_longest(self._told(left, room), self._told(right, room), fillvalue="")
            rows = [columns([(one, room), ("", 1), (other, room)], width) for one, other in pairs]
        else:
            rows = [*self._told(left, width), "", *self._told(right, width)]
        question = wrap(f"Next: {topic.next_question}", width)
        return [*map(Line, [*question, "", *rows])]

    def _told(self, said: Sequence[Learning], width: int) -> list[str]:
        """What was said, each under who said it and when."""
        records, today = self.session.records, self.session.now().date()
        rows = []
        for one in said:
            person = records.people.get(one.person)
            name = person.name if person is not None else ""
            rows += [f"{name}, {when_words(said_on(records, one), today)}"]
            rows += [f"  {row}" for row in wrap(quoted(one), max(1, width - 2))]
        return rows

    # Keys ---------------------------------------------------------------------------------------

    def on_line_list_chosen(self, _message: LineList.Chosen) -> None:
        """Enter: the learnings of the topic, to be marked and edited."""
        from coffeechat.screens.learnings import LearningsScreen

        if (topic := self.topic) is not None:
            typed = f'track:"{topic.track.name}" facet:{topic.facet.value}'
            self.app.push_screen(LearningsScreen(typed))

    def view_open_row(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The same, typed."""
        self.query_one(LineList).action_choose()

    def run_verb(self, verb: Verb, person: str, words: Sequence[str] = ()) -> None:
        """The question to ask next is kept, or somebody is to be asked it, by one key."""
        topic = self.topic
        if verb.id not in {"open-question", "hand-over"} or words:
            super().run_verb(verb, person, words)
        elif topic is None:
            self.say("Nothing is under the cursor.")
        elif verb.id == "open-question":
            super().run_verb(verb, person, (f"{topic.track.name}:", topic.next_question))
        elif best := next_to_ask(self.session, topic.track, topic.facet):
            super().run_verb(verb, best, (f"{topic.track.name}:", topic.next_question))
        else:
            self.say(f"Nobody else of {topic.track.name} is left to ask; ‹belongs› adds people.")
