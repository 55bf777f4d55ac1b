"""Records of plugins checked field by field against their types, their texts cleaned.

Nothing keeps a plugin from filling a record with anything at all, so this is where a wrong value
is found: at the boundary, where it is known whose it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from coffeechat.api import Change
from coffeechat.plugin_host.clean import clean_line, clean_prose
from coffeechat.plugin_host.contract import BrokenContract, is_async, kind_of

T = TypeVar("T")

#: How many items a tuple or mapping within a record may have.
ITEM_LIMIT = 1_000

#: How many changes may be proposed at once: a whole list of people may be tagged.
_CHANGES_LIMIT = 100_000

NAME_LIMIT = 200

_Clean = Callable[[str], str]
_Convert = Callable[[object], object]
_Plan = tuple[tuple[str, _Convert], ...]

_plans: dict[type[Any], _Plan] = {}

#: Texts that are no line of the usual length: by record and field, how they are cleaned.
_TEXTS: Mapping[str, _Clean] = {
    "ImportedPerson.name": partial(clean_line, limit=NAME_LIMIT),
    "ImportedPerson.urls": partial(clean_line, limit=2_000),
    "ImportedPerson.notes": clean_prose,
    "ImportedPerson.extras": clean_prose,
    "ChangePerson.urls": partial(clean_line, limit=2_000),
    "ChangePerson.extras": clean_prose,
    "Copy.text": clean_prose,
    "SendReceipt.copy": clean_prose,
    "SendReceipt.reference": partial(clean_line, limit=2_000),
    "PushResult.reference": partial(clean_line, limit=2_000),
    "PastContact.name": partial(clean_line, limit=NAME_LIMIT),
    "PastContact.url": partial(clean_line, limit=2_000),
    "PastContact.text": clean_prose,
    "RowProblem.raw": clean_prose,
    "MessageTemplate.body": clean_prose,
    "Fix.text": clean_prose,
    "Importer.help": clean_prose,
    "Exporter.help": clean_prose,
    "Sender.help": clean_prose,
    "Calendar.help": clean_prose,
    "Command.help": clean_prose,
}


class _Mismatch(Exception):
    """A value is not what its field asks for; the text says what that is."""


def conform(record: object, kind: type[T]) -> T:
    """The record of a plugin as a new record of that kind, its texts cleaned.

    Raises:
        BrokenContract: When it is no such record, or a field holds what it must not.
    """
    if not isinstance(record, kind):
        raise BrokenContract(f"{kind_of(record)} was given where {kind.__name__} is expected")
    values = {}
    for name, convert in _plan(kind):
        value = getattr(record, name)
        try:
            values[name] = convert(value)
        except _Mismatch as mismatch:
            raise BrokenContract(
                f"{kind.__name__}.{name} must be {mismatch}, not {_given(value)}"
            ) from mismatch
    return kind(**values)


def _given(value: object) -> str:
    if isinstance(value, tuple | list | Mapping) and len(value) > ITEM_LIMIT:
        return f"one of {len(value):,}"
    return kind_of(value)


def _plan(kind: type[Any]) -> _Plan:
    """Each field of the record with what checks and cleans its value."""
    if kind not in _plans:
        hints = get_type_hints(kind)
        _plans[kind] = tuple(
            (field.name, _converter(hints[field.name], _cleaner(kind, field.name)))
            for field in fields(kind)
        )
    return _plans[kind]


def _cleaner(kind: type[Any], field: str) -> _Clean:
    return _TEXTS.get(f"{kind.__name__}.{field}", clean_line)


def _converter(hint: Any, clean: _Clean) -> _Convert:
    """What checks a value of that type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is None:
        return _simple_converter(hint, clean)
    if origin is tuple:
        each = arguments[0]
        limit = _CHANGES_LIMIT if each == Change else ITEM_LIMIT
        return partial(_sequence, each=_converter(each, clean), limit=limit)
    if origin is Mapping:
        return partial(_mapping, clean=clean)
    if origin is Callable:
        return _function
    return _union_converter(arguments, clean)


def _union_converter(kinds: tuple[Any, ...], clean: _Clean) -> _Convert:
    if NoneType in kinds:
        return partial(_optional, convert=_converter(kinds[0], clean))
    return partial(_one_of, kinds=kinds)


def _simple_converter(hint: type[Any], clean: _Clean) -> _Convert:
    if hint is str:
        return partial(_text, clean=clean)
    if is_dataclass(hint):
        return partial(conform, kind=hint)
    return partial(_exactly, kind=hint)


def _text(value: object, clean: _Clean) -> str:
    if not isinstance(value, str):
        raise _Mismatch("text")
    return clean(str.__str__(value))


def _sequence(value: object, each: _Convert, limit: int) -> tuple[object, ...]:
    if not isinstance(value, tuple | list) or len(value) > limit:
        raise _Mismatch(f"a tuple of at most {limit} items")
    try:
        return tuple(map(each, value))
    except _Mismatch as mismatch:
        raise _Mismatch(f"a tuple of {mismatch}") from mismatch


def _mapping(value: object, clean: _Clean) -> dict[str, str]:
    if not isinstance(value, Mapping) or len(value) > ITEM_LIMIT:
        raise _Mismatch(f"a mapping of at most {ITEM_LIMIT} texts")
    return {_text(key, clean_line): _text(text, clean) for key, text in value.items()}


def _optional(value: object, convert: _Convert) -> object:
    return None if value is None else convert(value)


def _one_of(value: object, kinds: tuple[type[Any], ...]) -> object:
    for kind in kinds:
        if isinstance(value, kind):
            return conform(value, kind)
    names = " or ".join(kind.__name__ for kind in kinds)
    raise BrokenContract(f"{kind_of(value)} was given where {names} is expected")


def _function(value: object) -> object:
    if not callable(value) or is_async(value):
        raise _Mismatch("a plain function")
    return value


def _exactly(value: object, kind: type[Any]) -> object:
    # Neither True for a number nor a datetime for a date: both are subclasses.
    if type(value) is not kind:
        raise _Mismatch(kind.__name__)
    return value
