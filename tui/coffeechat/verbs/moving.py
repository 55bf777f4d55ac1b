"""Verbs of looking and moving: screens, rows, filters, views, undo, help."""

from coffeechat.verbs.choices import DIGITS, SORTS
from coffeechat.verbs.kinds import (
    EVERYWHERE,
    LISTS,
    ON_PERSON,
    TABBED,
    Act,
    Argument,
    Kind,
    Place,
    Verb,
)


def _screen(number: int, place: Place, title: str) -> Verb:
    return Verb(
        id=place.replace("_", "-"),
        title=title,
        help=f"The screen {title}",
        key=str(number),
        places=TABBED,
        view="show_page",
    )


_ROWS = TABBED | {Place.LEARNINGS}


# One verb reads best as a few dense lines: the formatter would make the table twice as long.
# fmt: off
VERBS: tuple[Verb, ...] = (
    _screen(1, Place.TODAY, "Today"),
    _screen(2, Place.IDENTIFY, "Identify"),
    _screen(3, Place.ASK, "Ask"),
    _screen(4, Place.INTERVIEW, "Interview"),
    _screen(5, Place.FOLLOW_UP, "Follow up"),
    _screen(6, Place.LEARN, "Learn"),
    Verb(
        id="open", title="open", key="enter", places=_ROWS | {Place.PLUGINS},
        view="open_row",
        help="Open what the cursor is on, or do what is due",
    ),
    Verb(
        id="mark", title="mark", key="space", places=_ROWS, view="mark",
        help="Mark the row, and go on; tag, connection, later, no then mean all marked people",
    ),
    Verb(
        id="mark-all", title="mark all", key="asterisk", places=_ROWS, view="mark_all",
        help="Mark all rows that are shown; again, or Esc, marks none",
    ),
    Verb(
        id="next", title="next step", key="n", places=ON_PERSON, person=True, view="next_step",
        help="The next sensible step with this person",
    ),
    Verb(
        id="undo", title="undo", key="u", places=EVERYWHERE, act=Act("history.undo"), on_shell=True,
        help="Take back what was done last",
    ),
    Verb(
        id="redo", title="redo", key="U", places=EVERYWHERE, act=Act("history.redo"), on_shell=True,
        help="Do again what was undone last",
    ),
    Verb(
        id="repeat", title="repeat", key="full_stop", places=ON_PERSON, view="repeat",
        help="Do the last thing again, here",
    ),
    Verb(
        id="filter", title="filter", key="slash", places=_ROWS, view="filter",
        help="Show only rows with these words, or org:verda level:<=mid -tag:eco last:>90d",
    ),
    Verb(
        id="sort", title="sort", key="o", places=LISTS - {Place.TODAY}, view="sort",
        arguments=(
            Argument(name="by", prompt="Sort by", kind=Kind.CHOICE, choices=SORTS),
        ),
        help="Sort the list by name, organisation, last contact, when added, what is due",
    ),
    Verb(
        id="view", title="views", key="v", places=LISTS, view="saved_view",
        help="Show a view by its digit, or keep what the list shows as one",
    ),
    Verb(
        id="save-view", title="keep view", act=Act("views.save"), on_shell=True,
        arguments=(
            Argument(name="digit", prompt="For which digit?", kind=Kind.CHOICE, choices=DIGITS),
            Argument(name="line", prompt="Name? "),
        ),
        help="Keep a view for a digit: NAME = FILTER; on a list, NAME keeps what it shows",
    ),
    Verb(
        id="drop-view", title="drop view", act=Act("views.drop"), on_shell=True,
        arguments=(
            Argument(name="digit", prompt="Drop which view?", kind=Kind.CHOICE, choices=DIGITS),
        ),
        help="Keep a view no longer",
    ),
    Verb(
        id="list-columns", title="columns of Identify", act=Act("views.choose_columns"),
        arguments=(
            Argument(
                name="names", prompt="Which columns? (place last warmth ...; empty: of plugins) ",
                optional=True,
            ),
        ),
        on_shell=True,
        help="Choose the columns of Identify, such as place last warmth; none for those of plugins",
    ),
    Verb(
        id="command", title="command", key="colon", places=EVERYWHERE, view="command",
        help="Type a command",
    ),
    Verb(
        id="help", title="keys", key="question_mark", places=EVERYWHERE, view="help",
        help="The keys of this screen",
    ),
    Verb(
        id="plugins", title="plugins", view="plugins",
        help="The plugins: what they bring, what went wrong, on or off, their settings",
    ),
    Verb(
        id="switch", title="on or off", key="t", places=frozenset({Place.PLUGINS}), view="switch",
        help="Turn the plugin under the cursor on or off, from now on",
    ),
    Verb(
        id="back", title="back", key="escape", places=EVERYWHERE, view="back",
        help="Back to where you came from",
    ),
    Verb(
        id="redraw", title="redraw", key="ctrl+l", places=EVERYWHERE, view="redraw",
        help="Draw the screen anew",
    ),
    Verb(id="quit", title="quit", key="q", places=TABBED, view="quit", help="Leave coffeechat"),
)
