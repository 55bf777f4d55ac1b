"""A person as lines of text: for the page of a person and for the detail beside a list."""

from collections.abc import Iterable, Sequence

from coffeechat.domain.offers import Offer
from coffeechat.domain.person_lines import person_lines
from coffeechat.domain.records import Event, Person
from coffeechat.domain.summary import job_words
from coffeechat.domain.timeline import entry_words, timeline
from coffeechat.domain.warm_path import path_words, routes
from coffeechat.session import Session
from coffeechat.verbs import spelled
from coffeechat.widgets.cells import Line, wrap

LABEL = 11
NARROWEST = 20
#: Cells from which a moment and what happened then fit beside each other.
_WIDE = 50
_MOMENT = 19


def person_page(
    session: Session,
    person: Person | None,
    width: int,
    *,
    events: Iterable[Event] = (),
    numbered: Sequence[Offer] = (),
    advice: Sequence[tuple[str, str]] = (),
) -> list[Line]:
    """Who, how we know each other, and everything said and done in order.

    Args:
        session: Whose records.
        person: Who; nobody gives no lines.
        width: In cells.
        events: The history, for what no record tells; it takes a while, so not beside a list.
        numbered: What digits confirm; none beside a list, where they show another one.
        advice: What speaks for and against asking them, each with its label.
    """
    if person is None or width < NARROWEST:
        return []
    records, now = session.records, session.now()
    title = " · ".join(part for part in (person.name, job_words(person), person.place) if part)
    page = [*map(Line, wrap(title, width)), Line("")]
    path = path_words(routes(records, session.acquaintances(), person))
    known = person_lines(records, person, now, path, numbered)
    for label, text in with_advice(known, advice):
        link = text if label == "profile" and is_link(text) else ""
        said = spelled(text, session.settings.key_words)
        page += [Line(line, link=link) for line in labelled(label, said, LABEL, width)]
    tail = ["", "said and done"]
    for entry in timeline(records, person, events):
        tail += _beside(*entry_words(entry, now), width)
    return [*page, *map(Line, tail)]


def with_advice(
    lines: Sequence[tuple[str, str]], advice: Sequence[tuple[str, str]]
) -> Sequence[tuple[str, str]]:
    """The lines of a person with advice on asking them before where things stand."""
    place = next((at for at, (label, _) in enumerate(lines) if label == "stands"), len(lines))
    return [*lines[:place], *advice, *lines[place:]]


def is_link(url: str) -> bool:
    """Whether a terminal may be told to open this: a page, by a plain address."""
    return url.startswith(("https://", "http://")) and url.isascii() and url.isprintable()


def labelled(label: str, text: str, indent: int, width: int) -> list[str]:
    """A label and its text beside it, wrapped under its own beginning."""
    first, *more = wrap(text, width - indent)
    return [f"{label:<{indent}}{first}", *(f"{'':<{indent}}{line}" for line in more)]


def _beside(day: str, clock: str, text: str, width: int) -> list[str]:
    """What happened beside its moment; where it is narrow, beside the day or under it."""
    if width >= _WIDE:
        return labelled(f"  {day} {clock}", text, _MOMENT, width)
    if len(day) < LABEL:
        return labelled(day, text, LABEL, width)
    return [day, *labelled("", text, LABEL, width)]
