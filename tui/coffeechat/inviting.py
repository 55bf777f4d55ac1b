"""An invitation from a file: read by a plugin, matched with the person it is from, then taken.

Nobody is guessed: it is about a talk that is known by it, or from somebody whose address it names,
or with whom the user says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from coffeechat.acts import Done, Refused, scheduling
from coffeechat.api import Calendar, ImportSource, Invitation, Job
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.when import When, when_at
from coffeechat.domain.zones import zone_info
from coffeechat.plugin_host import Contribution, Problem
from coffeechat.session import Session

_MOST_NAMED = 3
_SAY_WHO = "say with whom: «schedule PERSON --from FILE»."


@dataclass(frozen=True)
class Invited:
    """An invitation with somebody, its date in their words, and whether it says anything new."""

    person: Person
    invitation: Invitation
    when: When

    @property
    def words(self) -> str:
        """With whom and when, in a clause, to be looked over."""
        return f"{self.person.name}: {self.when.words}, {self.invitation.minutes} min"


def readers(session: Session) -> list[Contribution[Calendar]]:
    """The calendars that read invitations; at least one.

    Raises:
        Refused: There is none; the text says why.
    """
    found = [one for one in session.host.calendars if one.item.invitation is not None]
    if not found:
        left_out = session.plugins_left_out()
        raise Refused(f"No plugin reads invitations. {left_out}".strip())
    return found


def read_invitation(session: Session, source: ImportSource, job: Job) -> Invitation:
    """What a file invites to.

    Raises:
        Refused: It is no invitation, or no plugin reads any; the text names the file and a remedy.
        JobCancelled: The user has left the job.
    """
    refusals = []
    for reader in readers(session):
        outcome = session.host.read_invitation(reader, source, job)
        if not isinstance(outcome, Problem):
            return outcome
        refusals.append(str(outcome))
    raise Refused(refusals[0])


def invited_by(session: Session, invitation: Invitation, person: str = "") -> Invited:
    """With whom a talk is that somebody invited to.

    Args:
        session: Whose people.
        invitation: As it was read.
        person: The id of whom the user names; found by the invitation when empty.

    Raises:
        Refused: It is from nobody here or from several, or from somebody else than is named.
    """
    records = session.records
    known = scheduling.invited_talk(records, invitation.uid)
    theirs = _named_in(records, invitation)
    if known is not None:
        found = records.people[known[0].person]
    elif person:
        found = records.people[person]
        if theirs and found not in theirs:
            raise Refused(
                f"That invitation names {_names(theirs)}, not {found.name}; "
                f"«set {found.name} email=ADDRESS» gives {found.name} an address of it."
            )
    elif len(theirs) == 1:
        found = theirs[0]
    else:
        raise Refused(_unclear(invitation, theirs))
    if person and found.id != person:
        raise Refused(f"That invitation is about the talk with {found.name}; nothing was changed.")
    zone = invitation.zone if zone_info(invitation.zone) is not None else ""
    mine = session.now().tzinfo
    if not zone:
        zone = mine.key if isinstance(mine, ZoneInfo) else "UTC"
    when = when_at(invitation.start, zone, session.now().date())
    return Invited(found, invitation, when)


def take(session: Session, invited: Invited) -> Done:
    """Agree, move or call off the talk as the invitation says; one undoable act.

    Raises:
        Refused: It cannot be; nothing was changed.
    """
    return scheduling.invited(session.store, invited.person.id, invited.invitation, invited.when)


def is_news(session: Session, invited: Invited) -> bool:
    """Whether it says something later than what is agreed."""
    known = scheduling.invited_talk(session.records, invited.invitation.uid)
    return known is None or scheduling.is_newer(invited.invitation, known[1])


def _named_in(records: Records, invitation: Invitation) -> list[Person]:
    """Whose addresses it names, of those who are here."""
    addresses = {one.email.casefold() for one in invitation.people}
    return [
        person
        for person in records.people.values()
        if not addresses.isdisjoint(email.casefold() for email in person.emails)
    ]


def _unclear(invitation: Invitation, theirs: Sequence[Person]) -> str:
    if theirs:
        return f"That invitation names {_names(theirs)}; {_SAY_WHO}"
    addresses = ", ".join(one.email for one in invitation.people[:_MOST_NAMED])
    named = f"names only {addresses}" if addresses else "names no address"
    return f"That invitation {named}, which nobody here is known by; {_SAY_WHO}"


def _names(people: Sequence[Person]) -> str:
    names = " and ".join(person.name for person in people[:_MOST_NAMED])
    more = len(people) - _MOST_NAMED
    return f"{names} and {more} more" if more > 0 else names
