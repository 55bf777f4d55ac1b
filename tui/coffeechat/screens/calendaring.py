"""The talk with somebody into a calendar, and what was changed there taken over or put back."""

from dataclasses import dataclass
from functools import partial

from coffeechat.acts import Done
from coffeechat.api import Calendar, Job
from coffeechat.calendaring import ChangedThere, follow_calendar, push_talk, takers
from coffeechat.domain.days import clock_words, exact_day_words
from coffeechat.plugin_host import Contribution
from coffeechat.screens.base import VerbScreen
from coffeechat.screens.sending import host_of, one_of

_NO_CALENDAR = (
    "No calendar takes talks; ‹plugins›, then icalendar, sets a folder. "
    "‹prepare›, then ‹sheet› saves the talk as .ics."
)
_PERHAPS_THERE = "Left. The talk may be in the calendar all the same; pushing again adds no second."


async def push_to_calendar(screen: VerbScreen, person: str) -> None:
    """Put the agreed talk with a person into the calendar of a plugin."""
    if host_of(screen) is None:
        return
    calendars = takers(screen.session)
    if not calendars:
        screen.say(_NO_CALENDAR)
        return
    titles = {number: one.item.title for number, one in enumerate(calendars)}
    number = await one_of(screen, "Into", titles)
    if number is not None:
        _push(screen, calendars[number], person)


@dataclass(frozen=True)
class _Elsewhere:
    """A talk that stands in the calendar otherwise than here."""

    calendar: Contribution[Calendar]
    there: ChangedThere


def _push(
    screen: VerbScreen,
    calendar: Contribution[Calendar],
    person: str,
    over: ChangedThere | None = None,
) -> None:
    session = screen.session

    def push(job: Job) -> Done | _Elsewhere:
        try:
            return push_talk(session, calendar, person, job, over=over)
        except ChangedThere as there:
            return _Elsewhere(calendar, there)

    screen.chat.work.begin(
        f"Into {calendar.item.title}",
        calendar.plugin,
        push,
        partial(_tell_pushed, screen, person),
        when_left=_PERHAPS_THERE,
    )


def _tell_pushed(screen: VerbScreen, person: str, pushed: Done | _Elsewhere) -> None:
    if isinstance(pushed, Done):
        screen.tell(pushed)
    else:
        screen.run_worker(_take_over(screen, person, pushed))


async def _take_over(screen: VerbScreen, person: str, elsewhere: _Elsewhere) -> None:
    """Have the talk be as the calendar says, or the calendar as it is here; or neither."""
    there = elsewhere.there
    when = there.found.start.astimezone(screen.session.now().tzinfo)
    moved = f"Moved there: {exact_day_words(when, year=True)} {clock_words(when)}"
    asked = "Called off there" if there.found.cancelled else moved
    here_too = "calls it off here" if there.found.cancelled else "here too"
    choices = [("⏎", here_too), ("x", "puts mine back"), ("Esc", "leaves both")]
    answer = await screen.prompt.choose(asked, choices)
    if answer == "⏎":
        await screen.do(partial(follow_calendar, screen.session, person, there))
    elif answer == "x":
        _push(screen, elsewhere.calendar, person, over=there)
    else:
        screen.say(str(there))
