"""The composer: what is typed is not lost, and what is found can be mended."""

import re
from pathlib import Path
from random import Random

import pytest
from textual import events

from coffeechat.domain.records import Message
from coffeechat.domain.words import Channel
from coffeechat.screens.composer import SAVE_EVERY, Composer
from coffeechat.screens.composing import READ_IN
from coffeechat.screens.list_screen import ListScreen
from coffeechat.store import Store
from coffeechat.widgets.editor import Editor
from support.driving import Clock, Driver, driving


async def open_draft(driver: Driver) -> Composer:
    await driver.type("Ana Reyes")
    await driver.press(*["enter"] * 6, "2", "a")
    await driver.type('Jelisa Okafor @Green Rivers point:"State U"')
    await driver.press("enter", "d", "enter")
    assert isinstance(driver.app.screen, Composer)
    return driver.app.screen


def draft(driver: Driver) -> Message:
    (message,) = driver.app.session.records.messages.values()
    return message


async def test_typed_text_is_saved_on_leaving(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_draft(driver)
        await driver.press("e")
        await driver.type("Good morning. ")
        assert "Good morning." not in draft(driver).body
        driver.app.leave(129)
    assert "Good morning. " in draft(driver).body
    assert driver.app.return_code == 129


async def test_much_text_is_saved_at_once(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        screen = await open_draft(driver)
        await driver.press("e")
        assert screen.focused is not None
        screen.focused.post_message(events.Paste("x" * SAVE_EVERY))
        await driver.settle()
        assert "x" * SAVE_EVERY in draft(driver).body


async def test_a_fix_mends_and_can_be_undone(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_draft(driver)
        await driver.press("e")
        await driver.type("xx ")
        await driver.press("escape")
        written = draft(driver).body
        (place,) = [place for place, row in enumerate(driver.rows) if "ASK-14" in row]
        await driver.press(*["j"] * place, "f")
        assert not any("ASK-14" in row for row in driver.rows)
        await driver.press("u")
        assert draft(driver).body == written


async def test_accepted_and_silenced_findings_stay_away(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_draft(driver)
        found = driver.rows
        assert found, "the draft without times leaves something to say"
        await driver.press("a")
        assert len(driver.rows) == len(found) - 1
        await driver.press("u", "A")
        assert len(driver.rows) == len(found) - 1
        assert len(driver.app.session.records.silenced) == 1


async def test_sent_leads_back_to_the_list(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_draft(driver)
        await driver.press("s")
        assert isinstance(driver.app.screen, ListScreen)
        assert driver.status.startswith("Sent the ask to Jelisa Okafor.")


async def test_the_head_tells_the_way_the_template_and_the_figures(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_draft(driver)
        head, subject, *_ = driver.text.splitlines()
        assert head.startswith(" To Jelisa Okafor · e-mail · shared point v1")
        assert re.search(r" \d+ words · \d+ % them, \d+ % me$", head)
        assert subject == " Subject  A question about your work at Green Rivers"


async def test_another_template_by_its_digit_and_one_key_back(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_draft(driver)
        await driver.press("e")
        await driver.type("Typed. ")
        await driver.press("escape", "t")
        typed = draft(driver).body
        asked = " ".join(driver.text.split())
        (note,) = re.findall(r"(\d) shared point \(LinkedIn note\)", asked)
        await driver.press(note)
        assert draft(driver).channel is Channel.LINKEDIN_NOTE
        head, subject, *_ = driver.text.splitlines()
        assert re.search(r"LinkedIn note · shared point v1 +\d+ characters · ", head)
        assert subject == " No subject"
        assert "Typed." not in driver.text
        await driver.press("u")
        assert draft(driver).body == typed
        assert "Typed. Dear Jelisa" in driver.text


async def test_esc_leaves_the_template_as_it_is(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        await open_draft(driver)
        before = draft(driver)
        await driver.press("t", "escape")
        assert draft(driver) == before


async def test_the_message_is_shown_as_it_will_be_read(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock(), size=(120, 40)) as driver:
        await open_draft(driver)
        await driver.press("v")
        shown = driver.text
        assert "As Jelisa Okafor will read it" in shown
        assert "Subject: A question about your work at Green Rivers" in shown
        body = shown.partition("Dear Jelisa,")[2].partition("Best wishes,")[0]
        assert max(map(len, body.splitlines())) <= READ_IN + 1
        await driver.press("escape")
        assert isinstance(driver.app.screen, Composer)


async def test_findings_follow_the_keys_and_their_place_stands_out(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        screen = await open_draft(driver)
        editor = screen.query_one(Editor)
        await driver.press("e")
        await driver.type("I attach my CV. ")
        await driver.until(lambda: any("ASK-10" in row for row in driver.rows))
        assert editor.text[slice(*editor.marks[0])] in "I attach my CV. " + draft(driver).body
        assert editor.shown is None, "where somebody writes, only the cursor stands out"
        await driver.press("escape")
        (place,) = [place for place, row in enumerate(driver.rows) if "ASK-10" in row]
        await driver.press(*["j"] * place)
        await driver.until(lambda: editor.text[slice(*editor.shown or (0, 0))] == "I attach")
        reversed_in = [span for span in editor.get_line(0).spans if "reverse" in str(span.style)]
        assert [(span.start, span.end) for span in reversed_in] == [editor.shown]


async def test_the_templates_are_listed_from_the_composer_and_from_a_list(tmp_path: Path) -> None:
    async with driving(tmp_path / "db.json", Clock(), size=(120, 40)) as driver:
        await open_draft(driver)
        for _ in range(2):
            await driver.press("colon")
            await driver.type("templates")
            await driver.press("enter")
            await driver.until(lambda: "ask-point v1 · ask · e-mail · shared point" in driver.text)
            await driver.press("escape", "escape")


KEYS = ("a", "Z", "space", "enter", "backspace", "delete", "left", "right", "up", "down", "home")
PASTES = ("a pasted line\n", "tab\there \x1b[31m and é", "many\n\n\nlines ", "x" * SAVE_EVERY)


async def write_at_random(driver: Driver, screen: Composer, seed: int) -> str:
    """Keys and pastes into the text; what stands there afterwards."""
    chance = Random(seed)
    await driver.press("e")
    editor = screen.query_one(Editor)
    for _ in range(25):
        if chance.random() < 0.1:
            editor.post_message(events.Paste(chance.choice(PASTES)))
        else:
            await driver.pilot.press(chance.choice(KEYS))
    await driver.settle()
    return editor.text


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_is_typed_and_pasted_a_dropped_line_loses_none_of_it(
    tmp_path: Path, seed: int
) -> None:
    async with driving(tmp_path / "db.json", Clock()) as driver:
        written = await write_at_random(driver, await open_draft(driver), seed)
        driver.app.leave(129)
    assert draft(driver).body == written


async def test_after_a_rest_it_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coffeechat.screens.composer.SAVE_AFTER", 0.05)
    async with driving(tmp_path / "db.json", Clock()) as driver:
        written = await write_at_random(driver, await open_draft(driver), 7)
        await driver.until(lambda: draft(driver).body == written)
        stored = Store.open(tmp_path / "db.json", clock=Clock(), read_only=True)
        (message,) = stored.records.messages.values()
        assert message.body == written
        stored.close()
