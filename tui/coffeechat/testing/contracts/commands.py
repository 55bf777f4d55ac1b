"""What is asked of commands."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from coffeechat.api import ChangePerson, Command, CommandCall, JobCancelled, Propose
from coffeechat.plugin_host import Problem
from coffeechat.testing.contracts.base import Contract, fine, no_fault
from coffeechat.testing.fakes import NOW, FakeJob
from coffeechat.testing.hosting import Hosted
from coffeechat.testing.people import JELISA, ME, ODD, STRANGER

_TYPED = ("", "Jelisa", "zoë \u674e {x} [b] '\"", "x" * 5_000)


class CommandContract(Contract):
    """A command says what is to happen, and does none of it itself.

    Attributes:
        calls: By the id of a command, calls that have to work.
    """

    hook = "commands"
    calls: ClassVar[dict[str, Sequence[CommandCall]]] = {}

    def test_works_when_called(self, hosted: Hosted) -> None:
        """The calls of `calls` give at least one effect each."""
        for id_, calls in self.calls.items():
            for call in calls:
                effects = hosted.run(call, id_)
                fine(effects, f"«{id_}» was called with {call.text!r}")
                assert effects, f"«{id_}» gives no effect; say at least what came of it."

    def test_survives_any_call(self, hosted: Hosted) -> None:
        """Nothing typed or anything, somebody or nobody there: effects, or a sentence."""
        for command in self._commands(hosted):
            for call in _calls(command):
                hosted.run(call, command.id)
                no_fault(
                    hosted,
                    f"«{command.id}» was called with {call.text[:40]!r} on "
                    f"{call.person.name if call.person else 'nobody'}; raise PluginError with a "
                    "sentence for what the user can mend",
                )

    def test_changes_only_people_it_knows(self, hosted: Hosted) -> None:
        """`ChangePerson` names somebody who is there."""
        for command in self._commands(hosted):
            for call in (*self.calls.get(command.id, ()), *_calls(command)):
                effects = hosted.run(call, command.id)
                there = {person.id for person in hosted.world.people()}
                there |= {call.person.id} if call.person else set()
                for changed in _changed(effects):
                    assert changed in there, (
                        f"«{command.id}» changes «{changed}», who is not there; use PersonView.id."
                    )

    def test_can_be_left(self, hosted: Hosted) -> None:
        """Left at the first moment, it lets `JobCancelled` through and has proposed nothing."""
        for command in self._commands(hosted):
            for call in (*self.calls.get(command.id, ()), *_calls(command)):
                try:
                    hosted.run(call, command.id, FakeJob(leave_after=1))
                except JobCancelled:
                    assert not hosted.world.proposed, (
                        f"«{command.id}» proposed changes of its own accord and was then left; "
                        "give them as a Propose instead."
                    )
                no_fault(hosted, f"«{command.id}» was left")

    def _commands(self, hosted: Hosted) -> list[Command]:
        return [command.item for command in self.mine(hosted)]


def _calls(command: Command) -> Iterator[CommandCall]:
    for text in _TYPED if command.prompt else ("",):
        if command.about_person:
            for person in (JELISA, STRANGER, ODD):
                yield CommandCall(me=ME, now=NOW, person=person, text=text)
        else:
            yield CommandCall(me=ME, now=NOW, text=text)


def _changed(effects: object) -> list[str]:
    if isinstance(effects, Problem) or not isinstance(effects, tuple):
        return []
    proposals = [effect for effect in effects if isinstance(effect, Propose)]
    return [
        change.person
        for proposal in proposals
        for change in proposal.changes
        if isinstance(change, ChangePerson)
    ]
