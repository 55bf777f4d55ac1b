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

from coffeechat.domain.interest import INTEREST_WORDS
from coffeechat.domain.words import (
    AskedOthers,
    IntroState,
    ReplyKind,
    Seniority,
    TrackStatus,
    Warmth,
)

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
    LIVE = "live"
    DEBRIEF = "debrief"
    PREVIEW = "preview"
    COLUMNS = "columns"
    PLUGINS = "plugins"
    DUPLICATES = "duplicates"
    TRIAGE = "triage"
    TRACKS = "tracks"
    TRACK = "track"
    BIN = "bin"
    BANK = "bank"
    INTRODUCTION = "introduction"
    LOOPS = "loops"


class Kind(StrEnum):
    """How the text of an argument is read."""

    TEXT = "text"
    WHEN = "when"
    DAY = "day"
    CHOICE = "choice"
    FILE = "file"
    #: The name of a track; a colon ends it where more follows.
    TRACK = "track"
    #: Tags of people, with commas between.
    TAG = "tag"


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
_TRIAGE = frozenset({Place.TRIAGE})
_HERE_AND_IN_TRIAGE = ON_PERSON | _TRIAGE
EVERYWHERE = frozenset(Place)
_CHECKED = frozenset({Place.COMPOSER, Place.PREP})

