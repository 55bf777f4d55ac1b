"""Commands that run an act: one for every verb of the table that is on the shell."""

import re
from argparse import Namespace
from collections.abc import Sequence

from coffeechat.cli.codes import DONE
from coffeechat.cli.output import complain, say
from coffeechat.domain.snapshot import Records
from coffeechat.domain.whom import find_person
from coffeechat.session import Session
from coffeechat.verbs import BY_ID

_ONE_KEY_WITH_BLANKS = re.compile(r'([A-Za-z]+:)([^":]*\s[^":]*)')


def run_verb(session: Session, options: Namespace) -> int:
    """Run the act, and confirm it when it is on the disk."""
    verb = BY_ID[options.command]
    person = find_person(session.records, _typed(options.person)).id if verb.person else ""
    words = _quoted(options.words) if verb.id == "add" else options.words
    before = session.records
    say(session.perform(verb, person, words).text)
    if verb.id == "reply":
        _tell_collision(session, person, before)
    return DONE


def _tell_collision(session: Session, person: str, before: Records) -> None:
    """Say with what the talk collides, if its date is another one than before."""
    from coffeechat.agreeing import collision, slot  # plugins take a while to load

    agreed = slot(session.records, person)
    if agreed not in {None, slot(before, person)} and (told := collision(session, person, 5.0)):
        complain(told)


def _typed(person: str | Sequence[str]) -> str:
    return person if isinstance(person, str) else " ".join(person)


def _quoted(words: Sequence[str]) -> Sequence[str]:
    """Words with the quotes that the shell took away from `point:"State U"` put back."""
    if len(words) == 1:
        return words
    matches = [(word, _ONE_KEY_WITH_BLANKS.fullmatch(word)) for word in words]
    return [f'{match[1]}"{match[2]}"' if match else word for word, match in matches]
