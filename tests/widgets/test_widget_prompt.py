"""The prompt: one line or one key, and then everything is as it was."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot

from coffeechat.widgets.cell_diff import CellDiffApp
from coffeechat.widgets.cells import Line
from coffeechat.widgets.key_order import KeyOrderApp
from coffeechat.widgets.line_list import LineList
from coffeechat.widgets.plain_input import MAX_LENGTH, PlainInput
from coffeechat.widgets.prompt import Prompt
from coffeechat.widgets.status import StatusLine
from widgets.recording import recorded, shown


class PromptApp(KeyOrderApp, CellDiffApp):
    """A list, a status line and a prompt."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[str | None] = []
        self.list = LineList(lambda key, _: Line(key))
        self.status = StatusLine("Ready.")
        self.prompt = Prompt(instead_of=self.status)

    def compose(self) -> ComposeResult:
        yield self.list
        yield self.status
        yield self.prompt

    def on_mount(self) -> None:
        self.list.set_keys("abc")
        self.list.focus()

    async def wait_for(self, question: Coroutine[Any, Any, str | None]) -> None:
        self.answers.append(await question)


async def asked(pilot: Pilot[None], question: Coroutine[Any, Any, str | None]) -> PromptApp:
    app = pilot.app
    assert isinstance(app, PromptApp)
    app.run_worker(app.wait_for(question))
    await pilot.pause()
    return app


async def test_a_line_is_asked_for_in_place_of_the_status_line() -> None:
    app = PromptApp()
    async with app.run_test(size=(30, 4)) as pilot:
        rows = shown(app)
        assert rows[3] == "Ready."
        await asked(pilot, app.prompt.ask("when: ", value="mon"))
        assert shown(app) == [*rows[:3], "when: mon"]
        await pilot.press("d", "a", "y", "enter")
        assert app.answers == ["monday"]
        assert shown(app) == rows
        assert app.focused is app.list
        assert not app.prompt.is_asking


async def test_esc_leaves_without_an_answer() -> None:
    app = PromptApp()
    async with app.run_test(size=(30, 4)) as pilot:
        await asked(pilot, app.prompt.ask(":"))
        assert app.prompt.is_asking
        await pilot.press("q", "escape")
        assert app.answers == [None]
        assert app.focused is app.list


async def test_what_is_typed_is_told_at_once_and_only_while_asking() -> None:
    app, heard = PromptApp(), list[str]()
    async with app.run_test(size=(30, 4)) as pilot:
        await asked(pilot, app.prompt.ask("/", value="x", live=heard.append))
        await pilot.press("y", "backspace", "enter")
        await asked(pilot, app.prompt.ask("/"))
        await pilot.press("z", "escape")
        assert heard == ["xy", "x"]


async def test_tab_completes() -> None:
    app = PromptApp()
    async with app.run_test(size=(30, 4)) as pilot:
        await asked(pilot, app.prompt.ask(":", complete=lambda text: f"{text}dentify "))
        await pilot.press("i", "tab", "x", "enter")
        await asked(pilot, app.prompt.ask(":"))
        await pilot.press("i", "tab", "enter")
        assert app.answers == ["identify x", "i"]


async def test_earlier_answers_come_back_with_the_arrows() -> None:
    app, history = PromptApp(), ["today", "learn"]
    async with app.run_test(size=(30, 4)) as pilot:
        for keys in ("a up up up enter", "b up down enter", "up enter", "enter", "escape"):
            await asked(pilot, app.prompt.ask(":", history=history))
            await pilot.press(*keys.split())
        assert app.answers == ["today", "b", "b", "", None]
        assert history == ["today", "learn", "today", "b"]


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("one\ntwo\r\n three\t4\n", "one two three 4"),
        ("Ana\x1b]52;c;eHg=\x07", "Ana]52;c;eHg="),
        ("x" * 5000, "x" * MAX_LENGTH),
        ("\n", ""),
    ],
)
async def test_a_paste_becomes_one_clean_line(pasted: str, text: str) -> None:
    app = PromptApp()
    async with app.run_test(size=(30, 4)) as pilot:
        await asked(pilot, app.prompt.ask("name: "))
        app.post_message(events.Paste(pasted))
        await pilot.press("enter")
        assert app.answers == [text]