_REPLIES = (
    Choice(key="a", value=ReplyKind.ACCEPTED, title="said yes"),
    Choice(key="o", value=ReplyKind.OTHER_TIME, title="another time"),
    Choice(key="l", value=ReplyKind.LATER, title="later"),
    Choice(key="e", value=ReplyKind.BY_EMAIL, title="answered in writing"),
    Choice(key="f", value=ReplyKind.REFERRED_ON, title="named somebody"),
    Choice(key="d", value=ReplyKind.DECLINED, title="declined"),
    Choice(key="b", value=ReplyKind.BOUNCED, title="bounced"),
    Choice(key="w", value=ReplyKind.OUT_OF_OFFICE, title="away"),
    Choice(key="m", value=ReplyKind.MOVED, title="moved"),
    Choice(key="c", value=ReplyKind.CANCELLED, title="cancelled"),
    Choice(key="n", value=ReplyKind.NO_SHOW, title="did not come"),
    Choice(key="M", value=ReplyKind.MOVED_BY_ME, title="you-moved"),
    Choice(key="C", value=ReplyKind.CANCELLED_BY_ME, title="you-cancelled"),
    Choice(key="N", value=ReplyKind.NO_SHOW_BY_ME, title="you-missed-it"),
)
_ASKED_OTHERS = (
    Choice(key="y", value=AskedOthers.YES, title="yes"),
    Choice(key="n", value=AskedOthers.NO, title="no"),
    Choice(key="f", value=AskedOthers.UNFITTING, title="it did not fit"),
)
_CLOSING = (
    Choice(key="a", value="asked_others", title="asked others"),
    Choice(key="t", value="thanked", title="thanked them"),
    Choice(key="r", value="may_return", title="may return"),
)
_REFLECTIONS = (
    Choice(key="a", value="facets", title="what the notes are about"),
    Choice(key="d", value="drop", title="drop something"),
    Choice(key="w", value="due", title="when yours is due"),
    Choice(key="p", value="write_to", title="people to write to"),
    Choice(key="f", value="feelings", title="confidence and energy"),
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
_INTRO_STATES = (
    Choice(key="a", value=IntroState.ASKED, title="asked"),
    Choice(key="g", value=IntroState.AGREED, title="agreed"),
    Choice(key="p", value=IntroState.PASSED_ON, title="passed on"),
    Choice(key="i", value=IntroState.INTRODUCED, title="introduced"),
    Choice(key="d", value=IntroState.DECLINED, title="declined"),
    Choice(key="s", value=IntroState.STALLED, title="stalled"),
)
_LEVELS = tuple(
    Choice(key=str(level.value), value=level.name.casefold(), title=level.name.casefold())
    for level in Seniority
)
_DOES_IT = (
    Choice(key="y", value="yes", title="does the work"),
    Choice(key="n", value="no", title="supervises"),
)
_SORTS = (
    Choice(key="f", value="fit", title="fit"),
    Choice(key="n", value="name", title="name"),
    Choice(key="o", value="org", title="organisation"),
    Choice(key="l", value="last", title="last"),
    Choice(key="a", value="added", title="added"),
    Choice(key="d", value="due", title="due"),
    Choice(key="r", value="reverse", title="reversed"),
)
_DIGITS = tuple(Choice(key=digit, value=digit, title="") for digit in "123456789")
_STATUSES = (
    Choice(key="c", value=TrackStatus.CURIOUS, title="curious"),
    Choice(key="e", value=TrackStatus.EXPLORING, title="exploring"),
    Choice(key="p", value=TrackStatus.PROMISING, title="promising"),
    Choice(key="u", value=TrackStatus.CURRENT, title="current"),
    Choice(key="h", value=TrackStatus.CHOSEN, title="chosen"),
    Choice(key="r", value=TrackStatus.RULED_OUT, title="ruled out"),
    Choice(key="k", value=TrackStatus.PARKED, title="parked"),
)
_INTERESTS = tuple(
    Choice(key=str(level), value=str(level), title=words)
    for level, words in enumerate(INTEREST_WORDS)
)
_YES_NO = (Choice(key="y", value="yes", title="yes"), Choice(key="n", value="no", title="no"))
_TRACK = Argument(name="track", prompt="Which track? ", kind=Kind.TRACK)
_TRACKS = frozenset({Place.TRACKS, Place.TRACK})
_LOOPS = frozenset({Place.LOOPS})
_DATED = frozenset(map(str, (ReplyKind.ACCEPTED, ReplyKind.MOVED, ReplyKind.MOVED_BY_ME)))
_AWAY = frozenset({str(ReplyKind.OUT_OF_OFFICE)})
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
        id="open", title="open", key="enter", places=LISTS | {Place.PLUGINS, Place.TRACKS},
        view="open_row",
        help="Open what the cursor is on, or do what is due",
    ),
    Verb(
        id="draft", title="draft", key="d", places=_HERE_AND_IN_TRIAGE, person=True, view="compose",
        help="Draft the next message to this person, or go on with the draft",
    ),
    Verb(
        id="why", title="why", key="w", places=_HERE_AND_IN_TRIAGE, person=True,
        arguments=(_WHY,), act=Act("people.say_why"), on_shell=True,
        help="Say in a line what about their path interests you",
    ),
    Verb(
        id="connection", title="connection", key="c", places=_HERE_AND_IN_TRIAGE, person=True,
        arguments=(Argument(name="detail", prompt="What do you share?"),),
        act=Act("people.connect"), on_shell=True,
        help="Note a point of connection: a school, a firm, somebody you both know",
    ),
    Verb(
        id="intro", title="introduction", key="I", person=True, on_shell=True,
        arguments=(Argument(name="by", prompt="Who may introduce you? "),),
        act=Act("introductions.seek"),
        help="Name who may introduce you to this person; the request is drafted for them",
    ),
    Verb(
        id="intro-status", title="introduced?", person=True, on_shell=True,
        arguments=(
            Argument(
                name="state", prompt="The introduction is", kind=Kind.CHOICE,
                choices=_INTRO_STATES,
            ),
        ),
        act=Act("introductions.stand"),
        help="Say how far the introduction to this person is",
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
                name="until", prompt="Until which day?", kind=Kind.DAY,
                only_for=_AWAY | {str(ReplyKind.LATER)}, optional_for=_AWAY,
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
        id="live", title="live", key="l", places=ON_PERSON, person=True, view="live",
        help="The talk itself: its clock, its questions, a line for all that is said; or after it",
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
        id="confirmed", title="confirmed", person=True, act=Act("confirming.confirm"),
        on_shell=True,
        help="The talk is confirmed: its time, and the place or the link",
    ),
    Verb(
        id="colleagues", title="who else is there", person=True, view="colleagues",
        help="Everybody of this person's organisation, on Identify",
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
        id="closing", title="end of the talk", person=True, act=Act("live.closing"),
        on_shell=True,
        arguments=(
            Argument(name="part", prompt="Of its end:", kind=Kind.CHOICE, choices=_CLOSING),
            Argument(name="answer", prompt="It is", kind=Kind.CHOICE, choices=_ASKED_OTHERS),
        ),
        help="What belongs to the end of a talk: asked for others, thanked, may come back",
    ),
    Verb(
        id="reflect", title="think over", person=True, act=Act("reflecting.reflect"),
        on_shell=True,
        arguments=(
            Argument(name="part", prompt="On", kind=Kind.CHOICE, choices=_REFLECTIONS),
            Argument(name="text", prompt="Which, and what? (1 day, 2 skills) "),
        ),
        help="Think over a talk: what its notes are about, what not to keep, when yours is due",
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
        id="question", title="new", key="n", places=frozenset({Place.PREP}), person=True,
        view="add_question",
        help="Add a question in your own words; it is kept among yours",
    ),
    Verb(
        id="copy-question", title="copy", key="c", places=frozenset({Place.PREP}),
        view="copy_question",
        help="Put the question under the cursor there twice, to word one of them for this person",
    ),
    Verb(
        id="bank", title="bank", key="b", places=frozenset({Place.PREP}), person=True, view="bank",
        help="Choose from all questions: suggested, yours, and the sets of plugins",
    ),
    Verb(
        id="question-set", title="set", key="S", places=frozenset({Place.PREP}), person=True,
        view="choose_set",
        help="Begin anew with a set of questions",
    ),
    Verb(
        id="research", title="read", key="r", places=frozenset({Place.PREP}), person=True,
        arguments=(Argument(name="text", prompt="What did you read of them? "),),
        act=Act("preparing.research"), on_shell=True,
        help="Note what you read about them or where they work",
    ),
    Verb(
        id="short", title="short", places=frozenset({Place.PREP}), view="short",
        help="The five things that matter most in a quarter of an hour, or the whole sheet again",
    ),
    Verb(
        id="take", title="add", key="enter", places=frozenset({Place.BANK}), view="take",
        help="Add the question under the cursor to the talk",
    ),
    Verb(
        id="next-topic", title="next topic", key="n", places=frozenset({Place.BANK}),
        view="next_topic",
        help="Go to the next topic",
    ),
    Verb(
        id="drop-question", title="not mine", key="x", places=frozenset({Place.BANK}),
        arguments=(Argument(name="text", prompt="Which one? (its beginning) "),),
        act=Act("preparing.drop_own"), on_shell=True,
        help="Keep a question of your own no longer: its beginning",
    ),
    Verb(
        id="introduction", title="introduction", key="i", places=frozenset({Place.PREP}),
        view="introduction",
        help="What you say of yourself in the first three minutes, and a clock to rehearse it",
    ),
    Verb(
        id="rehearse", title="start or stop", key="r", places=frozenset({Place.INTRODUCTION}),
        view="rehearse",
        help="Let the clock run while you say it aloud, and stop it",
    ),
    Verb(
        id="speed", title="speed", key="s", places=frozenset({Place.INTRODUCTION}),
        arguments=(Argument(name="speed", prompt="How many words a minute do you speak? "),),
        act=Act("preparing.speak"), on_shell=True,
        help="Keep how many words a minute you speak",
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
        help="Save the talk for your calendar (.ics), or this sheet (.txt, .md)",
    ),
    Verb(
        id="triage", title="triage", key="t", places=LISTS, view="triage",
        help="Look through the people nobody has decided on, one after the other, best first",
    ),
    Verb(
        id="worth-asking", title="worth asking", key="y", places=_TRIAGE, person=True,
        act=Act("triage.worth_asking"), on_shell=True,
        help="This person is worth asking",
    ),
    Verb(
        id="later", title="later", key="l", places=_TRIAGE, person=True, act=Act("triage.later"),
        arguments=(
            Argument(
                name="until", prompt="Look again on which day? (empty: in three months) ",
                kind=Kind.DAY, optional=True,
            ),
        ),
        on_shell=True,
        help="Set this person aside until a day, or for three months",
    ),
    Verb(
        id="no", title="no", key="n", places=_TRIAGE, person=True, act=Act("people.set_aside"),
        on_shell=True,
        help="Set this person aside for good",
    ),
    Verb(
        id="confirm", title="confirm", places=_TRIAGE | {Place.PERSON}, view="confirm",
        help="Confirm what is offered on this person: its number, 1 to 9",
    ),
    Verb(
        id="tag", title="tag", key="number_sign", places=_HERE_AND_IN_TRIAGE, person=True,
        arguments=(Argument(name="tags", prompt="Tag (-tag takes it away) ", kind=Kind.TAG),),
        act=Act("tags.tag"), on_shell=True,
        help="Give this person a tag, or several with commas between; -tag takes one away",
    ),
    Verb(
        id="mark", title="mark", key="space", places=LISTS, view="mark",
        help="Mark the row, and go on; tag, connection, later, no then mean all marked people",
    ),
    Verb(
        id="mark-all", title="mark all", key="asterisk", places=LISTS, view="mark_all",
        help="Mark all rows that are shown; again, or Esc, marks none",
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
        id="level", title="level", key="L", places=_HERE_AND_IN_TRIAGE, person=True,
        arguments=(
            Argument(name="level", prompt="Their level", kind=Kind.CHOICE, choices=_LEVELS),
        ),
        act=Act("fitting.set_level"), on_shell=True,
        help="Say at which level this person works, where their title misleads",
    ),
    Verb(
        id="does-it", title="does the work?", key="P", places=_HERE_AND_IN_TRIAGE, person=True,
        arguments=(
            Argument(
                name="answer", prompt="Do they do the work themselves?", kind=Kind.CHOICE,
                choices=_DOES_IT,
            ),
        ),
        act=Act("fitting.say_does_it"), on_shell=True,
        help="Say whether this person does the work, or supervises those who do",
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
        id="loops", title="what is open", key="f", person=True, view="loops",
        help="What is open between you: suggestions, promises, offers, questions, people named",
    ),
    Verb(
        id="loop-add", title="add", key="a", places=_LOOPS, person=True, act=Act("loops.add"),
        arguments=(
            Argument(name="line", prompt="! suggestion, @me or @them promise, ? question "),
        ),
        on_shell=True,
        help="Leave something open: ! suggestion, @me your promise, @them their offer, ? question",
    ),
    Verb(
        id="loop-done", title="done", key="s", places=_LOOPS, person=True, act=Act("loops.done"),
        arguments=(
            Argument(name="line", prompt="What came of it? (may be empty) ", optional=True),
        ),
        on_shell=True,
        help="A suggestion done, a promise kept, an offer taken up: ITS WORDS: WHAT CAME OF IT",
    ),
    Verb(
        id="loop-doing", title="doing it", key="o", places=_LOOPS, person=True,
        act=Act("loops.doing"), on_shell=True,
        arguments=(Argument(name="line", prompt="Which one? (its words) ", optional=True),),
        help="You are doing what they suggested",
    ),
    Verb(
        id="loop-drop", title="drop", key="x", places=_LOOPS, person=True, act=Act("loops.drop"),
        arguments=(Argument(name="line", prompt="Why? (may be empty) ", optional=True),),
        on_shell=True,
        help="Leave it: a suggestion dropped, a promise or an offer released: ITS WORDS: WHY",
    ),
    Verb(
        id="loop-by", title="by when", key="b", places=_LOOPS, person=True,
        act=Act("loops.due_by"), on_shell=True,
        arguments=(Argument(name="line", prompt="By which day? "),),
        help="Say by which day a promise of yours is to be kept: ITS WORDS: DAY",
    ),
    Verb(
        id="loop-ask", title="whom to ask", key="w", places=_LOOPS, person=True,
        act=Act("loops.ask_whom"), on_shell=True,
        arguments=(Argument(name="line", prompt="Whom will you ask? "),),
        help="Say whom you will ask an open question: ITS WORDS: NAME",
    ),
    Verb(
        id="milestone", title="milestone", act=Act("milestones.reach"), on_shell=True,
        arguments=(
            Argument(name="text", prompt="What did you reach? (got the internship at Verda) "),
        ),
        help="Note a milestone; those whose advice led there each get a letter of their own",
    ),
    Verb(
        id="credit", title="had a part", person=True, act=Act("milestones.credit"), on_shell=True,
        arguments=(Argument(name="text", prompt="In which milestone of yours? "),),
        help="This person had a part in a milestone of yours, and is to hear of it",
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
        id="snooze", title="snooze", key="z",
        places=frozenset({Place.TODAY, Place.TRIAGE, Place.LOOPS}),
        view="snooze",
        arguments=(_UNTIL,),
        help="Do not show this before a day",
    ),
    Verb(
        id="dismiss", title="dismiss", key="x", places=LISTS, view="dismiss",
        help="Dismiss what is due, or close the conversation",
    ),
    Verb(
        id="edit", title="edit", key="e", places=_HERE_AND_IN_TRIAGE, person=True,
        view="edit_person",
        help="Change the fields of this person",
    ),
    Verb(
        id="copy", title="copy", key="y", places=ON_PERSON | {Place.COMPOSER}, view="copy",
        help="Copy the draft to the clipboard of your terminal",
    ),
    Verb(
        id="fix", title="fix", key="f", places=_CHECKED, view="fix",
        help="Mend what the check under the cursor found",
    ),
    Verb(
        id="accept", title="accept", key="a", places=_CHECKED, view="accept",
        help="Leave it as it is in this text",
    ),
    Verb(
        id="silence", title="never again", key="A", places=_CHECKED, view="silence",
        help="Never hear of this check again",
    ),
    Verb(
        id="write", title="edit", key="e", view="write",
        places=frozenset({Place.COMPOSER, Place.INTRODUCTION}),
        help="Edit the text; Esc ends it",
    ),
    Verb(
        id="subject", title="subject", key="S", places=frozenset({Place.COMPOSER}),
        view="edit_subject",
        help="Edit the subject",
    ),
    Verb(
        id="template", title="template", key="t", places=frozenset({Place.COMPOSER}),
        view="choose_template",
        help="Begin the message anew with another template, or for another channel",
    ),
    Verb(
        id="as-read", title="as they read it", key="v", places=frozenset({Place.COMPOSER}),
        view="as_read",
        help="Show the message as it will be read, 60 letters wide",
    ),
    Verb(
        id="templates", title="templates", view="templates",
        help="The templates of messages, yours included, and what came of each",
    ),
    Verb(
        id="editor", title="editor", key="E", view="editor",
        places=ON_PERSON | {Place.COMPOSER, Place.PREP, Place.INTRODUCTION},
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
        help="Add a person in one line; occasion: NAME, DAY, PLACE adds those you met there",
    ),
    Verb(
        id="names", title="names", view="names",
        help="Five questions that bring ten people to mind",
    ),
    Verb(
        id="dream", title="dream", person=True, act=Act("dreams.dream"), on_shell=True,
        arguments=(
            Argument(
                name="wanted", prompt="Would you love to interview them?", kind=Kind.CHOICE,
                choices=_YES_NO,
            ),
        ),
        help="Put this person on the list of those you would love to interview, or off it",
    ),
    Verb(
        id="met", title="met", person=True, act=Act("earlier.met"), on_shell=True,
        arguments=(Argument(name="line", prompt="When, and what was said? (last Mon: …) "),),
        help="Note a talk of earlier: DAY: WHAT WAS SAID; it begins nothing",
    ),
    Verb(
        id="dreams", title="dreams", view="dreams",
        help="The people you would love to interview",
    ),
    Verb(
        id="set", title="set", person=True, act=Act("fields.set_field"), on_shell=True,
        arguments=(Argument(name="text", prompt="Which field? (such as place=Oakland) "),),
        help="Change one field of this person: FIELD=VALUE; nothing behind the = empties it",
    ),
    Verb(
        id="history", title="history", person=True, view="field_history",
        arguments=(Argument(name="field", prompt="Of which field? (such as title) "),),
        help="What a field of this person was before, and what changed it",
    ),
    Verb(
        id="bin", title="bin", person=True, act=Act("binning.put_in"), on_shell=True,
        help="Move this person into the bin, with all that was with them",
    ),
    Verb(
        id="binned", title="bin", view="binned",
        help="Who is in the bin",
    ),
    Verb(
        id="unbin", title="bring back", key="enter", places=frozenset({Place.BIN}),
        act=Act("binning.take_out"), on_shell=True,
        arguments=(Argument(name="name", prompt="Whom? "),),
        help="Bring somebody back from the bin, with all that was with them",
    ),
    Verb(
        id="tracks", title="tracks", view="tracks",
        help="The fields and roles you explore",
    ),
    Verb(
        id="track-add", title="add", key="a", places=_TRACKS, act=Act("tracks.begin"),
        arguments=(Argument(name="name", prompt="Which field or role? "),), on_shell=True,
        help="Explore a field or role from now on",
    ),
    Verb(
        id="track-edit", title="edit", key="e", places=_TRACKS, view="edit_track",
        help="Change the fields of the track",
    ),
    Verb(
        id="track-people", title="people", key="enter", places=frozenset({Place.TRACK}),
        view="track_people",
        help="The people of the track, on Identify",
    ),
    Verb(
        id="track-status", title="status", key="s", places=_TRACKS, act=Act("tracks.stand"),
        arguments=(
            Argument(name="status", prompt="It is", kind=Kind.CHOICE, choices=_STATUSES),
            _TRACK,
        ),
        on_shell=True,
        help="Say how far you are with a track",
    ),
    Verb(
        id="interest", title="interest", key="i", places=_TRACKS, act=Act("tracks.interest"),
        arguments=(
            Argument(name="level", prompt="You are", kind=Kind.CHOICE, choices=_INTERESTS),
            _TRACK,
            Argument(name="why", prompt="Why? (may be empty) ", optional=True),
        ),
        on_shell=True,
        help="Note how much a track draws you now, 0 to 5, and why: 4 grants: liked her day",
    ),
    Verb(
        id="term", title="term", key="equals_sign", places=_TRACKS, act=Act("tracks.term"),
        arguments=(_TRACK, Argument(name="text", prompt="Term = meaning ")), on_shell=True,
        help="Keep a word of a field: TRACK: TERM = MEANING",
    ),
    Verb(
        id="open-question", title="question", key="o", places=_TRACKS,
        act=Act("tracks.question"),
        arguments=(_TRACK, Argument(name="text", prompt="What would you like to know? ")),
        on_shell=True,
        help="Keep what you would still like to know of a field: TRACK: QUESTION",
    ),
    Verb(
        id="answered", title="answered", key="x", places=_TRACKS, act=Act("tracks.answered"),
        arguments=(_TRACK, Argument(name="text", prompt="Which question? (its beginning) ")),
        on_shell=True,
        help="An open question of a field is open no longer: TRACK: ITS BEGINNING",
    ),
    Verb(
        id="track-drop", title="remove", places=_TRACKS, act=Act("tracks.drop"),
        arguments=(_TRACK,), on_shell=True,
        help="Take away a track that nobody belongs to, such as one mistyped",
    ),
    Verb(
        id="belongs", title="belongs to", person=True, act=Act("tracks.belong"),
        arguments=(_TRACK,), on_shell=True,
        help="Put this person into a track; it is made when there is none of this name",
    ),
    Verb(
        id="not-in", title="not in", person=True, act=Act("tracks.leave"),
        arguments=(_TRACK,), on_shell=True,
        help="Take this person out of a track",
    ),
    Verb(
        id="people-search", title="people search", view="people_search",
        arguments=(Argument(name="track", prompt="For which track? ", kind=Kind.TRACK,
                            optional=True),),
        help="The address of a search for people on LinkedIn, for a track and your school",
    ),
    Verb(
        id="import", title="import", key="i", places=LISTS, view="import_people",
        arguments=(Argument(name="path", prompt="Import which file?", kind=Kind.FILE),),
        help="Bring in people: a LinkedIn export, vCards, any table (CSV)",
    ),
    Verb(
        id="columns", title="columns", key="c", places=frozenset({Place.PREVIEW}), view="columns",
        help="Choose which column of the table tells what",
    ),
    Verb(
        id="dates", title="dates", key="d", places=frozenset({Place.PREVIEW}),
        view="dates", help="Read dates such as 3/5/24 the other way round",
    ),
    Verb(
        id="texts", title="texts", key="t", places=frozenset({Place.PREVIEW}), view="texts",
        help="Keep what was said, or only when and by whom",
    ),
    Verb(
        id="encoding", title="encoding", key="e", places=frozenset({Place.PREVIEW}),
        view="encoding",
        arguments=(Argument(name="encoding", prompt="Which encoding? (such as cp1252) "),),
        help="Read the file in another encoding, when letters are wrong",
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
        help="Show only rows with these words, or org:verda level:<=mid -tag:eco last:>90d",
    ),
    Verb(
        id="sort", title="sort", key="o", places=LISTS - {Place.TODAY}, view="sort",
        arguments=(
            Argument(name="by", prompt="Sort by", kind=Kind.CHOICE, choices=_SORTS),
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
            Argument(name="digit", prompt="For which digit?", kind=Kind.CHOICE, choices=_DIGITS),
            Argument(name="line", prompt="Name? "),
        ),
        help="Keep a view for a digit: NAME = FILTER; on a list, NAME keeps what it shows",
    ),
    Verb(
        id="drop-view", title="drop view", act=Act("views.drop"), on_shell=True,
        arguments=(
            Argument(name="digit", prompt="Drop which view?", kind=Kind.CHOICE, choices=_DIGITS),
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
