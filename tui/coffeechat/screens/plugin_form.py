"""The settings of a plugin as a form: what is asked comes from the plugin, how from here."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from coffeechat.domain.errors import Sentence
from coffeechat.plugin_host.settings import SettingField, value_of
from coffeechat.screens.forms import FormScreen, complaint
from coffeechat.settings_file import Value, set_plugin_secret, set_plugin_setting
from coffeechat.widgets.form import Field

_HOW = {
    "text": "",
    "number": "A whole number.",
    "yes_no": "yes or no.",
    "list": "Several are parted by commas.",
}
_KEPT_APART = "It goes into a file of its own that only you can read."
#: Typed for a secret, it takes the secret away.
_NO_MORE = "-"


Change = Callable[[str, Path], None]
"""Writes one setting of the plugin with this id into the file of settings."""


class PluginForm(FormScreen):
    """Each setting of one plugin. A secret is never drawn; left empty, it stays what it is."""

    def __init__(self, plugin: str, settings: Sequence[SettingField]) -> None:
        super().__init__()
        self._plugin = plugin
        self._settings = settings

    @property
    def title_words(self) -> str:
        """Whose settings these are."""
        return f"Settings of the plugin {self._plugin}"

    def fields(self) -> Sequence[Field]:
        """A field for each setting, filled with what is in force."""
        return [form_field(setting) for setting in self._settings]

    async def save(self, values: dict[str, str]) -> None:
        """Write what was changed, and begin anew with the plugins."""
        changed = changed_settings(self._settings, values)
        if not changed:
            self.dismiss()
            self.say("It is so already; nothing was changed.")
            return
        with self.chat.keys_held():
            try:
                write = partial(_write, self._plugin, changed)
                await self.chat.plugins.renew(self._plugin, write)
            except Sentence as refusal:
                self.say(str(refusal))
            else:
                self.dismiss()
                self.say(f"Saved. {self._plugin} was loaded anew.")


def form_field(setting: SettingField) -> Field:
    """The field of a form for a setting; what may be typed is said all the while."""
    if setting.kind == "secret":
        instead = f"set ({setting.value})" if setting.value else "not set"
        away = f" {_NO_MORE} takes it away." if setting.value else ""
        words = f"{setting.help} {_KEPT_APART}{away}".strip()
        return Field(
            name=setting.name, label=setting.title, instead=instead, secret=True,
            hint=words, echo=lambda _text: words,
        )  # fmt: skip
    how = _HOW.get(setting.kind, f"One of: {', '.join(setting.choices)}.")
    usually = f"Usually {setting.default}." if setting.default else ""
    words = " ".join(part for part in (setting.help, how, usually) if part)
    return Field(
        name=setting.name, label=setting.title, value=setting.value, instead=setting.default,
        hint=words, echo=lambda _text: words, check=partial(_complaint, setting),
    )  # fmt: skip


def changed_settings(
    settings: Sequence[SettingField], values: Mapping[str, str]
) -> Sequence[Change]:
    """What was typed that is not in force already.

    A field left empty takes the default again; a secret left empty stays what it is.
    """
    changed: list[Change] = []
    for setting in settings:
        typed = values[setting.name]
        if setting.kind == "secret":
            secret = "" if typed == _NO_MORE else typed
            changed += [partial(_write_secret, setting.name, secret)] if typed else []
        elif (typed or setting.default) != setting.value:
            value = cast("Value", value_of(setting, typed)) if typed else None
            changed.append(partial(_write_value, setting.name, value))
    return changed


def _complaint(setting: SettingField, typed: str) -> str:
    return complaint(partial(value_of, setting), typed) if typed else ""


def _write_secret(name: str, secret: str, plugin: str, path: Path) -> None:
    set_plugin_secret(path, plugin, name, secret)


def _write_value(name: str, value: Value | None, plugin: str, path: Path) -> None:
    set_plugin_setting(path, plugin, name, value)


def _write(plugin: str, changed: Sequence[Change], path: Path) -> None:
    for change in changed:
        change(plugin, path)
