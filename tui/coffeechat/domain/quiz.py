"""Five terms of a field at a time, those I rarely knew first."""

from collections.abc import Collection
from zlib import crc32

from coffeechat.domain.parts import Term
from coffeechat.domain.records import Track

AT_ONCE = 5


def chosen_terms(track: Track, seed: str) -> list[Term]:
    """The terms to ask of now: those with a meaning, the least known first.

    Args:
        track: Whose words.
        seed: Mixes terms that are known equally well: the same seed, the same order.
    """
    asked = [one for one in track.glossary if one.meaning]
    asked.sort(key=lambda one: (one.known, crc32(f"{seed} {one.term}".encode()), one.term))
    return asked[:AT_ONCE]


def answered(track: Track, knew: Collection[str], missed: Collection[str]) -> tuple[Term, ...]:
    """The glossary after a quiz: one more for each term I knew, none for those I did not."""
    return tuple(
        one.replace(known=one.known + 1)
        if one.term in knew
        else one.replace(known=0)
        if one.term in missed
        else one
        for one in track.glossary
    )
