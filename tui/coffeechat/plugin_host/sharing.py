"""What several plugins claim for themselves: none of them gets it, and each is named."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from coffeechat.api import Command
from coffeechat.plugin_host.calls import Calls
from coffeechat.plugin_host.outcomes import Item
from coffeechat.plugin_host.states import PluginState
from coffeechat.verbs import ON_PERSON, VERBS

#: Keys with which one moves about on a list, as Textual names them.
MOVING = (
    "up down left right home end pageup pagedown tab shift+tab space backspace "
    "j k g G 0 1 2 3 4 5 6 7 8 9 ctrl+c ctrl+d ctrl+p ctrl+q ctrl+u ctrl+z"
)

#: Hooks whose items are known by their id alone, over all plugins, with the words for one.
_KNOWN_BY_ID = {"checks": "a check", "exporters": "an exporter"}

_KEYS = "commands"


def settle_claims(states: Iterable[PluginState], calls: Calls, taken: Mapping[str, str]) -> None:
    """Take away what plugins claim against each other or against the program.

    Args:
        states: All plugins, loaded.
        calls: Where it is noted.
        taken: Keys of the program, with what they do.
    """
    loaded = [state for state in states if state.contributions]
    for hook, words in _KNOWN_BY_ID.items():
        for id_, claimants in _claims(loaded, hook, lambda item: item.id).items():
            if len(claimants) > 1:
                told = f"{_names(claimants)} use the same id «{id_}» for {words}"
                for state in claimants:
                    items = state.contributions[hook]
                    _put(state, hook, [item for item in items if item.id != id_])
                    _note(state, hook, f"{told}; none of them is taken", calls)
    for key, claimants in _claims(loaded, _KEYS, _key_of).items():
        told = f"{_names(claimants)} want the same key «{key}»"
        if key in taken:
            told = f"the key «{key}» is taken: «{taken[key]}»"
        if key in taken or len(claimants) > 1:
            for state in claimants:
                _free_key(state, key)
                _note(state, _KEYS, f"{told}; its command goes without a key", calls)


def program_keys() -> Mapping[str, str]:
    """The keys of the program on its lists as long as the user changes none, with what they do."""
    verbs = {verb.key: verb.title for verb in VERBS if verb.key and verb.places & ON_PERSON}
    return dict.fromkeys(MOVING.split(), "move about") | verbs


def _claims(
    states: Iterable[PluginState], hook: str, claim: Callable[[Item], str]
) -> Mapping[str, Sequence[PluginState]]:
    """What the items of a hook claim, each with the plugins that do, in their order."""
    claimants: dict[str, list[PluginState]] = defaultdict(list)
    for state in states:
        for claimed in dict.fromkeys(map(claim, state.contributions.get(hook, ()))):
            claimants[claimed].append(state)
    claimants.pop("", None)
    return claimants


def _key_of(item: Item) -> str:
    return item.key if isinstance(item, Command) else ""


def _free_key(state: PluginState, key: str) -> None:
    items = state.contributions[_KEYS]
    freed = (
        replace(item, key="") if isinstance(item, Command) and item.key == key else item
        for item in items
    )
    _put(state, _KEYS, freed)


def _put(state: PluginState, hook: str, items: Iterable[Item]) -> None:
    state.contributions = {**state.contributions, hook: tuple(items)}


def _note(state: PluginState, hook: str, told: str, calls: Calls) -> None:
    calls.record(state, hook, told)


def _names(states: Iterable[PluginState]) -> str:
    return " and ".join(state.id for state in states)
