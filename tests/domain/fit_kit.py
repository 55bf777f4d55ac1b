"""What the tests of whom to ask share: me, somebody with a job, and the records of both."""

import itertools
from datetime import UTC, datetime
from typing import Any

from coffeechat.domain.parts import Position
from coffeechat.domain.records import Occasion, Person, Profile, Record, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import Seniority

NOW = datetime(2026, 11, 16, tzinfo=UTC)
_numbers = itertools.count()


def profile(**fields: Any) -> Profile:
    """My profile."""
    return Profile(id="me", created=NOW, entry_level=Seniority.ENTRY).replace(**fields)


def person(title: str = "", organisation: str = "", **fields: Any) -> Person:
    """Somebody with a job."""
    jobs = (Position(title=title, organisation=organisation),) if title or organisation else ()
    number = next(_numbers)
    known = Person(id=f"p{number:05}", created=NOW, name="Jelisa Okafor", positions=jobs)
    return known.replace(**fields)


def track(name: str = "nonprofits", **fields: Any) -> Track:
    """A field I explore; its id is its name."""
    return Track(id=name, created=NOW, name=name).replace(**fields)


def records(*known: Record, me: Profile | None = None) -> Records:
    """These records and my profile."""
    return Records(
        profiles={"me": me or profile()},
        people={one.id: one for one in known if isinstance(one, Person)},
        tracks={one.id: one for one in known if isinstance(one, Track)},
        occasions={one.id: one for one in known if isinstance(one, Occasion)},
    )
