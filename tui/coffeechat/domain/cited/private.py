"""What stays out of a report even with names: identities, phone numbers, addresses."""

import re
from collections.abc import Callable, Iterator

from coffeechat.domain.privacy import HIDDEN, hider, identities
from coffeechat.domain.snapshot import Records

_MAIL = re.compile(r"[^\s@<>«»(),;]+@[^\s@<>«»(),;]+\.[^\W\d_]{2,}")
_PHONE = re.compile(r"(?<!\w)(?:\+|00)\d[\d\s()/.-]{6,}\d")


def private_out(records: Records) -> Callable[[str], str]:
    """What takes out of a text what I keep to myself, and how people are reached."""
    hide = hider({*identities(records), *_reached(records)} - {""})

    def taken_out(text: str) -> str:
        return _PHONE.sub(HIDDEN, _MAIL.sub(HIDDEN, hide(text)))

    return taken_out


def _reached(records: Records) -> Iterator[str]:
    """How those are reached from whom I learned something; others are in no report."""
    for one in records.learnings_by_person:
        person = records.people.get(one)
        if person is not None:
            yield from (*person.emails, *person.phones, person.address.strip())
