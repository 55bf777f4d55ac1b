"""Dates at the shell: typed or from an invitation, held against what there is, pushed, exported."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from icalendar import Calendar
from icalendar.cal import Component

from coffeechat.domain.parts import Interview
from coffeechat.domain.records import Person
from support.shell import Shell

BERLIN = "Europe/Berlin"
BUSY = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VEVENT
UID:d
SUMMARY:Dentist
DTSTART:20261124T130000Z
DURATION:PT2H
END:VEVENT
END:VCALENDAR
"""
LATER = "20261126T090000Z"
THURSDAY = "Thu 26 Nov 2026 10:00 Europe/Berlin, in 6 days"
BEFORE = "the calendar private: still as it was before; «calendar push» changes it"


def _person(name: str, email: str, id_: str, now: datetime) -> Person:
    return Person(id=id_, created=now, name=name, emails=(email,) if email else ())


class Desk:
    """A shell with a calendar, and two people."""

    def __init__(self, shell: Shell, home: Path) -> None:
        self.shell, self.home = shell, home
        for name in ("private", "tasks"):
            (home / name).mkdir()
        (home / "work.ics").write_text(BUSY, encoding="utf-8")
        settings = home / "coffeechat" / "config.toml"
        settings.parent.mkdir(parents=True, exist_ok=True)
        table = f'folder = "{home}/private"\ntasks = "{home}/tasks"\nbusy = ["{home}/work.ics"]\n'
        settings.write_text(f"[plugins.icalendar]\n{table}", encoding="utf-8")
        for name, email in (("Jelisa Okafor", "jelisa@greenrivers.example"), ("Wei Zhang", "")):
            shell.put(partial(_person, name, email))

    def invites(self, start: str = LATER, sequence: int = 0, **more: str) -> str:
        """An invitation in a file; its name."""
        lines = [
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"),
            f"METHOD:{more.get('method', 'REQUEST')}",
            *("BEGIN:VEVENT", f"UID:{more.get('uid', 'inv-1@greenrivers.example')}"),
            f"DTSTAMP:{more.get('stamp', '20261120T080000Z')}",
            f"DTSTART:{start}",
            *("DURATION:PT45M", f"SEQUENCE:{sequence}", f"LOCATION:{more.get('place', 'Room 1')}"),
            f"ORGANIZER:mailto:{more.get('by', 'Jelisa@GreenRivers.example')}",
            *("END:VEVENT", "END:VCALENDAR", ""),
        ]
        (self.home / "invite.ics").write_bytes("\r\n".join(lines).encode())
        return "invite.ics"

    def talk(self) -> Interview:
        """The one talk there is."""
        talks = [one.interview for one in self.shell.read().conversations.values()]
        (talk,) = [one for one in talks if one is not None]
        return talk

    def entries(self, folder: str = "private", kind: str = "VEVENT") -> list[Component]:
        """What stands in a folder, by the names of the files."""
        paths = sorted((self.home / folder).iterdir())
        read = [Calendar.from_ical(path.read_bytes()) for path in paths]
        return [one for calendar in read for one in calendar.walk(kind)]


@pytest.fixture
def desk(shell: Shell, own_home: Path) -> Desk:
    return Desk(shell, own_home)


def test_a_typed_date_is_echoed_moved_and_held_against_the_calendar(desk: Desk) -> None:
    ran = desk.shell("schedule jelisa thu 15:00")
    assert ran.out == "Jelisa Okafor said yes: Thu 26 Nov 2026 15:00 Europe/Berlin, in 6 days.\n"
    ran = desk.shell("schedule jelisa thu 15:00")
    assert ran.out == "It is agreed already: Thu 26 Nov 2026 15:00 Europe/Berlin, in 6 days.\n"
    ran = desk.shell("schedule jelisa tue 15:30")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "coffeechat: Then there is «Dentist», 14:00–16:00; nothing was agreed. "
        "--anyway agrees it all the same.\n"
    )
    assert desk.talk().start.day == 26
    assert desk.shell("schedule jelisa tue 15:30 --anyway").code == 0
    assert (desk.talk().start.day, desk.talk().sequence) == (24, 1)


