"""A date that was just agreed, and what else I have at that time."""

from functools import partial

from coffeechat.agreeing import collision, slot
from coffeechat.domain.snapshot import Records
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.foreground import off_the_screen


async def tell_collision(screen: VerbScreen, person: str, before: Records) -> None:
    """Say with what the talk with a person collides, if its date is another one than before."""
    agreed = slot(screen.session.records, person)
    if agreed is None or agreed == slot(before, person):
        return
    await screen.chat.plugins.wait()
    told = await off_the_screen(partial(collision, screen.session, person))
    # Somebody who is quick may have moved or undone it meanwhile.
    if told and slot(screen.session.records, person) == agreed:
        screen.say(told, f"{screen.key_words('undo')} undo")
