"""What I read before a talk: a line for each note; one on where they work begins with `@`."""

from coffeechat.domain.text import clean_line

THERE = "@"
_LONGEST = 2000


def notes_in(text: str) -> tuple[str, ...]:
    """The notes of a text: those on the person first, then those on where they work."""
    lines = (clean_line(line, _LONGEST) for line in text.splitlines())
    return tuple(sorted((line for line in lines if bare(line)), key=about_there))


def about_there(note: str) -> bool:
    """Whether a note is about where they work."""
    return note.startswith(THERE)


def bare(note: str) -> str:
    """A note without its sign."""
    return note.removeprefix(THERE).strip()
