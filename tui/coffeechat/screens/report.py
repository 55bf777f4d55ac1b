"""Saving the cited report of a track from any screen."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from coffeechat.domain.cited import cited_report
from coffeechat.domain.errors import Sentence
from coffeechat.domain.records import Track
from coffeechat.domain.tracks import find_track
from coffeechat.handoff.files import NotWritten, complete_path, write_private
from coffeechat.handoff.report import as_file, format_of, told, usual_name
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.tracks import complete_track
from coffeechat.session import Session

ASK = "Save the report as (.md or .html) "
_REPLACE = (("y", "yes, replace it"), ("n", "no"))


async def save_report(screen: VerbScreen, words: Sequence[str], *, anonymous: bool) -> None:
    """Ask for what was not typed, write the report, and say where it is.

    Args:
        screen: The screen in front; its track is meant where none is typed.
        words: «TRACK», or «TRACK: FILE».
        anonymous: Without names.
    """
    name, _, file = " ".join(words).partition(":")
    try:
        track = await _track(screen, name)
        if track is not None:
            await _save(screen, track, file.strip(), anonymous=anonymous)
    except Sentence as error:
        screen.say(str(error))


async def _track(screen: VerbScreen, typed: str) -> Track | None:
    records = screen.session.records
    name = typed.strip() or screen.track_name
    if not name:
        complete = partial(complete_track, records)
        name = await screen.prompt.ask("The report of which track? ", complete=complete) or ""
    return find_track(records, name) if name else None


async def _save(screen: VerbScreen, track: Track, typed: str, *, anonymous: bool) -> None:
    usual = usual_name(track, anonymous=anonymous)
    complete = partial(complete_path, home=Path.home(), cwd=Path.cwd())
    name = typed or await screen.prompt.ask(ASK, value=usual, complete=complete)
    if not name:
        return
    path, format_ = Path(name).expanduser(), format_of(name)
    screen.say("Writing …")
    job = partial(_made, screen.session, track, format_, anonymous=anonymous)
    data, left = await asyncio.wrap_future(screen.session.submit(job))
    if await _write(screen, path, data):
        screen.say(" ".join(filter(None, (f"Wrote {path}.", left))))


def _made(session: Session, track: Track, format_: str, *, anonymous: bool) -> tuple[bytes, str]:
    """The report as a file, and what to look at before it is given away."""
    report = cited_report(session.records, track, session.now(), anonymous=anonymous)
    in_ascii = session.settings.in_ascii
    return as_file(report, format_, ascii_only=in_ascii), told(report)


async def _write(screen: VerbScreen, path: Path, data: bytes) -> bool:
    """Write the file; one that is there already is replaced only if the user says so."""
    try:
        write_private(path, data)
    except NotWritten:
        if not path.is_file():
            raise
        screen.say("")
        if await screen.prompt.choose(f"There is a file {path.name}. Replace it?", _REPLACE) != "y":
            screen.say(f"{path} stays as it is.")
            return False
        write_private(path, data, overwrite=True)
    return True
