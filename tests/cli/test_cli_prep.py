"""The prep sheet on the shell: plain or Markdown, without what is missing; notes by commands."""

import pytest

from support.shell import Shell


@pytest.fixture
def agreed(shell: Shell) -> Shell:
    """A talk with Jelisa on Monday."""
    for line in (
        "add Jelisa Okafor @Green Rivers, Program *Manager*",
        "sent jelisa",
        "reply jelisa accepted mon 14:00",
        "goal jelisa what a week looks like",
        "goal jelisa the way in",
        "drop-goal jelisa the way",
        "research jelisa wrote of eels",
        "research jelisa @ three offices",
        "research jelisa nothing much",
        "drop-research jelisa nothing",
        "why jelisa her path from the lab to grants",
    ):
        ran = shell(line)
        assert ran.code == 0, ran.err
    return shell


def test_the_sheet_is_printed(agreed: Shell) -> None:
    ran = agreed("prep jelisa")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.lines
    assert lines[0] == "Jelisa Okafor · Program *Manager*, Green Rivers"
    assert "when     Mon 14:00 (their zone unknown) · 30 minutes · not prepared yet" in lines
    assert "goal     what a week looks like" in lines
    assert [line for line in lines if line.startswith(("read", "there", "goal"))] == [
        "goal     what a week looks like",
        "read     wrote of eels",
        "there    three offices",
    ]
    assert " 1       What did your last week at work consist of?" in lines
    assert lines[-1].startswith("[ ]      ")
    assert not any("‹" in line or "«" in line for line in lines)
    assert not any(line.startswith(("key ", "where ")) for line in lines), "missing is left out"


def test_the_sheet_in_markdown(agreed: Shell) -> None:
    ran = agreed("prep jelisa --format md")
    assert ran.lines[0] == "# Jelisa Okafor · Program \\*Manager\\*, Green Rivers"
    assert "- **goal**: what a week looks like" in ran.lines
    assert "## Questions" in ran.lines
    assert "1. What did your last week at work consist of?" in ran.lines
    assert any(line.startswith("- [ ] ") for line in ran.lines)


def test_looking_changes_nothing(agreed: Shell) -> None:
    before = agreed.store.read_bytes()
    assert agreed("prep jelisa").code == 0
    assert agreed.store.read_bytes() == before


def test_without_a_talk_it_is_refused(shell: Shell) -> None:
    shell("add Wei Zhang")
    ran = shell("prep wei")
    assert (ran.code, ran.out) == (1, "")
    assert "No talk with Wei Zhang is agreed" in ran.err


def test_speed_and_own_questions(agreed: Shell) -> None:
    assert agreed("speed 150").lines == ["You speak 150 words a minute."]
    ran = agreed("speed fast")
    assert (ran.code, "from 60 to 300" in ran.err) == (1, True)
    ran = agreed("drop-question how")
    assert (ran.code, "No question of yours" in ran.err) == (1, True)
