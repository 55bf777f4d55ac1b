"""The letters of an export: with whom the owner wrote alone, how often, and when last.

Groups make nobody an acquaintance. The cell of the recipients' names is never split at its commas:
most names with a comma are one person's («Ada Onu, PhD»); only addresses are several.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from coffeechat.api import ContactKind, Job, PastContact
from coffeechat_linkedin.archive import Tables
from coffeechat_linkedin.gathering import Gathering, Moment
from coffeechat_linkedin.owner import Owner, find_owner, plain_address
from coffeechat_linkedin.tables import Record, records
from coffeechat_linkedin.times import day_of

_NOBODY = "linkedin member"
_DRAFT = ("ismessagedraft", "isconversationdraft")


def past_messages(
    tables: Tables, job: Job, *, address: str, keep_texts: bool
) -> Iterator[PastContact]:
    """Contact by letter with everybody with whom there is a thread of two.

    Args:
        tables: The export.
        job: Told when nothing says whose letters these are.
        address: The owner's profile address, where the user had to say it.
        keep_texts: Whether what was said last is kept.
    """
    letters = [
        letter
        for letter in records(tables, "messages.csv")
        if not any(letter[column].casefold() in {"yes", "true"} for column in _DRAFT)
    ]
    owner = find_owner(tables, letters, address)
    has_direction = bool(letters) and bool(letters[0]["direction"])
    if letters and not owner.address and not owner.name and not has_direction:
        job.warn(
            "Nothing in the export tells which of the writers is you, so its messages were left "
            "out; set «address» of the plugin linkedin to the address of your profile."
        )
        return
    gathering = Gathering(ContactKind.MESSAGE, keep_texts=keep_texts)
    for thread in _threads(letters):
        _note_thread(gathering, thread, owner)
    yield from gathering.contacts()


_Numbered = tuple[int, Record]


def _threads(letters: Iterable[Record]) -> Iterable[Sequence[_Numbered]]:
    """The letters of each thread; without threads, each letter alone."""
    found: dict[str, list[_Numbered]] = defaultdict(list)
    for number, letter in enumerate(letters):
        found[letter["conversationid"] or f"alone {number}"].append((number, letter))
    return found.values()


def _note_thread(gathering: Gathering, thread: Sequence[_Numbered], owner: Owner) -> None:
    others = _others(thread, owner)
    if len(others) > 1 or _is_group_by_names(thread, owner):
        return
    name_of = {
        plain_address(letter["senderprofileurl"]): letter["from"]
        for _, letter in thread
        if letter["senderprofileurl"]
    }
    for number, letter in thread:
        mine = owner.sent(letter)
        url = _partner(letter, others, mine=mine)
        name = name_of.get(plain_address(url)) or letter["to" if mine else "from"]
        if url or (name.casefold() != _NOBODY and not _has_addresses(letter)):
            gathering.note(
                name=name,
                url=url,
                mine=mine,
                moment=_moment(letter["date"], number),
                text=letter["content"],
            )


def _others(thread: Iterable[_Numbered], owner: Owner) -> dict[str, str]:
    """The addresses in a thread but the owner's: as compared, to as written."""
    found: dict[str, str] = {}
    for _, letter in thread:
        both = [letter["senderprofileurl"], *letter["recipientprofileurls"].split(",")]
        for url in both:
            if url.strip() and plain_address(url.strip()) != owner.address:
                found.setdefault(plain_address(url.strip()), url.strip())
    return found


def _is_group_by_names(thread: Sequence[_Numbered], owner: Owner) -> bool:
    """Where recipients have no addresses: the owner wrote to more than who answered, or not alone.

    A whole cell is compared with a whole cell.
    """
    if not thread[0][1]["conversationid"] or any(one["recipientprofileurls"] for _, one in thread):
        return False
    written_to = {one["to"].casefold() for _, one in thread if owner.sent(one)} - {""}
    heard = [one for _, one in thread if not owner.sent(one)]
    writers = {one["from"].casefold() for one in heard} - {"", _NOBODY}
    readers = {one["to"].casefold() for one in heard} - {"", owner.name.casefold()}
    return (
        len(written_to) > 1
        or len(writers) > 1
        or bool(writers and written_to and writers != written_to)
        or bool(owner.name and readers)
    )


def _partner(letter: Record, others: dict[str, str], *, mine: bool) -> str:
    """The address of the other one in a thread of two; empty when this letter does not show it."""
    if not mine:
        return letter["senderprofileurl"]
    if letter["recipientprofileurls"]:
        return next((url for url in others.values()), "")
    return "" if _has_addresses(letter) else next(iter(others.values()), "")


def _has_addresses(letter: Record) -> bool:
    """Whether the table tells the addresses of recipients at all."""
    return "recipientprofileurls" in letter


def _moment(text: str, number: int) -> Moment | None:
    """When a letter was written; of one day's letters the first in the file is the latest."""
    day = day_of(text)
    if day is None:
        return None
    return day, text if text[:4].isdecimal() else "", -number