def test_another_talk_then_is_shown_too(desk: Desk) -> None:
    desk.shell("schedule jelisa thu 15:00")
    ran = desk.shell("schedule wei thu 15:15")
    assert "Then there is your talk with Jelisa Okafor, 15:00–15:30; nothing was" in ran.err
    assert len(desk.shell.read().conversations) == 1


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("schedule jelisa", 2, "name a PERSON and a WHEN, or a file with --from"),
        ("schedule jelisa tue 15:00 --from invite.ics", 2, "name a PERSON and a WHEN, or a file"),
        ("schedule jelisa soon", 1, "«soon» was not understood"),
        ("schedule nobody thu 15:00", 1, "Nobody here is called «nobody»"),
        ("schedule --from none.ics", 1, "There is no file «none.ics»; check the path."),
        ("schedule --from work.ics", 1, "names no address, which nobody here is known by"),
    ],
)
def test_what_cannot_be_a_date_is_refused(desk: Desk, line: str, code: int, says: str) -> None:
    ran = desk.shell(line)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert all(one.interview is None for one in desk.shell.read().conversations.values())


def test_an_invitation_becomes_the_talk_with_whom_it_is_from(desk: Desk) -> None:
    ran = desk.shell(f"schedule --from {desk.invites()}")
    assert ran.lines == [
        f"The invitation says: Jelisa Okafor: {THURSDAY}, 45 min.",
        f"Jelisa Okafor said yes: {THURSDAY}.",
    ]
    talk = desk.talk()
    assert talk.uid == "inv-1@greenrivers.example"
    assert talk.start == datetime(2026, 11, 26, 9, tzinfo=UTC)
    assert (talk.minutes, talk.place, talk.zone) == (45, "Room 1", BERLIN)


#: After an invitation with the number 1 of 8 o'clock: another one, and the day it is then on.
UPDATES = [
    ({"sequence": 2}, 27, "moved the talk: Fri 27 Nov 2026 10:00"),
    ({"sequence": 1, "stamp": "20261120T090000Z"}, 27, "moved the talk: Fri 27 Nov 2026 10:00"),
    ({"sequence": 1}, 26, "is not newer than what is agreed; nothing was changed."),
    ({"sequence": 1, "stamp": "20261120T070000Z"}, 26, "is not newer"),
    ({"sequence": 0, "stamp": "20261121T080000Z"}, 26, "is not newer"),
]


@pytest.mark.parametrize(("change", "day", "says"), UPDATES)
def test_an_update_moves_the_same_talk_and_an_older_one_nothing(
    desk: Desk, change: dict[str, object], day: int, says: str
) -> None:
    desk.shell(f"schedule --from {desk.invites(sequence=1)}")
    ran = desk.shell(f"schedule --from {desk.invites('20261127T090000Z', **change)}")  # type: ignore[arg-type] # fields of any kind, by name
    assert ran.code == 0
    assert says in ran.out
    assert desk.talk().start.day == day
    assert desk.talk().uid == "inv-1@greenrivers.example"


def test_what_i_moved_since_counts_up_and_their_next_number_still_moves_it(desk: Desk) -> None:
    desk.shell(f"schedule --from {desk.invites(sequence=1)}")
    desk.shell("reply jelisa moved-by-me mon 10:00")
    desk.shell("reply jelisa moved-by-me mon 11:00")
    assert desk.talk().sequence == 3
    desk.shell(f"schedule --from {desk.invites('20261127T090000Z', 2)}")
    assert (desk.talk().start.day, desk.talk().sequence) == (27, 4)


def test_the_same_date_with_another_room_is_no_move(desk: Desk) -> None:
    desk.shell(f"schedule --from {desk.invites()}")
    ran = desk.shell(f"schedule --from {desk.invites(sequence=1, place='Room 2')}")
    assert ran.lines[-1].endswith("the date stands.")
    assert (desk.talk().place, desk.talk().sequence) == ("Room 2", 1)


def test_a_typed_date_takes_the_uid_of_the_invitation_that_follows(desk: Desk) -> None:
    desk.shell("schedule jelisa thu 10:00")
    ran = desk.shell(f"schedule --from {desk.invites()}")
    assert ran.lines[-1].endswith("the date stands.")
    assert desk.talk().uid == "inv-1@greenrivers.example"


def test_what_is_in_a_calendar_keeps_its_uid_there_and_follows_the_invitation(desk: Desk) -> None:
    desk.shell("schedule jelisa thu 10:00")
    desk.shell("calendar push")
    desk.shell(f"schedule --from {desk.invites()}")
    desk.shell(f"schedule --from {desk.invites('20261127T090000Z', 1)}")
    desk.shell("calendar push")
    (entry,) = desk.entries()
    assert entry.decoded("dtstart") == datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_a_cancellation_is_proposed_and_taken_over_on_request(desk: Desk) -> None:
    desk.shell(f"schedule --from {desk.invites()}")
    off = desk.invites(sequence=1, method="CANCEL")
    ran = desk.shell(f"schedule --from {off}")
    assert (ran.code, ran.out) == (1, "")
    assert "calls off the talk with Jelisa Okafor" in ran.err
    assert "the same command with --off takes that over." in ran.err
    assert desk.talk().called_off is None
    ran = desk.shell(f"schedule --from {off} --off")
    assert ran.lines == ["Jelisa Okafor cancelled; «reply» sets a new date."]
    assert desk.talk().called_off is not None
    again = desk.shell(f"schedule --from {desk.invites(sequence=0)}")
    assert "is not newer" in again.out
    assert desk.talk().called_off is not None


