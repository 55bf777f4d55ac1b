"""A person as lines of text: for the page of a person and for the detail beside a list."""

from coffeechat.domain.days import clock_words
from coffeechat.domain.records import Person
from coffeechat.domain.summary import job_words, message_words, person_lines
from coffeechat.session import Session
from coffeechat.verbs import spelled
from coffeechat.widgets.cells import Line, wrap

LABEL = 11
NARROWEST = 20


def person_page(session: Session, person: Person | None, width: int) -> list[Line]:
    """Who, how we know each other, and everything said and done in order."""
    if person is None or width < NARROWEST:
        return []
    records, now = session.records, session.now()
    title = " · ".join(part for part in (person.name, job_words(person), person.place) if part)
    head = [*wrap(title, width), ""]
    for label, text in person_lines(records, person, now):
        head += labelled(label, spelled(text, session.settings.key_words), LABEL, width)
    links = [Line(f"{'page':<{LABEL}}{url}", link=url) for url in person.urls if is_link(url)]
    history = records.messages_by_person.get(person.id, [])
    tail = ["", "said and done"] if history else []
    for message in history:
        at = clock_words(message.at.astimezone(now.tzinfo)) if message.at is not None else ""
        tail += labelled("", f"{message_words(message, now)} {at}", 2, width)
    return [*map(Line, head), *links, *map(Line, tail)]


def is_link(url: str) -> bool:
    """Whether a terminal may be told to open this: a page, by a plain address."""
    return url.startswith(("https://", "http://")) and url.isascii() and url.isprintable()


def labelled(label: str, text: str, indent: int, width: int) -> list[str]:
    """A label and its text beside it, wrapped under its own beginning."""
    first, *more = wrap(text, width - indent)
    return [f"{label:<{indent}}{first}", *(f"{'':<{indent}}{line}" for line in more)]
