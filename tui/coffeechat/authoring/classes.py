"""A plugin's class under the rules: its names, its hooks, its settings."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from coffeechat.api import Plugin
from coffeechat.authoring.rules import Flaw
from coffeechat.authoring.signatures import wrong_types
from coffeechat.plugin_host.contract import BrokenContract, is_async
from coffeechat.plugin_host.settings import read_settings_of

_SETTINGS = "settings_type"

#: Every hook of the base class, with what it takes and gives.
HOOKS: Mapping[str, Callable[..., object]] = {
    name: value
    for name, value in vars(Plugin).items()
    if not name.startswith("_") and inspect.isfunction(value)
}


def class_flaws(kind: object, place: str) -> Iterator[Flaw]:
    """Everything that is wrong with what an entry point names, found without making it."""
    if not isinstance(kind, type) or not issubclass(kind, Plugin):
        yield Flaw(
            rule="class",
            place=place,
            text="it is no subclass of coffeechat.api.Plugin",
            remedy="Write «class Name(Plugin)», and name that class in the entry point.",
        )
        return
    bases = [base for base in kind.__mro__ if base not in Plugin.__mro__]
    for name, value in ((name, value) for base in bases for name, value in vars(base).items()):
        if name in HOOKS:
            yield from _hook_flaws(name, value, place)
        elif not name.startswith("_") and name != _SETTINGS:
            yield _no_hook(name, place)
    yield from _settings_flaws(kind.settings_type, place)


def _no_hook(name: str, place: str) -> Flaw:
    near = get_close_matches(name, [*HOOKS, _SETTINGS], n=1)
    meant = f"Did you mean «{near[0]}»? If not, begin" if near else "Begin"
    return Flaw(
        rule="hook-name",
        place=place,
        text=f"«{name}» is no hook",
        remedy=f"{meant} the names of your own helpers with an underscore.",
    )


def _hook_flaws(name: str, value: object, place: str) -> Iterator[Flaw]:
    expected = HOOKS[name]
    takes = [*inspect.signature(expected).parameters]
    written = f"def {name}({', '.join(takes)})"
    if is_async(value):
        text, remedy = "is async", "Write a plain method; asyncio.run() may be used within."
    elif not inspect.isfunction(value):
        text, remedy = "is no method", f"Write «{written}»."
    elif [*inspect.signature(value).parameters] != takes:
        text, remedy = "takes other arguments than it is given", f"Write «{written}»."
    elif wrong := wrong_types(value, expected):
        text, remedy = wrong, "Give what the hook's description in coffeechat.api says."
    else:
        return
    yield Flaw(rule="hook-signature", place=place, text=f"«{name}» {text}", remedy=remedy)


def _settings_flaws(kind: type[object] | None, place: str) -> Iterator[Flaw]:
    if kind is None:
        return
    try:
        read_settings_of(kind, {})
    except BrokenContract as error:
        yield Flaw(
            rule="settings",
            place=place,
            text=str(error).rstrip("."),
            remedy="Write a frozen dataclass with a default for every field: str, int, bool, "
            "StrEnum, tuple[str, ...] or Secret.",
        )