WHOM = [
    ("", {"by": "someone@else.example"}, "names only someone@else.example, which nobody here"),
    ("wei", {}, "names Jelisa Okafor, not Wei Zhang; «set Wei Zhang email=ADDRESS»"),
]


@pytest.mark.parametrize(("person", "how", "says"), WHOM)
def test_nobody_is_guessed(desk: Desk, person: str, how: dict[str, str], says: str) -> None:
    before = desk.shell.read()
    ran = desk.shell(f"schedule {person} --from {desk.invites(**how)}")  # type: ignore[arg-type] # fields of any kind, by name
    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err
    assert desk.shell.read() == before


def test_of_several_the_user_says_who(desk: Desk) -> None:
    desk.shell("add Ada Byron mail:jelisa@greenrivers.example")
    ran = desk.shell(f"schedule --from {desk.invites()}")
    assert "names Jelisa Okafor and Ada Byron; say with whom" in ran.err
    assert desk.shell(f"schedule ada --from {desk.invites()}").code == 0
    ran = desk.shell(f"schedule jelisa --from {desk.invites(sequence=1)}")
    assert "That invitation is about the talk with Ada Byron" in ran.err


def test_whom_the_user_names_may_have_another_address(desk: Desk) -> None:
    ran = desk.shell(f"schedule jelisa --from {desk.invites(by='office@greenrivers.example')}")
    assert ran.code == 0
    assert desk.talk().uid == "inv-1@greenrivers.example"


def test_an_invitation_to_a_taken_hour_is_shown_before(desk: Desk) -> None:
    file = desk.invites("20261124T140000Z")
    ran = desk.shell(f"schedule --from {file}")
    assert "Then there is «Dentist», 14:00–16:00; nothing was agreed." in ran.err
    assert desk.shell(f"schedule --from {file} --anyway").code == 0


def test_after_the_talk_an_invitation_changes_nothing(desk: Desk) -> None:
    desk.shell(f"schedule --from {desk.invites()}")
    desk.shell.at("2026-11-26T11:00+01:00")
    desk.shell("held jelisa")
    ran = desk.shell(f"schedule --from {desk.invites('20261127T090000Z', 5)}")
    assert "The talk with Jelisa Okafor was held already; nothing was changed." in ran.err


# Calendars ---------------------------------------------------------------------------------------


def test_all_talks_are_pushed_listed_moved_and_called_off(desk: Desk) -> None:
    assert desk.shell("calendar list").lines == ["No talk is agreed."]
    desk.shell("schedule jelisa thu 15:00")
    desk.shell("schedule wei fri 9:00")
    assert [
        line for line in desk.shell("calendar list").lines if "Thu" in line or "not" in line
    ] == [
        "Thu 26 Nov 2026 15:00 Europe/Berlin, 30 min: Jelisa Okafor",
        *["- the calendar private: not there yet; «calendar push» puts it there"] * 2,
    ]
    pushed = desk.shell("calendar push")
    assert (pushed.code, pushed.err) == (0, "")
    assert pushed.lines[:2] == [
        "The talk with Jelisa Okafor is in the calendar private.",
        "The talk with Wei Zhang is in the calendar private.",
    ]
    assert desk.shell("calendar push").lines[0] == "2 talks as before in the calendar private."
    desk.shell("reply jelisa moved mon 10:00")
    desk.shell("reply wei cancelled")
    assert desk.shell("calendar list").lines == [
        "Mon 23 Nov 2026 10:00 Europe/Berlin, 30 min: Jelisa Okafor",
        f"- {BEFORE}",
        "Called off: Wei Zhang",
        f"- {BEFORE}",
    ]
    assert desk.shell("calendar push").lines[:2] == [
        "The talk with Jelisa Okafor is in the calendar private.",
        "The talk with Wei Zhang is called off in the calendar private.",
    ]
    assert sorted((str(one["status"]), one["sequence"]) for one in desk.entries()) == [
        ("CANCELLED", 1),
        ("CONFIRMED", 1),
    ]


