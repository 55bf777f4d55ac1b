"""Ids: short strings that sort by the moment they were made."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_RANDOM_BITS = 30


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
    while True:
        yield _encode(number)
        number += 1


def _encode(number: int, length: int = 14) -> str:
    characters = []
    for _ in range(length):
        number, digit = divmod(number, 32)
        characters.append(_DIGITS[digit])
    return "".join(reversed(characters))
