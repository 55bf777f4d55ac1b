"""A read-only table whose records stay encoded until they are looked at."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from coffeechat.domain.records import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Table(Mapping[str, R], Generic[R]):
    """Records of one kind by id, decoded anew on each access.

    Iterating over ids and asking for the length decode nothing.
    """

    def __init__(self, type_: type[R], documents: Mapping[str, msgspec.Raw]) -> None:
        self._documents = documents
        self._decode = _decoder(type_).decode
        self._worked_out: dict[object, Any] = {}

    def __getitem__(self, record_id: str) -> R:
        return self._decode(self._documents[record_id])

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._documents

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)

    def document(self, record_id: str) -> msgspec.Raw:
        """A record as it is kept, with keys that we do not know."""
        return self._documents[record_id]

    def lines(self, type_: type[T]) -> Iterator[T]:
        """Every record as a smaller structure: only the fields that `type_` names are decoded."""
        return map(_decoder(type_).decode, self._documents.values())

    def once(self, work_out: "Callable[[Table[R]], T]") -> T:
        """What a function makes of this table; worked out once for each state of it."""
        if work_out not in self._worked_out:
            self._worked_out[work_out] = work_out(self)
        found: T = self._worked_out[work_out]
        return found


def _decoder(type_: type[T]) -> msgspec.json.Decoder[T]:
    return msgspec.json.Decoder(type_)
