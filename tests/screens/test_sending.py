"""What leaves by a plugin: a message, when the user says so, and a talk into a calendar."""

import re
import sys
from functools import partial
from pathlib import Path

import pytest

from coffeechat.acts import messages, people
from coffeechat.api import OutgoingMessage
from coffeechat.domain.words import MessagePurpose
from coffeechat.screens.composer import Composer
from coffeechat.screens.sending import asked_before_sending
from coffeechat.settings import Settings
from coffeechat.verbs import BY_ID
from coffeechat.widgets.prompt import Prompt
from plugin_host.fakes import Shelf
from screens.plugin_kit import command, identify, somebody
from support.driving import Clock, Driver, driving
from support.mail import read

SMTP = """
SENT = []

def send(message, job):
    SENT.append((message.to, message.subject, message.body))
    return SendReceipt(note="Accepted by mail.example.")

class P(Plugin):
    def senders(self):
        return [Sender(id="smtp", title="SMTP as ann@example.org", send=send)]
"""
MUTT = """
class P(Plugin):
    def senders(self):
        return [Sender(id="mutt", title="mutt", hands_over=True,
                       send=lambda message, job: SendReceipt())]
"""
REFUSES = """
def send(message, job):
    raise SendError("the server is away", retryable=True)

class P(Plugin):
    def senders(self):
        return [Sender(id="away", title="Away", send=send)]
"""
CALENDAR = """
def push(events, job):
    return [PushResult(uid=event.uid, reference="one") for event in events]

class P(Plugin):
    def calendars(self):
        return [Calendar(id="work", title="Work", push=push)]
"""


NO_MAIL = Settings(disabled_plugins=frozenset({"mail"}))


async def compose(driver: Driver) -> Composer:
    """A draft to Jelisa, open."""
    person = await identify(driver)
    session = driver.app.session
    draft = messages.draft(
        session.store,
        person.id,
        purpose=MessagePurpose.ASK,
        subject="A question",
        body="Dear Jelisa,",
        template="",
    )
    screen = Composer(draft.subject)
    await driver.app.push_screen(screen)
    await driver.settle()
    return screen


async def send_by(driver: Driver, title: str) -> None:
    """`m`, then the digit of one way to send."""
    prompt = driver.app.screen.query_one(Prompt)
    await driver.press("m")
    await driver.until(lambda: title in driver.text)
    digit = re.search(rf"(\d) {re.escape(title)}", driver.text)
    assert digit
    await driver.press(digit[1])
    await driver.until(lambda: f"by {title}" in driver.text)
    assert prompt.is_asking


async def test_without_a_plugin_it_says_how_else(tmp_path: Path) -> None:
    path = somebody(tmp_path / "db.json")
    async with driving(path, Clock(), settings=NO_MAIL) as driver:
        await compose(driver)
        await driver.press("m")
        await driver.until(lambda: driver.status.startswith("No plugin sends this: y it or"))


async def test_what_goes_where_is_shown_before_it_goes(tmp_path: Path, shelf: Shelf) -> None:
    module = shelf.install("post", SMTP)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        screen = await compose(driver)
        await driver.press("e")
        await driver.type("Hi. ")
        await driver.press("escape")
        await send_by(driver, "SMTP as ann@example.org")
        assert "To jelisa@greenrivers.example  by SMTP as ann@example.org" in driver.text
        assert "«A question»" in driver.text
        await driver.press("escape")
        sent = sys.modules[module].SENT
        assert sent == []
        await send_by(driver, "SMTP as ann@example.org")
        await driver.press("enter")
        await driver.until(lambda: driver.app.status[1] == "u undo")
        assert sent == [(("jelisa@greenrivers.example",), "A question", "Hi. Dear Jelisa,")]
        (message,) = driver.app.session.records.messages.values()
        assert not message.draft
        assert driver.status.startswith("Accepted by mail.example. Sent the ask")
        assert driver.app.screen is not screen
        await driver.press("u")
        (message,) = driver.app.session.records.messages.values()
        assert message.draft


