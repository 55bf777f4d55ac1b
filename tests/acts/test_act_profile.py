"""What the first run asks, and what becomes of the rest of the profile."""

from datetime import date
from pathlib import Path

from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.parts import Availability
from coffeechat.domain.records import PROFILE_ID
from coffeechat.domain.words import Seniority
from coffeechat.store import Store
from support.worlds import World

ANSWERS = Introduction(
    name="Ana Reyes",
    institutions=("State U", "Baltic Trust"),
    exploring=("nonprofits", "Grants", "grants"),
    entry_level=Seniority.ENTRY,
    availability=(Availability(days=(0, 1), start=600, end=720),),
    zone="America/Los_Angeles",
)


def test_the_first_answers_write_the_profile(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json")
    store = Store.open(tmp_path / "new.json", clock=world.clock)
    assert introduce(store, ANSWERS).text == "Wrote your profile."
    profile = store.records.profile
    assert (profile.id, profile.created) == (PROFILE_ID, world.clock.now)
    assert (profile.name, profile.institutions) == ("Ana Reyes", ("State U", "Baltic Trust"))
    assert (profile.entry_level, profile.zone) == (Seniority.ENTRY, "America/Los_Angeles")
    assert profile.availability == ANSWERS.availability
    assert [track.name for track in store.records.tracks.values()] == ["nonprofits", "Grants"]
    store.undo()
    assert store.canonical() == b""


def test_later_answers_leave_alone_what_is_not_asked(tmp_path: Path) -> None:
    holidays = (date(2026, 12, 24),)
    world = World(tmp_path / "db.json", holidays=holidays, cadence="slow", signature="A.")
    assert world.do(introduce, ANSWERS).text == "Changed your profile."
    profile = world.records.profile
    assert (profile.holidays, profile.cadence, profile.signature) == (holidays, "slow", "A.")
    assert profile.name == "Ana Reyes"


def test_every_question_may_be_left_empty(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json")
    store = Store.open(tmp_path / "new.json", clock=world.clock)
    introduce(store, Introduction())
    assert store.records.profiles
    assert not store.records.tracks


def test_what_a_form_adds_is_written_and_the_rest_stays(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json", labs=("Marsh Lab",), memberships=("the choir",))
    world.do(introduce, Introduction(more={"labs": (), "identities": ("left-handed",)}))
    profile = world.records.profile
    assert (profile.labs, profile.identities) == ((), ("left-handed",))
    assert profile.memberships == ("the choir",)
