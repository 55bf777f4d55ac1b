"""Whose export it is: only they are on one side of every letter, and no table says who it is."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from coffeechat_linkedin.archive import Tables
from coffeechat_linkedin.tables import Record, records

OUTGOING = "OUTGOING"


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner's profile address in lower case and their name; empty where nothing tells."""

    address: str = ""
    name: str = ""

    def sent(self, letter: Record) -> bool:
        """Whether the owner wrote this message."""
        address = plain_address(letter["senderprofileurl"])
        if address and self.address:
            return address == self.address
        if direction := letter["direction"]:
            return direction.upper() == OUTGOING
        return bool(self.name) and letter["from"].casefold() == self.name.casefold()


def plain_address(url: str) -> str:
    """A profile address to compare: in one export each is written in one way."""
    address = url.casefold().partition("?")[0].rstrip("/")
    return (address.partition("://")[2] or address).removeprefix("www.")


def find_owner(tables: Tables, letters: Sequence[Record], given: str) -> Owner:
    """The owner by what the user said, else by the invitations they sent, else by their letters.

    Args:
        tables: The export.
        letters: Its messages.
        given: The address that the user set; empty when they set none.
    """
    invited = [
        row for row in records(tables, "invitations.csv") if row["direction"].upper() == OUTGOING
    ]
    names = [row["from"] for row in invited]
    profile = next(records(tables, "profile.csv"), {})
    own_name = " ".join(filter(None, (profile.get("firstname"), profile.get("lastname"))))
    name = own_name or _most(names)
    addresses = [plain_address(row["inviterprofileurl"]) for row in invited]
    address = (
        plain_address(given) or _most(addresses) or _by_name(letters, name) or _by_threads(letters)
    )
    return Owner(address, name)


def _most(values: Sequence[str]) -> str:
    """The value that occurs most; nothing when none does, or two do equally often."""
    ranked = Counter(filter(None, values)).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _by_name(letters: Sequence[Record], name: str) -> str:
    """The only address that wrote under the owner's name."""
    found = {
        plain_address(letter["senderprofileurl"])
        for letter in letters
        if name and letter["from"].casefold() == name.casefold()
    } - {""}
    return found.pop() if len(found) == 1 else ""


def _by_threads(letters: Sequence[Record]) -> str:
    """The address that is in more threads than any other."""
    threads: dict[str, set[str]] = defaultdict(set)
    for letter in letters:
        both = f"{letter['senderprofileurl']},{letter['recipientprofileurls']}"
        for address in both.split(","):
            threads[plain_address(address.strip())].add(letter["conversationid"])
    threads.pop("", None)
    return _most([address for address, ids in threads.items() for _ in ids])
