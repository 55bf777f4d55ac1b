"""My profile is filled by what a source tells of me, and never overwritten."""

from datetime import UTC, datetime

from coffeechat.api import MyProfile
from coffeechat.domain.myself import additions, filled
from coffeechat.domain.parts import Position
from coffeechat.domain.points import suggested_points
from coffeechat.domain.records import PROFILE_ID, Person, Profile
from coffeechat.domain.words import PointKind

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
GIVEN = MyProfile(
    name="Robin Sample",
    institutions=("State U", "North College"),
    employers=("Verda",),
    places=("Oakland",),
)
MINE = Profile(id=PROFILE_ID, created=NOW, name="Robin S.", institutions=("STATE U",))


def test_nobody_before_is_filled_whole() -> None:
    profile = filled(None, GIVEN, NOW)
    assert profile is not None
    assert (profile.id, profile.name, profile.employers) == ("me", "Robin Sample", ("Verda",))


def test_what_is_there_stays_and_what_is_missing_is_added() -> None:
    profile = filled(MINE, GIVEN, NOW)
    assert profile is not None
    assert profile.name == "Robin S."
    assert profile.institutions == ("STATE U", "North College")
    assert additions(MINE, profile) == [
        ("institutions", "North College"),
        ("employers", "Verda"),
        ("places", "Oakland"),
    ]


def test_the_same_again_changes_nothing() -> None:
    assert filled(filled(MINE, GIVEN, NOW), GIVEN, NOW) is None


def test_what_i_took_out_stays_out() -> None:
    profile = filled(MINE, GIVEN, NOW)
    assert profile is not None
    without = profile.replace(employers=(), name="")
    assert filled(without, GIVEN, NOW) is None


def test_shared_employers_become_suggested_points() -> None:
    profile = filled(None, GIVEN, NOW)
    assert profile is not None
    person = Person(id="p", created=NOW, name="Ada", positions=(Position(organisation="verda"),))
    (point,) = suggested_points(profile, person)
    assert (point.kind, point.detail, point.confirmed) == (PointKind.SAME_EMPLOYER, "Verda", False)
