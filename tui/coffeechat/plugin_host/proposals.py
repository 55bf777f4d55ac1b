"""What plugins ask to have changed, checked before it goes anywhere."""

from collections.abc import Iterable

from coffeechat.api import AddPerson, Change, ChangePerson
from coffeechat.plugin_host.clean import clean_line
from coffeechat.plugin_host.conform import conform
from coffeechat.plugin_host.contract import BrokenContract, kind_of

#: A history shows this much of what a change was for.
_SUMMARY_LIMIT = 200


def checked_changes(changes: Iterable[object]) -> tuple[Change, ...]:
    """The changes as clean records.

    Raises:
        BrokenContract: When one is no change, or says not whom it is about.
    """
    return tuple(map(_checked, changes))


def summary_line(summary: object) -> str:
    """What the changes are for, in one line.

    Raises:
        BrokenContract: When it is no text.
    """
    if not isinstance(summary, str):
        raise BrokenContract(f"the summary of a proposal must be text, not {kind_of(summary)}")
    return clean_line(summary, _SUMMARY_LIMIT)


def _checked(change: object) -> Change:
    if isinstance(change, AddPerson):
        added = conform(change, AddPerson)
        if not added.person.name:
            raise BrokenContract("AddPerson.person must have a name")
        return added
    if isinstance(change, ChangePerson):
        changed = conform(change, ChangePerson)
        if not changed.person:
            raise BrokenContract("ChangePerson.person must be the id of a person")
        return changed
    raise BrokenContract(f"{kind_of(change)} was given where AddPerson or ChangePerson is expected")
