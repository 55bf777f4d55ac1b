"""Until when something due is put off, and why it is dismissed: one digit, or what is typed."""

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


_WORDS, _ENTER = "w", "⏎"
_REASONS = (
    ("1", "not needed"),
    ("2", "done another way"),
    ("3", "not for them"),
    (_WORDS, "in words"),
    (_ENTER, "no reason"),
)


async def ask_reason(screen: "VerbScreen") -> str | None:
    """Why something due is dismissed, perhaps nothing; None when the user left."""
    key = await screen.prompt.choose("Why", _REASONS)
    if key == _WORDS:
        return await screen.prompt.ask("Why? (may be empty)")
    if key is None or key == _ENTER:
        return None if key is None else ""
    return dict(_REASONS)[key]


async def ask_until(screen: "VerbScreen") -> list[str] | None:
    """The words of a day, as the verb that puts off takes them; None when the user left."""
    key = await screen.prompt.choose("Until", _CHOICES)
    if key != _DATE:
        return [key] if key else None
    return await screen.ask_arguments(BY_ID["snooze"])
