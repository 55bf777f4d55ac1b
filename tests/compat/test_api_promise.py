"""Within v1 nothing that plugins rely on is removed, renamed or made stricter."""

import copy
from collections.abc import Callable
from importlib import import_module

import pytest

from compat.shape import PROMISED, Shape, added, broken, read_shape, shape_of

API = read_shape(PROMISED["coffeechat.api"])


@pytest.mark.parametrize("module", PROMISED)
def test_what_was_promised_is_kept(module: str) -> None:
    wrong = broken(read_shape(PROMISED[module]), shape_of(import_module(module)))
    assert not wrong, (
        f"{module} is promised to plugins, and this is no addition:\n  "
        + "\n  ".join(wrong)
        + "\nFind another way that keeps the old one working. Additions need nothing; at a release "
        "python -m tests.compat promises them too."
    )


def edited(edit: Callable[[Shape], object]) -> Shape:
    shape = copy.deepcopy(API)
    edit(shape)
    return shape


REQUIRED = {"type": "str"}
OPTIONAL = {"type": "str", "default": "''"}
PARAMETER = {"kind": "positional or keyword", **OPTIONAL}

BREAKS: dict[str, Callable[[Shape], object]] = {
    "Importer is gone": lambda api: api.pop("Importer"),
    "Importer.fields.sniff is gone": lambda api: api["Importer"]["fields"].pop("sniff"),
    "Sample.fields.head.type was 'bytes'": lambda api: api["Sample"]["fields"].update(
        head={"type": "str"}
    ),
    "Sample.fields.size is new and required": lambda api: api["Sample"]["fields"].update(
        size=REQUIRED
    ),
    "Importer.fields.read.type was": lambda api: api["Importer"]["fields"].update(
        read={"type": "Callable[[ImportSource, Job], Iterator[HiddenRow | ImportedPerson]]"}
    ),
    "RowProblem.fields.raw.default": lambda api: api["RowProblem"]["fields"].update(
        raw={"type": "str", "default": "'?'"}
    ),
    "RowProblem.fields.column.default is gone": lambda api: api["RowProblem"]["fields"].update(
        column=REQUIRED
    ),
    "Stage.members.ASK.value": lambda api: api["Stage"]["members"]["ASK"].update(value="asked"),
    "Warmth.members.COLD is gone": lambda api: api["Warmth"]["members"].pop("COLD"),
    "Effect.members.Copy is gone": lambda api: api["Effect"]["members"].pop("Copy"),
    "Plugin.members.checks.gives": lambda api: api["Plugin"]["members"]["checks"].update(
        gives="int"
    ),
    "the parameters of a hook never change": lambda api: api["Plugin"]["members"]["on_event"][
        "parameters"
    ].update(job=PARAMETER),
    "Job.members.warn.parameters.kind is new and required": lambda api: api["Job"]["members"][
        "warn"
    ]["parameters"].update(kind={"kind": "keyword-only", "type": "str"}),
    "setting.parameters.title is gone": lambda api: api["setting"]["parameters"].pop("title"),
    "SendError.bases": lambda api: api["SendError"].update(bases=["Exception"]),
}

ADDITIONS: dict[str, Callable[[Shape], object]] = {
    "Panel": lambda api: api.update(Panel={"kind": "class", "bases": [], "fields": {}}),
    "Sample.fields.size": lambda api: api["Sample"]["fields"].update(size=OPTIONAL),
    "Stage.members.PAUSED": lambda api: api["Stage"]["members"].update(PAUSED={"value": "paused"}),
    "Effect.members.Open": lambda api: api["Effect"]["members"].update(Open={}),
    "Plugin.members.panels": lambda api: api["Plugin"]["members"].update(
        panels={"kind": "method", "parameters": {}, "gives": "Iterable[Panel]"}
    ),
    "Job.members.warn.parameters.kind": lambda api: api["Job"]["members"]["warn"][
        "parameters"
    ].update(kind=PARAMETER),
}


@pytest.mark.parametrize("told", BREAKS)
def test_a_change_that_breaks_plugins_is_named(told: str) -> None:
    wrong = broken(API, edited(BREAKS[told]))
    assert len(wrong) == 1
    assert told in wrong[0]


@pytest.mark.parametrize("told", ADDITIONS)
def test_an_addition_breaks_nothing(told: str) -> None:
    shape = edited(ADDITIONS[told])
    assert broken(API, shape) == []
    assert added(API, shape) == [told]


def test_what_is_provisional_may_change() -> None:
    shape = edited(lambda api: api["Column"]["fields"].pop("width"))
    assert broken(API, shape) == []
    shape = edited(lambda api: api["ColumnGuess"]["fields"].pop("rows"))
    assert broken(API, shape) == ["ColumnGuess.fields.rows is gone"]
