"""Commands that look somebody up: who is here, and everything about one person."""

from argparse import Namespace

from coffeechat.cli.codes import DONE, REFUSED
from coffeechat.cli.output import complain, say
from coffeechat.domain.find import Query
from coffeechat.domain.summary import job_words, message_words, person_lines, standing
from coffeechat.domain.whom import find_person
from coffeechat.session import Session


def find(session: Session, options: Namespace) -> int:
    """Print the people who match all words, best fit first."""
    records, now = session.records, session.now()
    words = " ".join(options.words)
    found = session.people().matching(Query.parse(words))
    if not found:
        complain(f"Nobody here matches «{words}».")
        return REFUSED
    for person_id in found:
        person = records.people[person_id]
        where = standing(records, person, now)
        say(" · ".join(filter(None, (person.name, job_words(person), where))), label=person.id)
    return DONE


def show(session: Session, options: Namespace) -> int:
    """Print everything about a person, and all contact with them."""
    records, now = session.records, session.now()
    person = find_person(records, " ".join(options.person))
    say(" · ".join(filter(None, (person.name, job_words(person), person.id))))
    for label, text in person_lines(records, person, now):
        say(text, label=label)
    for message in records.messages_by_person.get(person.id, []):
        say(message_words(message, now), label="contact")
    return DONE
