"""`Form`: labelled fields of one line each, one under another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from coffeechat.widgets.cells import fit, plain
from coffeechat.widgets.plain_input import PlainInput
from coffeechat.widgets.status import StatusLine


def _nothing(text: str) -> str:
    del text
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form.

    Attributes:
        name: Its key in the values.
        label: What stands before it.
        value: What it begins with.
        hint: What may be typed; shown while it is empty.
        check: Gives a sentence on what is wrong with a text, or «».
        echo: Gives how a text is understood, shown while it is typed, or «».
        secret: What is typed is not drawn.
        instead: What stands in the field while it is empty.
        saves: Enter submits here, though more fields follow; the arrows reach those.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    check: Callable[[str], str] = _nothing
    echo: Callable[[str], str] = _nothing
    secret: bool = False
    instead: str = ""
    saves: bool = False


class _Rows(VerticalScroll, can_focus=False):
    """The rows of a form; there may be more than fit."""

    DEFAULT_CSS = """
    _Rows { height: auto; scrollbar-size: 0 0; }
    """


class Form(Vertical):
    """Enter goes to the next field, and submits in the last one; Esc leaves."""

    DEFAULT_CSS = """
    Form {
        height: auto;
        & Horizontal, & .form--fields { height: auto; }
        & Static { width: auto; text-style: dim; }
    }
    """

    class Submitted(Message):
        """Every field passed its check."""

        def __init__(self, form: "Form", values: dict[str, str]) -> None:
            super().__init__()
            self.form = form
            self.values = values

        @property
        def control(self) -> "Form":
            """The form that was filled in."""
            return self.form

    class Left(Message):
        """The form was left with Esc."""

        def __init__(self, form: "Form") -> None:
            super().__init__()
            self.form = form

        @property
        def control(self) -> "Form":
            """The form that was left."""
            return self.form

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self._inputs = [_FieldInput(field) for field in fields]
        self._hint = StatusLine()

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields now, without blanks around it."""
        return {field.field.name: field.value.strip() for field in self._inputs}

    def compose(self) -> ComposeResult:
        """The labels, the fields beside them, and the hint line under both.

        One widget has all labels: each widget more makes a form slower to open.
        """
        labels = [field.field.label for field in self._inputs]
        width = max((cell_len(plain(label)) for label in labels), default=0) + 2
        with _Rows(), Horizontal():
            yield Static(Content("\n".join(fit(label, width) for label in labels)))
            with Vertical(classes="form--fields"):
                yield from self._inputs
        yield self._hint

    def leave_room(self, rows: int) -> None:
        """Show at most so many fields at a time; the others scroll."""
        self.query_one(_Rows).styles.max_height = max(1, rows)

    def on_mount(self) -> None:
        """Begin with the first field."""
        for field in self._inputs:
            field.set_text(field.field.value)
        if self._inputs:
            self._inputs[0].focus()
            self.say(self._inputs[0].comment)

    def say(self, text: str) -> None:
        """Show a sentence in the hint line."""
        self._hint.say(text)

    def go(self, field: "_FieldInput", by: int) -> None:
        """Focus the field so many places on; outside the form nothing happens."""
        index = self._inputs.index(field) + by
        if 0 <= index < len(self._inputs):
            self.screen.set_focus(self._inputs[index])
            self.say(self._inputs[index].comment)

    def accept(self, field: "_FieldInput") -> None:
        """Go on from a field that passes its check; submit when it is the last."""
        if error := field.error:
            self.say(error)
        elif field is not self._inputs[-1] and not field.field.saves:
            self.go(field, 1)
        else:
            self.submit()

    def submit(self) -> None:
        """Hand over the values, or go to the first field that does not pass its check."""
        for field in self._inputs:
            if error := field.error:
                self.screen.set_focus(field)
                self.say(error)
                return
        self.post_message(self.Submitted(self, self.values))

    def leave(self) -> None:
        """Give up."""
        self.post_message(self.Left(self))


class _FieldInput(PlainInput):
    """The input of one field, with the keys that go from field to field."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.password = field.secret
        self.placeholder = plain(field.instead)

    @property
    def error(self) -> str:
        """What is wrong with the text, or «»."""
        return plain(self.field.check(self.value.strip()))

    @property
    def comment(self) -> str:
        """How the text is understood; the hint while there is none."""
        text = self.value.strip()
        return plain(self.field.echo(text)) if text else self.field.hint

    def watch_value(self) -> None:
        """Show how the new text is understood."""
        if self.is_attached and self.screen.focused is self:
            self._form.say(self.comment)

    def on_key(self, event: events.Key) -> None:
        """Go on, back or away."""
        match event.key:
            case "enter":
                self._form.accept(self)
            case "escape":
                self._form.leave()
            case "down" | "tab":
                self._form.go(self, 1)
            case "up" | "shift+tab":
                self._form.go(self, -1)
            case _:
                return
        event.stop()
        event.prevent_default()

    @property
    def _form(self) -> Form:
        return self.query_ancestor(Form)
