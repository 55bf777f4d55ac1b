"""What it is called when a plugin does not keep to the contract."""

from inspect import isasyncgenfunction, iscoroutinefunction

from coffeechat.plugin_host.clean import clean_line


class BrokenContract(Exception):
    """A plugin gave what it must not give; the text says what, in one line.

    Attributes:
        remedy: What the user can do about it, as the end of a sentence; empty for the usual.
    """

    def __init__(self, text: str, remedy: str = "") -> None:
        super().__init__(text)
        self.remedy = remedy


def kind_of(value: object) -> str:
    """The kind of a wrong value, for the sentence that tells of it."""
    return "nothing" if value is None else clean_line(type(value).__name__)


def is_async(function: object) -> bool:
    """Whether it is written with ``async def``, which no part of the contract is."""
    return iscoroutinefunction(function) or isasyncgenfunction(function)
