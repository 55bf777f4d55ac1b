"""What the user set in `config.toml`: keys, disabled plugins.

```toml
[keys]
draft = "D"            # the id of a verb and a key

[plugins]
disabled = ["csv"]
```
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coffeechat.domain.errors import Sentence
from coffeechat.verbs import BY_ID, VERBS, Verb

#: How Textual's names of keys are written for people.
KEY_WORDS = {
    "enter": "⏎",
    "escape": "Esc",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "full_stop": ".",
    "plus": "+",
    "at": "@",
    "ctrl+l": "Ctrl+L",
}


class SettingsError(Sentence):
    """A setting that cannot be used; the text names the file, the setting and the remedy."""


@dataclass(frozen=True)
class Settings:
    """The settings in force.

    Attributes:
        keys: Verb id to the key that the user wants for it.
        disabled_plugins: Ids of plugins that are never loaded.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    disabled_plugins: frozenset[str] = frozenset()

    def key_words(self, verb: Verb) -> str:
        """The key of a verb as people write it; its name on the `:` line when it has none."""
        key = self.key_of(verb)
        return KEY_WORDS.get(key, key) or f":{verb.id}"

    def key_of(self, verb: Verb) -> str:
        """The key of a verb: the user's, else the default."""
        return self.keys.get(verb.id, verb.key)


def read_settings(path: Path) -> Settings:
    """Read the settings; a missing file means the defaults.

    Raises:
        SettingsError: The file is no TOML, or names a verb, key or table that does not exist.
    """
    if not path.exists():
        return Settings()
    import tomllib  # most people have no settings; start-up need not pay for it

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path}: {error}. Mend the file or move it away.") from error
    unknown = content.keys() - {"keys", "plugins"}
    if unknown:
        name = sorted(unknown)[0]
        raise SettingsError(f"{path}: no setting [{name}]; there are [keys] and [plugins].")
    keys, plugins = content.get("keys", {}), content.get("plugins", {})
    disabled = plugins.get("disabled", []) if isinstance(plugins, dict) else None
    if not isinstance(keys, dict):
        raise SettingsError(f'{path}: [keys] must be a table, such as draft = "D" below it.')
    if not isinstance(disabled, list) or not all(isinstance(one, str) for one in disabled):
        raise SettingsError(f'{path}: [plugins] holds disabled = ["csv"], a list of ids.')
    return Settings(keys=_read_keys(path, keys), disabled_plugins=frozenset(disabled))


def _read_keys(path: Path, given: Mapping[str, Any]) -> Mapping[str, str]:
    keys: dict[str, str] = {}
    for name, key in given.items():
        if name not in BY_ID:
            known = ", ".join(verb.id for verb in VERBS)
            raise SettingsError(f"{path}: no verb «{name}» in [keys]; the verbs are: {known}.")
        if not isinstance(key, str) or not key:
            raise SettingsError(f'{path}: the key of «{name}» must be a text such as "D".')
        keys[name] = key
    _refuse_clashes(path, Settings(keys=keys))
    return keys


def _refuse_clashes(path: Path, settings: Settings) -> None:
    taken: dict[tuple[str, str], Verb] = {}
    for verb in VERBS:
        key = settings.key_of(verb)
        for place in sorted(verb.places) if key else ():
            other = taken.setdefault((place, key), verb)
            if other is not verb:
                raise SettingsError(
                    f"{path}: the key «{key}» means both «{other.id}» and «{verb.id}» "
                    f"on {place}; give one of them another key."
                )
