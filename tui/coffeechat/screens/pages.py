"""The five list screens as data: which rows, how one is drawn, what an empty screen says."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coffeechat.domain.days import day_words, exact_day_words, late_words
from coffeechat.domain.due import DueItem, shown_today
from coffeechat.domain.filters import Filter
from coffeechat.domain.filters.sorting import SORT_WORDS, Sort
from coffeechat.domain.fit import fit_reasons
from coffeechat.domain.fit_order import set_aside
from coffeechat.domain.pace import pace_words
from coffeechat.domain.records import Person
from coffeechat.domain.rhythm import last_talk_words
from coffeechat.domain.smallest import Smallest, smallest_step
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import open_draft, person_step
from coffeechat.domain.standing import standing
from coffeechat.domain.summary import job_words, people_words
from coffeechat.domain.warm_path import short_words, warmer_routes
from coffeechat.domain.words import Stage
from coffeechat.screens.found_rows import Found, Look, found_row
from coffeechat.session import Session
from coffeechat.verbs import Place
from coffeechat.widgets.cells import Line, columns

NAME_WIDTH = 18
REASONS_WIDTH = 26
#: Room for «11 months ago», and for «⏎ draft ready».
WHEN_WIDTH = ACTION_WIDTH = 13
#: Cells that further columns leave to the job at least. So one of 12 has room at 80 columns, and
#: at 120 with the detail beside the list.
JOB_LEAST = 15
TODAY_ROWS = 12


@dataclass(frozen=True)
class Page:
    """What one list screen shows at this moment.

    Attributes:
        left, right: The heading.
        keys: One for each row, in order.
        draw: The row of a key, for a width in cells.
        person: The person a row is about.
        empty: What to say when there is no row.
        smallest: On Today, what Enter does when nothing is due.
        after: What to say below the last row.
        waiting: The people are still looked through; the page is to be made again after that.
    """

    left: str
    right: str
    keys: Sequence[str]
    draw: Callable[[str, int], Line]
    person: Callable[[str], str]
    empty: str
    smallest: Smallest | None = None
    after: str = ""
    waiting: bool = False


Further = Callable[[Person, int], Sequence[tuple[str, int]]]
"""Further cells of a person's row: texts and widths, together in at most so many cells."""


def make_page(session: Session, place: Place, look: Look, further: Further) -> Page:
    """The page of a place, only rows that meet the filter.

    `further` gives what stands at the right of the rows of Identify, as far as there is room.
    """
    if not session.finder.is_quick and (place is Place.IDENTIFY or look.typed or look.sort):
        return _still_reading(session, look)
    if place is Place.TODAY:
        return _today(session, look)
    if place is Place.IDENTIFY:
        return _identify(session, look, further)
    return _stage(session, place, look)


def _still_reading(session: Session, look: Look) -> Page:
    return Page(
        left=f"/{look.typed}" if look.typed else "",
        right="",
        keys=(),
        draw=lambda _key, _width: Line(text=""),
        person=lambda key: key,
        empty=f"Looking through {len(session.records.people):,} people …",
        waiting=True,
    )


def room_for_further(width: int) -> int:
    """Cells of a row of Identify that further columns may take, each with a blank before it."""
    return max(0, width - NAME_WIDTH - REASONS_WIDTH - JOB_LEAST - 2)


def identify_heads(titles: Sequence[tuple[str, int]], width: int) -> str:
    """The line above the rows of Identify that names the further columns."""
    cells = [("", NAME_WIDTH), ("", 0), ("", REASONS_WIDTH), *titles]
    return columns(cells, width) if titles else ""


def due_of(session: Session, key: str) -> DueItem | None:
    """The due item behind a row of Today."""
    return next((item for item in session.due() if due_key(item) == key), None)


def _smallest_words(smallest: Smallest) -> str:
    return f"Nothing is due. The smallest next step:\n{smallest.text}  ⏎"


def when_words(item: DueItem, today: date) -> str:
    """How pressing something due is: how late, or its note, or its day."""
    late = (today - item.due).days
    if item.note:
        return item.note
    return late_words(late) if item.late and late > 0 else day_words(item.due, today)


def due_key(item: DueItem) -> str:
    """The key of a row of Today."""
    return f"{item.rule} {item.subject}"


def _today(session: Session, look: Look) -> Page:
    chosen = look.filter
    records, now = session.records, session.now()
    items = {due_key(item): item for item in session.due()}
    found = _meeting(session, items.values(), chosen)
    # Whoever looks for something wants to see all of it.
    shown = shown_today(found, len(found) if chosen.terms else TODAY_ROWS)
    more = len(found) - len(shown)
    smallest = None if items else smallest_step(records, now.date())

    def draw(key: str, width: int) -> Line:
        return _today_row(records, items[key], now.date(), chosen, width)

    typed = look.typed
    return Page(
        left=f"/{typed}" if typed else exact_day_words(now.date(), year=False),
        right=f"{len(found)} of {len(items)}" if typed else last_talk_words(records, now),
        keys=[due_key(item) for item in shown],
        draw=draw,
        person=lambda key: _one_person(items[key]) if key in items else "",
        empty=_smallest_words(smallest) if smallest else _NO_MATCH,
        smallest=smallest,
        after=f"and {more} more" if more > 0 else "",
    )


