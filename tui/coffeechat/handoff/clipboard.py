"""The clipboard of the terminal, which may be on another machine, by OSC 52."""

from base64 import b64encode

from coffeechat.domain.errors import Sentence

#: Bytes that fit where a terminal takes 100,000 of an escape sequence, a common bound: four
#: base64 characters for every three of them, and eight around.
LIMIT = 74_994


class TooLong(Sentence):
    """A text is longer than a terminal takes; the text of the error says what to do."""


def osc52(text: str, *, tmux: bool, limit: int = LIMIT) -> str:
    """The escape sequence that has the terminal put a text on its clipboard.

    Whether the terminal obeys cannot be known from here. Inside `tmux` the sequence comes twice:
    plain, for a tmux that shares its own clipboard (``set-clipboard on``), and wrapped, for one
    that lets sequences through to the terminal (``allow-passthrough on``). `limit` is the most
    bytes of UTF-8 that are sent.

    Raises:
        TooLong: The text is longer than that.
    """
    data = text.encode(errors="replace")
    if len(data) > limit:
        raise TooLong(
            f"The text has {len(data):,} bytes and a terminal's clipboard takes {limit:,}; "
            "save it as a file instead."
        )
    plain = f"\x1b]52;c;{b64encode(data).decode()}\x07"
    return plain + _through_tmux(plain) if tmux else plain


def _through_tmux(sequence: str) -> str:
    """The sequence as tmux hands it on: every ESC doubled, within a string of its own."""
    doubled = sequence.replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{doubled}\x1b\\"
