"""The order in which people are worth asking; nobody is ever scored on screen."""

from collections.abc import Mapping
from types import MappingProxyType

from coffeechat.domain.fit import LEVELS_ABOVE, entry_level_of, hires_only, level_of
from coffeechat.domain.points import belongs_to_mine
from coffeechat.domain.records import Person, Profile, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import fold
from coffeechat.domain.warmth import warmth_of
from coffeechat.domain.words import Warmth

#: How many years ahead are best, and from which difference on it hardly matters how many.
BEST_AHEAD, FAR_FROM_BEST = 5, 10
_WARMTH_ORDER = {warmth: rank for rank, warmth in enumerate(Warmth)}
_NO_TRACKS: Mapping[str, Track] = MappingProxyType({})


def bare_profile(records: Records) -> Profile:
    """My profile without what no order and no fact of a person depends on."""
    return records.profile.replace(week=None, imported_on=None)


def bare_tracks(records: Records) -> Mapping[str, Track]:
    """My tracks, by id, with nothing but what the order depends on."""
    return {
        track.id: Track(
            id=track.id,
            created=track.created,
            name=track.name,
            status=track.status,
            entry_level=track.entry_level,
            hr_ok=track.hr_ok,
        )
        for track in records.tracks.values()
    }


def set_aside(person: Person) -> bool:
    """I decided not to ask this person, now or ever."""
    return person.triage is not None or person.do_not_contact is not None


def fit_order(
    profile: Profile, person: Person, tracks: Mapping[str, Track] = _NO_TRACKS
) -> tuple[int, int, int, int, str]:
    """A sort key: people whom I named, share something with and could learn from come first.

    Args:
        profile: Mine.
        person: Who.
        tracks: All of mine, by id; those the person belongs to say at which level I would enter.
    """
    wanted = 0 if person.dream or person.referred_by else 1
    if set_aside(person):
        wanted = 2
    warmth = _WARMTH_ORDER[warmth_of(person) or Warmth.COLD]
    shared = sum(point.confirmed for point in person.points)
    shared += belongs_to_mine(profile, person)
    return (wanted, warmth, -shared, _off(profile, person, tracks), fold(person.name))


def _off(profile: Profile, person: Person, tracks: Mapping[str, Track]) -> int:
    """How far a person is from whom I could learn most; 0 is best."""
    off = 2 * hires_only(tracks, person) + (person.practitioner is False)
    if person.years_ahead is not None:
        off += min(abs(person.years_ahead - BEST_AHEAD), FAR_FROM_BEST) // 3
    entry, level = entry_level_of(tracks, profile, person), level_of(person)
    if level is None or entry is None:
        return off + LEVELS_ABOVE + 1
    above = level - entry
    return off + (0 if 0 <= above <= LEVELS_ABOVE else LEVELS_ABOVE + 1 + abs(above))
