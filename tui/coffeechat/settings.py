"""What the user set in `config.toml`: keys, looks, disabled plugins, settings of plugins.

```toml
[keys]
draft = "D"                         # the id of a verb and a key

[looks]
theme = "light"                     # dark, light, or ansi: the terminal's own colours
ascii = true                        # draw with ASCII signs only

[plugins]
disabled = ["csv"]                  # ids of plugins

[plugins.alumni]                    # settings of one plugin, which says what there is
year = 2021
password = { env = "ALUMNI_PASSWORD" }
```
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coffeechat.domain.errors import Sentence
from coffeechat.key_names import SENT_AS, key_named, sign_of
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
    "equals_sign": "=",
    "exclamation_mark": "!",
    "at": "@",
    "asterisk": "*",
    "number_sign": "#",
    "space": "space",
    "ctrl+l": "Ctrl+L",
}

#: The tables of the file.
TABLES = ("keys", "looks", "plugins")

#: What the screen can look like; the first is the default.
THEMES = ("dark", "light", "ansi")


class SettingsError(Sentence):
    """A setting that cannot be used; the text names the file, the setting and the remedy."""


@dataclass(frozen=True)
class Settings:
    """The settings in force.

    Attributes:
        keys: Verb id to the key that the user wants for it, as Textual names keys.
        disabled_plugins: Ids of plugins that are never loaded.
        plugin_settings: Plugin id to its settings, as they stand in the file.
        theme: One of `THEMES`.
        in_ascii: The screen draws with ASCII signs only.
        safe: No plugin is used at all.
        path: The file they were read from; None when none was.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    disabled_plugins: frozenset[str] = frozenset()
    plugin_settings: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    theme: str = THEMES[0]
    in_ascii: bool = False
    safe: bool = False
    path: Path | None = field(default=None, compare=False)

    def key_words(self, verb: Verb) -> str:
        """The key of a verb as people write it; its name on the `:` line when it has none."""
        return shown_key(self.key_of(verb)) or f":{verb.id}"

    def key_of(self, verb: Verb) -> str:
        """The key of a verb: the user's, else the default."""
        return self.keys.get(verb.id, verb.key)


def shown_key(key: str) -> str:
    """A key by its name, such as `full_stop`, as people write it."""
    return KEY_WORDS.get(key) or sign_of(key) or key


def read_settings(path: Path) -> Settings:
    """Read the settings; a missing file means the defaults.

    Raises:
        SettingsError: The file cannot be read, is no TOML, or names a verb, key or setting that
            does not exist.
    """
    text = read_text(path)
    if text is None:
        return Settings(path=path)
    import tomllib  # most people have no settings; start-up need not pay for it

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise not_toml(path, error) from error
    file = _File(path, text)
    _refuse_unknown(file, content)
    disabled, of_plugins = _read_plugins(file, content.get("plugins", {}))
    theme, in_ascii = _read_looks(file, content.get("looks", {}))
    return Settings(
        keys=_read_keys(file, content.get("keys", {})),
        disabled_plugins=disabled,
        plugin_settings=of_plugins,
        theme=theme,
        in_ascii=in_ascii,
        path=path,
    )


