"""The fast part of the crash tests; `make crash` runs all of it and prints the counts."""

import pytest

from crash.mutants import MUTANTS, SOUND, Mutant, is_caught
from crash.suites import SUITES, Suite


@pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES.keys())
def test_nothing_acknowledged_is_lost_and_nothing_is_altered_silently(suite: Suite) -> None:
    assert suite.short()


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_deliberate_bug_is_caught(mutant: Mutant) -> None:
    assert is_caught(mutant)


def test_the_sound_store_passes_where_mutants_fail() -> None:
    assert not is_caught(SOUND)
