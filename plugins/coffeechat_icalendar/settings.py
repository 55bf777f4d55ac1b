"""What the user may set of this plugin."""

from dataclasses import dataclass

from coffeechat.api import setting


@dataclass(frozen=True)
class CalendarSettings:
    """The settings in `[plugins.icalendar]`."""

    folder: str = setting(
        default="",
        title="Folder for talks",
        help="A vdir that khal or vdirsyncer knows, such as ~/.calendars/private.",
    )
    busy: tuple[str, ...] = setting(
        default=(),
        title="Your own calendars",
        help='Files (.ics) and vdirs; times that are taken there are not offered: ["~/work.ics"].',
    )
    debrief: int = setting(
        default=0,
        title="Minutes for the debrief",
        help="Kept free after each talk, as an entry of its own; 0 keeps none.",
    )
    tasks: str = setting(
        default="",
        title="Folder for what is due",
        help="A vdir of its own, which todoman or vdirsyncer knows, such as ~/.calendars/tasks.",
    )