async def test_of_several_a_digit_chooses_and_handing_over_marks_nothing_sent(
    tmp_path: Path, shelf: Shelf
) -> None:
    shelf.install("post", SMTP)
    shelf.install("mutt", MUTT)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await compose(driver)
        await send_by(driver, "mutt")
        assert "⏎ hands over" in driver.text
        await driver.press("enter")
        await driver.until(lambda: driver.status.startswith("Handed over to mutt."))
        assert "s notes that it went out" in driver.status
        (message,) = driver.app.session.records.messages.values()
        assert message.draft


async def test_a_refusal_keeps_the_draft(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("away", REFUSES)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        screen = await compose(driver)
        await send_by(driver, "Away")
        await driver.press("enter")
        await driver.until(lambda: driver.status.startswith("the server is away."))
        assert "kept as a draft" in driver.status
        assert screen.message is not None


async def test_nobody_knows_the_address(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("post", SMTP)
    path = somebody(tmp_path / "db.json")
    async with driving(path, Clock(), settings=NO_MAIL) as driver:
        await compose(driver)
        store = driver.app.session.store
        (person,) = store.records.people.values()
        people.edit(store, person.id, before=person, emails=())
        await driver.press("m")
        await driver.until(lambda: "no address of Jelisa Okafor is known" in driver.status)


async def test_a_talk_goes_into_a_calendar(tmp_path: Path, shelf: Shelf) -> None:
    shelf.install("dates", CALENDAR)
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        person = await identify(driver)
        await command(driver, "calendar")
        await driver.until(lambda: driver.status.startswith("No talk with Jelisa Okafor is agreed"))
        session = driver.app.session
        messages.sent(session.store, person.id)
        session.perform(BY_ID["reply"], person.id, ["accepted", "tue", "14:00"])
        await command(driver, "calendar")
        await driver.until(lambda: driver.status == "The talk with Jelisa Okafor is in Work.")
        (conversation,) = driver.app.session.records.conversations.values()
        assert conversation.interview is not None
        assert conversation.interview.external == {"dates.work": "one"}


async def test_without_a_calendar_it_says_how_else(tmp_path: Path) -> None:
    async with driving(somebody(tmp_path / "db.json"), Clock()) as driver:
        await identify(driver)
        await command(driver, "calendar")
        assert driver.status.startswith("No calendar takes talks; :plugins, then icalendar")


async def test_an_invitation_goes_with_it_and_is_called_off_with_the_talk(tmp_path: Path) -> None:
    settings = Settings(
        plugin_settings={"mail": {"address": "ann@example.org", "files": str(tmp_path)}}
    )
    async with driving(somebody(tmp_path / "db.json"), Clock(), settings=settings) as driver:
        person = await identify(driver)
        session = driver.app.session
        messages.sent(session.store, person.id)
        session.perform(BY_ID["reply"], person.id, ["accepted", "tue", "14:00"])
        await driver.press("4", "d")
        await driver.until(lambda: isinstance(driver.app.screen, Composer))
        await send_by(driver, "a file (.eml)")
        assert "i invites, too" in driver.text
        await driver.press("i")
        await driver.until(lambda: driver.status.startswith("It is in "))
        assert _invitation(tmp_path)["method"] == "REQUEST"
        await driver.press("s")
        await driver.until(lambda: driver.status.startswith("Sent the confirmation"))
        assert not isinstance(driver.app.screen, Composer)
        await driver.press("r", "C")
        await driver.until(lambda: isinstance(driver.app.screen, Composer))
        await send_by(driver, "a file (.eml)")
        assert "i calls it off there, too" in driver.text
        await driver.press("i")
        await driver.until(lambda: driver.status.startswith("It is in "))
        assert _invitation(tmp_path) == {"method": "CANCEL", "number": "1"}
        await send_by(driver, "a file (.eml)")
        assert "calls it off there" not in driver.text  # their calendar knows it already
        await driver.press("escape")


def _invitation(folder: Path) -> dict[str, str]:
    """What the newest message that was saved as a file invites to."""
    newest = max(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
    _, calendar = read(newest.read_bytes()).iter_parts()
    said = dict(line.split(":", 1) for line in calendar.get_content().splitlines() if ":" in line)
    assert calendar.get_param("method") == said["METHOD"]
    number = {"number": said["SEQUENCE"]} if said["METHOD"] == "CANCEL" else {}
    return {"method": said["METHOD"], **number}


@pytest.mark.parametrize("room", [60, 100])
def test_where_it_goes_is_never_cut(room: int) -> None:
    letter = OutgoingMessage(
        id="m",
        to=("jelisa@greenrivers.example",),
        name="Jelisa",
        subject="Long words " * 12,
        body="x",
    )
    asked = asked_before_sending(letter, "SMTP as a", room)
    assert asked.startswith("To jelisa@greenrivers.example  by SMTP as a  «Long ")
    assert len(asked) <= room


@pytest.mark.parametrize(
    ("there", "key", "here", "then_there"),
    [
        ("moved", "enter", "Moved the talk with Jelisa Okafor", ":20261125T"),
        ("moved", "x", "The talk with Jelisa Okafor is in the calendar private.", ":20261124T"),
        ("moved", "escape", "The calendar private: somebody changed it there", ":20261125T"),
        ("off", "enter", "Called off the talk with Jelisa Okafor", "STATUS:CANCELLED"),
        ("off", "x", "The talk with Jelisa Okafor is in the calendar private.", "STATUS:CONFIRMED"),
    ],
)
async def test_what_was_changed_in_the_calendar_is_taken_over_put_back_or_left(
    tmp_path: Path, there: str, key: str, here: str, then_there: str
) -> None:
    folder = tmp_path / "private"
    folder.mkdir()
    settings = Settings(plugin_settings={"icalendar": {"folder": str(folder)}})
    async with driving(somebody(tmp_path / "db.json"), Clock(), settings=settings) as driver:
        person = await identify(driver)
        session = driver.app.session
        messages.sent(session.store, person.id)
        session.perform(BY_ID["reply"], person.id, ["accepted", "tue", "14:00"])
        await command(driver, "calendar")
        await driver.until(lambda: driver.status.endswith("is in the calendar private."))
        (file,) = folder.iterdir()
        changed = {"moved": (":20261124T", ":20261125T"), "off": ("CONFIRMED", "CANCELLED")}[there]
        file.write_text(file.read_text("utf-8").replace(*changed), encoding="utf-8")
        await driver.press("4")  # with a date they are no longer on Identify
        await command(driver, "calendar")
        await driver.until(
            lambda: {"moved": "Moved there", "off": "off there"}[there] in driver.text
        )
        await driver.press(key)
        await driver.until(lambda: driver.status.startswith(here))
        assert then_there in file.read_text("utf-8")
        (conversation,) = session.records.conversations.values()
        assert conversation.interview is not None
        takes_over = key == "enter"
        assert (conversation.interview.start.day == 25) is (takes_over and there == "moved")
        assert (conversation.interview.called_off is not None) is (takes_over and there == "off")


async def test_a_date_that_collides_is_shown_before_it_is_agreed(tmp_path: Path) -> None:
    busy = tmp_path / "work.ics"
    busy.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:d\nSUMMARY:Dentist\n"
        "DTSTART:20260101T000000Z\nDURATION:PT24H\nRRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    settings = Settings(plugin_settings={"icalendar": {"busy": [str(busy)]}})
    async with driving(somebody(tmp_path / "db.json"), Clock(), settings=settings) as driver:
        person = await identify(driver)
        session = driver.app.session
        messages.sent(session.store, person.id)
        await driver.press("3")  # who was asked is no longer on Identify
        for line, key, says in (
            ("reply accepted tue 14:00", "escape", "Left; nothing was agreed."),
            ("schedule tue 14:00", "escape", "Left; nothing was agreed."),
            ("schedule tue 14:00", "enter", "Jelisa Okafor said yes: Tue 24 Nov 2026 14:00"),
        ):
            await command(driver, line)
            await driver.until(lambda: "Then: «Dentist»" in driver.text)
            assert all(one.interview is None for one in session.records.conversations.values())
            await driver.press(key)
            await driver.until(partial(_says, driver, says))


def _says(driver: Driver, beginning: str) -> bool:
    return driver.status.startswith(beginning)
