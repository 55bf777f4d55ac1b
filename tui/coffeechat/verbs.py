"""The one table of verbs.

From it come the keys and the footer of every screen, the `?` help, the names on the `:` line, the
user's keymap and the shell's commands. A verb either runs an act or opens a view of the terminal
face; neither the table nor the faces hold logic.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from coffeechat.domain.words import AskedOthers, ReplyKind, Warmth

if TYPE_CHECKING:
    from coffeechat.acts import Done


class Place(StrEnum):
    """Where on the terminal face a verb is offered."""

    TODAY = "today"
    IDENTIFY = "identify"
    ASK = "ask"
    INTERVIEW = "interview"
    FOLLOW_UP = "follow_up"
    PERSON = "person"
    COMPOSER = "composer"
    PREP = "prep"
    DEBRIEF = "debrief"
    PREVIEW = "preview"
    COLUMNS = "columns"
    PLUGINS = "plugins"
    DUPLICATES = "duplicates"


class Kind(StrEnum):
    """How the text of an argument is read."""

    TEXT = "text"
    WHEN = "when"
    DAY = "day"
    CHOICE = "choice"
    FILE = "file"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of several answers: the key that picks it, its word on the shell, what it means."""

    key: str
    value: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Argument:
    """What a verb needs to be told.

    Attributes:
        name: The act's parameter.
        prompt: What the screen asks.
        only_for: Values of the verb's choice for which this is asked; empty for all.
        optional_for: Values for which it may be left empty.
    """

    name: str
    prompt: str
    kind: Kind = Kind.TEXT
    choices: tuple[Choice, ...] = ()
    optional: bool = False
    only_for: frozenset[str] = frozenset()
    optional_for: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Act:
    """An act, named by its module in `coffeechat.acts` and its function.

    It is imported when it first runs: the table alone, for `--help`, needs no store.
    """

    name: str

    @property
    def function(self) -> "Callable[..., Done]":
        """The function that this act runs."""
        module, _, function = self.name.partition(".")
        found: Callable[..., Done] = getattr(import_module(f"coffeechat.acts.{module}"), function)
        return found

    def __call__(self, *args: object, **values: object) -> "Done":
        """Run it, with the store first."""
        return self.function(*args, **values)


@dataclass(frozen=True, kw_only=True)
class Verb:
    """One thing that can be done.

    Attributes:
        id: Its name on the `:` line, on the shell and in the keymap.
        title: A word or two for the footer.
        help: One line for `?` and the shell.
        key: The default key, as Textual names keys.
        places: Where it is offered.
        person: It is about the person under the cursor, or the one named on the shell.
        act: What it does: called with the store, the person's id and the arguments by name.
        view: The screen's method that it opens instead of running an act.
        on_shell: It is a command on the shell too.
    """

    id: str
    title: str
    help: str
    key: str = ""
    places: frozenset[Place] = frozenset()
    person: bool = False
    arguments: tuple[Argument, ...] = ()
    act: Act | None = None
    view: str = ""
    on_shell: bool = False

    @property
    def offered(self) -> frozenset[Place]:
        """Where it may have a key: one about a person may have it wherever a person is."""
        return self.places or (ON_PERSON if self.person else frozenset())


LISTS = frozenset({Place.TODAY, Place.IDENTIFY, Place.ASK, Place.INTERVIEW, Place.FOLLOW_UP})
ON_PERSON = LISTS | {Place.PERSON}
EVERYWHERE = frozenset(Place)

_REPLIES = (
    Choice(key="a", value=ReplyKind.ACCEPTED, title="said yes"),
    Choice(key="o", value=ReplyKind.OTHER_TIME, title="another time"),
    Choice(key="l", value=ReplyKind.LATER, title="later"),
    Choice(key="e", value=ReplyKind.BY_EMAIL, title="answered in writing"),
    Choice(key="f", value=ReplyKind.REFERRED_ON, title="named somebody"),
    Choice(key="d", value=ReplyKind.DECLINED, title="declined"),
    Choice(key="b", value=ReplyKind.BOUNCED, title="bounced"),
    Choice(key="m", value=ReplyKind.MOVED, title="moved"),
    Choice(key="c", value=ReplyKind.CANCELLED, title="cancelled"),
    Choice(key="n", value=ReplyKind.NO_SHOW, title="did not come"),
)
_ASKED_OTHERS = (
    Choice(key="y", value=AskedOthers.YES, title="yes"),
    Choice(key="n", value=AskedOthers.NO, title="no"),
    Choice(key="f", value=AskedOthers.UNFITTING, title="it did not fit"),
)
_WARMTHS = (
    Choice(key="c", value=Warmth.CLOSE, title="close"),
    Choice(key="l", value=Warmth.COHORT, title="of my lab or cohort"),
    Choice(key="k", value=Warmth.KNOWN, title="known"),
    Choice(key="m", value=Warmth.MET_ONCE, title="met once"),
    Choice(key="i", value=Warmth.INTRODUCED, title="introduced"),
    Choice(key="s", value=Warmth.SHARED_POINT, title="something shared"),
    Choice(key="n", value=Warmth.COLD, title="stranger"),
)
_DATED = frozenset({str(ReplyKind.ACCEPTED), str(ReplyKind.MOVED)})
_WHY = Argument(name="text", prompt="What about their path interests you?")
_UNTIL = Argument(
    name="until",
    prompt="Until (1 tomorrow 2 three days 3 week 4 month) ",
    kind=Kind.DAY,
)


