"""A talk at the shell: its end, thinking it over, changes of its date, and its screen."""

import pytest

from support.shell import Shell

AFTER_THE_TALK = "2026-11-24T15:00+01:00"
ALREADY_AGREED = (
    "add Jelisa Okafor @Green Rivers, Program Manager track:grants",
    "sent jelisa",
    "reply jelisa accepted tue 14:00",
)
AFTERWARDS = (
    ("note jelisa budgets mattered most", "Noted."),
    ("note jelisa -- '* nobody has a plan'", "Noted the surprise."),
    ("note jelisa -- '# science policy'", "Noted the field science policy, a new track."),
    ("closing jelisa asked-others yes", "Noted of the talk with Jelisa Okafor: asked whom else"),
    ("closing jelisa thanked yes", "Noted of the talk with Jelisa Okafor: thanked them"),
    ("reflect jelisa facets 1 pay", "Noted what 1 note is about."),
    ("reflect jelisa feelings 2 4", "Noted how it felt."),
)


@pytest.fixture
def agreed(shell: Shell) -> Shell:
    """A shell with a talk on Tuesday."""
    for line in ALREADY_AGREED:
        assert shell(line).code == 0
    return shell


def test_what_was_said_is_typed_line_by_line(agreed: Shell) -> None:
    agreed.at(AFTER_THE_TALK)
    for line, confirmed in AFTERWARDS:
        ran = agreed(line)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(confirmed)
    wrong = agreed("reflect jelisa facets 3 pay")
    assert (wrong.code, wrong.out) == (1, "")
    assert "«3» is none of these" in wrong.err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("reply jelisa moved-by-me wed 10:00", "You moved the talk with Jelisa Okafor: Wed 25 Nov"),
        ("reply jelisa cancelled-by-me", "You cancelled the talk with Jelisa Okafor; «reply»"),
    ],
)
def test_a_date_may_be_changed_by_me(agreed: Shell, line: str, said: str) -> None:
    assert agreed(line).out.startswith(said)


def test_its_screen_needs_a_terminal(agreed: Shell) -> None:
    ran = agreed("live jelisa")
    assert (ran.code, ran.out) == (1, "")
    assert "«note» keeps a line of the talk without a screen" in ran.err


def test_a_talk_of_long_ago_is_entered_with_its_day(shell: Shell) -> None:
    for line, said in (
        ("add Wei Zhang @Verda, Analyst", "Added Wei Zhang."),
        ("held-on wei 3 mar", "Talked with Wei Zhang, Tue 3 Mar."),
        ("note wei ?me why leave the lab", "Noted what they asked you."),
        ("note wei + Sam Ortiz at Verda", "Noted that they named Sam Ortiz"),
        ("answer 'why leave the lab = I like questions'", "Noted your answer to: why leave"),
        ("drop-answer why", "Keeps no longer: why leave the lab"),
        ("debriefed wei yes", "Debriefed the talk with Wei Zhang"),
    ):
        ran = shell(line)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(said)
    again = shell("held-on wei 4 mar")
    assert (again.code, again.out) == (1, "")
    assert "marked as held already" in again.err
    ahead = shell("held-on wei tomorrow")
    assert "That day is ahead" in ahead.err
