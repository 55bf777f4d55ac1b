"""Settings of a plugin: a frozen dataclass of its own, filled from the user's `config.toml`.

A field is a `str`, an `int`, a `bool`, a `StrEnum`, a `tuple[str, ...]` or a `Secret`, and every
field has a default, so that a plugin works before anything was set.
"""

from collections.abc import Callable
from dataclasses import field
from typing import TypeVar

from coffeechat.api.errors import PluginError

T = TypeVar("T")


class Secret:
    """A password or token. It prints as ‹secret›, and is fetched when it is first needed.

    In `config.toml` stands where it is, never what it is: ``{env = "NAME"}``,
    ``{file = "~/path"}`` or ``{command = ["pass", "show", "alumni"]}``.
    """

    def __init__(self, fetch: Callable[[], str] | None = None) -> None:
        self._fetch = fetch
        self._value: str | None = None

    def __bool__(self) -> bool:
        """Whether the user said where it is."""
        return self._fetch is not None

    def reveal(self) -> str:
        """The secret itself; it may run a command, so ask for it only where work may take long.

        Raises:
            PluginError: The user has not set it, or it could not be fetched.
        """
        if self._fetch is None:
            raise PluginError("A secret of this plugin is not set; :plugins sets it.")
        if self._value is None:
            self._value = self._fetch()
        return self._value

    def __repr__(self) -> str:
        return "‹secret›"

    __str__ = __repr__


def setting(default: T, *, title: str = "", help: str = "") -> T:  # noqa: A002 - reads as it is said
    """A field of a settings class, with what the form shows beside it."""
    described: T = field(default=default, metadata={"title": title, "help": help})
    return described


def secret(*, title: str = "", help: str = "") -> Secret:  # noqa: A002 - as above
    """A field of a settings class that holds a secret, unset by default."""
    return setting(Secret(), title=title, help=help)
