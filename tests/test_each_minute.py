"""What a session keeps for a minute is never older than the records or the clock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from coffeechat.acts import history
from coffeechat.domain.snapshot import Records
from coffeechat.each_minute import EachMinute
from coffeechat.session import Session
from coffeechat.settings import Settings
from support.happenings import happens
from support.worlds import World

NOW = datetime(2026, 11, 24, 14, 0, 20, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_it_is_worked_out_once_for_the_same_records_and_minute() -> None:
    asked: list[tuple[Records, datetime]] = []

    def work_out(records: Records, now: datetime) -> int:
        asked.append((records, now))
        return len(asked)

    kept = EachMinute(work_out)
    records, others = Records(), Records()
    assert [kept.at(records, NOW), kept.at(records, NOW + MINUTE / 2)] == [1, 1]
    assert [kept.at(records, NOW + MINUTE), kept.at(others, NOW + MINUTE)] == [2, 3]
    start = NOW.replace(second=0)
    assert asked == [(records, start), (records, start + MINUTE), (others, start + MINUTE)]


def test_the_counts_follow_each_act_its_undo_and_the_clock(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json")
    session = Session(world.store, Settings(), world.clock)
    jelisa = world.person("Jelisa Okafor")
    assert session.counts() == "owe 0  wait 0"
    happens(world, jelisa, "asked")
    assert session.counts() == "owe 0  wait 1"
    history.undo(world.store)
    assert session.counts() == "owe 0  wait 0"
    happens(world, jelisa, "asked, talk agreed, held")
    assert session.counts() == "owe 1  wait 0"
    world.at("2026-11-27 23:59")
    thanks = next(item for item in session.due() if item.rule == "D-11")
    session.snooze(thanks, ["tomorrow"])
    assert (session.counts(), thanks in session.due()) == ("owe 0  wait 0", False)
    world.wait(minutes=1)
    assert session.counts() == "owe 1  wait 0"
    assert "D-11" in {item.rule for item in session.due()}
    session.close()
