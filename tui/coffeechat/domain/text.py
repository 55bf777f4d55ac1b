"""Text from outside made safe to keep and to show; text folded for search; safe addresses.

What a terminal would obey or not show is taken out: control characters, escape sequences' lead-ins,
marks that turn the direction of text, characters without width, lone halves of surrogate pairs.
"""

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff"
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
_JOINERS = "\u200c\u200d"
#: Scripts whose spelling needs the joiners: Arabic to Sinhala, Myanmar, Khmer, Mongolian.
_JOINED_SCRIPTS = "[\u0620-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
_STRAY_JOINER = re.compile(f"(?<!{_JOINED_SCRIPTS})[{_JOINERS}]|[{_JOINERS}](?!{_JOINED_SCRIPTS})")

#: Accents and vowel points: on Latin, Greek and Cyrillic; Hebrew; Arabic.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_PLAIN = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ŧ": "t",
        "ĸ": "k",
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‐": "-",
        "–": "-",
        "—": "-",
        "\u200c": "",
        "\u200d": "",
    }
)

_ADDRESS = re.compile(
    r'(?:https?://[^\s/?#@\\"<>]+(?:[/?#][^\s"<>]*)?|mailto:[^\s@"<>]+@[^\s"<>]+)', re.IGNORECASE
)
_LONGEST_ADDRESS = 2000


def clean_line(text: str, limit: int = 200) -> str:
    """One safe line: blanks of all kinds become single spaces, edges are stripped.

    A line longer than `limit` characters is cut and ends in «…».
    """
    if not (text.isascii() and text.isprintable()):
        text = _composed(_LINE_BREAKS.sub(" ", text))
    return _cut(" ".join(text.split()), limit)


def clean_text(text: str, limit: int = 20_000) -> str:
    """Safe text of several lines: line breaks of all kinds become newlines, tabs single spaces.

    A text longer than `limit` characters is cut and ends in «…».
    """
    text = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    return _cut(_composed(text).strip(), limit)


def fold(text: str) -> str:
    """Text as search compares it: lower case, without accents, with plain quotes and dashes."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text).casefold()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).translate(_PLAIN)


def safe_url(text: str) -> str:
    """A web or mail address that is safe to show and to open, or nothing.

    Only http, https and mailto, without blanks, characters that are not seen, or a name before
    the host (`https://known.example@other.example` leads to the other one).
    """
    text = text.strip()
    unseen = _UNSEEN.search(text) or _STRAY_JOINER.search(text)
    if len(text) > _LONGEST_ADDRESS or unseen or not _ADDRESS.fullmatch(text):
        return ""
    return text


def _composed(text: str) -> str:
    seen = _STRAY_JOINER.sub("", _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", seen)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[: limit - 1].rstrip(f"{_JOINERS} \n") + "…"
