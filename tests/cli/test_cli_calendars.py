"""At the shell, too: asks avoid my busy times, and a date that collides is told."""

from pathlib import Path

import pytest

from coffeechat.acts.profile import Introduction, introduce
from coffeechat.domain.availability import parse_availability
from coffeechat.store import Store
from support.shell import Shell

WORK = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VEVENT
UID:d
SUMMARY:Dentist
DTSTART;TZID=Europe/Berlin:20261102T140000
DURATION:PT2H
RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def calendar(shell: Shell, own_home: Path) -> Path:
    """A calendar of mine with something from Monday to Thursday at 14:00; I am free at 14 to 17."""
    calendar = own_home / "work.ics"
    calendar.write_text(WORK, encoding="utf-8")
    settings = own_home / "coffeechat" / "config.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f'[plugins.icalendar]\nbusy = ["{calendar}"]\n', encoding="utf-8")
    store = Store.open(shell.store, clock=lambda: shell.now)
    free = parse_availability("Mon-Fri 14-17")
    me = Introduction(name="Priya Natarajan", zone="Europe/Berlin", availability=free)
    introduce(store, me)
    store.close()
    shell("add Jelisa Okafor @Green Rivers")
    return calendar


def test_a_draft_offers_times_that_are_free(shell: Shell, calendar: Path) -> None:
    ran = shell("draft jelisa")
    assert (ran.code, ran.err) == (0, "")
    offered = [line for line in ran.lines if "Berlin time" in line]
    assert len(offered) == 3
    for line in offered:
        assert ("14:00–17:00" if "Friday" in line else "16:00–17:00") in line


def test_a_calendar_that_is_gone_is_told_and_the_draft_is_printed(
    shell: Shell, calendar: Path
) -> None:
    calendar.unlink()
    ran = shell("draft jelisa")
    assert ran.code == 0
    assert "14:00–17:00" in ran.out
    assert "work.ics is not there; :plugins, then icalendar, names another." in ran.err


def test_a_date_that_collides_is_kept_and_told(shell: Shell, calendar: Path) -> None:
    shell("sent jelisa")
    ran = shell("reply jelisa accepted tue 15:30")
    assert ran.code == 0
    assert "said yes" in ran.out
    assert "is agreed, but then there is «Dentist», 14:00–16:00." in ran.err
    ran = shell("reply jelisa moved tue 16:00")
    assert (ran.code, ran.err) == (0, "")
