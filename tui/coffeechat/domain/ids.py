"""Ids: short strings that sort by the moment they were made."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_RANDOM_BITS = 30
_LENGTH = 14
#: The last two characters of an id; thousands of ids share what stands before.
_PAIRS = [first + second for first in _DIGITS for second in _DIGITS]


def fresh_ids(now: datetime, random_bits: Callable[[int], int]) -> Iterator[str]:
    """Ids for the records of one act, in rising order.

    An id is 8 characters of milliseconds since 2020 and 6 random ones; ids made in the same act
    count up from a random start, so that thousands of them cannot collide and keep their order.

    Args:
        now: The moment of the act, aware.
        random_bits: Gives a random integer of that many bits, such as `secrets.randbits`.
    """
    milliseconds = int((now - _EPOCH).total_seconds() * 1000)
    number = (milliseconds << _RANDOM_BITS) | random_bits(_RANDOM_BITS - 1)
    head, tail = divmod(number, len(_PAIRS))
    while True:
        beginning = _encode(head, _LENGTH - 2)
        for pair in _PAIRS[tail:]:
            yield beginning + pair
        head, tail = head + 1, 0


def _encode(number: int, length: int) -> str:
    characters = []
    for _ in range(length):
        number, digit = divmod(number, len(_DIGITS))
        characters.append(_DIGITS[digit])
    return "".join(reversed(characters))
