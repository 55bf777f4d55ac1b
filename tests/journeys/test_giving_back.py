"""Thanks by hand, giving back and what somebody became, by keyboard; a referral that is asked."""

from datetime import date
from pathlib import Path

from coffeechat.domain.words import Channel, Gift, MessagePurpose, RelationshipOutcome
from coffeechat.screens.composer import Composer
from coffeechat.screens.person import PersonScreen
from journeys.test_following_up import TALKED, at, prepared, sent, with_new_job
from support.driving import Driver, driving
from support.happenings import happens
from support.worlds import World

HELD = "asked, talk agreed, held, note, debriefed"
J10 = 5


def flat(driver: Driver) -> str:
    """Everything on the screen, where lines end left out."""
    return " ".join(driver.text.split())


async def by_hand(driver: Driver) -> None:
    """In the composer: the thanks as a card, with two keys."""
    before = driver.keys
    await driver.press("t")
    assert "a card by hand (card)" in driver.text
    await driver.press(next(key for key in "123" if f"{key} a card" in driver.text))
    assert driver.keys - before == 2


def with_address(world: World, jelisa: str) -> None:
    happens(world, jelisa, HELD)
    world.put(world.known(jelisa).replace(address="12 Lake Street, Oakland"))


async def test_thanks_by_hand(own_home: Path, tmp_path: Path) -> None:
    """The card is chosen with two keys, the address stands beside it, `s` notes that it went."""
    clock = prepared(tmp_path / "db.json", with_address)
    async with driving(tmp_path / "db.json", clock) as driver:
        (item,) = [one for one in driver.app.session.due() if one.rule == "D-11"]
        await driver.press("5", "d")
        await by_hand(driver)
        assert "By post to  12 Lake Street, Oakland" in driver.text
        assert "card" in driver.text.splitlines()[0]
        assert "budgets mattered most" in flat(driver)
        (card,) = [one for one in driver.app.session.records.messages.values() if one.draft]
        assert len(card.body.split()) < 80
        (later,) = [one for one in driver.app.session.due() if one.rule == "D-11"]
        assert (item.due, later.due) == (date(2026, 11, 18), date(2026, 11, 20))
        await driver.press("m")
        assert driver.status.startswith("A card goes by post")
        await driver.press("s")
        assert driver.status.startswith("Sent the thank-you to Jelisa Okafor by card.")
        stored = driver.app.session.records.messages[card.id]
        assert (stored.channel, stored.draft) == (Channel.CARD, False)


async def test_thanks_by_hand_without_an_address_say_where_to_note_it(
    own_home: Path, tmp_path: Path
) -> None:
    clock = prepared(tmp_path / "db.json", lambda world, jelisa: happens(world, jelisa, HELD))
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("5", "colon")
        await driver.type("set address=12 Lake Street, Oakland")
        await driver.press("enter", "d")
        await by_hand(driver)
        assert "By post to  12 Lake Street, Oakland" in driver.text
        await driver.press("escape", "u", "u", "u", "d")
        await by_hand(driver)
        assert "No postal address yet; :set address=… notes it" in driver.text


async def test_what_they_became_and_what_was_given(own_home: Path, tmp_path: Path) -> None:
    def tell(world: World, jelisa: str) -> None:
        happens(world, jelisa, f"{HELD}, thanked")

    clock = prepared(tmp_path / "db.json", tell)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("5", "enter")
        assert isinstance(driver.app.screen, PersonScreen)
        assert "a contact? (:relationship)" in driver.text
        await driver.press("colon")
        await driver.type("relationship")
        await driver.press("enter", "m")
        await driver.press("colon")
        await driver.type("gave")
        await driver.press("enter", "s")
        await driver.type("Soil and Society")
        await driver.press("enter")
        assert "a mentor since today" in driver.text
        balance = "you gave once: something to read or use, they gave once: half an hour"
        assert balance in flat(driver)
        records = driver.app.session.records
        (jelisa,) = records.people.values()
        assert [step.kind for step in jelisa.relationships] == [RelationshipOutcome.MENTOR]
        gift = [one for one in records.messages.values() if one.gift is not None]
        assert [one.gift for one in gift] == [Gift.SHARE]
        await driver.press("u", "u")
        assert "a contact? (:relationship)" in driver.text
        assert records.people != driver.app.session.records.people


