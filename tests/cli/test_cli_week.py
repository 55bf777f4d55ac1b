"""Looking back at the week on the shell."""

import json

from support.shell import Shell

MONDAY = "2026-11-30T10:00+01:00"


def filled(shell: Shell) -> Shell:
    shell("add Jelisa Okafor @Green Rivers, Program Manager")
    shell("sent jelisa")
    shell("add Wei Zhang")
    shell("loop-add jelisa ! read the annual report")
    shell("loop-add jelisa ? who reads the budget")
    return shell


def test_the_week_is_told_with_numbered_steps(shell: Shell) -> None:
    week = filled(shell)("week")
    assert week.code == 0
    assert week.lines == [
        "last week 1 ask sent, 2 people added",
        "open     you wait for 1, Jelisa Okafor since today; 2 loops",
        "rhythm   no conversation yet · 1 of 3 asks this week",
        "question who reads the budget (Jelisa Okafor): ask Wei Zhang?",
        "1        ask Wei Zhang",
        "2        read the annual report (Jelisa Okafor suggested it)",
    ]


def test_scripts_get_one_object(shell: Shell) -> None:
    content = json.loads(filled(shell)("week --json").out)
    assert content["date"] == "2026-11-20"
    assert content["happened"]["asks"] == 1
    assert content["proposals"][0]["text"] == "ask Wei Zhang"
    assert content["questions"][0]["text"] == "who reads the budget"


def test_steps_are_kept_by_their_numbers_and_come_up_today(shell: Shell) -> None:
    filled(shell)
    before = shell.read()
    assert shell("week --keep 3").err == (
        "coffeechat: No step «3»; name the numbers that coffeechat week shows.\n"
    )
    assert shell("week").code == 0
    assert shell.read() == before, "to look changes nothing"
    assert shell("week --keep 2 1").out == "Looked back at the week, 2 for this week.\n"
    today = shell("today")
    assert today.code == 10
    assert "Jelisa Okafor: you chose: read the annual report (what's open, this week)" in today.out
    assert shell("undo").out.startswith("Undone: Looked back at the week")
    assert shell("week --keep").out == "Looked back at the week, nothing chosen.\n"


def test_today_tells_of_what_is_about_nobody(shell: Shell) -> None:
    filled(shell)
    shell.at(MONDAY)
    told = json.loads(shell("today --json").out)["due"]
    (question,) = [item for item in told if item["rule"] == "D-25"]
    assert question["person"] is None
    assert question["about"] == "1 open question"
    assert (
        "1 open question: whom to ask: who reads the budget (whom?, Fri 20 Nov)"
        in shell("today").out
    )
