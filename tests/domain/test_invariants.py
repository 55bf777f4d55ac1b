"""Whatever is done in whatever order, these always hold; and all of it can be taken back."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, settings

from coffeechat.acts import Done, loops, messages, people, talks
from coffeechat.domain.records import Message
from coffeechat.domain.stages import open_draft
from coffeechat.domain.when import When
from coffeechat.domain.words import AskedOthers, LoopKind, MessagePurpose, ReplyKind
from coffeechat.store import Store
from domain.any_life import AnyLife
from support.always import Always


class Life(Always, AnyLife):
    """Whatever happens, what always holds holds after each step."""


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=30,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture
def life() -> Iterator[Life]:
    """A life that is lived by hand, each act of it taken back and done again."""
    machine = Life()
    yield machine
    machine.teardown()


def holds(life: Life) -> None:
    """All that always holds, now."""
    for rule in life.invariants:
        rule.function(life)


def live(life: Life, person: str, *acts: Callable[[Store, str], Done]) -> None:
    """Acts with somebody, each of which is done and not refused; all holds after each."""
    for act in acts:
        before = life.store.canonical()
        life.attempt(partial(act, life.store, person))
        assert life.store.canonical() != before
        holds(life)


def due_with(life: Life, person: str) -> set[str]:
    return {item.rule for item in life.world.items() if item.person == person}


def captured(line: str) -> Callable[[Store, str], Done]:
    return lambda store, person: talks.capture(store, person, line)


def talked(life: Life, name: str, *lines: str) -> str:
    """Somebody with whom a talk was held, with lines of it; the digest is done."""
    if name not in {one.name for one in life.records.people.values()}:
        life.world.person(name)
    person = life.world.named(name).id
    live(life, person, messages.sent)
    when = When(life.world.clock.now + timedelta(hours=2), "Europe/Berlin", "soon")
    life.attempt(lambda: life.world.reply(person, ReplyKind.ACCEPTED, moment=when))
    life.wait(timedelta(hours=5))
    live(life, person, talks.held, *map(captured, lines))
    assert "D-11" in due_with(life, person), "6. they are to be thanked"
    live(life, person, messages.sent)
    assert "D-11" not in due_with(life, person)
    live(life, person, lambda store, who: talks.debrief(store, who, AskedOthers.YES))
    return person


def draft_and_send(life: Life, person: str) -> Message:
    """What comes next to somebody, drafted with all that is open, and sent."""
    life.draft(sorted(life.records.people).index(person))
    draft = open_draft(life.records, person)
    assert draft is not None
    live(life, person, lambda store, _: messages.send(store, draft.id))
    return life.records.messages[draft.id]


def test_an_offer_is_reminded_of_once_and_then_never(life: Life) -> None:
    """10. and a promise in the same letter is kept; both are open before, so this is not idle."""
    jelisa = talked(life, "Jelisa Okafor", "@them lend the handbook", "@me send the poster")
    life.wait(timedelta(days=9))
    assert {"D-12", "D-18"} <= due_with(life, jelisa)
    letter = draft_and_send(life, jelisa)
    assert letter.purpose is MessagePurpose.UPDATE
    (offer,) = [one for one in life.records.loops.values() if one.kind is LoopKind.OFFER]
    assert offer.is_open
    assert offer.reminded is not None
    for _ in range(4):
        life.wait(timedelta(weeks=17))
        assert not {"D-12", "D-18"} & due_with(life, jelisa)
        holds(life)


def test_a_letter_that_keeps_in_touch_has_a_reason(life: Life) -> None:
    """9. Without one nothing is due and nothing can be drafted; with one both come about."""
    jelisa = talked(life, "Jelisa Okafor", "budgets mattered most")
    life.wait(timedelta(weeks=17))
    assert "D-16" not in due_with(life, jelisa)
    life.draft(sorted(life.records.people).index(jelisa))
    assert open_draft(life.records, jelisa) is None, "refused, for want of a reason"
    live(life, jelisa, lambda store, who: people.edit(store, who, interests=("budget",)))
    talked(life, "Wei Zhang", "the budget handbook is at https://example.org/budget")
    assert "D-16" in due_with(life, jelisa)
    letter = draft_and_send(life, jelisa)
    assert letter.hook.startswith("for budget: ")
    assert "D-16" not in due_with(life, jelisa)


def test_the_giver_of_a_name_and_of_a_suggestion_hears_of_it_once(life: Life) -> None:
    """7. and 8. Whom they named is met, what they suggested is done: one letter tells both."""
    jelisa = talked(life, "Jelisa Okafor", "+ Sam Ortiz at Verda", "! read the annual report")
    talked(life, "Sam Ortiz")
    live(life, jelisa, lambda store, who: loops.done(store, who, "report: it helped"))
    life.wait(timedelta(days=20))
    assert due_with(life, jelisa) & {"D-14", "D-15"} == {"D-15"}, "one letter, one row"
    before = life.store.canonical()
    letter = draft_and_send(life, jelisa)
    assert letter.purpose is MessagePurpose.REPORT_BACK
    assert all(one.reported for one in life.records.loops_by_person[jelisa])
    life.store.undo()
    assert not any(one.reported for one in life.records.loops_by_person[jelisa])
    life.store.undo()
    assert life.store.canonical() == before
    holds(life)
    assert "D-15" in due_with(life, jelisa)


def test_answers_in_writing_are_thanked(life: Life) -> None:
    """6. A set of answers is due a thank-you, as a talk is."""
    mika = life.world.person("Mika Laine")
    live(life, mika, messages.sent)
    life.attempt(lambda: life.world.reply(mika, ReplyKind.BY_EMAIL, text="Two people read them."))
    holds(life)
    assert due_with(life, mika) == {"D-11"}
    assert draft_and_send(life, mika).purpose is MessagePurpose.THANK_YOU
    assert due_with(life, mika) == set()
