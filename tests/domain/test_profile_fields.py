"""Fields of my profile, typed by name."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coffeechat.acts import Refused, profile
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.profile_fields import changed
from coffeechat.domain.records import PROFILE_ID, Profile
from coffeechat.domain.words import Seniority
from support.worlds import World

TODAY = date(2026, 11, 24)
ME = Profile(id=PROFILE_ID, created=datetime(2026, 9, 1, tzinfo=UTC), name="Ana Bell", pace=5)


@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("name", " Ana  Reyes ", "name", "Ana Reyes"),
        ("NAME", "", "name", ""),
        ("school", "State U; Lake College;", "institutions", ("State U", "Lake College")),
        ("zone", "europe/berlin", "zone", "Europe/Berlin"),
        ("level", "mid", "entry_level", Seniority.MID),
        ("lev", "", "entry_level", None),
        ("asks", "3", "pace", 3),
        ("habit", "search", "cadence", "search"),
        ("days-off", "24 Dec", "holidays", (date(2026, 12, 24),)),
        ("rhythm", "0", "rhythm", 0),
        ("look back", "monday", "review_day", 0),
        ("look", "never", "review_day", None),
        ("private", "first in my family", "identities", ("first in my family",)),
    ],
)
def test_a_field_is_what_was_typed_and_all_else_stays(
    name: str, text: str, field: str, value: object
) -> None:
    after = changed(ME, name, text, TODAY)
    assert getattr(after, field) == value
    assert after.replace(**{field: getattr(ME, field)}) == ME


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("shoe", "3", "no field of yours; there are: name, school"),
        ("", "3", "no field of yours"),
        ("l", "3", "there are: level, look back, labs"),
        ("zone", "Lakeland", "No time zone"),
        ("habit", "hourly", "No habit"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_there_is(name: str, text: str, says: str) -> None:
    with pytest.raises(NotUnderstood, match=says):
        changed(ME, name, text, TODAY)


def test_the_first_field_begins_the_profile(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json")
    world.store.undo()
    assert not world.records.profiles
    with pytest.raises(Refused, match="such as name="):
        world.do(profile.set_field, "Ana Bell")
    world.do(profile.set_field, "name=Ana Bell")
    assert world.records.profile.name == "Ana Bell"
    world.close()
