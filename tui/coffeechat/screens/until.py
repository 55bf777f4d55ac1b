"""Until when something is put off: one digit, or a date that is typed."""

from typing import TYPE_CHECKING

from coffeechat.verbs import BY_ID

if TYPE_CHECKING:
    from coffeechat.screens.base import VerbScreen

_DATE = "d"
_CHOICES = (
    ("1", "tomorrow"),
    ("2", "three days"),
    ("3", "a week"),
    ("4", "a month"),
    (_DATE, "a date"),
)


async def ask_until(screen: "VerbScreen") -> list[str] | None:
    """The words of a day, as the verb that puts off takes them; None when the user left."""
    key = await screen.prompt.choose("Until", _CHOICES)
    if key != _DATE:
        return [key] if key else None
    return await screen.ask_arguments(BY_ID["snooze"])
