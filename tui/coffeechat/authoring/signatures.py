"""Functions compared with what is asked for: their arguments, and the types that they name.

It finds what a type checker would say of the function as a whole, where none is installed. What a
function does not tell, because it has no annotations, is not held against it.
"""

import inspect
from collections.abc import Callable
from typing import Any, get_args, get_origin, get_type_hints

#: What tells nothing of what is in it.
_OPEN = {Any, object, list, tuple, set, frozenset, dict}


def wrong_types(function: object, expected: object) -> str:
    """What a function's annotated result has that the expected function's has not; or nothing."""
    return _wrong_result(_hint(function), _hint(expected))


def wrong_function(function: Callable[..., object], hint: Any) -> str:
    """Why a function does not fit a `Callable[[...], ...]` hint of a record; or nothing."""
    takes, gives = get_args(hint)
    try:
        signature = inspect.signature(function)
        signature.bind(*takes)
    except TypeError:
        return f"must take {len(takes)} {'argument' if len(takes) == 1 else 'arguments'}"
    except ValueError:  # what is written in C does not always tell
        return ""
    return _wrong_result(_hint(function), gives)


def _wrong_result(given: Any, expected: Any) -> str:
    allowed, named = _leaves(expected), _leaves(given)
    if any(kind in _OPEN or _is_abstract(kind) for kind in (*allowed, *named)):
        return ""
    wrong = [kind for kind in named if not any(_is_a(kind, other) for other in allowed)]
    if not wrong:
        return ""
    return f"gives {_names(wrong)} where {_names(allowed)} is expected"


def _hint(function: object) -> Any:
    """The annotated result of a function; `Any` where it tells none that can be resolved."""
    try:
        return get_type_hints(function).get("return", Any)
    except (NameError, TypeError, AttributeError, SyntaxError):
        return Any


def _leaves(hint: Any) -> set[Any]:
    """The classes that a type is made of, containers and alternatives opened up."""
    origin, arguments = get_origin(hint), get_args(hint)
    if not arguments:
        return {type(None) if hint is None else hint}
    if isinstance(origin, type) and issubclass(origin, tuple | list | set | frozenset):
        arguments = tuple(one for one in arguments if one is not Ellipsis)
    elif origin is Callable or _is_generator(origin):
        arguments = arguments[:1]
    return set().union(*map(_leaves, arguments))


def _is_abstract(kind: Any) -> bool:
    return getattr(kind, "__module__", "") in {"collections.abc", "typing"}


def _is_generator(origin: object) -> bool:
    return getattr(origin, "__name__", "") == "Generator"


def _is_a(kind: Any, other: Any) -> bool:
    if not isinstance(kind, type) or not isinstance(other, type):
        return bool(kind == other) or not isinstance(kind, type)
    return issubclass(kind, other) or (kind is int and other is float)


def _names(kinds: Any) -> str:
    return " or ".join(sorted(getattr(kind, "__name__", str(kind)) for kind in kinds))