CHANGES = [
    ("moved mon 10:00", "CONFIRMED", 23),
    ("moved-by-me mon 10:00", "CONFIRMED", 23),
    ("cancelled", "CANCELLED", 20),
    ("cancelled-by-me", "CANCELLED", 20),
    ("no-show", "CANCELLED", 20),
    ("no-show-by-me", "CANCELLED", 20),
]


@pytest.mark.parametrize(("change", "status", "day"), CHANGES)
def test_the_calendar_follows_each_change_of_either(
    desk: Desk, change: str, status: str, day: int
) -> None:
    desk.shell("schedule jelisa today 10:30")
    desk.shell("calendar push")
    (before,) = desk.entries()
    desk.shell.at("2026-11-20T11:30+01:00")
    assert desk.shell(f"reply jelisa {change}").out.endswith("; «calendar» changes it there.\n")
    desk.shell("calendar push")
    (entry,) = desk.entries()
    assert entry["uid"] == before["uid"]
    assert (str(entry["status"]), entry["sequence"]) == (status, 1)
    assert entry.decoded("dtstart").day == day
    assert entry.decoded("created") == before.decoded("created")
    assert bool(entry.walk("VALARM")) is (status == "CONFIRMED")


def test_what_was_changed_there_is_told_and_the_rest_is_pushed(desk: Desk) -> None:
    desk.shell("schedule jelisa thu 15:00")
    desk.shell("calendar push")
    (path,) = (desk.home / "private").iterdir()
    text = path.read_text("utf-8").replace("20261126T", "20261127T")
    path.write_text(text, encoding="utf-8")
    desk.shell("schedule wei mon 9:00")
    assert desk.shell("calendar list").lines[-1] == (
        "- the calendar private: somebody changed it there, it is now on "
        "Fri 27 Nov 2026 15:00 Europe/Berlin; nothing was overwritten"
    )
    ran = desk.shell("calendar push")
    assert ran.code == 3
    assert "The talk with Wei Zhang is in the calendar private." in ran.out
    assert "Jelisa Okafor: The calendar private: somebody changed it there" in ran.err
    assert path.read_text("utf-8") == text


def test_one_file_of_all_talks_or_of_one_person(desk: Desk) -> None:
    assert "No talk lies ahead; no file is written." in desk.shell("calendar export").err
    desk.shell("schedule jelisa thu 15:00")
    desk.shell("schedule wei fri 9:00")
    assert desk.shell("calendar export talks.ics").out == "Wrote talks.ics.\n"
    data = (desk.home / "talks.ics").read_bytes()
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 2
    assert desk.shell("export ics talks2.ics").code == 0
    assert "There is already a file" in desk.shell("calendar export talks.ics").err
    ran = desk.shell("calendar export --person wei")
    (event,) = Calendar.from_ical(ran.out.encode()).walk("VEVENT")
    assert str(event["summary"]) == "Conversation with Wei Zhang"


def test_without_a_folder_it_says_how_to_set_one(shell: Shell) -> None:
    shell("add Jelisa Okafor")
    ran = shell("calendar push")
    assert (ran.code, ran.out) == (1, "")
    assert "set the folder of [plugins.icalendar] in config.toml" in ran.err


# What is due -------------------------------------------------------------------------------------


def test_what_is_due_is_a_task_until_it_is_done(desk: Desk) -> None:
    desk.shell("sent jelisa")
    desk.shell.at("2026-12-03T10:00+01:00")
    assert "0 ticked." in desk.shell("calendar push").lines[-1]
    (task,) = [one for one in desk.entries("tasks", "VTODO") if "Jelisa" in str(one["summary"])]
    assert str(task["summary"]) == "Jelisa Okafor: no answer, 9 business days (write)"
    desk.shell.at("2026-12-04T10:00+01:00")
    desk.shell("calendar push")
    assert task in desk.entries("tasks", "VTODO"), "another day is no change"
    assert (str(task["status"]), task["sequence"]) == ("NEEDS-ACTION", 0)
    assert task["due"].to_ical() == b"20261201"
    exported = Calendar.from_ical(desk.shell("calendar export --todos").out.encode())
    (same,) = [one for one in exported.walk("VTODO") if one["uid"] == task["uid"]]
    assert same["due"].to_ical() == task["due"].to_ical()
    desk.shell("reply jelisa declined")
    assert "1 ticked." in desk.shell("calendar push").lines[-1]
    (done,) = [one for one in desk.entries("tasks", "VTODO") if one["uid"] == task["uid"]]
    assert (str(done["status"]), done["sequence"]) == ("COMPLETED", 1)
