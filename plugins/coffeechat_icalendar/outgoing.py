"""An invitation to a talk, as it goes to the other person with a message (RFC 5546).

It holds what both know: when, how long and where. It reminds nobody and has no notes.
"""

from datetime import datetime

from icalendar import Event
from icalendar.prop import vCalAddress

from coffeechat.api import Attendee, CalendarEvent
from coffeechat_icalendar.entry import apply, calendar_with, clean, entry_of


def invitation_to(
    event: CalendarEvent, organizer: Attendee, guest: Attendee, now: datetime
) -> bytes:
    """The invitation, or what calls off the one they have when the event is cancelled.

    Args:
        event: The talk, as both are to read it.
        organizer: Who invites; the address the message comes from.
        guest: Who is invited.
        now: The moment.

    Raises:
        ValueError: An address is none that a calendar can hold.
    """
    invitation = Event()
    invitation.add("uid", clean(event.uid))
    invitation.add("class", "PRIVATE")
    apply(invitation, entry_of(event), now, reminds=False)
    invitation.add("organizer", _address(organizer))
    asked = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    invitation.add("attendee", _address(guest), parameters=asked)
    return calendar_with([invitation], method="CANCEL" if event.cancelled else "REQUEST")


def _address(of: Attendee) -> vCalAddress:
    address = vCalAddress(f"mailto:{of.email}")
    if name := " ".join(clean(of.name).replace('"', "'").split()):
        address.params["CN"] = name
    return address
