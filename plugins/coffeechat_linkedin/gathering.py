"""Contact with each person gathered from many rows: how often, when last, and who spoke then."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coffeechat.api import ContactKind, Direction, PastContact

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

#: What sorts letters: the day, the written moment where it sorts by itself, the later row last.
Moment = tuple[date, str, int]


@dataclass(slots=True)
class _Sum:
    name: str
    url: str
    sent: int = 0
    received: int = 0
    last: Moment | None = None
    day: date | None = None
    by: Direction | None = None
    text: str = ""


class Gathering:
    """Contact of one kind with everybody.

    Args:
        kind: What it is.
        keep_texts: Whether the user asked for what was said last.
    """

    def __init__(self, kind: ContactKind, *, keep_texts: bool) -> None:
        self._kind = kind
        self._keep_texts = keep_texts
        self._sums: dict[str, _Sum] = {}

    def note(
        self,
        *,
        name: str,
        url: str,
        mine: bool,
        moment: Moment | None,
        text: str,
        times: int = 1,
    ) -> None:
        """Add one row; whoever has neither an address nor a name is left out."""
        key = url.casefold().partition("?")[0].rstrip("/") or f"name {name.casefold()}"
        if not name and not url:
            return
        found = self._sums.setdefault(key, _Sum(name, url))
        if mine:
            found.sent += times
        else:
            found.received += times
        if moment is not None and (found.last is None or moment > found.last):
            found.last, found.day = moment, moment[0]
            found.by = Direction.OUT if mine else Direction.IN
            found.text = text

    def contacts(self) -> Iterator[PastContact]:
        """Everybody, in the order in which they were met with."""
        for one in self._sums.values():
            yield PastContact(
                kind=self._kind,
                name=one.name,
                url=one.url,
                sent=one.sent,
                received=one.received,
                last=one.day,
                by=one.by,
                text=_readable(one.text) if self._keep_texts else "",
            )


def _readable(text: str) -> str:
    """A letter without the HTML that templates leave in it."""
    return html.unescape(_TAG.sub("", text)).strip()
