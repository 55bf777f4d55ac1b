"""What must never be on the wire: anything that did not come from the program itself."""

import re
from collections.abc import Iterator

from support.emulator import SEQUENCE
from support.hostile import BAD_COLOURS, CLIPBOARD

#: All that the program itself writes while it runs, once its screen is set up.
_OWN = re.compile(
    rb"\x1b\[(?:(?P<row>\d+);(?P<column>\d+))?H"  # the cursor is moved
    rb"|\x1b\[(?P<sgr>[\d;]*)m"
    rb"|\x1b\[\?2026[hl]"  # a picture begins or ends
    rb"|\x1b\]22;[a-z-]*(?:\x07|\x1b\\)"  # the shape of the pointer
    rb"|\x1b\]8;(?:id=[\w-]+)?;(?:https?://[!-~]*)?(?:\x07|\x1b\\)"  # a link
)
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_NO_WIDTH = re.compile("[\u00ad\u200b\u200c\u2060\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]")


def leaks(written: bytes, size: tuple[int, int], *, typed_text: bool = False) -> Iterator[str]:
    """What leaked, in words; nothing when all is well.

    Args:
        written: What the program wrote between the start and the end, both left out.
        size: Columns and rows of its terminal.
        typed_text: A text of the user's own is shown, which may have characters without width.
    """
    for sequence in SEQUENCE.findall(written):
        own = _OWN.fullmatch(sequence)
        if own is None:
            yield f"the sequence {sequence!r}"
        elif own["row"] and (int(own["row"]) > size[1] or int(own["column"]) > size[0]):
            yield f"a move beyond the screen: {sequence!r}"
        elif own["sgr"] and _is_bad(own["sgr"].decode()):
            yield f"a colour that is not ours: {sequence!r}"
    text = SEQUENCE.sub(b"", written).decode(errors="surrogateescape")
    for found in _OBEYED.finditer(text):
        around = text[max(0, found.start() - 20) : found.end() + 20]
        yield f"the character {found[0]!r} in {around!r}"
    if not typed_text:
        for found in _NO_WIDTH.finditer(text):
            yield f"a character without width, {found[0]!r}"
    if CLIPBOARD.encode() in b"".join(SEQUENCE.findall(written)):
        yield "the clipboard"


def _is_bad(codes: str) -> bool:
    """Whether the codes of an SGR are among those that only hostile texts have."""
    rest = re.sub(r"(?:^|;)[34]8;(?:5;\d+|2;\d+;\d+;\d+)", "", codes)
    given = {*re.findall(r"[34]8;(?:5;\d+|2;\d+;\d+;\d+)", codes), *rest.split(";")}
    return bool(given & set(BAD_COLOURS))
