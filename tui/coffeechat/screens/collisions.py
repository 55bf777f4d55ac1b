"""A date that is about to be agreed, and what else I have at that time: asked before it is."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial

from coffeechat.agreeing import Clash, clash
from coffeechat.arguments import read_arguments
from coffeechat.domain.errors import Sentence
from coffeechat.domain.when import When
from coffeechat.screens.base import PATIENCE, VerbScreen
from coffeechat.screens.foreground import off_the_screen
from coffeechat.verbs import Verb


def typed_date(screen: VerbScreen, verb: Verb, words: list[str]) -> When | None:
    """The date that typed words agree; None when they agree none, or cannot be read."""
    try:
        when = read_arguments(verb, words, screen.session.now()).get("when")
    except Sentence:
        return None
    return when if isinstance(when, When) else None


async def goes_ahead(
    screen: VerbScreen,
    person: str,
    start: datetime,
    minutes: int | None = None,
    invitation: str = "",
) -> Callable[[], None] | None:
    """Whether a date is to be agreed, whatever else there is then: the user is asked when it is so.

    Returns:
        What to call when it is agreed, which tells of a calendar that could not be looked at; None
        when it is not to be.
    """
    with screen.chat.keys_held():
        await screen.chat.plugins.wait()
        look = partial(clash, screen.session, person, start, minutes, invitation=invitation)
        looking = asyncio.ensure_future(off_the_screen(look))
        await asyncio.wait([looking], timeout=PATIENCE)
        if not looking.done():
            screen.say("Looking at your calendars …")
        found: Clash = await looking
    if found.with_:
        choices = [("⏎", "agrees all the same"), ("Esc", "leaves")]
        if await screen.prompt.choose(f"Then: {found.with_}", choices) != "⏎":
            screen.say("Left; nothing was agreed.")
            return None
    return partial(_tell, screen, found.told)


def _tell(screen: VerbScreen, told: str) -> None:
    if told:
        screen.say(told, f"{screen.key_words('undo')} undo")
