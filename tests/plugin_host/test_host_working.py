"""Senders, calendars, commands, sections and columns: what they give is checked and cleaned."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from coffeechat.api import (
    AddPerson,
    Attendee,
    ChangePerson,
    CommandCall,
    Copy,
    ImportedPerson,
    JobCancelled,
    Me,
    Propose,
    PushResult,
    Sample,
    Say,
    SendReceipt,
    Window,
)
from coffeechat.plugin_host import PluginHost, Problem
from coffeechat.plugin_host.outcomes import Outcome
from plugin_host.fakes import QuietJob, Shelf
from plugin_host.whole import LETTER, NOW, PERSON, PURSUIT, TALK, TODAY, plugin

_INVITES = """
class P(Plugin):
    def calendars(self):
        return [Calendar(id="c", title="C", push=lambda events, job: (),
                         invite=lambda event, organizer, guest: {})]
"""
CALL = CommandCall(me=Me(), now=NOW)


def host_with(shelf: Shelf, **parts: str) -> PluginHost:
    shelf.install("one", plugin("one", **parts))
    return PluginHost.discover(entry_points=shelf.entry_points())


def told(outcome: Outcome[object]) -> str:
    assert isinstance(outcome, Problem)
    return outcome.message


def test_a_receipt_is_cleaned(shelf: Shelf) -> None:
    host = host_with(shelf, send="return SendReceipt(note='Gone\\x1b[2J\\nfor good')")
    receipt = host.send(host.senders[0], LETTER, QuietJob())
    assert receipt == SendReceipt(note="Gone[2J for good")


@pytest.mark.parametrize(
    ("body", "retryable", "fault"),
    [
        ("raise SendError('No network.', retryable=True)", True, False),
        ("raise SendError('Refused by the server.')", False, False),
        ("raise PluginError('Log in first.')", False, False),
        ("raise OSError('reset')", False, True),
        ("return None", False, True),
    ],
)
def test_it_is_told_whether_a_message_may_be_sent_again(
    shelf: Shelf, body: str, *, retryable: bool, fault: bool
) -> None:
    host = host_with(shelf, send=body)
    problem = host.send(host.senders[0], LETTER, QuietJob())
    assert isinstance(problem, Problem)
    assert (problem.retryable, problem.fault) == (retryable, fault)


def test_why_not_is_a_line(shelf: Shelf) -> None:
    host = host_with(shelf, why_not="return 'No address of ' + message.name + '\\n'")
    assert host.why_not(host.senders[0], LETTER) == "No address of Wei"


def test_why_not_that_fails_is_a_reason_too(shelf: Shelf) -> None:
    host = host_with(shelf, why_not="raise KeyError('to')")
    assert "KeyError: 'to'" in host.why_not(host.senders[0], LETTER)


def test_each_event_has_a_result_in_its_place(shelf: Shelf) -> None:
    host = host_with(
        shelf, push="yield PushResult(uid='t2', problem='Full'); yield PushResult(uid='t1')"
    )
    events = [replace(TALK, uid=uid) for uid in ("t1", "t2", "t3")]
    assert host.push(host.calendars[0], events, QuietJob()) == (
        PushResult(uid="t1"),
        PushResult(uid="t2", problem="Full"),
        PushResult(uid="t3", problem="the calendar did not say what became of it"),
    )


def test_a_result_for_nothing_that_was_given_is_refused(shelf: Shelf) -> None:
    host = host_with(shelf, push="yield PushResult(uid='t9')")
    assert "«t9» that it was not given" in told(host.push(host.calendars[0], [TALK], QuietJob()))


@pytest.mark.parametrize("given", ["'BEGIN:VCALENDAR'", "b''", "b'x' * 100_001", "None"])
def test_an_invitation_is_a_calendar_in_bytes(shelf: Shelf, given: str) -> None:
    shelf.install("one", _INVITES.format(given))
    host = PluginHost.discover(entry_points=shelf.entry_points())
    ana, jelisa = Attendee(email="ana@example.org"), Attendee(email="jelisa@example.org")
    outcome = host.write_invitation(host.calendars[0], TALK, ana, jelisa, QuietJob())
    assert "invite must give a calendar in bytes" in told(outcome)


def test_busy_times_are_in_utc_cut_to_the_window_and_in_order(shelf: Shelf) -> None:
    host = host_with(
        shelf,
        busy="""
    from datetime import timedelta, timezone
    far, hour = timezone(timedelta(hours=9)), timedelta(hours=1)
    yield Window(start=window.end - hour, end=window.end + hour)
    yield Window(start=window.start.astimezone(far) - hour, end=window.start + hour)
    yield Window(start=window.end + hour, end=window.end + 2 * hour)
    yield Window(start=window.start + 3 * hour, end=window.start + 2 * hour)
