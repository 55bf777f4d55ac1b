"""The user's file is changed only where asked: their comments, order and blanks stay."""

import os
import stat
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from coffeechat.plugin_host.settings import read_settings_of
from coffeechat.settings import SettingsError, read_settings
from coffeechat.settings_file import (
    Value,
    disable,
    enable,
    secret_path,
    set_plugin_secret,
    set_plugin_setting,
)

THEIRS = """\
# my own words

[keys]
draft   = "D"   # D for draft

[plugins]
# not needed
disabled = [
    "csv",  # never used
]

[plugins.alumni]
year = 2019      # when I left
houses = ["Elm"]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "coffeechat" / "config.toml"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def others(path: Path) -> list[str]:
    """What lies beside the settings."""
    return sorted(one.name for one in path.parent.iterdir() if one != path)


def lines_changed(before: str, after: str) -> set[str]:
    return set(after.splitlines()) ^ set(before.splitlines())


def test_a_first_word_makes_the_file_for_its_owner_alone(path: Path) -> None:
    assert disable(path, "csv")
    assert read_settings(path).disabled_plugins == {"csv"}
    assert mode_of(path) == 0o600
    assert mode_of(path.parent) == 0o700
    assert others(path) == []


def test_comments_and_order_stay(path: Path) -> None:
    write(path, THEIRS)
    disable(path, "advice")
    set_plugin_setting(path, "alumni", "year", 2021)
    text = path.read_text(encoding="utf-8")
    assert lines_changed(THEIRS, text) == {
        '    "advice",',
        "year = 2019      # when I left",
        "year = 2021      # when I left",
    }
    assert read_settings(path).disabled_plugins == {"csv", "advice"}


def test_disabled_and_enabled_again_is_as_before(path: Path) -> None:
    write(path, THEIRS)
    assert disable(path, "advice")
    assert enable(path, "advice")
    assert path.read_text(encoding="utf-8") == THEIRS


@pytest.mark.parametrize(
    "change",
    [
        lambda path: enable(path, "alumni"),
        lambda path: disable(path, "csv"),
        lambda path: set_plugin_setting(path, "alumni", "year", 2019),
        lambda path: set_plugin_setting(path, "alumni", "houses", ["Elm"]),
        lambda path: set_plugin_setting(path, "alumni", "other", None),
        lambda path: set_plugin_setting(path, "another", "other", None),
        lambda path: set_plugin_secret(path, "alumni", "token", ""),
    ],
)
def test_what_is_so_already_is_not_written(path: Path, change: Callable[[Path], bool]) -> None:
    write(path, THEIRS)
    written = path.stat().st_ino
    assert not change(path)
    assert path.stat().st_ino == written
    assert path.read_text(encoding="utf-8") == THEIRS


def test_nothing_to_enable_makes_no_file(path: Path) -> None:
    assert not enable(path, "csv")
    assert not path.exists()


VALUES: list[Value] = ["", 'say "hi" # not a comment', "líne\ntwo", 7, -1, True, [], ["a", "b, c"]]


@pytest.mark.parametrize("value", VALUES, ids=repr)
@pytest.mark.parametrize("before", ["", THEIRS, "[plugins]\n", "[plugins.post]\nx = 1\n"])
def test_a_value_is_read_as_it_was_set(path: Path, before: str, value: Value) -> None:
    write(path, before)
    set_plugin_setting(path, "alumni", "it", value)
    settings = read_settings(path)
    assert settings.plugin_settings["alumni"]["it"] == value
    assert type(settings.plugin_settings["alumni"]["it"]) is type(value)
    set_plugin_setting(path, "alumni", "it", None)
    assert "it" not in read_settings(path).plugin_settings.get("alumni", {})


def test_a_plugin_may_have_an_id_that_needs_quotes(path: Path) -> None:
    set_plugin_setting(path, "my.plugin-2", "year", 1)
    assert read_settings(path).plugin_settings == {"my.plugin-2": {"year": 1}}


# Secrets ----------------------------------------------------------------------------------------


def test_a_typed_secret_gets_a_file_of_its_own(path: Path) -> None:
    write(path, THEIRS)
    assert set_plugin_secret(path, "alumni", "token", "s3cret «word»")
    text = path.read_text(encoding="utf-8")
    assert "s3cret" not in text
    assert secret_path(path, "alumni", "token").read_text(encoding="utf-8") == "s3cret «word»\n"
    assert mode_of(secret_path(path, "alumni", "token")) == 0o600
    assert others(path) == ["alumni.token.secret"]


def test_the_host_finds_it_there(path: Path, own_home: Path) -> None:
    from dataclasses import dataclass

    from coffeechat.api import Secret, secret

    @dataclass(frozen=True)
    class Its:
        token: Secret = secret(title="Token")  # noqa: RUF009 - unset secrets may be shared

    path = own_home / "config.toml"
    set_plugin_secret(path, "alumni", "token", "s3cret")
    table = read_settings(path).plugin_settings["alumni"]
    assert table == {"token": {"file": "~/alumni.token.secret"}}
    assert read_settings_of(Its, table).token.reveal() == "s3cret"


def test_a_secret_typed_anew_takes_the_place_of_the_old(path: Path) -> None:
    set_plugin_secret(path, "alumni", "token", "one")
    assert set_plugin_secret(path, "alumni", "token", "two")
    assert secret_path(path, "alumni", "token").read_text(encoding="utf-8") == "two\n"


def test_a_secret_taken_away_leaves_nothing(path: Path) -> None:
    write(path, THEIRS)
    set_plugin_secret(path, "alumni", "token", "s3cret")
    assert set_plugin_secret(path, "alumni", "token", "")
    assert path.read_text(encoding="utf-8") == THEIRS
    assert others(path) == []


def test_where_a_secret_is_stands_on_one_line(path: Path) -> None:
    write(path, '[plugins.alumni]\ntoken = {env = "TOKEN"}\n')
    set_plugin_secret(path, "alumni", "token", "s3cret")
    file = secret_path(path, "alumni", "token")
    assert path.read_text(encoding="utf-8") == (f'[plugins.alumni]\ntoken = {{file = "{file}"}}\n')


# What goes wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["[keys", "[colours]\n", "[plugins]\ndisabled = 4\n"])
def test_a_file_that_makes_no_sense_is_left_alone(path: Path, text: str) -> None:
    write(path, text)
    for change in (disable, enable):
        with pytest.raises(SettingsError, match=r"config\.toml"):
            change(path, "csv")
    with pytest.raises(SettingsError, match=r"config\.toml"):
        set_plugin_secret(path, "alumni", "token", "s3cret")
    assert path.read_text(encoding="utf-8") == text
    assert others(path) == []


def test_a_disk_that_refuses_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(path, THEIRS)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError) as refused:
        disable(path, "advice")
    assert str(refused.value) == (
        f"{path} was not written: no space left on device. Nothing was changed."
    )
    assert path.read_text(encoding="utf-8") == THEIRS
    assert others(path) == []


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    """Many keep their settings elsewhere, under version control."""
    write(path, "")
    real = tmp_path / "dotfiles.toml"
    real.write_text(THEIRS, encoding="utf-8")
    path.unlink()
    path.symlink_to(real)
    disable(path, "advice")
    assert path.is_symlink()
    assert tomllib.loads(real.read_text(encoding="utf-8"))["plugins"]["disabled"][1] == "advice"


def test_tomlkit_is_loaded_only_to_write(own_home: Path) -> None:
    script = (
        "import sys, coffeechat.settings_file, coffeechat.session, coffeechat.plugged;"
        "print('tomlkit' in sys.modules)"
    )
    command = [sys.executable, "-c", script]
    assert subprocess.check_output(command, text=True) == "False\n"
