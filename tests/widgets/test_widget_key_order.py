"""Keys that arrive all at once do what they would have done one after another."""

import asyncio
from collections.abc import Iterable

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from coffeechat.widgets import key_order
from coffeechat.widgets.editor import Editor
from widgets.demo_app import DemoApp, LetterScreen, ListScreen

NAMED = {"\r": "enter", "\x1b": "escape", "\t": "tab"}


def typed(text: str) -> Iterable[events.Key]:
    for character in text:
        yield events.Key(NAMED.get(character) or _character_to_key(character), character)


async def at_once(pilot: Pilot[None], text: str) -> ListScreen:
    """Type a text into the demo without waiting for anything."""
    screen = pilot.app.screen
    assert isinstance(screen, ListScreen)
    assert isinstance(pilot.app, DemoApp)
    through = pilot.app.letters_handled + len(text)
    for key in typed(text):
        pilot.app.post_message(key)
    async with asyncio.timeout(20):
        while pilot.app.letters_handled < through:
            await pilot.pause()
    await pilot.pause()
    return screen


@pytest.mark.parametrize(
    ("text", "said", "number"),
    [
        (":hello\r", "answer: hello", 0),
        (":quit\rjj", "answer: quit", 2),
        ("jr\rqdj", "chosen: d", 2),
        ("r\x1bj", "chosen: None", 1),
        (":i\t\r:\x1bj", "answer: None", 1),
        ("/13\rj:x\r", "answer: x", 113),
        ("j" * 40, "Ready.", 40),
    ],
)
async def test_keys_typed_ahead_wait_their_turn(text: str, said: str, number: int) -> None:
    async with DemoApp(300).run_test() as pilot:
        screen = await at_once(pilot, text)
        assert screen.status.text.startswith(said)
        assert str(screen.list.cursor_key).endswith(f" {number}")


async def test_keys_typed_ahead_reach_a_screen_that_opens() -> None:
    async with DemoApp(30).run_test() as pilot:
        await at_once(pilot, "jexyz")
        assert isinstance(pilot.app.screen, LetterScreen)
        assert pilot.app.screen.query_one(Editor).text.startswith("xyzDear")


def letters(text: str) -> key_order.Letters:
    return key_order.Letters(text, lambda text: list(typed(text)))


async def test_many_letters_go_into_a_text_in_one_piece() -> None:
    async with DemoApp(30).run_test() as pilot:
        for event in [*typed(":"), letters("hello you there"), *typed("\r")]:
            pilot.app.post_message(event)
        await pilot.pause()
        assert isinstance(pilot.app.screen, ListScreen)
        assert pilot.app.screen.status.text == "answer: hello you there"


async def test_many_letters_are_keys_where_there_is_no_text() -> None:
    async with DemoApp(300).run_test() as pilot:
        pilot.app.post_message(letters("j" * 40))
        screen = await at_once(pilot, "k")
        assert str(screen.list.cursor_key).endswith(" 39")


async def test_too_many_of_them_are_no_typing() -> None:
    async with DemoApp(300).run_test() as pilot:
        pilot.app.post_message(letters("j" * (key_order.NO_TYPING + 1)))
        screen = await at_once(pilot, "jj")
        assert str(screen.list.cursor_key).endswith(" 2")


async def test_the_rest_of_too_many_is_no_typing_either() -> None:
    async with DemoApp(300).run_test() as pilot:
        pilot.app.post_message(letters("j" * (key_order.NO_TYPING + 1)))
        await at_once(pilot, "j")
        pilot.app.post_message(letters("jjj"))
        screen = await at_once(pilot, "j")
        assert str(screen.list.cursor_key).endswith(" 2")


async def test_a_paste_waits_for_the_keys_before_it() -> None:
    async with DemoApp(30).run_test() as pilot:
        pilot.app.post_message(next(iter(typed(":"))))
        pilot.app.post_message(events.Paste("hel"))
        screen = await at_once(pilot, "lo\r")
        assert screen.status.text == "answer: hello"


async def test_a_key_that_went_to_a_widget_that_is_gone_holds_up_no_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(key_order, "PATIENCE", 0.01)
    async with DemoApp(30).run_test() as pilot:
        app = pilot.app
        assert isinstance(app, DemoApp)
        app._under_way, app._went_to = events.Key("x", "x"), Editor()
        screen = await at_once(pilot, "jj")
        while app._under_way is not None:
            await pilot.pause()
        assert str(screen.list.cursor_key).endswith(" 2")
