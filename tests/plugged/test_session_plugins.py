"""Plugins come and go with the settings while a session lasts."""

from pathlib import Path

import pytest

from coffeechat.plugin_host import Problem, Status
from coffeechat.settings import Settings, read_settings
from coffeechat.settings_file import disable, set_plugin_setting
from plugged.plugged_kit import BUNDLED, Desk

ALUMNI = """
from dataclasses import dataclass

@dataclass(frozen=True)
class Its:
    year: int = setting(2019, title="Year")

class P(Plugin):
    settings_type = Its

    def question_banks(self):
        year = self.context.settings_as(Its).year
        return [QuestionBank(id="it", title=f"Class of {year}", questions=())]

    def commands(self):
        return [Command(id="fail", title="Fail", run=lambda call, job: 1 / 0)]
"""


def titles(desk: Desk) -> list[str]:
    return [one.item.title for one in desk.session.host.question_banks if one.plugin == "alumni"]


def fail(desk: Desk) -> None:
    from coffeechat.acts import Refused
    from coffeechat.plugged import run_command
    from coffeechat.plugin_host import RunningJob

    command = next(one for one in desk.session.host.commands if one.plugin == "alumni")
    with pytest.raises(Refused, match="ZeroDivisionError"):
        run_command(desk.session, command, "", "", RunningJob())


def test_settings_reach_the_plugin_and_so_do_later_ones(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    desk.install(ALUMNI)
    assert titles(desk) == ["Class of 2019"]
    set_plugin_setting(path, "alumni", "year", 2021)
    desk.session.reload_plugins(read_settings(path))
    assert titles(desk) == ["Class of 2021"]
    disable(path, "alumni")
    desk.session.reload_plugins(read_settings(path))
    assert titles(desk) == []
    status = {one.id: one.status for one in desk.session.host.plugins}
    assert status["alumni"] is Status.DISABLED
    assert status["advice"] is Status.ACTIVE


def test_what_went_wrong_stays_known_and_listeners_stay(desk: Desk) -> None:
    desk.install(ALUMNI)
    heard: list[Problem] = []
    desk.session.watch_plugins(heard.append)
    fail(desk)
    desk.session.reload_plugins()
    assert [problem.where for problem in desk.session.plugin_problems] == ["command fail"]
    fail(desk)
    assert list(desk.session.plugin_problems) == heard
    assert len(heard) == 2


def test_what_nobody_asked_for_is_not_loaded_by_beginning_anew(desk: Desk) -> None:
    desk.session.reload_plugins(Settings(safe=True))
    assert desk.session.plugin_problems == ()
    assert desk.session.plugins_left_out().startswith("No plugin is used (--safe)")


def test_which_plugins_are_left_out_is_said(desk: Desk) -> None:
    assert desk.session.plugins_left_out() == ""
    desk.open(disabled=["linkedin", "csv", "never there"])
    assert desk.session.plugins_left_out() == (
        "Disabled: csv, linkedin; coffeechat plugins enable NAME turns one on."
    )


def test_those_that_come_with_the_program_are_all_here(desk: Desk) -> None:
    assert {one.id for one in desk.session.host.plugins} == set(BUNDLED)
    assert {one.status for one in desk.session.host.plugins} == {Status.FOUND}
