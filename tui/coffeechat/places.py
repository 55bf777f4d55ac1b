"""Where things lie on this machine: the store, the settings, the log."""

import os
from collections.abc import Mapping
from pathlib import Path

STORE_FILE = "db.json"
DEMO_FILE = "demo.json"


def store_path(typed: str | None, environ: Mapping[str, str] = os.environ) -> Path:
    """The store's file: as typed, else `COFFEECHAT_STORE`, else in the user's data folder.

    A folder stands for `db.json` in it.
    """
    given = typed or environ.get("COFFEECHAT_STORE")
    if not given:
        return _data_folder() / STORE_FILE
    path = Path(given).expanduser()
    return path / STORE_FILE if path.is_dir() or not path.suffix else path


def demo_path() -> Path:
    """The store of made-up people, beside the real one but never it."""
    return _data_folder() / "demo" / DEMO_FILE


def settings_path() -> Path:
    """The user's `config.toml`."""
    from platformdirs import user_config_path  # not for `--help`

    return user_config_path("coffeechat") / "config.toml"


def _data_folder() -> Path:
    from platformdirs import user_data_path  # not for `--help`

    return user_data_path("coffeechat")
