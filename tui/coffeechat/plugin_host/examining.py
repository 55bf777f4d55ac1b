"""The class of a plugin, looked at before any of its methods run."""

from collections.abc import Iterator
from difflib import get_close_matches
from inspect import Parameter, isfunction, signature

from coffeechat.api import Plugin
from coffeechat.plugin_host.contract import BrokenContract, is_async
from coffeechat.plugin_host.hooks import HOOKS, ON_EVENT

_SETTINGS = "settings_type"
_NAMES = (*HOOKS, ON_EVENT, _SETTINGS)


def examine(kind: object) -> type[Plugin]:
    """The class, if it keeps to the contract.

    Raises:
        BrokenContract: It is no plugin, or has a public attribute that is no hook, or a hook that
            cannot be called; the text says which and what would do.
    """
    if not isinstance(kind, type) or not issubclass(kind, Plugin):
        raise BrokenContract("its entry point must name a subclass of coffeechat.api.Plugin")
    for name, value in _own_attributes(kind):
        if name in HOOKS:
            _examine_hook(name, value, [])
        elif name == ON_EVENT:
            _examine_hook(name, value, ["event"])
        elif not name.startswith("_") and name != _SETTINGS:
            raise BrokenContract(
                f"«{name}» is no hook{_suggestion(name)}; "
                "begin the names of your own helpers with an underscore"
            )
    return kind


def _own_attributes(kind: type[Plugin]) -> Iterator[tuple[str, object]]:
    bases = [base for base in kind.__mro__ if base not in Plugin.__mro__]
    return ((name, value) for base in bases for name, value in vars(base).items())


def _suggestion(name: str) -> str:
    close = get_close_matches(name, _NAMES, n=1)
    return f", did you mean «{close[0]}»?" if close else ""


def _examine_hook(name: str, hook: object, expected: list[str]) -> None:
    """Refuse a hook that is no method with exactly those parameters after `self`."""
    if is_async(hook):
        raise BrokenContract(
            f"the hook «{name}» must be a plain method; what it gives is called off the user "
            "interface, where asyncio.run() may be used"
        )
    if not isfunction(hook):
        raise BrokenContract(f"the hook «{name}» must be a method")
    parameters = list(signature(hook).parameters.values())
    plain = all(one.kind is Parameter.POSITIONAL_OR_KEYWORD for one in parameters)
    if not parameters or not plain or [one.name for one in parameters[1:]] != expected:
        takes = "self and event" if expected else "no argument but self"
        raise BrokenContract(
            f"the hook «{name}» takes {takes}, not ({', '.join(map(str, parameters))})"
        )