def _screen(number: int, place: Place, title: str) -> Verb:
    return Verb(
        id=place.replace("_", "-"),
        title=title,
        help=f"The screen {title}",
        key=str(number),
        places=LISTS,
        view="show_page",
    )


# One verb reads best as a few dense lines: the formatter would make this table 600 lines long.
# fmt: off
VERBS: tuple[Verb, ...] = (
    _screen(1, Place.TODAY, "Today"),
    _screen(2, Place.IDENTIFY, "Identify"),
    _screen(3, Place.ASK, "Ask"),
    _screen(4, Place.INTERVIEW, "Interview"),
    _screen(5, Place.FOLLOW_UP, "Follow up"),
    Verb(
        id="open", title="open", key="enter", places=LISTS | {Place.PLUGINS}, view="open_row",
        help="Open what the cursor is on, or do what is due",
    ),
    Verb(
        id="draft", title="draft", key="d", places=ON_PERSON, person=True, view="compose",
        help="Draft the next message to this person, or go on with the draft",
    ),
    Verb(
        id="why", title="why", key="w", places=ON_PERSON, person=True, act=Act("people.say_why"),
        arguments=(_WHY,), on_shell=True,
        help="Say in a line what about their path interests you",
    ),
    Verb(
        id="connection", title="connection", key="c", places=ON_PERSON, person=True,
        arguments=(Argument(name="detail", prompt="What do you share?"),),
        act=Act("people.connect"), on_shell=True,
        help="Note a point of connection: a school, a firm, somebody you both know",
    ),
    Verb(
        id="reply", title="reply", key="r", places=ON_PERSON, person=True, on_shell=True,
        arguments=(
            Argument(name="kind", prompt="They", kind=Kind.CHOICE, choices=_REPLIES),
            Argument(
                name="when", prompt="When? (tue 14:00)", kind=Kind.WHEN, only_for=_DATED,
                optional_for=frozenset({str(ReplyKind.ACCEPTED)}),
            ),
            Argument(
                name="until", prompt="Ask again on which day?", kind=Kind.DAY,
                only_for=frozenset({str(ReplyKind.LATER)}),
            ),
            Argument(
                name="named", prompt="Whom did they name? (Sam Ortiz at Verda)",
                only_for=frozenset({str(ReplyKind.REFERRED_ON)}),
            ),
            Argument(
                name="text", prompt="What did they write?", optional=True,
                only_for=frozenset({str(ReplyKind.BY_EMAIL)}),
            ),
        ),
        act=Act("replies.reply"),
        help="Log their answer, or a change of date",
    ),
    Verb(
        id="prepare", title="prepare", key="p", places=ON_PERSON, person=True, view="prepare",
        help="Prepare the talk: goals, questions, where it is",
    ),
    Verb(
        id="debrief", title="debrief", key="b", places=ON_PERSON, person=True, view="debrief",
        help="Write down what was said and whom they named",
    ),
    Verb(
        id="done", title="sent or done", key="s", places=ON_PERSON, person=True,
        act=Act("next.done"),
        help="The message went out, or the talk was held",
    ),
    Verb(
        id="sent", title="sent", person=True, act=Act("messages.sent"), on_shell=True,
        help="The next message to this person went out",
    ),
    Verb(
        id="held", title="held", person=True, act=Act("talks.held"), on_shell=True,
        help="The talk took place",
    ),
    Verb(
        id="note", title="note", person=True, act=Act("talks.capture"), on_shell=True,
        arguments=(Argument(name="line", prompt="note, + person, ! suggestion, @me @them "),),
        help="Keep a line of the talk: a note, + a person named, ! a suggestion, @me a promise",
    ),
    Verb(
        id="debriefed", title="debriefed", person=True, act=Act("talks.debrief"), on_shell=True,
        arguments=(
            Argument(
                name="asked_others", prompt="Did you ask whom else to talk to?",
                kind=Kind.CHOICE, choices=_ASKED_OTHERS,
            ),
        ),
        help="The debrief is complete; say whether you asked whom else to talk to",
    ),
    Verb(
        id="goal", title="goal", key="plus", places=frozenset({Place.PREP}), person=True,
        arguments=(Argument(name="text", prompt="What do you hope to get out of it?"),),
        act=Act("talks.set_goal"), on_shell=True,
        help="Add a goal of the talk (three at most)",
    ),
    Verb(
        id="place", title="where", key="at", places=frozenset({Place.PREP}), person=True,
        arguments=(Argument(name="text", prompt="Where? (a place, a link or a number)"),),
        act=Act("talks.place"), on_shell=True,
        help="Note where the talk is: a place, a link or a number",
    ),
    Verb(
        id="key-question", title="key question", places=frozenset({Place.PREP}),
        view="choose_key_question",
        help="The question that this person above all can answer: its number, 1 to 9",
    ),
    Verb(
        id="tailor", title="tailor", key="t", places=frozenset({Place.PREP}), view="tailor",
        help="Reword the question under the cursor for this person",
    ),
    Verb(
        id="drop", title="drop", key="x", places=frozenset({Place.PREP}), view="drop",
        help="Drop the question under the cursor",
    ),
    Verb(
        id="earlier", title="earlier", key="K", places=frozenset({Place.PREP}), view="earlier",
        help="Move the question up",
    ),
    Verb(
        id="later-question", title="later", key="J", places=frozenset({Place.PREP}),
        view="later_question",
        help="Move the question down",
    ),
    Verb(
        id="prepared", title="prepared", key="s", places=frozenset({Place.PREP}), view="prepared",
        help="The preparation is complete",
    ),
    Verb(
        id="sheet", title="save", key="o", view="save_sheet", places=frozenset({Place.PREP}),
        help="Save the talk for your calendar (.ics), or this sheet as text (.txt)",
    ),
    Verb(
        id="later", title="later", person=True, act=Act("people.set_aside"), on_shell=True,
        arguments=(Argument(name="until", prompt="Look again on which day?", kind=Kind.DAY),),
        help="Set this person aside until a day",
    ),
    Verb(
        id="no", title="not for me", person=True, act=Act("people.set_aside"), on_shell=True,
        help="Set this person aside for good",
    ),
    Verb(
        id="never-contact", title="never contact", person=True, act=Act("people.never_contact"),
        arguments=(Argument(name="why", prompt="Why? (private, may be empty)", optional=True),),
        on_shell=True,
        help="Mark this person as not to be contacted",
    ),
    Verb(
        id="let-go", title="let go", person=True, act=Act("messages.let_go"), on_shell=True,
        help="Stop waiting for an answer",
    ),
    Verb(
        id="skip-thanks", title="skip thanks", person=True, act=Act("messages.skip_thanks"),
        arguments=(Argument(name="reason", prompt="Why do without it?"),), on_shell=True,
        help="Do without the thank-you that is due, for a reason",
    ),
    Verb(
        id="warmth", title="warmth", person=True, act=Act("people.warm"), on_shell=True,
        arguments=(
            Argument(
                name="warmth", prompt="You know them as", kind=Kind.CHOICE, choices=_WARMTHS
            ),
        ),
        help="Say how well you know this person",
    ),
    Verb(
        id="merge", title="merge", key="enter", places=frozenset({Place.DUPLICATES}), person=True,
        arguments=(Argument(name="other", prompt="Who is the same person? "),),
        act=Act("duplicates.merge"), on_shell=True,
        help="These two are one: everything of both is kept in one record",
    ),
    Verb(
        id="apart", title="keep apart", key="n", places=frozenset({Place.DUPLICATES}), person=True,
        arguments=(Argument(name="other", prompt="Who is somebody else? "),),
        act=Act("duplicates.keep_apart"), on_shell=True,
        help="These two are two, and nobody asks again",
    ),
    Verb(
        id="unmerge", title="unmerge", person=True, act=Act("duplicates.unmerge"), on_shell=True,
        help="Part two people whom a merge made one; what came since stays with this one",
    ),
    Verb(
        id="close", title="close", person=True, act=Act("people.close"), on_shell=True,
        arguments=(Argument(name="note", prompt="Why? (may be empty)", optional=True),),
        help="End the conversation with this person",
    ),
    Verb(
        id="rest", title="let rest", person=True, act=Act("resting.rest"), on_shell=True,
        help="Keep in touch with this person no longer; everything is kept",
    ),
    Verb(
        id="forget", title="forget", person=True, view="forget",
        arguments=(Argument(name="full_name", prompt="To forget them for good: the full name "),),
        help="Remove this person for good, in the backups too; undo cannot bring them back",
    ),
    Verb(
        id="snooze", title="snooze", key="z", places=frozenset({Place.TODAY}), view="snooze",
        arguments=(_UNTIL,),
        help="Do not show this before a day",
    ),
    Verb(
        id="dismiss", title="dismiss", key="x", places=LISTS, view="dismiss",
        help="Dismiss what is due, or close the conversation",
    ),
    Verb(
        id="edit", title="edit", key="e", places=ON_PERSON, person=True, view="edit_person",
        help="Change the fields of this person",
    ),
    Verb(
        id="copy", title="copy", key="y", places=ON_PERSON | {Place.COMPOSER}, view="copy",
        help="Copy the draft to the clipboard of your terminal",
    ),
    Verb(
        id="fix", title="fix", key="f", places=frozenset({Place.COMPOSER}), view="fix",
        help="Mend what the check under the cursor found",
    ),
    Verb(
        id="accept", title="accept", key="a", places=frozenset({Place.COMPOSER}), view="accept",
        help="Leave it as it is in this text",
    ),
    Verb(
        id="silence", title="never again", key="A", places=frozenset({Place.COMPOSER}),
        view="silence",
        help="Never hear of this check again",
    ),
    Verb(
        id="write", title="edit", key="e", places=frozenset({Place.COMPOSER}), view="write",
        help="Edit the text; Esc ends it",
    ),
    Verb(
        id="subject", title="subject", key="S", places=frozenset({Place.COMPOSER}),
        view="edit_subject",
        help="Edit the subject",
    ),
    Verb(
        id="editor", title="editor", key="E", places=ON_PERSON | {Place.COMPOSER}, view="editor",
        help="Edit the text, or the notes on a person, in $EDITOR",
    ),
    Verb(
        id="save", title="save file", key="o", places=frozenset({Place.COMPOSER}), view="save",
        help="Save the message as a text file",
    ),
    Verb(
        id="mail", title="mail", key="m", places=frozenset({Place.COMPOSER}), view="mail",
        help="Hand the message to mail: a plugin sends it, after you have seen where to",
    ),
    Verb(
        id="send", title="sent", key="s", places=frozenset({Place.COMPOSER}), view="send",
        help="The message went out",
    ),
    Verb(
        id="discard", title="discard", key="x", places=frozenset({Place.COMPOSER}), view="discard",
        help="Take the draft away",
    ),
    Verb(
        id="add", title="add", key="a", places=LISTS, act=Act("people.add"), on_shell=True,
        arguments=(
            Argument(name="line", prompt="Who? (name @organisation, title) "),
        ),
        help="Add a person in one line",
    ),
    Verb(
        id="import", title="import", key="i", places=LISTS, view="import_people",
        arguments=(Argument(name="path", prompt="Import which file?", kind=Kind.FILE),),
        help="Bring in people: a LinkedIn export, vCards, a table (CSV)",
    ),
    Verb(
        id="columns", title="columns", key="c", places=frozenset({Place.PREVIEW}), view="columns",
        help="Choose which column of the table tells what",
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
        id="filter", title="filter", key="slash", places=LISTS, view="filter",
        help="Show only rows with these words",
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
        id="profile", title="profile", view="profile",
        help="Who you are: name, school, what you explore, when you are free",
    ),
    Verb(
        id="duplicates", title="duplicates", view="duplicates",
        help="Who may be here twice: two people side by side, to merge or to keep apart",
    ),
    Verb(
        id="export", title="export", view="export",
        help="Write people as csv, talks as ics, or everything as json: export csv FILE",
    ),
    Verb(
        id="calendar", title="calendar", person=True, view="calendar",
        help="Put the agreed talk into the calendar of a plugin, or change it there",
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
    Verb(id="quit", title="quit", key="q", places=LISTS, view="quit", help="Leave coffeechat"),
)
# fmt: on

BY_ID = {verb.id: verb for verb in VERBS}


def verbs_at(place: Place) -> list[Verb]:
    """The verbs offered at a place, in the table's order."""
    return [verb for verb in VERBS if place in verb.offered]


def may_be_empty(argument: Argument, choice: str) -> bool:
    """Whether an argument may be left empty, given the verb's choice."""
    return argument.optional or choice in argument.optional_for


_MARK = re.compile(r"‹([a-z-]+)›")


def spelled(text: str, spell: Callable[[Verb], str]) -> str:
    """A sentence with its marks replaced: «‹reply› sets a date».

    Sentences name verbs, not keys: on a screen they read as the key of the verb, which the user
    may have changed, on the shell as its command.
    """

    def word(mark: re.Match[str]) -> str:
        verb = BY_ID.get(mark[1])
        return spell(verb) if verb is not None else mark[0]

    return _MARK.sub(word, text)
