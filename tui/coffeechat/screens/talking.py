"""What the screens in and after a talk share: a status line that stays while one types."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from coffeechat.acts import Done
from coffeechat.domain.capture import (
    Captured,
    Field,
    HardQuestion,
    KeysWanted,
    NamedPerson,
    Note,
    Offer,
    OpenQuestion,
    Organisation,
    Promise,
    Suggestion,
    Surprise,
    Term,
    Tick,
    parse_capture,
)
from coffeechat.domain.parts import Interview
from coffeechat.screens.one_talk import OneTalk
from coffeechat.screens.person_text import labelled
from coffeechat.widgets.cells import Line, edges
from coffeechat.widgets.prompt import Prompt
from coffeechat.widgets.status import KeyHints, StatusLine

LABEL = 9
SAVED = "saved"
_KINDS: dict[type[Captured], str] = {
    Note: "note",
    Suggestion: "advice",
    NamedPerson: "named",
    Promise: "promise",
    Offer: "offer",
    OpenQuestion: "open",
    HardQuestion: "asked me",
    Term: "term",
    Surprise: "surprise",
    Field: "field",
    Organisation: "where",
}


class TalkScreen(OneTalk):
    """A screen about a talk on which one types most of the time."""

    AUTO_FOCUS = ""
    DEFAULT_CSS: ClassVar[str] = """
    TalkScreen HeadLine { margin: 1 1; }
    TalkScreen TextPane { margin: 0 1; }
    """

    def foot(self) -> Vertical:
        """What happened, the line that is typed below it, and the keys."""
        return Vertical(StatusLine(), Prompt(), KeyHints(), id="foot")

    def compose(self) -> ComposeResult:
        """What a screen of a talk has at least."""
        yield self.foot()

    def tell(self, done: Done, undoer: str = "undo") -> None:
        """Say what an act did; no key takes it back here, where keys are typed into a line."""
        del undoer
        self.say(done.text)


def kept_lines(interview: Interview, width: int) -> list[Line]:
    """The lines of a talk that became records, each with what it is, the latest last."""
    shown = []
    for line in interview.lines:
        captured = parse_capture(line.text)
        if captured is None or isinstance(captured, Tick | KeysWanted):
            continue
        match captured:
            case Note(text=text) | HardQuestion(text=text):
                pass
            case _:
                text = _without_sign(line.text)
        first, *more = labelled(_KINDS[type(captured)], text, LABEL, width - len(SAVED) - 1)
        shown += [Line(edges(first, SAVED, width)), *map(Line, more)]
    return shown


def _without_sign(text: str) -> str:
    """A captured line without the sign it begins with."""
    text = text.strip()
    words = ("@them", "@me") if text.startswith("@") else (text[:1],)
    length = next((len(one) for one in words if text.casefold().startswith(one)), 0)
    return text[length:].lstrip(": ")
