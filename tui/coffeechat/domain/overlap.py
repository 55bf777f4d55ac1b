"""What my own story shares with somebody: points of connection, and words that both have."""

import re
from collections.abc import Iterable, Iterator

from coffeechat.domain.points import point_words
from coffeechat.domain.records import Person, Profile
from coffeechat.domain.text import fold
from coffeechat.domain.words import PointKind

#: Shorter words seldom mean something of their own.
_SHORTEST = 5
_WORD = re.compile(r"[\w'-]+")
#: Words of titles and letters that say nothing of a field.
_COMMON = frozenset(
    _WORD.findall(
        """
        about after agency always among assistant associate before being chief company coordinator
        could department director every first general global group having institute institution
        international junior leader learn learned learning manager might national office officer
        other people present president principal program programme project research researcher
        school senior should since society still student studied their there these thing things
        those through today university where which while within without working worked world would
        years
        """
    )
)


def overlap(profile: Profile, person: Person) -> tuple[str, ...]:
    """What we share, in words: confirmed points first, then interests and words of both.

    Shared identities are left out: what is said here may be printed.
    """
    points = (
        point_words(point)
        for point in person.points
        if point.confirmed
        and point.kind not in {PointKind.SHARED_IDENTITY, PointKind.LINKEDIN_CONNECTION}
    )
    return tuple(dict.fromkeys([*points, *_in_common(profile, person)]))


def _in_common(profile: Profile, person: Person) -> Iterator[str]:
    mine = _meaningful(_my_story(profile))
    private = _meaningful(profile.identities)
    theirs = [
        *person.interests,
        *person.affiliations,
        *(text for job in person.positions for text in (job.title, job.organisation)),
    ]
    for text in theirs:
        for key, word in _meaningful([text]).items():
            if key in mine and key not in private:
                yield word


def _my_story(profile: Profile) -> Iterator[str]:
    yield profile.introduction
    yield from profile.programmes
    yield from profile.labs
    yield from profile.transitions
    yield from profile.memberships


def _meaningful(texts: Iterable[str]) -> dict[str, str]:
    """The words of texts that mean something, by how they are compared."""
    found = (word for text in texts for word in _WORD.findall(text))
    return {
        key: word
        for word in found
        if len(key := fold(word).removesuffix("s")) >= _SHORTEST
        and key not in _COMMON
        and fold(word) not in _COMMON
    }
