"""Where things stand, in words."""

from datetime import date, datetime
from pathlib import Path

import pytest

from coffeechat.acts import live, people, reflecting, talks
from coffeechat.domain.parts import Point
from coffeechat.domain.person_lines import person_lines
from coffeechat.domain.records import Profile
from coffeechat.domain.smallest import Smallest, smallest_step
from coffeechat.domain.snapshot import Records
from coffeechat.domain.summary import MESSAGE_WORDS, job_words, message_words
from coffeechat.domain.timeline import timeline
from coffeechat.domain.words import MessagePurpose, PointKind, ReplyKind, Seniority
from support.happenings import happens
from support.worlds import World

STANDINGS = [
    ("", "never asked"),
    ("set aside", "set aside"),
    ("set aside for a month", "look again Wed 16 Dec"),
    ("never contact", "not to be contacted"),
    ("why", "worth asking"),
    ("ask drafted, draft discarded", "worth asking, no why yet"),
    ("ask drafted", "draft ready"),
    ("asked", "asked today · bump Wed 25 Nov"),
    ("asked, bumped", "bumped today"),
    ("asked, bounced", "the address failed"),
    ("asked, bounced, ask drafted", "the address failed · draft ready"),
    ("asked, later", "asked to be asked again Wed 16 Dec"),
    ("asked, later, ask drafted", "draft ready"),
    ("asked, said yes", "said yes, no date yet"),
    ("asked, other time", "asks for another time, no date yet"),
    ("asked, talk agreed", "talk tomorrow 14:00 · not prepared yet"),
    ("asked, talk agreed, prepared", "talk tomorrow 14:00 · prepared"),
    ("asked, talk agreed, cancelled", "cancelled, no new date yet"),
    ("asked, talk agreed, held", "debrief open · thank-you due"),
    ("asked, talk agreed, held, debriefed", "thank-you due"),
    ("asked, talk agreed, held, thanks drafted", "debrief open · thank-you drafted"),
    ("asked, talk agreed, held, thanked", "debrief open"),
    ("asked, answered in writing", "thank-you due"),
    (
        "asked, talk agreed, held, promise, debriefed, thanked",
        "promise: send the poster",
    ),
    (
        "asked, talk agreed, held, suggestion, promise, offer, debriefed, thanked",
        "suggestion: read the annual report and 2 more",
    ),
    (
        "asked, talk agreed, held, person named, debriefed, thanked",
        "referral: talk to Sam Ortiz",
    ),
    ("asked, talk agreed, held, debriefed, thanked", "keep in touch"),
    ("asked, talk agreed, held, debriefed, thanked, keep in touch off", "resting"),
    ("asked, declined", "closed"),
]


@pytest.mark.parametrize(
    ("story", "words"), STANDINGS, ids=[one or "added" for one, _ in STANDINGS]
)
def test_where_somebody_stands_is_told_in_a_few_words(world: World, story: str, words: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, story)
    assert world.standing(jelisa) == words


def test_without_a_bump_only_the_ask_is_told(tmp_path: Path) -> None:
    world = World(tmp_path / "db.json", cadence="none")
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    world.wait(days=3)
    assert world.standing(jelisa) == "asked last Mon"


