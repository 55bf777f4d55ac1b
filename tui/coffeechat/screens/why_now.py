"""Why I write to somebody now: one of the reasons found, and words of my own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coffeechat.domain.hooks import Hook
from coffeechat.drafts import Reason

if TYPE_CHECKING:
    from coffeechat.screens.base import VerbScreen

#: The most reasons that digits offer.
_MOST = 4
_OWN = "o"
_OWN_WORDS = "Something of yours to add, or nothing: "
_OWN_REASON = "What would you like to tell them? "


async def ask_why_now(screen: "VerbScreen", found: Sequence[Hook]) -> Reason | None:
    """The reason that was chosen, with what I add to it; None when the user left.

    Where nothing is found, I say myself what I would like to tell: nobody is written to for the
    sake of it.
    """
    chosen = list(found[:_MOST])
    if chosen:
        choices = [(str(number), hook.words) for number, hook in enumerate(chosen, 1)]
        key = await screen.prompt.choose("Because of", [*choices, (_OWN, "something else")])
        if key is None:
            return None
        if key != _OWN:
            words = await screen.prompt.ask(_OWN_WORDS)
            return Reason(chosen[int(key) - 1], words) if words is not None else None
    words = await screen.prompt.ask(_OWN_REASON)
    return Reason(words=words) if words else None
