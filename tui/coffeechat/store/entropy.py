"""Random bits from the system, without the imports that `secrets` brings along."""

import os


def random_bits(bits: int) -> int:
    """A random integer of so many bits, as `secrets.randbits` gives it."""
    return int.from_bytes(os.urandom((bits + 7) // 8), "big") >> (-bits % 8)
