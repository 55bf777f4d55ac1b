"""Views: kept ways to look at the lists, and the columns that Identify may show."""

from collections.abc import Mapping
from dataclasses import dataclass

from coffeechat.domain.records import LIST_ID, SavedView
from coffeechat.domain.snapshot import EMPTY_PROFILE, Records

DIGITS = tuple("123456789")


@dataclass(frozen=True)
class OwnColumn:
    """A column of ours: the title above it, and its width in cells."""

    title: str
    width: int


OWN_COLUMNS: Mapping[str, OwnColumn] = {
    "place": OwnColumn("Place", 14),
    "last": OwnColumn("Last", 10),
    "warmth": OwnColumn("Warmth", 12),
    "stage": OwnColumn("Stage", 14),
    "tracks": OwnColumn("Tracks", 14),
    "tags": OwnColumn("Tags", 14),
    "level": OwnColumn("Level", 9),
    "connected": OwnColumn("Connected", 9),
    "added": OwnColumn("Added", 9),
}

#: Views that need not be kept: they are there until another one is kept for their digit.
_STANDING = (
    ("7", "know them, never wrote", "warmth:>=met-once last:never", ""),
    ("8", "dreams", "dream:yes stage:any", ""),
    ("9", "silent for 90 days", "last:>90d stage:any", "last"),
)


def views_of(records: Records) -> dict[str, SavedView]:
    """The views by their digit, those that nobody kept included."""
    views = {
        digit: SavedView(
            id=digit, created=EMPTY_PROFILE.created, name=name, filter=typed, sort=sort,
            backwards=bool(sort),
        )
        for digit, name, typed, sort in _STANDING
    }  # fmt: skip
    views |= {digit: view for digit, view in records.views.items() if digit in DIGITS}
    return dict(sorted(views.items()))


def list_columns(records: Records) -> tuple[str, ...] | None:
    """The columns that Identify shows beside its own; None for those of plugins."""
    view = records.views.get(LIST_ID)
    return view.columns if view is not None else None
