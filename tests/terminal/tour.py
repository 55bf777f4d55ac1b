"""A tour of every screen: how to come there, what is pressed there, and what that may cost."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from coffeechat.acts import people
from coffeechat.demo import make_demo
from coffeechat.session import Session
from coffeechat.settings import Settings
from plugin_host.fakes import Shelf
from screens.plugin_kit import ALUMNI
from support.driving import SATURDAY, Clock
from support.pty import COFFEECHAT, Terminal, environment

SMALL, LARGE = (80, 24), (200, 50)

CONNECTIONS = """\
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Jelisa,Okonkwo,https://www.linkedin.com/in/jelisa-okonkwo-example,,Green Rivers,Manager,05 Mar 2024
"""
TABLE = """\
Who,Where,What,How
Ada Lindqvist,Green Rivers,Analyst,ada@example.org
Bela Moreau,Verda,Manager,bela@example.org
"""

_FIRST = ("Ada", "Bela", "Carmen", "Dmitri", "Efua", "Farid", "Greta", "Hyun", "Isabel")
_LAST = ("Lindqvist", "Moreau", "Nakamura", "Obi", "Petrov", "Quiroga", "Rossi", "Saarinen")
_JOBS = ("@Verda, Analyst", "@Green Rivers, Programme Manager", "@Studio Quercus, Editor")

#: Added to the demo: three who are here already, it seems, and enough to fill a list.
ADDED = (
    "Wei Zhang @Verda, Lead",
    "Mika Laine @Verda",
    "Owen Clarke @Verda",
    *(
        f"{first} {last} {_JOBS[(index + len(last)) % len(_JOBS)]}"
        for last in _LAST
        for index, first in enumerate(_FIRST)
    ),
)

#: The most bytes at 80x24, as design.md has them. On a larger terminal, what draws rows may take
#: more by its columns, and what draws an area by its cells.
OPEN, MOVE, PAGE, PROMPT, TEXT, IDLE = "open", "move", "page", "prompt", "text", "idle"
FOLLOWS = "follows"
BUDGETS = {OPEN: 12_000, MOVE: 300, PAGE: 3_000, PROMPT: 3_000, TEXT: 400, FOLLOWS: 4_000, IDLE: 0}
ON_ROWS, OVER_AN_AREA = frozenset({MOVE}), frozenset({OPEN, PAGE, PROMPT, FOLLOWS})

AT_ONCE = 0.09
"""Seconds in which what a key does at once is drawn, before anything that follows a rest."""

ANSWERS = 2.0
"""Seconds after which a key has changed nothing: there is room for all on a large terminal."""

AFTER_ALL = 0.35
"""Seconds without a byte after which all is through that a key began, checks of a text included."""

SAVED = 2.5
"""The same where a text is to be saved, too."""

_BUSY = frozenset({psutil.STATUS_RUNNING, psutil.STATUS_DISK_SLEEP})


@dataclass(frozen=True)
class Stop:
    """One screen, or one state of it.

    Attributes:
        screen: The name of its class.
        way: The keys that lead there from the list Today; «=word» is typed. The last one opens it.
        shows: Texts that tell that it is there.
        tries: Keys to press there, by what they cost.
    """

    screen: str
    way: str
    shows: tuple[str, ...]
    tries: Mapping[str, str] = field(default_factory=dict)


_LIST = {MOVE: "j j k j", PAGE: "ctrl+d ctrl+u pagedown pageup"}
_DETAILED = {MOVE: "j k"}
_READING = {PAGE: "pagedown pageup j"}
STOPS: Mapping[str, Stop] = {
    "today": Stop("ListScreen", "2 1", ("1Today",), _LIST),
    "identify": Stop("ListScreen", "2", ("2Identify", "of 2019"), _LIST),
    "filter": Stop("ListScreen", "2 /", ("/",), {PROMPT: "p o backspace l"}),
    "ask": Stop("ListScreen", "3", ("3Ask",), _LIST),
    "answers": Stop("ListScreen", "3 r", ("They", "said yes"), {PROMPT: "a"}),
    "interview": Stop("ListScreen", "4", ("4Interview",), _LIST),
    "follow up": Stop("ListScreen", "5", ("5Follow up",), _LIST),
    "command line": Stop("ListScreen", ":", (":",), {PROMPT: "u n d o backspace"}),
    "person": Stop("PersonScreen", "3 enter", ("stands", "said and done"), _READING),
    "open": Stop("LoopsScreen", "5 enter", ("Between you and", "doing it"), {}),
    "milestone": Stop("MilestoneScreen", ": =milestone space =Settled enter", ("to tell",), {}),
    "composer": Stop("Composer", "3 G d", ("Dear Eleni",), {MOVE: "j j k"}),
    "text": Stop("Composer", "3 G d e", ("Esc ends the editing",), {TEXT: "a b space down c"}),
    "templates of a draft": Stop("Composer", "3 G d t", ("Begin anew with",), {}),
    "as it is read": Stop("ReadingScreen", "3 G d v", ("will read it",), {}),
    "templates": Stop("ReadingScreen", ": =templates enter", ("ask-point v1",), _READING),
    "subject": Stop("Composer", "3 G d S", ("Subject Turtles",), {PROMPT: "a b backspace"}),
    "prep": Stop("PrepScreen", "4 G p", ("prepared", "Who else would"), {MOVE: "j k"}),
    "goal": Stop("PrepScreen", "4 G p +", ("What do you hope",), {PROMPT: "a b backspace"}),
    "questions": Stop("BankScreen", "4 G p b", ("to choose from", "add"), {MOVE: "j k"}),
    "asked of you": Stop("AnswersScreen", ": =answers enter", ("that you were asked",), {}),
    "introduction": Stop("IntroductionScreen", ": =introduction enter", ("Who you are",), {}),
    "live": Stop("LiveScreen", "4 G l", ("Esc leave", "Who else would"), {PROMPT: "a b backspace"}),
    "debrief": Stop("DebriefScreen", "5 G b", ("keep the line",), {PROMPT: "a b backspace"}),
    "person's fields": Stop(
        "PersonForm", "2 e", ("Organisation", "Vertiente"), {PROMPT: "a enter b"}
    ),
    "profile": Stop("ProfileForm", ": =profile enter", ("Who you are",), {PROMPT: "a enter b"}),
    "keys": Stop("HelpScreen", "2 ?", ("arrows move",), _READING),
    "triage": Stop("TriageScreen", "2 t", ("to go", "worth asking"), {PAGE: "j k n l y 1 u"}),
    "learn": Stop("LearnScreen", "6", ("6Learn", "exploring"), _DETAILED),
    "track": Stop("TrackScreen", "6 enter", ("status", "overhead"), {}),
    "track's fields": Stop("TrackForm", "6 e", ("Open questions",), {PROMPT: "a enter b"}),
    "learnings": Stop(
        "LearningsScreen", "6 l", ("What you learned",), {**_LIST, PROMPT: "/ p backspace a"}
    ),
    "learning": Stop("LearningScreen", "6 l enter", ("about", "words"), {}),
    "coverage": Stop("CoverageScreen", "6 c", ("Coverage", "Nobody has told"), {MOVE: "j k"}),
    "what differs": Stop("DifferScreen", "6 d", ("of the same", "Next:"), _DETAILED),
    "quiz": Stop("QuizScreen", "6 t", ("What does it mean?",), {PAGE: "enter"}),
    "to read": Stop("ReadingListScreen", "6 j r", ("To read",), {}),
    "week": Stop("WeekScreen", "6 w", ("The week until", "three of these"), {PAGE: "1 2 1"}),
    "figures": Stop("FiguresScreen", ": =funnel enter", ("begun", "by route"), _READING),
    "side by side": Stop("FiguresScreen", "6 =", ("Side by side", "interest"), _READING),
    "questions' yield": Stop("YieldScreen", ": =question-yield enter", ("last week",), {}),
    "bin": Stop("BinScreen", ": =binned enter", ("The bin is empty",), {}),
    "history": Stop(
        "ReadingScreen", "2 : =history space =title enter", ("now:", "The last import gave"), {}
    ),
    "preview": Stop("PreviewScreen", "i enter", ("New (1)", "Okonkwo"), {}),
    "columns": Stop(
        "ColumnsScreen",
        ": =import space =lists/table.csv enter",
        ("which column tells what", "Green Rivers"),
        {MOVE: "j k", PAGE: "enter"},
    ),
    "duplicates": Stop(
        "DuplicatesScreen", ": =duplicates enter", ("to look at", "the same name"), _DETAILED
    ),
    "plugins": Stop("PluginsScreen", ": =plugins enter", ("Plugins", "alumni"), _DETAILED),
    "plugin's settings": Stop(
        "PluginForm", ": =plugins enter j enter", ("School",), {PROMPT: "a enter b"}
    ),
}


@dataclass(frozen=True)
class Place:
    """A home with the demo of made-up people in it, a plugin and a file to import."""

    home: Path

    @property
    def store(self) -> Path:
        """Where the people are."""
        return self.home / "data" / "demo.json"

    def start(self, *more: str, size: tuple[int, int] = SMALL, **environ: str) -> Terminal:
        """Start the program there; `more` is typed after it."""
        changes = {
            "COFFEECHAT_NOW": SATURDAY.isoformat(),
            "PYTHONPATH": str(self.home / "plugins"),
            **environ,
        }
        terminal = Terminal(
            [COFFEECHAT, "--store", str(self.store), *more],
            environment(self.home, **changes),
            size=size,
            folder=self.home,
        )
        terminal.wait_for("owe ")
        terminal.settle(AFTER_ALL)
        return terminal

    def set_theme(self, theme: str) -> None:
        """Have it look otherwise."""
        config = self.home / ".config" / "coffeechat" / "config.toml"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(f'[looks]\ntheme = "{theme}"\n')

    def copy(self, home: Path) -> "Place":
        """Another one just like it, so that nobody sees what is done there."""
        shutil.copytree(self.home, home)
        return Place(home)


def prepare_tour(home: Path, **plugins: str) -> Place:
    """Make the demo in a folder; `plugins` are further ones, by name, as source."""
    place = Place(home)
    make_demo(Clock(), place.store)
    session = Session.open(place.store, Settings(), Clock())
    for line in ADDED:
        people.add(session.store, line)
    session.close()
    (home / "plugins").mkdir()
    shelf = Shelf(home / "plugins")
    for name, source in {"alumni": ALUMNI, **plugins}.items():
        shelf.install(name, source)
    (home / "Connections.csv").write_text(CONNECTIONS)
    (home / "lists").mkdir()
    (home / "lists" / "table.csv").write_text(TABLE)
    return place


def go(terminal: Terminal, stop: Stop) -> int:
    """Go to a screen; the bytes that its last key caused."""
    *before, last = stop.way.split()
    for key in before:
        step(terminal, key)
    written = len(terminal.written)
    terminal.send(last)
    terminal.wait_for(*stop.shows)
    terminal.settle(AFTER_ALL)
    return len(terminal.written) - written


def step(terminal: Terminal, key: str) -> None:
    """Press a key, or type a word, and wait until what it does at once is drawn."""
    if key.startswith("="):
        terminal.type(key[1:])
        terminal.wait_for(key[1:])
    else:
        terminal.send(key)
        terminal.read(AFTER_ALL)
    terminal.settle(AT_ONCE)
    while _is_busy(terminal):
        terminal.settle(AT_ONCE)


def _is_busy(terminal: Terminal) -> bool:
    """Whether the program works, waits for a processor or for the disk, rather than for a key."""
    try:
        threads = psutil.Process(terminal.process.pid).threads()
        return any(psutil.Process(one.id).status() in _BUSY for one in threads)
    except psutil.NoSuchProcess:  # a thread has just ended
        return True


def visit(terminal: Terminal, names: Iterable[str] = tuple(STOPS)) -> Iterator[str]:
    """Go to every screen, or to some; the name of each on arrival."""
    for name in names:
        step(terminal, "1")
        go(terminal, STOPS[name])
        yield name
        back_to_today(terminal)


def back_to_today(terminal: Terminal) -> None:
    """Leave whatever is open, a prompt on Today too."""
    step(terminal, "escape")
    while "1Today" not in terminal.screen.text:
        step(terminal, "escape")


def measure(
    terminal: Terminal, stop: Stop, idle: float, *, most: int | None = None
) -> Iterator[tuple[str, int]]:
    """What keys cost there in bytes, kind by kind, and what it costs to do nothing.

    Args:
        terminal: The program, on Today.
        stop: Where to go first.
        idle: Seconds for which nothing is done.
        most: The most keys of a kind; all of them without it.
    """
    yield OPEN, go(terminal, stop)
    for kind, keys in stop.tries.items():
        for key in keys.split()[:most]:
            before = len(terminal.written)
            terminal.send(key)
            if terminal.read(ANSWERS):
                terminal.watch(AT_ONCE)
            at_once = len(terminal.written)
            yield kind, at_once - before
            terminal.settle(AFTER_ALL)
            yield FOLLOWS, len(terminal.written) - at_once
    terminal.settle(SAVED if TEXT in stop.tries else AFTER_ALL)
    yield IDLE, terminal.watch(idle)


def budget(kind: str, size: tuple[int, int]) -> int:
    """The most bytes that something may cost on a terminal of so many columns and rows."""
    most, wider = BUDGETS[kind], size[0] / SMALL[0]
    if kind in ON_ROWS:
        return round(most * wider)
    return round(most * wider * size[1] / SMALL[1]) if kind in OVER_AN_AREA else most
