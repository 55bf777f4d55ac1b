"""Records that are made quickly are what `dataclass` makes of them."""

import copy
import inspect
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from coffeechat.api import ImportedPerson
from coffeechat.api.making import made_quickly


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    name: str
    line: int = 0
    extras: Mapping[str, str] = field(default_factory=dict)


@made_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    name: str
    line: int = 0
    extras: Mapping[str, str] = field(default_factory=dict)


GIVEN: tuple[dict[str, Any], ...] = (
    {"name": "Ada"},
    {"name": "Ada", "line": 3},
    {"name": "Ada", "extras": {"a": "b"}},
    {"name": "Ada", "line": 3, "extras": {}},
)
REFUSED: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    ((), {}),
    (("Ada",), {}),
    ((), {"name": "Ada", "size": 1}),
)


@pytest.mark.parametrize("given", GIVEN)
def test_it_holds_the_same(given: dict[str, Any]) -> None:
    slow, quick = Slow(**given), Quick(**given)
    assert [getattr(quick, one.name) for one in fields(Quick)] == [
        getattr(slow, one.name) for one in fields(Slow)
    ]
    assert repr(quick).removeprefix("Quick") == repr(slow).removeprefix("Slow")
    assert quick == Quick(**given) != replace(quick, line=7)


@pytest.mark.parametrize(("positional", "named"), REFUSED)
def test_it_refuses_the_same_arguments_with_the_same_words(
    positional: tuple[str, ...], named: dict[str, Any]
) -> None:
    with pytest.raises(TypeError) as slow:
        Slow(*positional, **named)
    with pytest.raises(TypeError) as quick:
        Quick(*positional, **named)
    assert str(quick.value) == str(slow.value).replace("Slow", "Quick")


def test_it_says_of_itself_what_it_takes() -> None:
    assert inspect.signature(Quick) == inspect.signature(Slow)


def test_what_is_made_anew_is_shared_by_nobody() -> None:
    assert Quick(name="Ada").extras is not Quick(name="Ada").extras


def test_it_stays_frozen_and_can_be_extended_copied_and_pickled() -> None:
    @dataclass(frozen=True, kw_only=True)
    class More(Quick):
        note: str = ""

    person = ImportedPerson(name="Ada", tags=("a",))
    with pytest.raises(FrozenInstanceError):
        person.name = "Eve"  # type: ignore[misc] # on purpose
    assert More(name="Ada", note="b").note == "b"
    assert copy.deepcopy(person) == pickle.loads(pickle.dumps(person)) == person
