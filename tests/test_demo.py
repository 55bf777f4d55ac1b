"""The demo store: made-up people in every state, whatever day it is told on."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.acts import people
from coffeechat.demo import make_demo
from coffeechat.demo.people import ADDED, CONNECTIONS, DETAILS, ME
from coffeechat.demo.story import STORY
from coffeechat.domain.coverage import coverage
from coffeechat.domain.due import ORDER, due_items
from coffeechat.domain.learnings import is_old, said_on, ties
from coffeechat.domain.reading_list import reading_list
from coffeechat.domain.records import PROFILE_ID
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import person_step
from coffeechat.domain.words import Facet, Step
from coffeechat.places import demo_path
from coffeechat.store import Store, StoreError

NEW_YORK = ZoneInfo("America/New_York")
#: A week of mornings, the days on which clocks change, the turn of a year, and both ends of a day.
MOMENTS = [
    *(datetime(2026, 11, 16, 9, tzinfo=UTC) + timedelta(days=day) for day in range(7)),
    datetime(2027, 3, 14, 12, tzinfo=UTC),
    datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
    datetime(2027, 1, 1, 12, tzinfo=UTC),
    datetime(2028, 2, 29, 12, tzinfo=UTC),
    datetime(2026, 11, 18, 0, 0, 1, tzinfo=NEW_YORK),
    datetime(2026, 11, 18, 23, 59, 59, tzinfo=NEW_YORK),
]

#: Of these nobody in the demo has told: a surprise comes, and the gaps are what to ask next.
NOT_TOLD = {Facet.LANDSCAPE, Facet.ORGANISATIONS, Facet.PEOPLE, Facet.SURPRISE}
#: D-13 is of another cadence than D-04 is, and D-20 waits until nobody is asked any more.
NOT_NOW = {"D-13", "D-20"}


def opened(path: Path, now: datetime) -> Store:
    return Store.open(path, clock=lambda: now, read_only=True)


def told(path: Path, now: datetime) -> Records:
    """The records of a demo built at a moment."""
    return opened(make_demo(lambda: now, path), now).records


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_every_step_has_somebody_and_today_has_every_rule(tmp_path: Path, now: datetime) -> None:
    records = told(tmp_path / "demo.json", now)
    steps = {person_step(records, person) for person in records.people.values()}
    assert steps >= set(Step)
    due = Counter(item.rule for item in due_items(records, now))
    assert set(due) == set(ORDER) - NOT_NOW
    assert max(due.values()) < 6
    assert sum(due.values()) < len(ORDER) + 10


@settings(deadline=None, max_examples=8)
@given(st.integers(0, 10 * 365 * 24).map(lambda hours: MOMENTS[0] + timedelta(hours=hours)))
def test_nothing_of_the_story_lies_ahead_but_talks(
    tmp_path_factory: pytest.TempPathFactory, now: datetime
) -> None:
    path = make_demo(lambda: now, tmp_path_factory.mktemp("demo") / "demo.json")
    store = opened(path, now)
    moments = [event.at for event in store.events]
    assert moments == sorted(moments)
    assert now - timedelta(weeks=21) < moments[0]
    assert moments[-1] < now
    assert now - moments[-1] < timedelta(days=5)
    talks = [
        conversation.interview.start.astimezone(NEW_YORK)
        for conversation in store.records.conversations.values()
        if conversation.interview is not None
    ]
    assert all(talk.weekday() < 5 for talk in talks)


def test_the_same_clock_gives_the_same_store(tmp_path: Path) -> None:
    now = MOMENTS[2]
    first = opened(make_demo(lambda: now, tmp_path / "one.json"), now)
    second = opened(make_demo(lambda: now, tmp_path / "two.json"), now)
    assert first.canonical() == second.canonical()
    assert list(first.events) == list(second.events)


def test_it_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    now = MOMENTS[0]
    path = make_demo(lambda: now, tmp_path / "demo.json")
    fresh = opened(path, now).canonical()
    note = tmp_path / "note.txt"
    note.write_text("mine", encoding="utf-8")
    with_more = Store.open(path, clock=lambda: now)
    people.add(with_more, "Somebody Else @Elsewhere")
    with_more.close()
    assert make_demo(lambda: now, path) == path
    assert opened(path, now).canonical() == fresh
    assert note.read_text(encoding="utf-8") == "mine"


def test_one_that_is_open_elsewhere_is_left_as_it_is(tmp_path: Path) -> None:
    now = MOMENTS[0]
    path = make_demo(lambda: now, tmp_path / "demo.json")
    playing = Store.open(path, clock=lambda: now)
    people.add(playing, "Somebody Else @Elsewhere")
    assert make_demo(lambda: now, path) == path
    assert not playing.poll()
    assert "Somebody Else" in {person.name for person in playing.records.people.values()}
    playing.close()
    assert "Somebody Else" not in {person.name for person in told(path, now).people.values()}


def test_a_disk_that_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder is needed", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        make_demo(lambda: MOMENTS[0], tmp_path / "taken" / "demo.json")


def test_the_own_store_stays_as_it_is(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = own_home / "mine" / "db.json"
    monkeypatch.setenv("COFFEECHAT_STORE", str(mine))
    now = MOMENTS[0]
    store = Store.open(mine, clock=lambda: now)
    people.add(store, "Jelisa Okafor")
    store.close()
    before = {path: path.read_bytes() for path in mine.parent.rglob("*") if path.is_file()}
    path = make_demo(lambda: now)
    assert path == demo_path()
    assert path.parent.name == "demo"
    assert before == {path: path.read_bytes() for path in mine.parent.rglob("*") if path.is_file()}


def test_it_can_be_taken_back_to_the_beginning(tmp_path: Path) -> None:
    now = MOMENTS[0]
    store = Store.open(make_demo(lambda: now, tmp_path / "demo.json"), clock=lambda: now)
    for _ in range(len(store.events)):
        store.undo()
    assert len(store.records.people) == 0
    store.close()


def test_everybody_is_invented_and_told_of(tmp_path: Path) -> None:
    now = MOMENTS[0]
    records = told(tmp_path / "demo.json", now)
    everybody = list(records.people.values())
    assert 35 <= len(everybody) <= 45
    assert {person.name for person in everybody} >= {*STORY, *DETAILS}
    assert len(everybody) > len(CONNECTIONS) + len(ADDED)
    for person in everybody:
        assert all(mail.endswith("@example.org") for mail in person.emails)
        assert all(url.endswith("-example") for url in person.urls)
        assert not person.zone or person.zone in available_timezones()
        assert person.connected_on is None or person.connected_on < date(2026, 11, 16)
    assert records.profiles[PROFILE_ID].name == ME.name
    assert len({person.zone for person in everybody}) > 8


def test_three_fields_are_told_of_with_substance(tmp_path: Path) -> None:
    now = MOMENTS[4]
    records = told(tmp_path / "demo.json", now)
    covered = coverage(records)
    assert sorted(len(covered[track].told) for track in records.tracks)[0] >= 5
    assert len(records.tracks) == 3
    agree, differ = ties(records)
    assert (len(agree), len(differ)) == (4, 4)
    old = [one for one in records.learnings.values() if is_old(said_on(records, one), now.date())]
    assert [one.facet for one in old] == [Facet.CLIMATE]
    assert {one.facet for one in records.learnings.values()} >= {*Facet} - NOT_TOLD
    for track in records.tracks.values():
        assert len({one.level for one in track.interest}) > 1
        assert all(one.why for one in track.interest)
        assert all(one.why for one in track.decisions)
        assert track.decisions
        assert reading_list(records, track)
    assert max(len(track.glossary) for track in records.tracks.values()) == 8


def test_referrals_lead_on_twice_and_talks_were_felt(tmp_path: Path) -> None:
    records = told(tmp_path / "demo.json", MOMENTS[4])
    by_name = {person.name: person for person in records.people.values()}
    chain = ["Noa Peretz"]
    while (giver := by_name[chain[-1]].referred_by) is not None:
        chain.append(records.people[giver].name)
    assert chain == ["Noa Peretz", "Inês Carvalho", "Kwame Boateng", "Ngozi Adeyemi"]
    felt = [one.interview for one in records.conversations.values() if one.interview is not None]
    assert sum(talk.before is not None and talk.after is not None for talk in felt) == 7


def test_what_was_written_is_a_letter(tmp_path: Path) -> None:
    records = told(tmp_path / "demo.json", MOMENTS[0])
    letters = [message for message in records.messages.values() if message.subject]
    assert len(letters) > 30
    for letter in letters:
        assert letter.body.startswith("Dear ")
        assert letter.body.endswith("Best wishes,\nNoor Haddad\n")
