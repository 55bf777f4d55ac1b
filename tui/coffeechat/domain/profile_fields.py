"""The fields of my profile that one types by name: for the `:` line and the shell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from coffeechat.domain.availability import parse_availability
from coffeechat.domain.cadence import parse_cadence
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.holidays import parse_holidays
from coffeechat.domain.levels import parse_level
from coffeechat.domain.pace import parse_pace
from coffeechat.domain.person_fields import parts
from coffeechat.domain.records import Profile
from coffeechat.domain.rhythm import parse_review_day, parse_rhythm
from coffeechat.domain.text import clean_line, fold
from coffeechat.domain.typed_values import read_zone_name


@dataclass(frozen=True)
class ProfileField:
    """One field.

    Attributes:
        name: What it is called when it is typed.
        field: The record's field.
        read: The value of a typed text; raises `NotUnderstood`.
    """

    name: str
    field: str
    read: Callable[[str], object]


def changed(profile: Profile, name: str, text: str, today: date) -> Profile:
    """My profile with one field as a text says; nothing empties it.

    Args:
        profile: As it is.
        name: The field's name, or its beginning.
        text: What is typed; several values are parted by «;».
        today: The day in my zone, from which days off without a year are read.

    Raises:
        NotUnderstood: There is no such field, or its text cannot be read.
    """
    field = _named(name, _fields(today))
    return profile.replace(**{field.field: field.read(text.strip())})


def _fields(today: date) -> tuple[ProfileField, ...]:
    return (
        ProfileField("name", "name", clean_line),
        ProfileField("school", "institutions", parts),
        ProfileField("employers", "employers", parts),
        ProfileField("zone", "zone", read_zone_name),
        ProfileField("free", "availability", parse_availability),
        ProfileField("level", "entry_level", parse_level),
        ProfileField("asks", "pace", parse_pace),
        ProfileField("habit", "cadence", parse_cadence),
        ProfileField("days off", "holidays", partial(parse_holidays, today=today)),
        ProfileField("rhythm", "rhythm", parse_rhythm),
        ProfileField("look back", "review_day", parse_review_day),
        ProfileField("programmes", "programmes", parts),
        ProfileField("labs", "labs", parts),
        ProfileField("associations", "memberships", parts),
        ProfileField("places", "places", parts),
        ProfileField("changes", "transitions", parts),
        ProfileField("private", "identities", parts),
    )


def _named(typed: str, fields: tuple[ProfileField, ...]) -> ProfileField:
    wanted = fold(typed).strip().replace("-", " ")
    found = [one for one in fields if wanted and one.name.startswith(wanted)]
    exact = [one for one in found if one.name == wanted]
    if len(exact or found) == 1:
        return (exact or found)[0]
    names = ", ".join(one.name for one in found or fields)
    raise NotUnderstood(f"«{typed}» is no field of yours; there are: {names}.")