def test_a_talk_that_is_over_asks_whether_it_was_held(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed")
    world.at("2026-11-17 14:29")
    assert world.standing(jelisa) == "talk today 14:00 · not prepared yet"
    world.at("2026-11-17 14:30")
    assert world.standing(jelisa) == "the talk was today; was it held?"


def test_a_talk_is_told_in_both_clocks_with_its_place(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", zone="America/New_York")
    world.reply(jelisa, ReplyKind.ACCEPTED, "tue 24 nov 14:00")
    world.do(talks.place, jelisa, "Room 1")
    assert (
        world.standing(jelisa) == "talk Tue 24 Nov 14:00 (their 08:00) · Room 1 · not prepared yet"
    )


@pytest.mark.parametrize(
    ("title", "organisation", "words"),
    [
        ("Program Manager", "Green Rivers", "Program Manager, Green Rivers"),
        ("Program Manager", "", "Program Manager"),
        ("", "Green Rivers", "Green Rivers"),
        ("", "", ""),
    ],
)
def test_a_job_is_one_phrase(world: World, title: str, organisation: str, words: str) -> None:
    jelisa = world.person("Jelisa Okafor", title=title, organisation=organisation)
    assert job_words(world.known(jelisa)) == words


def lines(world: World, person: str) -> dict[str, str]:
    """The lines of a person's page; where a label comes again, the last of it."""
    return dict(person_lines(world.records, world.known(person), world.now))


def test_a_person_of_whom_nothing_is_known_has_a_page_all_the_same(world: World) -> None:
    assert lines(world, world.person("Jelisa Okafor")) == {
        "why": "one line: what about their path interests you?  (‹why›)",
        "link": "no point of connection yet  (‹connection›)",
        "fit": "nothing known yet",
        "stands": "never asked",
        "last": "never written",
    }


def test_a_page_tells_everything(world: World) -> None:
    world.put(world.records.profile.replace(institutions=("State U",), entry_level=Seniority.ENTRY))
    line = (
        "Jelisa Okafor @State U, Program Manager track:grants tag:met point:choir "
        'mail:jelisa@example.org url:example.org/jelisa why:"her path"'
    )
    jelisa = world.do(people.add, line).subject
    happens(world, jelisa, "asked, goal, talk agreed, held, note, person named, suggestion")
    people.edit(world.store, jelisa, notes="met at the fair\nlikes tea")
    page = person_lines(world.records, world.known(jelisa), world.now)
    assert page == [
        ("why", "her path"),
        ("link", "choir · State U? (‹connection›)"),
        ("fit", "does the work? (‹does-it›) · one level up? (‹level›)"),
        ("stands", "debrief open · thank-you due"),
        ("last", "talk today"),
        ("is to you", "a contact? (‹relationship›)"),
        (
            "balance",
            "you gave nothing yet, they gave three times: half an hour, a name, a suggestion",
        ),
        ("talk", "today 14:00 · held"),
        ("goals", "what a week looks like"),
        ("referral", "talk to Sam Ortiz"),
        ("suggestion", "read the annual report"),
        ("e-mail", "jelisa@example.org"),
        ("profile", "https://example.org/jelisa"),
        ("tracks", "grants"),
        ("tags", "met"),
        ("notes", "met at the fair"),
        ("notes", "likes tea"),
    ]
    assert max(len(label) for label, _ in page) <= 10


def test_a_referral_names_whom_they_named_and_what_came_of_it(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held")
    world.do(talks.capture, jelisa, "+ Sam Ortiz at Verda, use her name")
    assert lines(world, jelisa)["referral"] == "Sam Ortiz, use her name"
    happens(world, world.named("Sam Ortiz").id, "asked, talk agreed, held")
    assert "referral" not in lines(world, jelisa), "it is open no longer"
    told = [entry.text for entry in timeline(world.records, world.known(jelisa))]
    assert "referral: Sam Ortiz, use her name (done): met Sam Ortiz" in told


def test_a_connection_on_linkedin_is_told_once(world: World) -> None:
    linked = Point(kind=PointKind.LINKEDIN_CONNECTION)
    jelisa = world.person("Jelisa Okafor", connected_on=date(2021, 3, 5), points=(linked,))
    assert lines(world, jelisa)["link"] == "connected on LinkedIn since 2021"
    wei = world.person("Wei Zhang", points=(linked,))
    assert lines(world, wei)["link"] == "connected on LinkedIn"


LAST = [
    ("asked", "ask today"),
    ("asked, bumped, said yes", "their reply today (accepted)"),
    ("asked, other time", "their reply today (other time)"),
    ("asked, talk agreed, held", "talk today"),
    ("asked, talk agreed, held, thanks skipped", "talk today"),
    ("asked, ask drafted", "ask today"),
]


@pytest.mark.parametrize(("story", "words"), LAST)
def test_the_last_contact_is_told(world: World, story: str, words: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, story)
    assert lines(world, jelisa)["last"] == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "ask yesterday"), (2, "ask last Mon · 2 days ago"), (30, "ask Mon 16 Nov · 4 weeks ago")],
)
def test_how_long_ago_is_told_with_it(world: World, days: int, words: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked")
    world.wait(days=days)
    assert lines(world, jelisa)["last"] == words


def test_every_message_has_a_word(world: World) -> None:
    assert set(MESSAGE_WORDS) == set(MessagePurpose)
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held, thanks drafted")
    assert message_words(world.messages(jelisa)[-1], world.now) == "thank-you, a draft"
    happens(world, jelisa, "thanks skipped")
    skipped = message_words(world.messages(jelisa)[-1], world.now)
    assert skipped == "thank-you skipped: said so on the spot"


# The smallest next step.


def smallest(world: World) -> Smallest:
    """What to do when nothing is due."""
    return smallest_step(world.records, world.now.date())


def test_an_empty_store_begins_with_an_import_or_with_names(world: World) -> None:
    assert smallest(world) == Smallest(
        "‹import› brings in your people from a file, ‹add› somebody you know.\n"
        "Or think of ten names, with five questions that help (‹names›).",
        "names",
    )


def test_a_why_leads_to_a_draft(world: World) -> None:
    world.person("Wei Zhang")
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "why")
    assert smallest(world) == Smallest("Draft an ask to Jelisa Okafor.", "draft", jelisa)


def test_somebody_who_was_named_or_dreamt_of_comes_before_others(world: World) -> None:
    imported = world.person("Imported", source="Connections.csv")
    text = "A line on why Imported's path interests you."
    assert smallest(world) == Smallest(text, "why", imported)
    by_hand = world.person("By Hand")
    assert smallest(world).person == by_hand
    dream = world.person("Dream", dream=True)
    assert smallest(world).person == dream


@pytest.mark.parametrize("story", ["asked", "set aside", "never contact", "asked, declined"])
def test_when_everybody_is_asked_one_more_is_the_next_step(world: World, story: str) -> None:
    happens(world, world.person("Jelisa Okafor"), story)
    assert smallest(world) == Smallest(
        "Nothing to do but wait; ‹add› brings somebody else to talk to.", "add"
    )


def test_a_zone_that_is_none_is_no_reason_to_fail(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed")
    records = Records(
        profiles={"me": Profile(id="me", created=world.now, zone="Nowhere/Atlantis")},
        people=world.records.people,
        conversations=world.records.conversations,
        messages=world.records.messages,
    )
    now: datetime = world.now
    page = dict(person_lines(records, world.known(jelisa), now))
    assert page["stands"] == "talk tomorrow 14:00 Europe/Berlin · not prepared yet"


def test_the_end_of_a_talk_is_told_on_the_page(world: World) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, "asked, talk agreed, held")
    assert "its end" not in dict(person_lines(world.records, world.known(jelisa), world.now))
    world.do(live.closing, jelisa, "asked_others", "unfitting")
    world.do(live.closing, jelisa, "thanked", "yes")
    world.do(live.closing, jelisa, "may_return", "no")
    world.do(reflecting.reflect, jelisa, "feelings", "2 4 - 5")
    page = dict(person_lines(world.records, world.known(jelisa), world.now))
    assert page["its end"] == (
        "asking for others did not fit · thanked · better not come back · "
        "confidence 2 before, 4 after · energy - before, 5 after"
    )
