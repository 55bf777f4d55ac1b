"""The form with the fields of a track."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from coffeechat.acts import Done, tracks
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.levels import LEVEL_WORDS, parse_level
from coffeechat.domain.person_fields import parts
from coffeechat.domain.records import Track
from coffeechat.domain.text import fold
from coffeechat.domain.tracks import status_words
from coffeechat.domain.typed_values import read_yes_no
from coffeechat.domain.words import TrackStatus
from coffeechat.screens.forms import ActForm, complaint
from coffeechat.widgets.form import Field

_STATUSES = {status_words(status): status for status in TrackStatus}


class TrackForm(ActForm):
    """What is known of a track but its interest and its glossary, which have keys of their own."""

    def __init__(self, track: Track) -> None:
        super().__init__()
        self._before = track

    @property
    def title_words(self) -> str:
        """Whose fields these are."""
        return f"Track: {self._before.name}"

    def fields(self) -> Sequence[Field]:
        """The fields, filled with what is known."""
        track, level = self._before, self._before.entry_level
        return (
            Field(name="name", label="Name", value=track.name, check=_needed),
            Field(
                name="status", label="Status", value=status_words(track.status),
                hint=f"One of: {', '.join(_STATUSES)}", check=partial(complaint, _read_status),
            ),
            Field(
                name="title", label="Job to begin with", value=track.entry_title,
                hint="Its title as it is worded there, such as Program Assistant",
            ),
            Field(
                name="level", label="Level to enter at",
                value="" if level is None else LEVEL_WORDS[level],
                hint=f"One of: {', '.join(LEVEL_WORDS.values())}",
                check=partial(complaint, parse_level),
            ),
            Field(
                name="hiring", label="Hiring is the field", value="yes" if track.hr_ok else "",
                hint="yes, where people who hire are worth asking", check=partial(
                    complaint, read_yes_no
                ),
            ),
            Field(
                name="questions", label="Open questions", value="; ".join(track.questions),
                hint="Several are parted by «;».",
            ),
            Field(name="notes", label="Notes", value=" ".join(track.notes.split())),
        )  # fmt: skip

    def refused(self) -> None:
        """Having seen why, Enter again saves mine."""
        self._before = self.session.records.tracks.get(self._before.id, self._before)

    def saving(self, values: dict[str, str]) -> partial[Done]:
        """Change the track, as it was when the form was opened; what was not typed in stays."""
        before = self._before
        typed = {field.name: field.value for field in self.fields()}
        changes = {
            field: make(values[name])
            for name, (field, make) in _READ.items()
            if values[name] != typed[name]
        }
        return partial(tracks.edit, self.session.store, before.id, before=before, **changes)


def _read_status(text: str) -> TrackStatus:
    """The status that a word or its beginning names."""
    wanted = fold(text)
    found = [status for words, status in _STATUSES.items() if words.startswith(wanted)]
    if len(found) != 1 or not wanted:
        raise NotUnderstood(f"«{text}» is no status; there are: {', '.join(_STATUSES)}.")
    return found[0]


#: Field of the form to field of the record, and how its text is read.
_READ: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "name": ("name", str),
    "status": ("status", _read_status),
    "title": ("entry_title", str),
    "level": ("entry_level", parse_level),
    "hiring": ("hr_ok", lambda text: bool(read_yes_no(text))),
    "questions": ("questions", parts),
    "notes": ("notes", str),
}


def _needed(text: str) -> str:
    return "" if text else "A track needs a name."
