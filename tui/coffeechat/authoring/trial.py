"""A plugin loaded as the program loads it, and what it contributes looked at."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from importlib.metadata import EntryPoint
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from coffeechat.authoring.rules import Flaw
from coffeechat.authoring.signatures import wrong_function
from coffeechat.plugin_host import PluginHost
from coffeechat.plugin_host.hooks import HOOKS, part_of

_LOAD = ("load", "Hooks only give records, and each field what coffeechat.api says of it.")
#: By the part of a plugin that a problem is in: the rule that is broken, and what to do.
_REMEDIES = {"id": ("id", "Rename the entry point, such as state-alumni.")}


def trial_flaws(entry_point: EntryPoint, tell: Callable[..., None]) -> Iterator[Flaw]:
    """What goes wrong when a plugin is loaded, and in the records that it gives."""
    tell(step="load")
    host = PluginHost.discover(entry_points=[entry_point])
    host.load()
    for problem in host.problems:
        rule, remedy = _REMEDIES.get(problem.where, _LOAD)
        text = problem.message.rstrip(".")
        yield Flaw(rule=rule, place=problem.where, text=text, remedy=remedy)
    (info,) = host.plugins
    tell(contributions={hook: list(ids) for hook, ids in info.contributions.items()})
    for hook in HOOKS:
        for contribution in getattr(host, hook):
            yield from _record_flaws(contribution.item)


def _record_flaws(item: Any) -> Iterator[Flaw]:
    hints = get_type_hints(type(item))
    for one in fields(item):
        function, hint = getattr(item, one.name), _function_hint(hints[one.name])
        if function is None or hint is None:
            continue
        if wrong := wrong_function(function, hint):
            yield Flaw(
                rule="signature",
                place=part_of(item),
                text=f"«{one.name}» {wrong}",
                remedy=f"See {type(item).__name__}.{one.name} in coffeechat.api.",
            )


def _function_hint(hint: Any) -> Any:
    """The function that a field may hold, as a `Callable` hint; None where it holds none."""
    if get_origin(hint) is Callable:
        return hint
    others = [one for one in get_args(hint) if one is not NoneType]
    return others[0] if len(others) == 1 and get_origin(others[0]) is Callable else None