""",
    )
    hour = timedelta(hours=1)
    window = Window(start=TODAY.start.astimezone(timezone(timedelta(hours=-5))), end=TODAY.end)
    busy = host.busy(host.calendars[0], window, QuietJob())
    assert busy == (
        Window(start=TODAY.start, end=TODAY.start + hour),
        Window(start=TODAY.end - hour, end=TODAY.end),
    )
    assert not isinstance(busy, Problem)
    assert {one.tzinfo for each in busy for one in (each.start, each.end)} == {UTC}


def test_what_takes_the_time_is_told_cleaned(shelf: Shelf) -> None:
    host = host_with(
        shelf,
        busy="""
    yield Window(start=window.start, end=window.end, title="Dentist\x1b[2J", uid="t1")
""",
    )
    assert host.busy(host.calendars[0], TODAY, QuietJob()) == (
        Window(start=TODAY.start, end=TODAY.end, title="Dentist[2J", uid="t1"),
    )


def test_an_event_that_was_changed_there_is_told_in_full(shelf: Shelf) -> None:
    host = host_with(
        shelf,
        push="""
        from dataclasses import replace
        moved = replace(events[0], minutes=45, title="Hello\x07")
        yield PushResult(uid="t1", problem="Moved", found=moved)
""",
    )
    results = host.push(host.calendars[0], [replace(TALK, uid="t1")], QuietJob())
    assert not isinstance(results, Problem)
    assert results[0].found == replace(TALK, uid="t1", minutes=45, title="Hello")


@pytest.mark.parametrize("start", ["2026, 11, 24", "9999, 12, 31, tzinfo=UTC"])
def test_an_event_that_was_changed_there_has_a_date_to_keep(shelf: Shelf, start: str) -> None:
    host = host_with(
        shelf,
        push=f"""
        from dataclasses import replace
        from datetime import UTC
        moved = replace(events[0], start=datetime({start}))
        yield PushResult(uid="t1", problem="Moved", found=moved)
""",
    )
    events = [replace(TALK, uid="t1")]
    assert "found.start must be aware" in told(host.push(host.calendars[0], events, QuietJob()))


def test_busy_times_without_a_zone_are_refused(shelf: Shelf) -> None:
    host = host_with(
        shelf, busy="yield Window(start=datetime(2026, 11, 23), end=datetime(2026, 11, 24))"
    )
    assert told(host.busy(host.calendars[0], TODAY, QuietJob())).endswith("must be aware")


def test_effects_are_cleaned(shelf: Shelf) -> None:
    host = host_with(
        shelf,
        command="""
    yield Say(text='One\\ntwo')
    yield Copy(text='One\\ntwo\\x07')
    yield Propose(changes=[ChangePerson(person='p1', tags=['alumni\\x1b'], note='met\\nhere'),
                           AddPerson(person=ImportedPerson(name=' Ana '))], summary='Tag\\n')
