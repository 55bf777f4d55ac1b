"""The shape of a module's `__all__` as plain data, and what of it broke since it was written down.

python -m tests.compat        # writes the files anew, once an addition is meant to stay
"""

import inspect
import json
import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

FOLDER = Path(__file__).parent

#: Each module that is promised, and the file that holds its shape.
PROMISED = {
    "coffeechat.api": FOLDER / "api_v1.json",
    "coffeechat.testing": FOLDER / "testing_v1.json",
}

#: What `docs/plugins/compatibility.md` says may still change.
PROVISIONAL = (
    "Column",
    "ColumnContract",
    "Plugin.members.columns",
    "Plugin.members.prep_sections",
    "PrepSection",
    "PrepSectionContract",
)

_FUNCTION = re.compile(r"(Callable\[\[[^]]*\], \w+)\[([^]]*)\]\]")
_CALLED = ("__init__", "__call__")

Shape = dict[str, Any]


def shape_of(module: types.ModuleType) -> Shape:
    """Every public name with all that a plugin may rely on."""
    names: list[str] = module.__all__
    return {name: _told(getattr(module, name)) for name in sorted(names)}


def read_shape(path: Path) -> Shape:
    """What was promised."""
    shape: Shape = json.loads(path.read_text(encoding="utf-8"))
    return shape


def write_shape(path: Path, shape: Shape) -> None:
    """Promise this from now on."""
    text = json.dumps(shape, indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def broken(promised: Shape, now: Shape) -> list[str]:
    """Each promise that is not kept any more, in a line; none for mere additions."""
    lines = [line for name in promised for line in _broken(name, promised[name], now.get(name))]
    return [line for line in lines if not _is_provisional(line.partition(" ")[0])]


def added(promised: Shape, now: Shape) -> list[str]:
    """What is there and was not yet promised."""
    return sorted(f"{name}{tail}" for name in now for tail in _new(promised.get(name), now[name]))


def _is_provisional(path: str) -> bool:
    return any(f"{path}.".startswith(f"{one}.") for one in PROVISIONAL)


def _told(thing: Any) -> Shape:
    if isinstance(thing, type):
        return _class(thing)
    if inspect.isfunction(thing):
        return {"kind": "function", **_signature(thing)}
    if get_origin(thing) in {Union, types.UnionType}:
        return {"kind": "union", "members": {type_words(one): {} for one in get_args(thing)}}
    return {"kind": "value", "type": type_words(type(thing))}


def _class(kind: type) -> Shape:
    told: Shape = {"kind": "class", "bases": [base.__name__ for base in kind.__mro__[1:-1]]}
    if issubclass(kind, Enum):
        return {**told, "kind": "enum", "members": {one.name: {"value": one.value} for one in kind}}
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        shown = [one for one in fields(kind) if not one.name.startswith("_")]
        told["fields"] = {one.name: _field(one, hints[one.name]) for one in shown}
    members = dict(_members(kind))
    return {**told, "members": members} if members else told


def _members(kind: type) -> Iterator[tuple[str, Shape]]:
    known = {field.name for field in fields(kind)} if is_dataclass(kind) else set()
    for name in dir(kind):
        value = inspect.getattr_static(kind, name)
        # What a test is called is no promise; what it asks for may only become less.
        if name in known or name.startswith("test_") or _is_foreign(kind, name):
            continue
        if inspect.isfunction(value) and (name in _CALLED or not name.startswith("_")):
            yield name, {"kind": "method", **_signature(value)}
        elif isinstance(value, property):
            yield name, {"kind": "property", "type": _returned(value.fget)}
    for name, hint in _class_hints(kind).items():
        if name not in known and not name.startswith("_"):
            yield name, {"kind": "attribute", "type": type_words(hint)}


def _is_foreign(kind: type, name: str) -> bool:
    """Whether it is inherited from a class that is not ours, such as `Exception`."""
    owner = next((base for base in kind.__mro__ if name in vars(base)), kind)
    return not owner.__module__.startswith("coffeechat") or _is_generated(owner, name)


def _is_generated(owner: type, name: str) -> bool:
    """A record's or protocol's own `__init__` says nothing that its fields do not say."""
    protocol = getattr(owner, "_is_protocol", False)
    return name == "__init__" and (is_dataclass(owner) or protocol)


def _class_hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind) if kind.__module__.startswith("coffeechat") else {}


def _field(field: "Field[Any]", hint: Any) -> Shape:
    told: Shape = {"type": type_words(hint)}
    if field.default is not MISSING:
        default = field.default
        told["default"] = default.__name__ if inspect.isfunction(default) else repr(default)
    elif field.default_factory is not MISSING:
        told["default"] = f"{getattr(field.default_factory, '__name__', '')}()"
    return told


def _signature(function: Callable[..., Any]) -> Shape:
    hints = get_type_hints(function)
    parameters = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if name == "self":
            continue
        parameters[name] = {
            "kind": parameter.kind.description,
            "type": type_words(hints.get(name, Any)),
        }
        if parameter.default is not inspect.Parameter.empty:
            parameters[name]["default"] = repr(parameter.default)
    return {"parameters": parameters, "gives": type_words(hints.get("return", Any))}


def _returned(function: Callable[..., Any] | None) -> str:
    return type_words(get_type_hints(function)["return"]) if function else ""


def type_words(hint: Any) -> str:
    """A type in words that are the same on every Python."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is None or hint is type(None):
        return "None"
    if hint is ...:
        return "..."
    if isinstance(hint, list):
        return f"[{', '.join(map(type_words, hint))}]"
    if isinstance(hint, TypeVar):
        return hint.__name__
    if origin in {Union, types.UnionType}:
        return " | ".join(sorted(map(type_words, arguments)))
    name = getattr(origin or hint, "__name__", str(origin or hint))
    return f"{name}[{', '.join(map(type_words, arguments))}]" if arguments else name


def _broken(path: str, promised: Any, now: Any) -> Iterator[str]:
    """What is no addition, going down through the shape."""
    if now is None:
        yield f"{path} is gone"
    elif not isinstance(promised, dict) or not isinstance(now, dict):
        if promised != now and not _may_give_more(promised, now):
            yield f"{path} was {promised!r} and is {now!r}"
    else:
        for key in promised:
            yield from _broken(f"{path}.{key}", promised[key], now.get(key))
        yield from _demands(path, promised, now)


def _may_give_more(promised: Any, now: Any) -> bool:
    """Whether a plugin's function takes what it took, and may give what it might, or more kinds."""
    one, other = (_FUNCTION.fullmatch(str(shape)) for shape in (promised, now))
    if one is None or other is None or one[1] != other[1]:
        return False
    return set(one[2].split(" | ")) <= set(other[2].split(" | "))


def _demands(path: str, promised: Shape, now: Shape) -> Iterator[str]:
    """New things without which something that worked does not work any more."""
    for key in now.keys() - promised.keys():
        if path.endswith(".fields") and "default" not in now[key]:
            yield f"{path}.{key} is new and required"
        elif path.endswith(".parameters") and _is_hook(path):
            yield f"{path}.{key} is new, but the parameters of a hook never change"
        elif path.endswith(".parameters") and "default" not in now[key]:
            yield f"{path}.{key} is new and required"


def _is_hook(path: str) -> bool:
    return path.startswith("Plugin.")


def _new(promised: Any, now: Any) -> Iterator[str]:
    if promised is None:
        yield ""
    elif isinstance(promised, dict) and isinstance(now, dict):
        for key in now:
            yield from (f".{key}{tail}" for tail in _new(promised.get(key), now[key]))
