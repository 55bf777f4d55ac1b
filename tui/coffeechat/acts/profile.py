"""Who I am: what the first run asks and `:profile` changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coffeechat.acts.outcome import Done, Refused, told
from coffeechat.acts.people import track_named
from coffeechat.domain.my_time import local_time
from coffeechat.domain.parts import Availability
from coffeechat.domain.profile_fields import changed
from coffeechat.domain.records import PROFILE_ID, Profile
from coffeechat.domain.words import Seniority
from coffeechat.store import Store


@dataclass(frozen=True)
class Introduction:
    """The answers of the first run; each may be left empty.

    `more` has fields of a `Profile` that the first run does not ask for; what it lacks stays.
    """

    name: str = ""
    institutions: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    exploring: tuple[str, ...] = ()
    entry_level: Seniority | None = None
    availability: tuple[Availability, ...] = ()
    zone: str = ""
    more: Mapping[str, object] = field(default_factory=dict)


def set_field(store: Store, text: str) -> Done:
    """Change one field of my profile, such as «name=Ana Bell»; nothing behind the = empties it.

    Raises:
        NotUnderstood: There is no such field, or its text cannot be read.
        Refused: The = is missing.
    """
    name, sign, value = text.partition("=")
    if not sign:
        raise Refused("Type a field, = and its value, such as name=Ana Bell.")
    with store.act("profile") as tx:
        known = tx.records.profiles.get(PROFILE_ID) or Profile(id=PROFILE_ID, created=tx.now)
        tx.put(changed(known, name, value, local_time(tx.records, tx.now).date()))
        tx.summary = "Changed your profile"
    return told(tx, f"{tx.summary}.", PROFILE_ID)


def introduce(store: Store, answers: Introduction) -> Done:
    """Write my profile, and a track for each field I explore."""
    with store.act("profile") as tx:
        known = tx.records.profiles.get(PROFILE_ID)
        profile = known or Profile(id=PROFILE_ID, created=tx.now)
        tx.put(
            profile.replace(
                name=answers.name,
                institutions=answers.institutions,
                employers=answers.employers,
                entry_level=answers.entry_level,
                availability=answers.availability,
                zone=answers.zone,
                **answers.more,
            )
        )
        for name in answers.exploring:
            track_named(tx, name)
        tx.summary = "Changed your profile" if known else "Wrote your profile"
    return told(tx, f"{tx.summary}.", PROFILE_ID)
