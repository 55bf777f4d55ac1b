"""My own profile and what a source tells of me: it fills what is empty and adds what is missing."""

from datetime import UTC, datetime
from typing import Protocol

from coffeechat.domain.records import PROFILE_ID, Profile
from coffeechat.domain.settle import more
from coffeechat.domain.text import fold

_SEVERAL = ("institutions", "employers", "memberships", "places")


class SourceProfile(Protocol):
    """What a source tells of me; see `Profile`."""

    @property
    def name(self) -> str:
        """As written."""

    @property
    def institutions(self) -> tuple[str, ...]:
        """Schools."""

    @property
    def employers(self) -> tuple[str, ...]:
        """The present one and former ones."""

    @property
    def memberships(self) -> tuple[str, ...]:
        """Associations."""

    @property
    def places(self) -> tuple[str, ...]:
        """Where I live or work."""


def filled(known: Profile | None, given: SourceProfile, now: datetime) -> Profile | None:
    """My profile with what a source adds, or None when it adds nothing.

    What an earlier import gave and I took out stays out.
    """
    before = known or Profile(id=PROFILE_ID, created=now.astimezone(UTC))
    last = before.imported
    name = "" if "name" in last else given.name
    after = before.replace(
        name=before.name or name,
        **{
            field: more(getattr(before, field), last.get(field, ""), getattr(given, field), fold)
            for field in _SEVERAL
        },
    )
    noted = {"name": given.name} | {field: "\n".join(getattr(given, field)) for field in _SEVERAL}
    imported = {**last, **{field: text for field, text in noted.items() if text}}
    after = after.replace(imported=imported)
    return None if after == before else after


def additions(before: Profile, after: Profile) -> list[tuple[str, str]]:
    """What a source adds to my profile: the name of each field and what is new in it."""
    found = [("name", after.name)] if after.name != before.name else []
    for field in _SEVERAL:
        new = [value for value in getattr(after, field) if value not in getattr(before, field)]
        found += [(field, ", ".join(new))] if new else []
    return found
