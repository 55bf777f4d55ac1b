"""Tab on the `:` line, behind the name of a command."""

import pytest

from coffeechat.screens.command_words import complete_line
from coffeechat.verbs import BY_ID
from domain.fit_kit import person, records, track

KNOWN = records(track("nonprofits"), track("science policy"), person(tags=("grad", "hiking")))


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("list-col", "list-columns "),
        ("list-columns last wa", "list-columns last warmth"),
        ("list-columns zz", "list-columns zz"),
        ("list-columns ", "list-columns "),
        ("set pla", "set place="),
        ("set place=Oak", "set place=Oak"),
        ("history tit", "history title"),
        ("level dir", "level director"),
        ("warmth lab", "warmth lab-or-cohort"),
        ("belongs SCI", "belongs science policy"),
        ("tag grad, hi", "tag grad, hiking"),
        ("why her pa", "why her pa"),
        ("nothing x", "nothing x"),
    ],
)
def test_words_are_completed_as_far_as_they_are_known(typed: str, completed: str) -> None:
    assert complete_line(KNOWN, list(BY_ID), typed) == completed
