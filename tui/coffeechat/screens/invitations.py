"""An invitation from a file: shown with whom and when it is, and taken when the user says so."""

from functools import partial
from pathlib import Path

from coffeechat.acts import Refused
from coffeechat.api import Invitation
from coffeechat.domain.errors import Sentence
from coffeechat.exchange import file_source
from coffeechat.handoff.files import complete_path
from coffeechat.inviting import (
    Invited,
    invited_by,
    is_news,
    read_invitation,
    readers,
    take,
)
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.collisions import goes_ahead


async def take_invitation(screen: VerbScreen, person: str, typed: str) -> None:
    """Read an invitation, say what it would do, and do that.

    Args:
        screen: Where.
        person: Who is under the cursor; asked about when the invitation names nobody here.
        typed: The path; asked for when empty.
    """
    home, here = Path.home(), Path.cwd()
    path = typed or await screen.prompt.ask(
        "Invitation (.ics): ", complete=lambda text: complete_path(text, home, here)
    )
    if not path:
        return
    await screen.chat.plugins.wait()
    session = screen.session
    try:
        source = file_source(Path(path))
        plugin = readers(session)[0].plugin
    except Sentence as refusal:
        screen.say(str(refusal))
        return
    screen.chat.work.begin(
        f"Reading {source.name}",
        plugin,
        lambda job: read_invitation(session, source, job),
        partial(_begin_taking, screen, person),
    )


def _begin_taking(screen: VerbScreen, person: str, invitation: Invitation) -> None:
    screen.run_worker(_take(screen, person, invitation))


async def _take(screen: VerbScreen, person: str, invitation: Invitation) -> None:
    """Say with whom it is and when, and do as the user says."""
    try:
        invited = await _whose(screen, person, invitation)
    except Sentence as refusal:
        screen.say(str(refusal))
        return
    if invited is not None and await _goes_ahead(screen, invited):
        await screen.do(partial(take, screen.session, invited))


async def _whose(screen: VerbScreen, person: str, invitation: Invitation) -> Invited | None:
    """With whom it is; None when the user says that it is not with who is under the cursor.

    Raises:
        Refused: It is from nobody here, or from several.
    """
    session = screen.session
    try:
        return invited_by(session, invitation)
    except Refused:
        if person not in session.records.people:
            raise
        theirs = invited_by(session, invitation, person)
    asked = f"It names nobody by an address known here. Is it with {theirs.person.name}?"
    yes = await screen.prompt.choose(asked, [("⏎", "yes"), ("Esc", "no")]) == "⏎"
    return theirs if yes else None


async def _goes_ahead(screen: VerbScreen, invited: Invited) -> bool:
    """Whether the user wants it."""
    if not is_news(screen.session, invited):
        return True  # the act says so, and changes nothing
    invitation, off = invited.invitation, invited.invitation.cancelled
    answer = "calls it off" if off else "agrees"
    asked = f"Called off by them: {invited.person.name}" if off else invited.words
    if await screen.prompt.choose(asked, [("⏎", answer), ("Esc", "leaves")]) != "⏎":
        screen.say("Left; nothing was changed.")
        return False
    if off:
        return True
    tell = await goes_ahead(
        screen,
        invited.person.id,
        invitation.start,
        invitation.minutes,
        invitation.uid,
    )
    if tell is not None:
        tell()
    return tell is not None
