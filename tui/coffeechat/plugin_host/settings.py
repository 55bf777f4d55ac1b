"""Settings of plugins: from a table of `config.toml` to the dataclass of the plugin, and to a form.

What a value must be is told by the type of its field; see `coffeechat.api.settings`.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from coffeechat.api import Secret
from coffeechat.domain.errors import NotUnderstood
from coffeechat.plugin_host.clean import clean_line
from coffeechat.plugin_host.contract import BrokenContract
from coffeechat.plugin_host.secrets import secret_from

SettingsT = TypeVar("SettingsT")

_VALUE_LIMIT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingField:
    """A setting of a plugin, as a form shows it.

    Attributes:
        kind: «text», «number», «yes_no», «choice», «list» or «secret».
        default, value: As they would be typed; of a secret, where it is to be found.
        choices: What may be typed, for «choice» and «yes_no».
    """

    name: str
    kind: str
    title: str
    help: str = ""
    default: str = ""
    value: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Setting:
    """A field of a settings class."""

    name: str
    kind: str
    hint: type[Any]
    default: object
    title: str
    help: str


def examine_settings(kind: type[object]) -> None:
    """Refuse a class that cannot hold settings.

    Raises:
        BrokenContract: The text says what it must be.
    """
    _settings_of(kind)


def read_settings_of(kind: type[SettingsT], table: Mapping[str, object]) -> SettingsT:
    """The settings that a table holds, the rest at their defaults.

    Raises:
        BrokenContract: `kind` is no class of settings; or the table holds a key that is not among
            them, or a value that the key cannot have. The text names the key, what was expected
            and what was found.
    """
    settings = {setting.name: setting for setting in _settings_of(kind)}
    for key in table:
        if key not in settings:
            raise BrokenContract(
                f"there is no setting «{clean_line(key)}»{_instead(key, settings)}"
            )
    given = {name: _read(settings[name], value) for name, value in table.items()}
    try:
        return kind(**given)
    except (ValueError, TypeError) as error:  # from its own __post_init__
        raise BrokenContract(clean_line(str(error))) from error


def form_of(kind: type[object], table: Mapping[str, object]) -> tuple[SettingField, ...]:
    """The fields of a form for settings whose present values are in a table.

    Raises:
        BrokenContract: `kind` is no class of settings.
    """
    return tuple(
        SettingField(
            name=setting.name,
            kind=setting.kind,
            title=setting.title,
            help=setting.help,
            default=typed_text(setting.default),
            value=typed_text(table.get(setting.name, setting.default)),
            choices=_choices(setting),
        )
        for setting in _settings_of(kind)
    )


def typed_text(value: object) -> str:
    """A value as a person types it; of a secret, where it is to be found."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(clean_line(str(one)) for one in value)
    if isinstance(value, Mapping):
        return clean_line(" ".join(f"{key}: {typed_text(place)}" for key, place in value.items()))
    return "" if isinstance(value, Secret) else clean_line(str(value))


def value_of(field: SettingField, typed: str) -> object:
    """What to write into `config.toml` for a setting that was typed; not for secrets.

    Raises:
        NotUnderstood: The text is none of what the field may be; the sentence says what may be.
    """
    text = typed.strip()
    if field.kind == "number":
        try:
            return int(text)
        except ValueError:
            raise NotUnderstood(f"{field.title} is a whole number, such as 25.") from None
    if field.kind == "list":
        return [one.strip() for one in text.split(",") if one.strip()]
    if field.choices and text not in field.choices:
        raise NotUnderstood(f"{field.title} is one of: {', '.join(field.choices)}.")
    return text == "yes" if field.kind == "yes_no" else text


def _settings_of(kind: type[Any]) -> tuple[_Setting, ...]:
    """The settings of a class of a plugin."""
    if not is_dataclass(kind) or not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined] # typeshed has it not
        raise BrokenContract("settings_type must be a frozen dataclass")
    hints = get_type_hints(kind)
    return tuple(
        _setting(field, hints[field.name]) for field in dataclasses.fields(kind) if field.init
    )


def _setting(field: "dataclasses.Field[Any]", hint: Any) -> _Setting:
    kind = _kind(hint)
    if not kind:
        raise BrokenContract(
            f"the setting «{field.name}» must be a str, int, bool, StrEnum, tuple[str, ...] or "
            "Secret"
        )
    if field.default is not MISSING:
        default = field.default
    elif field.default_factory is not MISSING:
        default = field.default_factory()
    else:
        raise BrokenContract(f"the setting «{field.name}» needs a default")
    title, help_ = (field.metadata.get(name, "") for name in ("title", "help"))
    return _Setting(
        name=field.name,
        kind=kind,
        hint=hint,
        default=default,
        title=clean_line(str(title)) or field.name.replace("_", " "),
        help=clean_line(str(help_)),
    )


def _kind(hint: Any) -> str:
    simple = {str: "text", int: "number", bool: "yes_no", Secret: "secret"}
    if hint in simple:
        return simple[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "choice"
    return "list" if hint == tuple[str, ...] else ""


def _choices(setting: _Setting) -> tuple[str, ...]:
    if setting.kind == "yes_no":
        return "yes", "no"
    return tuple(str(one) for one in setting.hint) if setting.kind == "choice" else ()


def _read(setting: _Setting, value: object) -> object:
    expected, read = _READERS[setting.kind]
    read_value = read(setting, value)
    if read_value is None:
        words = expected or f"one of {', '.join(_choices(setting))}"
        found = _found(value, secret=setting.kind == "secret")
        raise BrokenContract(f"the setting «{setting.name}» must be {words}, not {found}")
    return read_value


def _read_text(_setting: _Setting, value: object) -> object:
    return value if isinstance(value, str) else None


def _read_number(_setting: _Setting, value: object) -> object:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _read_yes_no(_setting: _Setting, value: object) -> object:
    return value if isinstance(value, bool) else None


def _read_choice(setting: _Setting, value: object) -> object:
    return setting.hint(value) if value in _choices(setting) else None


def _read_list(_setting: _Setting, value: object) -> object:
    is_list = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return tuple(value) if is_list and isinstance(value, list) else None


def _read_secret(_setting: _Setting, value: object) -> object:
    return secret_from(value) if isinstance(value, Mapping) else None


#: By the kind of a setting: what it must be (empty for its choices), and what reads it, which
#: gives None for a value that is something else.
_READERS: Mapping[str, tuple[str, Callable[[_Setting, object], object]]] = {
    "text": ("a text", _read_text),
    "number": ("a whole number", _read_number),
    "yes_no": ("true or false", _read_yes_no),
    "choice": ("", _read_choice),
    "list": ("a list of texts", _read_list),
    "secret": (
        'where the secret is: {env = "NAME"}, {file = "~/path"} or {command = ["word", "word"]}',
        _read_secret,
    ),
}


def _found(value: object, *, secret: bool) -> str:
    """What a wrong value is; a secret that stands in the open is not repeated."""
    if isinstance(value, Mapping):
        return "another table"
    if secret:
        return "the secret itself" if isinstance(value, str) else "that"
    return f"«{clean_line(typed_text(value), _VALUE_LIMIT)}»"


def _instead(key: str, settings: Mapping[str, object]) -> str:
    close = get_close_matches(key, settings, n=1)
    if close:
        return f", did you mean «{close[0]}»?"
    return f"; there are: {', '.join(settings)}" if settings else "; it has none"
