"""`Contract`: what is asked of every plugin, whatever it contributes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

import pytest

from coffeechat.api import PersonView, Plugin
from coffeechat.plugin_host import Contribution, Outcome, Problem
from coffeechat.testing.fixtures import hosts
from coffeechat.testing.guard import nothing_done
from coffeechat.testing.hosting import Hosted, Hosts
from coffeechat.testing.people import PEOPLE


class Contract:
    """Derive from one of the contracts, name the class ``Test…``, and say which plugin it is about.

    Attributes:
        plugin: The plugin.
        plugin_id: As its entry point names it; the name of its package when not given.
        settings: As in the plugin's table of `config.toml`.
        secrets: Those settings that are secret, by name. They are looked for in all that is said.
        people: Who is recorded.
        only: The id of the contribution that is meant, where a plugin has several and they cannot
            be asked the same.
    """

    plugin: ClassVar[type[Plugin]]
    plugin_id: ClassVar[str] = ""
    settings: ClassVar[Mapping[str, object]] = {}
    secrets: ClassVar[Mapping[str, str]] = {}
    people: ClassVar[Sequence[PersonView]] = PEOPLE
    only: ClassVar[str] = ""

    #: The hook that the contract is about.
    hook: ClassVar[str] = ""

    @pytest.fixture
    def make_hosted(self, request: pytest.FixtureRequest) -> Iterator[Hosts]:
        """Hosts for this test."""
        with hosts(request) as make:
            yield make

    @pytest.fixture
    def hosted(self, make_hosted: Hosts) -> Hosted:
        """The plugin in a fresh host."""
        return self.fresh(make_hosted)

    def fresh(self, make_hosted: Hosts) -> Hosted:
        """The plugin in one more host, as after a restart."""
        return make_hosted(
            self.plugin,
            plugin_id=self.plugin_id,
            settings=self.settings,
            secrets=self.secrets,
            people=self.people,
        )

    def test_is_loaded_without_a_problem(self, hosted: Hosted) -> None:
        """The class keeps to the contract, and the settings given are the settings declared."""
        assert hosted.active, _first(hosted) or "The plugin was not loaded."
        no_fault(hosted, "being loaded")

    def test_contributes(self, hosted: Hosted) -> None:
        """The hook gives what this contract is about."""
        assert self.mine(hosted), (
            f"The plugin gives nothing for {self.hook}(); override that method, or derive from "
            "another contract."
        )

    def test_is_loaded_without_touching_the_machine(self, make_hosted: Hosts) -> None:
        """Hooks are quick and do no I/O; what they give does the work later."""
        with nothing_done("While it was loaded, the plugin"):
            self.fresh(make_hosted)

    def mine(self, hosted: Hosted) -> tuple[Contribution[Any], ...]:
        """The contributions that this contract is about."""
        given: tuple[Contribution[Any], ...] = getattr(hosted.host, self.hook)
        return tuple(one for one in given if self.only in {"", one.item.id})


def no_fault(hosted: Hosted, when: str) -> None:
    """Fail with the first fault that the host noted; what a plugin means to say is none."""
    faults = [problem for problem in hosted.host.problems if problem.fault]
    assert not faults, f"A fault while {when}: {faults[0]}"


def fine(outcome: Outcome[object], when: str) -> None:
    """Fail when the outcome is a problem of any kind."""
    assert not isinstance(outcome, Problem), f"A problem while {when}: {outcome}"


def _first(hosted: Hosted) -> str:
    return hosted.problems[0] if hosted.problems else ""