def _meeting(session: Session, items: Collection[DueItem], chosen: Filter) -> list[DueItem]:
    """What is due with somebody who meets a filter."""
    if not chosen.terms:
        return [*items]
    people = set(session.keep([one for item in items for one in _about(item)], chosen))
    return [item for item in items if not people.isdisjoint(_about(item))]


def _today_row(records: Records, item: DueItem, today: date, chosen: Filter, width: int) -> Line:
    ready = open_draft(records, item.person) is not None and item.verb == "draft"
    cells = [
        (_who(records, item), NAME_WIDTH),
        (item.why, 0),
        (when_words(item, today), WHEN_WIDTH),
        (f"⏎ {'draft ready' if ready else item.action}", ACTION_WIDTH),
    ]
    if len(item.people) > 1 or not item.person:
        return Line(text=columns(cells, width))
    return found_row(Found(records, records.people[item.person], chosen), cells, width, where=1)


def _about(item: DueItem) -> Sequence[str]:
    return item.people or ((item.person,) if item.person else ())


def _one_person(item: DueItem) -> str:
    return item.person if len(item.people) <= 1 else ""


def _who(records: Records, item: DueItem) -> str:
    if len(item.people) > 1:
        return people_words(len(item.people))
    return records.people[item.person].name if item.person else item.about


def _identify(session: Session, look: Look, further: Further) -> Page:
    records, chosen = session.records, look.filter
    beyond: set[str] = set()
    if not chosen.asks_for("stage"):  # whoever asks for a stage wants them wherever they stand
        beyond = {one for one, stage in _stages(records) if stage is not Stage.IDENTIFY}
    sort = look.sort or Sort.FIT
    found = session.find(chosen, sort, backwards=look.backwards)
    if beyond:
        found = [person for person in found if person not in beyond]

    def draw(key: str, width: int) -> Line:
        person = records.people[key]
        path = short_words(warmer_routes(records, session.acquaintances(), person))
        cells = [
            (person.name, NAME_WIDTH),
            (job_words(person), 0),
            (" · ".join(fit_reasons(records, person, path)[:2]), REASONS_WIDTH),
            *further(person, room_for_further(width)),
        ]
        mark = "✓" if records.open_conversation(key) is not None else ""
        row = found_row(Found(records, person, chosen), cells, width, where=2)
        return replace(row, dim=set_aside(person), mark=mark)

    typed, count = look.typed, len(session.people().ids) - len(beyond)
    counted = f"{len(found):,} of {count:,}" if typed else people_words(count)
    return Page(
        left=f"/{typed}" if typed else "",
        right=f"{counted} · {SORT_WORDS[sort][look.backwards]}",
        keys=found,
        draw=draw,
        person=lambda key: key,
        empty=_NO_MATCH if typed else _NOBODY,
    )


def _stages(records: Records) -> Iterator[tuple[str, Stage]]:
    """Everybody with a conversation who stands somewhere, and at which stage."""
    for person in records.conversations_by_person:
        step = person_step(records, records.people[person])
        if step is not None:
            yield person, step.stage


def _stage(session: Session, place: Place, look: Look) -> Page:
    typed, chosen = look.typed, look.filter
    records, now = session.records, session.now()
    stage = _STAGES[place]
    here = [person for person, reached in _stages(records) if reached is stage]
    found: Sequence[str] = sorted(here, key=lambda person: _moment(records, person))
    found = session.keep(found, chosen, look.sort, backwards=look.backwards)

    def draw(key: str, width: int) -> Line:
        person = records.people[key]
        where = standing(records, person, now)
        cells = [(person.name, NAME_WIDTH), (where, 0), (_job(person), 20)]
        return found_row(Found(records, person, chosen), cells, width, where=2)

    pace = pace_words(records, now.date()) if stage is Stage.ASK else ""
    return Page(
        left=f"/{typed}" if typed else pace,
        right=_stage_words(len(found), len(here), look),
        keys=found,
        draw=draw,
        person=lambda key: key,
        empty=_NO_MATCH if typed else _EMPTY[place],
    )


def _stage_words(found: int, count: int, look: Look) -> str:
    words = f"{found:,} of {count:,}" if look.typed else people_words(count)
    return f"{words} · {SORT_WORDS[look.sort][look.backwards]}" if look.sort else words


def _moment(records: Records, person: str) -> tuple[float, str]:
    """Talks by their date, the rest by when the conversation began."""
    conversation = records.open_conversation(person)
    if conversation is None:
        return (0.0, person)
    talk = conversation.interview
    return ((talk.start if talk else conversation.created).timestamp(), person)


def _job(person: Person) -> str:
    return person.organisation or person.title


_STAGES = {
    Place.ASK: Stage.ASK,
    Place.INTERVIEW: Stage.INTERVIEW,
    Place.FOLLOW_UP: Stage.FOLLOW_UP,
}
_NO_MATCH = "Nobody matches; Esc shows everybody."
_NOBODY = (
    "Nobody is here yet.\n"
    "‹import› brings in a file of people; ‹add› adds somebody in one line:\n"
    "Jelisa Okafor @Green Rivers, Program Manager\n"
    "‹names› asks five questions that bring ten people to mind."
)
_EMPTY = {
    Place.ASK: "No ask is on its way.\nOn Identify, ‹draft› writes one to whom the cursor is on.",
    Place.INTERVIEW: "No talk is being arranged.\nWhen they say yes, ‹reply› notes the date.",
    Place.FOLLOW_UP: "Nobody to follow up with.\nAfter a talk, the thank-you stands here.",
}
