"""What came of the asks of each version of a template."""

from coffeechat.acts import messages
from coffeechat.domain.template_tally import Tally, tally_templates, tally_words
from coffeechat.domain.words import MessagePurpose, ReplyKind
from support.happenings import happens
from support.worlds import World


def ask(world: World, name: str, template: str, version: int) -> str:
    """Somebody who was asked with a version of a template; their id."""
    person = world.person(name)
    drafted = world.do(
        messages.draft,
        person,
        purpose=MessagePurpose.ASK,
        subject="",
        body="Dear",
        template=template,
        version=version,
    )
    world.do(messages.send, drafted.subject)
    return person


def test_asks_and_answers_are_counted_by_template_and_version(world: World) -> None:
    answers = (ReplyKind.ACCEPTED, ReplyKind.DECLINED, ReplyKind.BOUNCED, None)
    for number, answer in enumerate(answers):
        person = ask(world, f"Person {number}", "mine", 2)
        if answer is not None:
            world.reply(person, answer)
    ask(world, "Earlier", "mine", 1)
    ask(world, "Other", "ask-point", 1)
    assert tally_templates(world.records) == [
        Tally("ask-point", 1, sent=1),
        Tally("mine", 2, sent=4, answered=2, accepted=1),
        Tally("mine", 1, sent=1),
    ]


def test_an_answer_after_a_bump_counts_for_the_ask_and_later_ones_count_once(world: World) -> None:
    person = ask(world, "Jelisa Okafor", "mine", 1)
    happens(world, person, "bumped, other time, talk agreed, moved, held")
    (one,) = tally_templates(world.records)
    assert (one.sent, one.answered, one.accepted) == (1, 1, 1)


def test_an_answer_counts_for_the_ask_before_it_alone(world: World) -> None:
    person = ask(world, "Jelisa Okafor", "mine", 1)
    happens(world, person, "later, a year passes")
    drafted = world.do(
        messages.draft,
        person,
        purpose=MessagePurpose.ASK,
        subject="",
        body="Dear",
        template="mine",
        version=2,
    )
    world.do(messages.send, drafted.subject)
    assert tally_templates(world.records) == [
        Tally("mine", 2, sent=1),
        Tally("mine", 1, sent=1, answered=1),
    ]


def test_drafts_other_messages_and_asks_without_a_template_are_left_out(world: World) -> None:
    happens(world, world.person("Jelisa Okafor"), "ask drafted")
    happens(world, world.person("Wei Zhang"), "asked, bumped, talk agreed, held, thanked")
    assert tally_templates(world.records) == []


def test_few_are_told_as_numbers() -> None:
    assert tally_words(Tally("t", 1, sent=1)) == "1 ask, 0 answered, 0 said yes"
    assert tally_words(Tally("t", 1, 8, 3, 2)) == "8 asks, 3 answered, 2 said yes"
