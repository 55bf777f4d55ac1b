"""The page of a person in triage: who they are, and what a digit confirms."""

from collections.abc import Sequence

from coffeechat.domain.person_lines import person_lines
from coffeechat.domain.records import Person
from coffeechat.domain.summary import job_words
from coffeechat.domain.warm_path import path_words, routes
from coffeechat.screens.confirming import offered
from coffeechat.screens.person_text import LABEL, NARROWEST, labelled, with_advice
from coffeechat.session import Session
from coffeechat.verbs import spelled
from coffeechat.widgets.cells import Line, wrap

_QUESTIONS = {"point": "What connects you?", "why": "Why this person?"}
_DIGIT = 3


def triage_page(
    session: Session, person: Person, width: int, advice: Sequence[tuple[str, str]] = ()
) -> list[Line]:
    """Name and job, what is known, and what is offered under which digit.

    Args:
        session: Whose records.
        person: Who.
        width: In cells.
        advice: What speaks for and against asking them, each with its label.
    """
    if width < NARROWEST:
        return []
    records, keys = session.records, session.settings.key_words
    title = " · ".join(part for part in (person.name, job_words(person), person.place) if part)
    mark = "✓ " if records.open_conversation(person.id) is not None else ""
    lines = [*wrap(f"{mark}{title}", width), ""]
    path = path_words(routes(records, session.acquaintances(), person))
    known = person_lines(records, person, session.now(), path)
    for label, text in with_advice(known, advice):
        lines += labelled(label, spelled(text, keys), LABEL, width)
    kind = ""
    for number, offer in enumerate(offered(session, person), start=1):
        if offer.kind != kind:
            kind = offer.kind
            lines += ["", _QUESTIONS[kind]]
        lines += labelled(f" {number}", offer.text, _DIGIT, width)
    return [Line(text) for text in lines]
