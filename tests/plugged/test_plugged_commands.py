"""Commands of plugins, and what they ask for, done in its order."""

import pytest

from coffeechat.acts import Refused
from coffeechat.api import Command
from coffeechat.plugged import Ran, run_command
from coffeechat.plugin_host import Contribution, RunningJob
from plugged.plugged_kit import Desk


def command(desk: Desk, run: str, *, about_person: bool = False) -> Contribution[Command]:
    """A command whose body this is."""
    body = "\n        ".join(run.splitlines())
    desk.install(
        f"""
class P(Plugin):
    def commands(self):
        return [Command(id="it", title="It", run=self._run, about_person={about_person})]

    def _run(self, call, job):
        {body}
"""
    )
    return next(one for one in desk.session.host.commands if one.plugin == "alumni")


def run(desk: Desk, one: Contribution[Command], person: str = "", text: str = "") -> Ran:
    return run_command(desk.session, one, person, text, RunningJob())


def test_what_it_says_copies_and_proposes_is_done(desk: Desk, jelisa: str) -> None:
    one = command(
        desk,
        'yield Say(text=f"For {call.person.name}: {call.text}")\n'
        'yield Copy(text="two\\nlines")\n'
        "change = ChangePerson(person=call.person.id, tags=('a',))\n"
        "yield Propose(changes=(change,), summary='One')\n"
        'yield Say(text="Done.")',
        about_person=True,
    )
    assert run(desk, one, jelisa, "2019") == Ran(
        told=("For Jelisa Okafor: 2019", "alumni: One.", "Done."),
        copies=("two\nlines",),
        changed=True,
    )
    assert desk.world.known(jelisa).tags == ("a",)
    desk.world.store.undo()
    assert desk.world.known(jelisa).tags == ()


def test_it_sees_a_person_with_its_own_extras_and_nothing_private(desk: Desk, jelisa: str) -> None:
    one = command(
        desk,
        "person = call.person\n"
        "yield Say(text=repr((person.extras, person.notes, person.phones, call.me.name)))\n"
        "yield Say(text=call.now.isoformat())",
        about_person=True,
    )
    told = run(desk, one, jelisa).told
    assert told[0] == "({'alumni.year': '2019'}, '', (), 'Ana Bell')"
    assert told[1].startswith("2026-11-16T09:00")
    assert told[1].endswith("+01:00")


def test_one_about_nobody_gets_nobody(desk: Desk, jelisa: str) -> None:
    one = command(desk, "yield Say(text=str(call.person))")
    assert run(desk, one, jelisa).told == ("None",)


def test_one_that_changes_nothing_leaves_nothing_to_undo(desk: Desk, jelisa: str) -> None:
    one = command(
        desk,
        "yield Propose(changes=(ChangePerson(person=call.person.id, place=''),))",
        about_person=True,
    )
    told = "It is so already; nothing was changed."
    assert run(desk, one, jelisa) == Ran(told=(told,), changed=False)


def test_one_that_fails_has_done_nothing(desk: Desk, jelisa: str) -> None:
    one = command(
        desk,
        "yield Propose(changes=(ChangePerson(person=call.person.id, tags=('a',)),))\n"
        "raise PluginError('The directory is closed.')",
        about_person=True,
    )
    with pytest.raises(Refused, match=r"^The directory is closed\.$"):
        run(desk, one, jelisa)
    assert desk.world.known(jelisa).tags == ()


def test_a_refused_proposal_says_what_was_done_before(desk: Desk, jelisa: str) -> None:
    one = command(
        desk,
        "yield Propose(changes=(ChangePerson(person=call.person.id, tags=('a',)),))\n"
        "yield Propose(changes=(ChangePerson(person='gone', tags=('b',)),))\n"
        "yield Say(text='never said')",
        about_person=True,
    )
    with pytest.raises(Refused) as refused:
        run(desk, one, jelisa)
    assert str(refused.value) == "alumni: Changed Jelisa Okafor. That person is no longer here."


def test_somebody_who_is_gone_is_told_before_it_runs(desk: Desk) -> None:
    one = command(desk, "raise AssertionError", about_person=True)
    with pytest.raises(Refused, match="no longer here"):
        run(desk, one, "gone")
    assert desk.session.plugin_problems == ()
