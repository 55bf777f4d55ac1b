"""Secrets of plugins: fetched from where the user said they are, and kept out of every text."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from coffeechat.api import PluginError, Secret
from coffeechat.plugin_host.clean import clean_line

#: Seconds that a command which tells a secret may take.
_PATIENCE = 30

_MOST_BYTES = 64 * 1024
_MARK = "‹secret›"

#: A shorter one keeps nothing secret, and would be found in every other word.
_SHORTEST = 4

#: Whatever was revealed since the program began, in the forms in which it could be printed.
_revealed: set[str] = set()


def hide_secrets(text: str) -> str:
    """The text with every secret that was revealed taken out."""
    for value in sorted(_revealed, key=len, reverse=True):
        text = text.replace(value, _MARK)
    return text


def secret_from(source: Mapping[str, object]) -> Secret | None:
    """The secret that a table of the settings points to; None when the table is no such thing."""
    if len(source) != 1:
        return None
    ((way, place),) = source.items()
    fetch = _fetcher(way, place)
    return None if fetch is None else Secret(partial(_reveal, fetch))


def _fetcher(way: str, place: object) -> Callable[[], str] | None:
    if way == "env" and isinstance(place, str) and place:
        return partial(_from_environment, place)
    if way == "file" and isinstance(place, str) and place:
        return partial(_from_file, place)
    if way == "command" and isinstance(place, list) and place:
        words = [word for word in place if isinstance(word, str)]
        return partial(_from_command, words) if len(words) == len(place) else None
    return None


def _reveal(fetch: Callable[[], str]) -> str:
    value = fetch()
    if len(value) >= _SHORTEST:
        _revealed.update({value, repr(value)[1:-1]})
    return value


def _from_environment(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise PluginError(f"The variable {clean_line(name)} is to hold a secret, but is not set.")
    return value


def _from_file(name: str) -> str:
    path = clean_line(name)
    try:
        with Path(name).expanduser().open(encoding="utf-8") as file:
            value = file.read(_MOST_BYTES).rstrip("\r\n")
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise PluginError(f"The secret in {path} cannot be read: {reason}.") from error
    if not value:
        raise PluginError(f"The file {path} is to hold a secret, but is empty.")
    return value


def _from_command(words: list[str]) -> str:
    import subprocess  # only where a command is asked

    name = clean_line(words[0])
    try:
        done = subprocess.run(  # noqa: S603 - the user wrote it into the settings for this
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
            start_new_session=True,  # so it finds no terminal to ask on
        )
    except subprocess.TimeoutExpired as error:
        told = f"The command {name} did not tell the secret within {_PATIENCE} seconds."
        raise PluginError(told) from error
    except subprocess.CalledProcessError as error:
        told = f"The command {name}, which tells a secret, ended with code {error.returncode}."
        raise PluginError(told) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise PluginError(f"The command {name}, which tells a secret: {reason}.") from error
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    if not lines or not lines[0]:
        raise PluginError(f"The command {name} is to tell a secret, but said nothing.")
    return lines[0]
