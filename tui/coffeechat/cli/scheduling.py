"""A date agreed at the shell: typed, or from an invitation; shown with what else there is then."""

from argparse import Namespace
from datetime import datetime
from functools import partial

from coffeechat.acts import Refused, scheduling
from coffeechat.agreeing import clash
from coffeechat.cli.codes import DONE
from coffeechat.cli.exchanging import source_of
from coffeechat.cli.output import complain, say
from coffeechat.domain.when import parse_when
from coffeechat.domain.whom import find_person
from coffeechat.inviting import Invited, invited_by, is_news, read_invitation, take
from coffeechat.plugin_host import RunningJob
from coffeechat.session import Session

#: Seconds that calendars are waited for at the shell.
_PATIENCE = 5.0


def schedule(session: Session, options: Namespace) -> int:
    """Agree a date with somebody, or move what is agreed."""
    person = find_person(session.records, options.person).id if options.person else ""
    if options.file:
        return _from_invitation(session, options, person)
    now = session.now()
    when = parse_when(" ".join(options.when), now, str(now.tzinfo))
    if not options.anyway:
        _refuse_clash(session, person, when.start, when.minutes)
    say(scheduling.schedule(session.store, person, when).text)
    return DONE


def _from_invitation(session: Session, options: Namespace, person: str) -> int:
    invitation = read_invitation(session, source_of(options.file), RunningJob())
    invited = invited_by(session, invitation, person)
    if is_news(session, invited):
        _refuse_unasked(session, options, invited)
        if not invitation.cancelled:
            say(f"The invitation says: {invited.words}.")
    say(take(session, invited).text)
    return DONE


def _refuse_unasked(session: Session, options: Namespace, invited: Invited) -> None:
    """Refuse what has to be asked for: to call off, and to agree a date that is taken.

    Raises:
        Refused: It was not asked for; the text says how to.
    """
    invitation = invited.invitation
    if invitation.cancelled:
        if not options.off:
            raise Refused(
                f"The invitation calls off the talk with {invited.person.name}; "
                "the same command with --off takes that over."
            )
    elif not options.anyway:
        _refuse_clash(
            session, invited.person.id, invitation.start, invitation.minutes, invitation.uid
        )


def _refuse_clash(
    session: Session,
    person: str,
    start: datetime,
    minutes: int | None = None,
    invitation: str = "",
) -> None:
    """Refuse a date at which there is something else.

    Raises:
        Refused: There is.
    """
    look = partial(clash, session, person, start, minutes, invitation=invitation)
    found = look(seconds=_PATIENCE)
    if found.with_:
        raise Refused(
            f"Then there is {found.with_}; nothing was agreed. --anyway agrees it all the same."
        )
    if found.told:
        complain(found.told)
