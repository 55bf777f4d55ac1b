"""Tab on the `:` line: the name of a command, and what may stand behind it."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from coffeechat.domain.person_fields import FIELDS
from coffeechat.domain.snapshot import Records
from coffeechat.domain.tags import complete_tag
from coffeechat.domain.text import fold
from coffeechat.domain.views import OWN_COLUMNS
from coffeechat.verbs import BY_ID, Kind


def complete_line(records: Records, names: Sequence[str], text: str) -> str:
    """The command line as far as it is clear how it goes on, else as it is."""
    name, blank, rest = text.partition(" ")
    return f"{name} {_complete_words(records, name, rest)}" if blank else _command(names, text)


def _command(names: Sequence[str], text: str) -> str:
    fitting = [name for name in names if name.startswith(text)]
    if len(fitting) == 1:
        return f"{fitting[0]} "
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*fitting, strict=False))
    return "".join(letters[0] for letters in same) or text


def _complete_words(records: Records, name: str, typed: str) -> str:
    """What stands behind a command: columns, fields, one of several answers, a track, tags."""
    from coffeechat.screens.tracks import complete_track

    verb = BY_ID.get(name)
    if name == "list-columns":
        before, blank, last = typed.rpartition(" ")
        return f"{before}{blank}{_first(OWN_COLUMNS, last)}"
    if name in {"set", "history"} and "=" not in typed:
        found = _first((field.name for field in FIELDS), typed)
        return f"{found}=" if name == "set" and found != typed else found
    if verb is None or not verb.arguments or not typed:
        return typed
    argument = verb.arguments[0]
    if argument.kind is Kind.CHOICE:
        return _first((choice.value.replace("_", "-") for choice in argument.choices), typed)
    if argument.kind is Kind.TRACK and ":" not in typed:
        return complete_track(records, typed)
    return complete_tag(records, typed) if argument.kind is Kind.TAG else typed


def _first(words: Iterable[str], typed: str) -> str:
    """The first word that begins as typed, or the text itself."""
    return next((word for word in words if typed and word.startswith(fold(typed))), typed)
