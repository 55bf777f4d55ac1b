"""What is known of a terminal before Textual is loaded: only what the environment says."""

from collections.abc import Mapping

#: How the names of terminals begin that show a full screen. All of them obey what xterm obeys, or
#: ignore what they do not know.
FULL_SCREEN = (
    "xterm", "screen", "tmux", "rxvt", "linux", "vt1", "vt2", "vt3", "vt4", "vt5", "ansi",
    "alacritty", "kitty", "foot", "wezterm", "konsole", "gnome", "vte", "st", "putty", "cygwin",
    "mintty", "iterm", "ghostty", "contour", "rio", "eterm", "nsterm", "dtterm", "mlterm",
    "mosh", "Eterm", "aterm", "terminator", "terminology", "fbterm", "kmscon", "jfbterm", "teken",
)  # fmt: skip

#: Terminals whose fonts have little beyond ASCII.
FEW_SIGNS = ("linux", "vt", "ansi", "cygwin")

#: The rate of a slow line's pictures, in a second: fewer than Textual's sixty, so that a held key
#: repaints less often than it is read.
SLOW_RATE = "10"


def why_no_screen(environ: Mapping[str, str], *, is_terminal: bool) -> str:
    """Why there can be no full screen; nothing when there can."""
    kind = environ.get("TERM", "")
    if not is_terminal:
        return "This is no terminal."
    if kind in {"", "dumb"}:
        return "This terminal says that it is dumb (TERM)."
    if not kind.startswith(FULL_SCREEN):
        return (
            f"Nothing is known of a terminal called {kind!r} (TERM); "
            "if it can what others can, set TERM=xterm-256color."
        )
    return ""


def textual_defaults(environ: Mapping[str, str], *, slow: bool) -> Mapping[str, str]:
    """What Textual is to find in its environment, but for what the user has set there.

    On a line of 9,600 bit/s every byte is a millisecond: nothing moves by itself, and colours are
    the 256 that take half the bytes of true ones.
    """
    defaults = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0"}
    if environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        defaults["TEXTUAL_COLOR_SYSTEM"] = "256"
    if slow:
        defaults["TEXTUAL_FPS"] = SLOW_RATE
    return {name: value for name, value in defaults.items() if name not in environ}


def has_few_signs(environ: Mapping[str, str]) -> bool:
    """Whether to keep to ASCII for what the program itself draws."""
    return environ.get("TERM", "").startswith(FEW_SIGNS)