""",
    )
    assert host.run_command(host.commands[0], CALL, QuietJob()) == (
        Say(text="One two"),
        Copy(text="One\ntwo"),
        Propose(
            changes=(
                ChangePerson(person="p1", tags=("alumni",), note="met here"),
                AddPerson(person=ImportedPerson(name="Ana")),
            ),
            summary="Tag",
        ),
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("yield 'Done'", "str was given where Say, Copy or Propose is expected"),
        ("return None", "it must give an iterable, not nothing"),
        ("yield Say(text=None)", "Say.text must be text, not nothing"),
        (
            "yield Propose(changes=(1,))",
            "int was given where AddPerson or ChangePerson is expected",
        ),
        ("yield Propose(changes=(AddPerson(person=ImportedPerson(name=' ')),))", "have a name"),
        ("yield Propose(changes=(ChangePerson(person=''),))", "must be the id of a person"),
        ("yield Propose(changes=(ChangePerson(person='p', tags='a'),))", "ChangePerson.tags must"),
        ("yield from iter(lambda: Say(text='Again'), 0)", "it gives more than 1,000 items"),
    ],
)
def test_effects_that_are_none_are_refused(shelf: Shelf, body: str, message: str) -> None:
    host = host_with(shelf, command=body)
    assert message in told(host.run_command(host.commands[0], CALL, QuietJob()))


def test_many_changes_may_be_proposed_at_once(shelf: Shelf) -> None:
    changes = "ChangePerson(person=str(n), tags=('a',)) for n in range(1, 2001)"
    host = host_with(shelf, command=f"yield Propose(changes=tuple({changes}))")
    (effect,) = effects(host)
    assert isinstance(effect, Propose)
    assert len(effect.changes) == 2_000


def test_a_command_can_be_left_between_two_effects(shelf: Shelf) -> None:
    host = host_with(shelf, command="yield from iter(lambda: Say(text='Again'), 0)")
    job = QuietJob(leave_after=5)
    with pytest.raises(JobCancelled):
        host.run_command(host.commands[0], CALL, job)
    assert job.counts == [1, 2, 3, 4, 5]
    assert host.problems == ()


def test_lines_of_a_section_are_cleaned(shelf: Shelf) -> None:
    host = host_with(shelf, section="return [view.person.name + '\\x1b[1m', '']")
    lines = host.build_section(host.prep_sections[0], PURSUIT, QuietJob())
    assert lines == ("Wei Zhang[1m", "")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("return 'A line'", "one by one, not one text"),
        ("yield 7", "int was given where a line of text is expected"),
    ],
)
def test_a_section_of_something_else_is_refused(shelf: Shelf, body: str, message: str) -> None:
    host = host_with(shelf, section=body)
    assert message in told(host.build_section(host.prep_sections[0], PURSUIT, QuietJob()))


def test_one_cell_that_fails_costs_only_itself(shelf: Shelf) -> None:
    host = host_with(shelf, column="return str(100 // len(person.notes)) + '\\n'")
    people = [replace(PERSON, notes="x" * length) for length in (2, 0, 5, 0)]
    assert host.column_values(host.columns[0], people) == ("50", "!", "20", "!")
    (problem,) = host.problems
    assert "ZeroDivisionError" in problem.message
    assert host.column_values(host.columns[0], []) == ()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("return {}", "dict was given where ColumnGuess is expected"),
        ("return ColumnGuess(headers=('A',), columns={'name': 'B'})", "«B», which is no header"),
        ("return ColumnGuess(headers=('A',), columns={}, rows=(('1', '2'),))", "as many cells"),
        ("return ColumnGuess(headers=('A',), columns={1: 'A'})", "must be text"),
    ],
)
def test_a_guess_that_does_not_fit_is_refused(shelf: Shelf, body: str, message: str) -> None:
    host = host_with(shelf, guess=body)
    assert message in told(host.guess_columns(host.importers[0], Sample(name="", head=b"")))


def test_an_importer_need_not_guess(shelf: Shelf) -> None:
    shelf.install("one", plugin("one").replace("guess=guess", ""))
    host = PluginHost.discover(entry_points=shelf.entry_points())
    assert host.guess_columns(host.importers[0], Sample(name="", head=b"")) is None
    assert host.problems == ()


def effects(host: PluginHost) -> tuple[object, ...]:
    outcome = host.run_command(host.commands[0], CALL, QuietJob())
    assert not isinstance(outcome, Problem)
    return outcome
