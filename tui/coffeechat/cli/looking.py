"""Commands that look somebody up: who is here, and everything about one person."""

from argparse import Namespace

from coffeechat.cli.codes import DONE
from coffeechat.cli.output import say
from coffeechat.domain.person_lines import person_lines
from coffeechat.domain.summary import job_words
from coffeechat.domain.timeline import entry_words, timeline
from coffeechat.domain.warm_path import path_words, routes
from coffeechat.domain.whom import find_person
from coffeechat.session import Session


def show(session: Session, options: Namespace) -> int:
    """Print everything about a person, and all contact with them."""
    records, now = session.records, session.now()
    person = find_person(records, " ".join(options.person))
    say(" · ".join(filter(None, (person.name, job_words(person), person.id))))
    path = path_words(routes(records, session.acquaintances(), person))
    for label, text in person_lines(records, person, now, path):
        say(text, label=label)
    for entry in timeline(records, person, session.store.events):
        day, clock, text = entry_words(entry, now)
        say(f"{day} {clock} · {text}", label="done")
    return DONE
