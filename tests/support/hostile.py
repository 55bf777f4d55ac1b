"""Two hundred texts that do harm where they are not treated as plain text.

Each is told apart by its number: it begins with «h017», and ends with «E». What is in between would
set the title, fill the clipboard, move the cursor, ask the terminal something, colour, hide or turn
round what follows, break a row, break a file, or be taken for markup or for a command.
"""

import re
from collections.abc import Iterator, Sequence

TITLE = "HACKED"
"""What those that set the title of the window set it to."""

CLIPBOARD = "SEFDS0VE"
"""What those that fill the clipboard fill it with, in base64: «HACKED»."""

ROW, COLUMN = 99, 199
"""Where those go that move the cursor: nowhere that the program itself goes."""

BAD_COLOURS = ("31", "41", "5", "8", "38;5;199", "48;2;1;2;3")
"""Codes of SGR in which the program itself draws nothing."""

_C0 = [chr(code) for code in (*range(0x20), 0x7F)]
_C1 = [chr(code) for code in range(0x80, 0xA0)]
_CSI = [
    *(f"\x1b[{code}m" for code in BAD_COLOURS),
    f"\x9b{BAD_COLOURS[0]}m",
    f"\x1b[{ROW};{COLUMN}H", f"\x1b[{ROW}d", f"\x1b[{COLUMN}G", f"\x1b[{ROW}A",
    "\x1b[2J", "\x1b[3J", "\x1b[K", "\x1b[5;10r", "\x1b[!p", "\x1b[?1049l", "\x1b[?25h",
    "\x1b[?2004l", "\x1b[?1003h", "\x1b[>1u", "\x1b[4h", "\x1b[1;1;5;5$r", "\x1b[8;1;1t", "\x1b[2t",
]  # fmt: skip
_QUESTIONS = [
    "\x1b[c",
    "\x1b[6n",
    "\x1b[5n",
    "\x1b[21t",
    "\x1b[>q",
    "\x1b[?2026$p",
    "\x1b]11;?\x07",
]
_STRINGS = [
    f"\x1b]0;{TITLE}\x07", f"\x1b]2;{TITLE}\x1b\\", f"\x9d2;{TITLE}\x9c", f"\x1bk{TITLE}\x1b\\",
    f"\x1b]52;c;{CLIPBOARD}\x07", f"\x1b]52;c;{CLIPBOARD}\x1b\\", "\x1b]52;c;?\x07",
    f"\x1bPtmux;\x1b\x1b]52;c;{CLIPBOARD}\x07\x1b\\", f"\x9d52;p;{CLIPBOARD}\x9c",
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\", "\x1b]8;;javascript:x\x07y",
    "\x1b]4;1;rgb:00/00/00\x07", "\x1b]104\x07", "\x1b]7;file:///tmp\x07", "\x1b]9;note\x07",
    "\x1b]777;notify;a;b\x07", "\x1b]1337;File=:AAAA\x07", "\x1b]133;A\x07",
    "\x1bP1$qm\x1b\\", "\x1bP+q544e\x1b\\", "\x1bPq#0~\x1b\\", "\x1b_Gf=100;AAAA\x1b\\",
    "\x1b^private\x1b\\", "\x1bXstart\x1b\\", "\x90q~\x9c", "\x1b]2;never ended",
    "\x1bc", "\x1b7\x1b8", "\x1b#8", "\x1b(0lqk", "\x1bM", "\x1b>",
]  # fmt: skip
_BIDI = [
    "\u202eturned", "\u202dforced", "\u202aa\u202c", "\u2066a", "\u2067a\u2069", "\u2068a",
    "\u200e\u200f", "\u061c1", "\u2028a", "\u2029a",
]  # fmt: skip
_NO_WIDTH = [
    "a\u200bb", "a\u200cb", "a\u200db", "a\ufeffb", "a\u2060b", "a\u00adb", "\u180e", "\u034f",
    "\u115f\u1160", "\u3164", "\ufff9a\ufffab\ufffb", "\U000e0041\U000e007f", "\u200b" * 300,
]  # fmt: skip
_MARKUP = [
    "[/]", "[/bold]", "[/", "[b]x[/i]", "[bold]", "[link=http://evil.example]x[/link]", "[link='",
    "[@click=app.exit]x", "[@click=app.bell()]x[/]", "[$error]x[/]", "[not a tag]", "[PM] Ana",
    "\\[bold]", "[[x]]", "Ana [she/her]", "[red on blue]", "$x ${HOME} $(id)", "`id`", "%s %n {0}",
    "{{ 7 * 7 }}", "{% raw %}", "<b>&amp;</b>", "‹quit› ‹undo›", "**bold** _it_ [a](b)",
    "=cmd|'/c calc'!A0", "+1", "../../etc/passwd", "; rm -rf ~", "'\"", "\\", ":quit", "/filter",
]  # fmt: skip
_ODD = [
    "\ufffe\uffff", "\ufffd", "\ue000\uf8ff", "\U0010ffff", "\\ud800", "\\x1b[31m", "^[[31m",
    "\u241b[31m",
]  # fmt: skip
_WIDE = [
    "张伟 生態学",
    "한지민",
    "ｆｕｌｌ　ｗｉｄｔｈ",
    "👩‍👩‍👧‍👦",
    "🇩🇪🇧🇷",
    "👍🏽",
    "❤️",
    "⚠️ 1️⃣",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "🌱" * 40,
]
_TOWERS = ["Z" + "\u0300\u0316\u0338" * 40, "e\u0301" * 30, "\u0301\u0301alone", "\u20dd\u0489"]
_SCRIPTS = [
    "שרה כהן",
    "محمد علي",
    "अनिल क्षत्रिय",
    "ประยุทธ์",
    "தமிழ் செல்வி",
    "မြန်မာ",
    "ﷺ",
    "𝓕𝓪𝓷𝓬𝔂",
    "ᏣᎳᎩ",
]
_LONG = ["long" * 250, "no end " * 150]
_INSIDE = (
    _C0, _C1, _CSI, _QUESTIONS, _STRINGS, _BIDI, _NO_WIDTH, _MARKUP, _ODD, _WIDE, _TOWERS, _SCRIPTS,
    _LONG,
)  # fmt: skip


def _numbered() -> Iterator[str]:
    inside = [text for family in _INSIDE for text in family]
    for number, text in enumerate(inside):
        yield f"{mark(number)}{text}E"


def mark(number: int) -> str:
    """What a text of this number begins with, so that it can be found on a screen."""
    return f"h{number:03}"


HOSTILE: Sequence[str] = tuple(_numbered())


def _file_names() -> Iterator[str]:
    """The texts put together to names of files, but for what no name can have."""
    name = ""
    for text in HOSTILE:
        part = re.sub("[/\0]", "", text)[:60]
        if len(f"{name}{part}".encode()) > _LONGEST_NAME:
            yield name
            name = ""
        name += part
    yield name


_LONGEST_NAME = 240
"""Bytes; most systems take 255."""

#: Names that files can have, with all of the texts in them.
FILE_NAMES: Sequence[str] = tuple(_file_names())