async def test_a_paste_replaces_what_is_selected() -> None:
    app = PromptApp()
    async with app.run_test(size=(30, 4)) as pilot:
        await asked(pilot, app.prompt.ask("name: ", value="Ana"))
        await pilot.press("shift+home")
        app.post_message(events.Paste("Bob"))
        await pilot.press("enter")
        assert app.answers == ["Bob"]


async def test_a_value_from_data_is_cleaned() -> None:
    app = PromptApp()
    async with app.run_test(size=(30, 4)) as pilot:
        await asked(pilot, app.prompt.ask("[b]\x1b name: ", value="A\x1bna\n[/]"))
        assert shown(app)[3] == "[b] name: Ana [/]"


async def test_one_key_chooses_and_others_do_nothing() -> None:
    app = PromptApp()
    async with app.run_test(size=(40, 4)) as pilot:
        await asked(pilot, app.prompt.choose("reply", [("a", "accepted"), ("d", "declined")]))
        assert shown(app)[3] == "reply  a accepted  d declined"
        await pilot.press("x", "j", "enter", "tab")
        assert app.prompt.is_asking
        await pilot.press("d")
        assert app.answers == ["d"]
        assert (app.list.cursor_key, app.focused) == ("a", app.list)


async def test_a_choice_can_be_left() -> None:
    app = PromptApp()
    async with app.run_test(size=(40, 4)) as pilot:
        await asked(pilot, app.prompt.choose("reply", [("a", "accepted")]))
        await pilot.press("escape")
        assert app.answers == [None]


async def test_many_choices_take_more_lines() -> None:
    app = PromptApp()
    async with app.run_test(size=(20, 6)) as pilot:
        choices = [("a", "accepted"), ("o", "another time"), ("d", "declined")]
        await asked(pilot, app.prompt.choose("reply", choices))
        text = " ".join(shown(app)[3:])
        assert all(f"{key} {title}" in text for key, title in choices)


async def test_a_second_question_answers_the_first_with_none() -> None:
    app = PromptApp()
    async with app.run_test(size=(40, 4)) as pilot:
        await asked(pilot, app.prompt.ask("one: "))
        await asked(pilot, app.prompt.choose("two", [("a", "yes")]))
        await pilot.press("a")
        assert app.answers == [None, "a"]
        assert app.focused is app.list


async def test_a_question_whose_worker_ends_goes_away() -> None:
    app = PromptApp()
    async with app.run_test(size=(40, 4)) as pilot:
        worker = app.run_worker(app.prompt.ask("one: "))
        await pilot.pause()
        worker.cancel()
        await asyncio.wait_for(pilot.pause(), 5)
        assert not app.prompt.is_asking
        assert shown(app)[3] == "Ready."


async def test_an_app_can_end_while_it_asks() -> None:
    app = PromptApp()
    async with app.run_test(size=(40, 4)) as pilot:
        await asked(pilot, app.prompt.ask("one: "))
    assert app.answers == []


async def test_a_key_in_the_prompt_costs_at_most_400_bytes_and_nothing_blinks() -> None:
    app = PromptApp()
    async with recorded(app) as recording:
        await asked(recording.pilot, app.prompt.ask("name: "))
        assert max([await recording.bytes_for(key) for key in "Wei"]) <= 400
        assert not app.query_one(PlainInput).cursor_blink


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_the_cursor_of_the_prompt_is_seen_in_every_theme(theme: str) -> None:
    app = PromptApp()
    app.theme = theme
    async with recorded(app, size=(30, 4)) as recording:
        await asked(recording.pilot, app.prompt.ask(":", value="ab"))
        await recording.painted()
        cells = recording.screen().buffer[3]
        assert [column for column in range(30) if cells[column].reverse] == [3]
