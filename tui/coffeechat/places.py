"""Where things lie on this machine: the store, the settings, the log."""

import os
from collections.abc import Mapping
from pathlib import Path

from coffeechat.domain.errors import NotUnderstood

STORE_FILE = "db.json"
DEMO_FILE = "demo.json"


def store_path(typed: str | None, environ: Mapping[str, str] = os.environ) -> Path:
    """The store's file: as typed, else `COFFEECHAT_STORE`, else in the user's data folder.

    A folder stands for `db.json` in it.

    Raises:
        NotUnderstood: Nothing was typed where a path belongs, or its home folder is unknown.
    """
    if typed is not None and not typed.strip():
        raise NotUnderstood("--store names no file; type its path.")
    given = typed or environ.get("COFFEECHAT_STORE")
    if not given:
        return _data_folder() / STORE_FILE
    path = typed_path(given)
    return path / STORE_FILE if not path.suffix or _is_folder(path) else path


def typed_path(text: str) -> Path:
    """A path as typed, with the home folder in place of `~`.

    Raises:
        NotUnderstood: There is no such home folder.
    """
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise NotUnderstood(
            f"No home folder is known for «{text}»; type the whole path."
        ) from error


def demo_path() -> Path:
    """The store of made-up people, beside the real one but never it."""
    return _data_folder() / "demo" / DEMO_FILE


def settings_path() -> Path:
    """The user's `config.toml`."""
    from platformdirs import user_config_path  # not for `--help`

    return user_config_path("coffeechat") / "config.toml"


def templates_path(settings: Path) -> Path:
    """The folder of the user's own templates, beside their `config.toml`."""
    return settings.with_name("templates")


def is_there(path: Path) -> bool:
    """Whether there is something at a path; not when one may not look."""
    try:
        return path.exists()
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def log_path() -> Path:
    """Where an error that nobody foresaw is written down."""
    from platformdirs import user_log_path

    return user_log_path("coffeechat") / "error.log"


def plugin_log_path() -> Path:
    """Where plugins, and what goes wrong in them, are written down."""
    from platformdirs import user_log_path

    return user_log_path("coffeechat") / "plugins.log"


def _data_folder() -> Path:
    from platformdirs import user_data_path  # not for `--help`

    return user_data_path("coffeechat")