async def test_the_list_is_filtered_by_what_they_became(own_home: Path, tmp_path: Path) -> None:
    def tell(world: World, _jelisa: str) -> None:
        world.person("Wei Zhang")

    clock = prepared(tmp_path / "db.json", tell)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("2", "colon")
        await driver.type("relationship mentor")
        await driver.press("enter", "slash")
        await driver.type("relation:mentor")
        await driver.press("enter")
        assert len(driver.rows) == 1


async def test_somebody_to_meet_is_offered_by_a_digit(own_home: Path, tmp_path: Path) -> None:
    """J13 with a reason that the records gave: both are asked first, so nobody is named."""

    def tell(world: World, jelisa: str) -> None:
        happens(world, jelisa, TALKED)
        world.put(world.known(jelisa).replace(interests=("seed banks",)))
        world.at("2027-03-01 09:00")
        happens(world, world.person("Wei Zhang", title="Seed bank curator"), TALKED)

    clock = at(prepared(tmp_path / "db.json", tell), 2027, 3, 15)
    async with driving(tmp_path / "db.json", clock) as driver:
        (row,) = [number for number, row in enumerate(driver.rows) if "seed banks" in row]
        await driver.press(*"j" * row)
        driver.keys = 0
        await driver.press("enter")
        assert "1 for seed banks: you know Wei Zhang" in driver.text
        await driver.press("1")
        await driver.type("I still think of what you said about budgets")
        await driver.press("enter")
        assert "put the two of you in touch" in flat(driver)
        await sent(driver)
        assert driver.keys == 5
        letter = list(driver.app.session.records.messages.values())[-1]
        assert (letter.hook, letter.gift) == ("for seed banks: you know Wei Zhang", None)
        assert "Wei" not in letter.body


async def test_j10_from_a_name_heard_to_an_ask(own_home: Path, tmp_path: Path) -> None:
    """Somebody was named in the talk: worth asking, the ask with one fact of theirs, sent."""

    def tell(world: World, jelisa: str) -> None:
        happens(world, jelisa, "asked, talk agreed, held, person named, debriefed, thanked")

    clock = prepared(tmp_path / "db.json", tell)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("2", "t")
        driver.keys = 0
        await driver.press("y", "d")
        await driver.type("run the grants desk at Verda")
        await driver.press("enter")
        assert isinstance(driver.app.screen, Composer)
        assert "Jelisa Okafor" in driver.text, "the ask says who named them"
        await driver.press("y", "s")
        assert driver.keys <= J10
        records = driver.app.session.records
        (sam,) = [one for one in records.people.values() if one.name == "Sam Ortiz"]
        (ask,) = records.messages_by_person[sam.id]
        assert (ask.purpose, ask.draft) == (MessagePurpose.ASK, False)
        assert sam.referred_by is not None


async def test_let_rest_and_stay_in_touch_again(own_home: Path, tmp_path: Path) -> None:
    clock = prepared(tmp_path / "db.json", lambda world, jelisa: happens(world, jelisa, TALKED))
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("5", "enter")
        assert isinstance(driver.app.screen, PersonScreen)
        for verb, standing in (("rest", "resting"), ("stay", "keep in touch")):
            await driver.press("colon")
            await driver.type(verb)
            await driver.press("enter")
            assert f"stands     {standing}" in driver.text


async def test_the_reason_stays_when_a_letter_is_begun_anew(own_home: Path, tmp_path: Path) -> None:
    clock = at(prepared(tmp_path / "db.json", with_new_job), 2027, 3, 15)
    async with driving(tmp_path / "db.json", clock) as driver:
        await driver.press("enter", "1", "enter", "e")
        await driver.type("Well.")
        await driver.press("escape", "t")
        assert "1 a reason to write" in driver.text
        await driver.press("1")
        assert "Dear Jelisa, I saw that you have moved on" in flat(driver)
        assert "Well." not in driver.text
        await driver.press("s")
        letter = list(driver.app.session.records.messages.values())[-1]
        assert (letter.gift, letter.hook[:13]) == (Gift.CONGRATULATION, "their new job")