def read_text(path: Path) -> str | None:
    """The text of the file; None when there is none.

    Raises:
        SettingsError: It cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise SettingsError(
            f"{path} cannot be read: permission denied. Make it yours to read, or move it away."
        ) from error
    except (UnicodeDecodeError, OSError) as error:
        raise not_toml(path, error) from error


def not_toml(path: Path, error: Exception) -> SettingsError:
    """What is said of a file that makes no sense."""
    why = error.strerror if isinstance(error, OSError) else error
    if isinstance(error, UnicodeDecodeError):
        why = "it is no text in UTF-8"
    return SettingsError(f"{path}: {why}. Mend the file or move it away.")


@dataclass(frozen=True)
class _File:
    """The settings as they were written, to say where something stands."""

    path: Path
    text: str

    def at(self, name: str) -> str:
        """The path, and the line where a table or a setting of that name stands."""
        quoted = re.escape(name)
        written = re.compile(rf"""^\s*\[?\s*(?:{quoted}|"{quoted}"|'{quoted}')\s*(?:[=\].]|$)""")
        for number, line in enumerate(self.text.splitlines(), start=1):
            if written.search(line):
                return f"{self.path}, line {number}"
        return str(self.path)


def _refuse_unknown(file: _File, content: Mapping[str, Any]) -> None:
    for name, value in content.items():
        if name not in TABLES:
            shown = f"[{name}]" if isinstance(value, dict) else f"«{name}»"
            *others, last = (f"[{table}]" for table in TABLES)
            known = f"{', '.join(others)} and {last}"
            raise SettingsError(
                f"{file.at(name)}: no setting {shown}{_meant(name, TABLES)}; there are {known}."
            )


def _meant(name: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # for mistakes only

    close = get_close_matches(name, known, n=1)
    return f" (did you mean «{close[0]}»?)" if close else ""


def _read_looks(file: _File, given: object) -> tuple[str, bool]:
    """The theme, and whether to draw with ASCII."""
    if not isinstance(given, dict):
        raise SettingsError(
            f'{file.at("looks")}: [looks] must be a table, such as theme = "light" below it.'
        )
    for name in given:
        if name not in {"theme", "ascii"}:
            raise SettingsError(
                f"{file.at(name)}: no setting «{name}» in [looks]"
                f"{_meant(name, ('theme', 'ascii'))}; there are theme and ascii."
            )
    theme, in_ascii = given.get("theme", THEMES[0]), given.get("ascii", False)
    if theme not in THEMES:
        raise SettingsError(
            f"{file.at('theme')}: no theme «{theme}» in [looks]; there are {', '.join(THEMES)}."
        )
    if not isinstance(in_ascii, bool):
        raise SettingsError(f"{file.at('ascii')}: ascii in [looks] is true or false.")
    return theme, in_ascii


def _read_plugins(
    file: _File, given: object
) -> tuple[frozenset[str], Mapping[str, Mapping[str, object]]]:
    """The ids that are disabled, and the tables of the plugins."""
    if not isinstance(given, dict):
        raise SettingsError(
            f'{file.at("plugins")}: [plugins] must be a table, such as disabled = ["csv"].'
        )
    disabled = given.get("disabled", [])
    if not isinstance(disabled, list) or not all(isinstance(one, str) for one in disabled):
        raise SettingsError(
            f'{file.at("plugins")}: [plugins] holds disabled = ["csv"], a list of ids.'
        )
    tables = {name: value for name, value in given.items() if name != "disabled"}
    for name, value in tables.items():
        if not isinstance(value, dict):
            raise SettingsError(
                f"{file.at(name)}: no setting «{name}» in [plugins]{_meant(name, ('disabled',))}; "
                f"it holds disabled, and the settings of a plugin stand in [plugins.ID]."
            )
    return frozenset(disabled), tables


def _read_keys(file: _File, given: object) -> Mapping[str, str]:
    if not isinstance(given, dict):
        raise SettingsError(
            f'{file.at("keys")}: [keys] must be a table, such as draft = "D" below it.'
        )
    keys: dict[str, str] = {}
    for name, key in given.items():
        if name not in BY_ID:
            known = ", ".join(verb.id for verb in VERBS)
            raise SettingsError(
                f"{file.at(name)}: no verb «{name}» in [keys]; the verbs are: {known}."
            )
        keys[name] = _read_key(file, name, key)
    _refuse_clashes(file, Settings(keys=keys))
    return keys


def _read_key(file: _File, name: str, key: object) -> str:
    if not isinstance(key, str) or not key:
        raise SettingsError(f'{file.at(name)}: the key of «{name}» must be a text such as "D".')
    found = key_named(key)
    if not found:
        raise SettingsError(
            f"{file.at(name)}: no key is called «{key}» («{name}» in [keys]); a key is a sign "
            "such as D or +, or a name such as enter, f5, ctrl+d or shift+left."
        )
    if found in SENT_AS:
        raise SettingsError(
            f"{file.at(name)}: terminals send {SENT_AS[found]} for «{key}»; give «{name}» "
            "another key."
        )
    return found


def _refuse_clashes(file: _File, settings: Settings) -> None:
    taken: dict[tuple[str, str], Verb] = {}
    for verb in VERBS:
        key = settings.key_of(verb)
        for place in sorted(verb.offered) if key else ():
            other = taken.setdefault((place, key), verb)
            if other is not verb:
                mine = verb.id if verb.id in settings.keys else other.id
                raise SettingsError(
                    f"{file.at(mine)}: the key «{key}» means both «{other.id}» and «{verb.id}» "
                    f"on {place}; give one of them another key."
                )
