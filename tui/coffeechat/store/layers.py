"""A read-only mapping that is cheap to change into the next one."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_FOLD_AT = 256


class Layers(Mapping[K, V], Generic[K, V]):
    """A large dictionary shared by many versions, and the few changes of this version over it.

    Changing one entry of 30,000 copies only the changes made since the last fold. In the changes,
    None stands for a removed entry.
    """

    __slots__ = ("_base", "_changes", "_length")

    def __init__(self, base: dict[K, V]) -> None:
        self._base = base
        self._changes: dict[K, V | None] = {}
        self._length = len(base)

    def updated(self, changes: Mapping[K, V | None]) -> "Layers[K, V]":
        """The next version; None removes an entry."""
        merged = {**self._changes, **changes}
        if len(merged) >= _FOLD_AT:
            return Layers(_folded(self._base, merged))
        version = Layers(self._base)
        version._changes = merged
        version._length = self._length + sum(
            (value is not None) - (key in self) for key, value in changes.items()
        )
        return version

    def __getitem__(self, key: K) -> V:
        if key in self._changes:
            value = self._changes[key]
            if value is None:
                raise KeyError(key)
            return value
        return self._base[key]

    def __contains__(self, key: object) -> bool:
        if key in self._changes:
            return self._changes[key] is not None
        return key in self._base

    def __iter__(self) -> Iterator[K]:
        changes = self._changes
        for key in self._base:
            if key not in changes or changes[key] is not None:
                yield key
        for key, value in changes.items():
            if value is not None and key not in self._base:
                yield key

    def __len__(self) -> int:
        return self._length


def _folded(base: dict[K, V], changes: Mapping[K, V | None]) -> dict[K, V]:
    folded = dict(base)
    for key, value in changes.items():
        if value is None:
            folded.pop(key, None)
        else:
            folded[key] = value
    return folded
