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
    lines = [*wrap(title, width), ""]
    for label, text in person_lines(records, person, now):
        lines += labelled(label, spelled(text, session.settings.key_words), LABEL, width)
    history = records.messages_by_person.get(person.id, [])
    if history:
        lines += ["", "said and done"]
    for message in history:
        at = clock_words(message.at.astimezone(now.tzinfo)) if message.at is not None else ""
        lines += labelled("", f"{message_words(message, now)} {at}", 2, width)
    return [Line(line) for line in lines]


def labelled(label: str, text: str, indent: int, width: int) -> list[str]:
    """A label and its text beside it, wrapped under its own beginning."""
    first, *more = wrap(text, width - indent)
    return [f"{label:<{indent}}{first}", *(f"{'':<{indent}}{line}" for line in more)]
