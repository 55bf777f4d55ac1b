"""`config.toml` changed for the user: only what is asked for, their comments and order kept.

Secrets never go into it: one that is typed gets a file of its own beside it, for its owner alone,
and the settings say where that is.
"""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Any

from coffeechat.settings import SettingsError, not_toml, read_settings, read_text

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

#: What a setting of a plugin may be; a mapping says where a secret is.
Value = str | int | bool | list[str] | dict[str, str]


def disable(path: Path, plugin: str) -> bool:
    """Have a plugin never loaded; tells whether anything was changed.

    Raises:
        SettingsError: The file makes no sense, or cannot be written; it is as it was.
    """
    return _change(path, lambda document: _set_disabled(document, plugin, disabled=True))


def enable(path: Path, plugin: str) -> bool:
    """Have a plugin loaded again; tells whether anything was changed.

    Raises:
        SettingsError: The file makes no sense, or cannot be written; it is as it was.
    """
    return _change(path, lambda document: _set_disabled(document, plugin, disabled=False))


def set_plugin_setting(path: Path, plugin: str, name: str, value: Value | None) -> bool:
    """Set a setting of a plugin, or go back to its default with None.

    Returns:
        Whether anything was changed.

    Raises:
        SettingsError: The file makes no sense, or cannot be written; it is as it was.
    """

    def change(document: "TOMLDocument") -> None:
        table = _table(document, "plugins", plugin, make=value is not None)
        if value is None:
            table.pop(name, None)
        elif table.get(name) != value:
            table[name] = _item(value)

    return _change(path, change)


def set_plugin_secret(path: Path, plugin: str, name: str, secret: str) -> bool:
    """Keep a secret of a plugin in a file of its own; an empty one takes it away.

    Returns:
        Whether anything was changed.

    Raises:
        SettingsError: The settings make no sense, or a file cannot be written.
    """
    read_settings(path)
    file = secret_path(path, plugin, name)
    if not secret:
        changed = set_plugin_setting(path, plugin, name, None)
        _told(file, lambda: file.unlink(missing_ok=True))
        return changed
    _told(file, lambda: _write(file, f"{secret}\n"))
    set_plugin_setting(path, plugin, name, {"file": _from_home(file)})
    return True


def secret_path(path: Path, plugin: str, name: str) -> Path:
    """The file of a secret that was typed: beside the settings, for its owner alone."""
    return path.parent / f"{plugin}.{name}.secret"


def _set_disabled(document: "TOMLDocument", plugin: str, *, disabled: bool) -> None:
    table = _table(document, "plugins", make=disabled)
    ids: Any = table.get("disabled")
    if ids is None and disabled:
        table["disabled"] = [plugin]
    elif ids is not None and disabled != (plugin in ids):
        if disabled:
            ids.append(plugin)
        else:
            ids.remove(plugin)


def _table(document: "TOMLDocument", *names: str, make: bool) -> Any:
    """The table with this path; when there is none, a new one, or one that is thrown away."""
    import tomlkit

    table: Any = document
    for depth, name in enumerate(names, start=1):
        if name not in table:
            if not make:
                return {}
            table[name] = tomlkit.table(is_super_table=depth < len(names))
        table = table[name]
    return table


def _item(value: Value) -> object:
    """A value as it is written: where a secret is, in one line."""
    import tomlkit

    if isinstance(value, dict):
        inline = tomlkit.inline_table()
        inline.update(value)
        return inline
    return value


def _change(path: Path, change: Callable[["TOMLDocument"], None]) -> bool:
    """Change the document and write it, if what it says is other than before."""
    import tomlkit  # 30 ms, for those who change something
    from tomlkit.exceptions import TOMLKitError

    read_settings(path)
    text = read_text(path) or ""
    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise not_toml(path, error) from error
    before = document.unwrap()
    change(document)
    if document.unwrap() == before:
        return False
    _told(path, lambda: _write(path.resolve(), tomlkit.dumps(document)))
    return True


def _told(path: Path, work: Callable[[], None]) -> None:
    try:
        work()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SettingsError(f"{path} was not written: {reason}. Nothing was changed.") from error


def _write(path: Path, text: str) -> None:
    """Write a file for its owner alone, all of it or nothing."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = mkstemp(dir=path.parent, prefix=".coffeechat-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _from_home(path: Path) -> str:
    absolute, home = path.absolute(), Path.home()
    if absolute.is_relative_to(home):
        return f"~/{absolute.relative_to(home)}"
    return str(absolute)
