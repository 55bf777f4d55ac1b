"""The form: one line after another."""

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from coffeechat.widgets.cell_diff import CellDiffApp
from coffeechat.widgets.form import Field, Form
from coffeechat.widgets.key_order import KeyOrderApp
from widgets.recording import shown

FIELDS = [
    Field(name="name", label="Name", check=lambda text: "" if text else "A name is needed."),
    Field(name="mail", label="E-mail", value="ana@example.org", hint="where you write to"),
    Field(
        name="day",
        label="Day",
        hint="mon, 3 Dec, in 2 weeks",
        check=lambda text: "" if text.startswith("m") else f"«{text}» is no day.",
        echo=lambda text: f"understood as {text.upper()}",
    ),
]


class FormApp(KeyOrderApp, CellDiffApp):
    """A form and what became of it."""

    def __init__(self) -> None:
        super().__init__()
        self.form = Form(FIELDS)
        self.outcomes: list[dict[str, str] | str] = []

    def compose(self) -> ComposeResult:
        yield self.form

    def on_form_submitted(self, message: Form.Submitted) -> None:
        assert message.control is self.form
        self.outcomes.append(message.values)

    def on_form_left(self, message: Form.Left) -> None:
        assert message.control is self.form
        self.outcomes.append("left")


async def fill(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*text, "enter")


async def test_fields_stand_under_each_other() -> None:
    async with (app := FormApp()).run_test(size=(40, 6)):
        assert shown(app)[:3] == ["Name", "E-mail  ana@example.org", "Day"]


async def test_enter_goes_on_and_submits_in_the_last_field() -> None:
    async with (app := FormApp()).run_test(size=(40, 6)) as pilot:
        await fill(pilot, "Ana ")
        await fill(pilot, "")
        await fill(pilot, "mon")
        assert app.outcomes == [{"name": "Ana", "mail": "ana@example.org", "day": "mon"}]


async def test_a_field_that_fails_its_check_is_not_left_with_enter() -> None:
    async with (app := FormApp()).run_test(size=(40, 6)) as pilot:
        await fill(pilot, "")
        assert shown(app)[3] == "A name is needed."
        await fill(pilot, "Ana")
        assert shown(app)[3] == "where you write to" or app.form.values["mail"]
        await fill(pilot, "")
        await fill(pilot, "tue")
        assert shown(app)[3] == "«tue» is no day."
        assert app.outcomes == []


async def test_submitting_goes_back_to_the_first_field_that_fails() -> None:
    async with (app := FormApp()).run_test(size=(40, 6)) as pilot:
        await pilot.press("down", "tab", "m", "enter")
        assert shown(app)[3] == "A name is needed."
        await pilot.press("A")
        assert app.form.values["name"] == "A"


async def test_fields_can_be_gone_through_without_checks() -> None:
    async with (app := FormApp()).run_test(size=(40, 6)) as pilot:
        await pilot.press("up", "down", "down", "down", "shift+tab", "x", "up", "y")
        assert app.form.values == {"name": "y", "mail": "ana@example.orgx", "day": ""}


async def test_the_hint_line_says_what_to_type_and_how_it_is_understood() -> None:
    async with (app := FormApp()).run_test(size=(40, 6)) as pilot:
        await pilot.press("tab", "tab")
        assert shown(app)[3] == "mon, 3 Dec, in 2 weeks"
        await pilot.press("m")
        assert shown(app)[3] == "understood as M"
        await pilot.press("backspace")
        assert shown(app)[3] == "mon, 3 Dec, in 2 weeks"


async def test_esc_leaves() -> None:
    async with (app := FormApp()).run_test(size=(40, 6)) as pilot:
        await pilot.press("A", "escape")
        assert app.outcomes == ["left"]


async def test_labels_and_hints_are_no_markup() -> None:
    class MarkupApp(App[None]):
        def compose(self) -> ComposeResult:
            yield Form([Field(name="x", label="[b]x[/", hint="[/]\x1b")])

    async with (app := MarkupApp()).run_test(size=(40, 6)) as pilot:
        await pilot.press("a", "backspace")
        assert shown(app)[:2] == ["[b]x[/", "[/]"]


async def test_a_form_without_fields_is_only_its_hint_line() -> None:
    class EmptyApp(App[None]):
        def compose(self) -> ComposeResult:
            yield Form([])

    async with (app := EmptyApp()).run_test(size=(40, 6)) as pilot:
        app.query_one(Form).say("Nothing to fill in.")
        await pilot.pause()
        assert shown(app)[0] == "Nothing to fill in."
