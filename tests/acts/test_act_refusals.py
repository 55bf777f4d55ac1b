"""What cannot be done is refused with a sentence that says why, and nothing changes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from acts.act_cases import ANSWERS, QUESTIONS
from coffeechat.acts import (
    Done,
    Refused,
    calendars,
    confirming,
    imports,
    messages,
    people,
    profile,
    proposals,
    putting_off,
    resting,
    talks,
)
from coffeechat.acts.heard import CAPTURE_KEYS
from coffeechat.acts.next import done
from coffeechat.api import AddPerson, Change, ChangePerson, ImportedPerson
from coffeechat.domain.errors import NotUnderstood, Sentence
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import plan_import
from coffeechat.domain.words import AskedOthers, MessagePurpose, ReplyKind
from coffeechat.store import Store
from support.happenings import happens
from support.worlds import World

Run = Callable[[World, str], Done]

TALK = "asked, talk agreed"
OVER = f"{TALK}, held"
TODAY = date(2026, 11, 16)
PAST = date(2026, 11, 10)
TOMORROW = date(2026, 11, 17)

NEVER = "Jelisa Okafor is marked as not to be contacted; nothing was changed."
NO_TALK = "No talk with Jelisa Okafor is agreed; ‹reply› sets a date."
NO_CONVERSATION = "There is no conversation with Jelisa Okafor yet; ‹why› begins one."
HELD = (
    "The talk with Jelisa Okafor was held already; ‹close› ends this conversation, "
    "and ‹draft› asks for another one."
)
NOTHING_SENT = "Nothing went out to Jelisa Okafor that could bring such an answer."
NOT_AHEAD = "is not ahead; name one from tomorrow on."


def drafting(purpose: MessagePurpose) -> Run:
    """Draft a message."""
    return lambda world, person: world.do(
        messages.draft, person, purpose=purpose, subject="", body="Dear Jelisa", template=""
    )


def message_of(world: World, person: str) -> str:
    """The id of the last message, drafts last."""
    return world.messages(person)[-1].id


def replying(kind: ReplyKind, **more: Any) -> Run:
    """Log an answer."""
    return lambda world, person: world.reply(person, kind, **more)


def on_person(act: Callable[..., Done], *values: Any) -> Run:
    """Any act on a person."""
    return lambda world, person: act(world.store, person, *values)


def write(store: Store, message: str) -> Done:
    """Change the text of a draft."""
    return messages.write(store, message, subject="Hello", body="More")


def accept(store: Store, message: str) -> Done:
    """Accept a finding in a draft."""
    return messages.accept(store, message, "ASK-04")


ON_A_DRAFT = (messages.send, messages.discard, write, accept)
NO_DRAFT = "That message is no longer a draft; ‹draft› writes the next one."


def on_message(act: Callable[[Store, str], Done]) -> Run:
    """Any act on their last message."""
    return lambda world, person: act(world.store, message_of(world, person))


def proposing(*changes: Callable[[str], Change]) -> Run:
    """What a plugin proposes, given the person's id."""
    return lambda world, person: proposals.apply(
        world.store, [change(person) for change in changes], plugin="alumni", summary=""
    )


def linking(reference: str, uid: str = "") -> Run:
    """What a calendar gave back."""
    return lambda world, person: talks.linked(
        world.store,
        person,
        uid=uid or world.talk(person).uid,
        calendar="caldav.home",
        reference=reference,
    )


def following(uid: str = "") -> Run:
    """What a calendar says of a talk."""
    return lambda world, person: calendars.follow(
        world.store,
        person,
        uid=uid or world.talk(person).uid,
        start=world.now,
        minutes=30,
        sequence=1,
        calendar="caldav.home",
        reference="etag 7",
    )


REFUSED: dict[str, tuple[str, Run, str]] = {
    # Somebody who must not be written to.
    "draft to never": ("never contact", drafting(MessagePurpose.ASK), NEVER),
    "bump to never": ("asked, never contact", drafting(MessagePurpose.BUMP), NEVER),
    "update to never": (f"{OVER}, never contact", drafting(MessagePurpose.UPDATE), NEVER),
    "send to never": ("ask drafted, never contact", on_message(messages.send), NEVER),
    "sent to never": ("never contact", on_person(messages.sent), NEVER),
    "report to never": (
        f"{OVER}, person named, named person met, never contact",
        on_person(messages.sent),
        NEVER,
    ),
    "done with never": ("never contact", on_person(done), NEVER),
    "why never": ("never contact", on_person(people.say_why, "her path"), NEVER),
    "yes from never": ("asked, never contact", replying(ReplyKind.ACCEPTED), NEVER),
    # What plugins propose.
    "nothing proposed": (
        "",
        proposing(),
        "Plugin alumni proposed no change; nothing was changed.",
    ),
    "proposal for nobody": (
        "",
        proposing(
            lambda _: AddPerson(person=ImportedPerson(name="Wei Zhang")),
            lambda _: ChangePerson(person="gone", tags=("alumni",)),
        ),
        "That person is no longer here.",
    ),
    "zone proposed that is none": (
        "",
        proposing(lambda person: ChangePerson(person=person, zone="Mars/Base")),
        "There is no time zone «Mars/Base»; Jelisa Okafor was not changed.",
    ),
    "calendar of another talk": (
        TALK,
        linking("etag 7", "another"),
        "The talk with Jelisa Okafor is no longer here.",
    ),
    "another talk in a calendar": (
        TALK,
        following("another"),
        "The talk with Jelisa Okafor is no longer ahead.",
    ),
    "a talk in a calendar that was called off": (
        f"{TALK}, cancelled",
        following(),
        "The talk with Jelisa Okafor is no longer ahead.",
    ),
    # Nothing was typed.
    "no why": ("", on_person(people.say_why, " "), "The why is empty; nothing was changed."),
    "no point": (
        "",
        on_person(people.connect, ""),
        "The point of connection is empty; nothing was changed.",
    ),
    "no name": (
        "",
        lambda world, person: people.edit(world.store, person, name=" "),
        "A person needs a name; nothing was changed.",
    ),
    "no goal": ("why", on_person(talks.set_goal, ""), "The goal is empty; nothing was changed."),
    "no place": (TALK, on_person(talks.place, "  "), "The place is empty; nothing was changed."),
    "no reason": (
        OVER,
        on_person(messages.skip_thanks, ""),
        "The reason is empty; nothing was changed.",
    ),
    "no text": (
        "empty ask drafted",
        on_message(messages.send),
        "The message is empty; ‹write› writes it.",
    ),
    "no line": (OVER, on_person(talks.capture, ""), CAPTURE_KEYS),
    "sign alone": (OVER, on_person(talks.capture, "+ "), CAPTURE_KEYS),
    "keys wanted": (OVER, on_person(talks.capture, "?"), CAPTURE_KEYS),
    "nobody named": (
        "asked",
        replying(ReplyKind.REFERRED_ON),
        "The name of whom they named is empty; nothing was changed.",
    ),
    # Days and dates that cannot be.
    "later today": (
        "",
        on_person(people.set_aside, TODAY),
        f"That day (today) {NOT_AHEAD}",
    ),
    "later last week": (
        "",
        on_person(people.set_aside, PAST),
        f"That day (last Tue) {NOT_AHEAD}",
    ),
    "ask again yesterday": (
        "asked",
        replying(ReplyKind.LATER, until=PAST),
        f"That day (last Tue) {NOT_AHEAD}",
    ),
    "ask again when": (
        "asked",
        replying(ReplyKind.LATER),
        "Later until when? Type a day, such as «1 mar».",
    ),
    "snooze until today": (
        "asked",
        lambda world, person: world.do(putting_off.snooze, "D-05", person, TODAY),
        f"That day (today) {NOT_AHEAD}",
    ),
    "held before": (
        TALK,
        on_person(talks.held),
        "The talk with Jelisa Okafor is tomorrow 14:00; it is still ahead.",
    ),
    "done before": (
        TALK,
        on_person(done),
        "The talk with Jelisa Okafor is tomorrow 14:00; it is still ahead.",
    ),
    "debriefed before": (
        TALK,
        on_person(talks.debrief, AskedOthers.YES),
        "The talk with Jelisa Okafor is tomorrow 14:00; it is still ahead.",
    ),
    "missed before": (
        TALK,
        replying(ReplyKind.NO_SHOW),
        "The talk with Jelisa Okafor is still ahead; ‹reply› moves it.",
    ),
    "moved to when": (
        TALK,
        replying(ReplyKind.MOVED),
        "Moved to when? Type a date, such as «tue 14:00».",
    ),
    # A second open conversation is never begun, nor a talk held twice.
    "set aside while asked": (
        "asked",
        on_person(people.set_aside),
        "A conversation with Jelisa Okafor is open; ‹close› ends it.",
    ),
    "held twice": (
        OVER,
        on_person(talks.held),
        "The talk with Jelisa Okafor is marked as held already.",
    ),
    "yes after the talk": (OVER, replying(ReplyKind.ACCEPTED), HELD),
    "date after the talk": (OVER, replying(ReplyKind.ACCEPTED, when="fri 14:00"), HELD),
    "other time after the talk": (OVER, replying(ReplyKind.OTHER_TIME), HELD),
    "later after the talk": (OVER, replying(ReplyKind.LATER, until=date(2027, 1, 1)), HELD),
    "no after the talk": (OVER, replying(ReplyKind.DECLINED), HELD),
    # What needs a talk or a conversation.
    "goal without": ("", on_person(talks.set_goal, "a week"), NO_CONVERSATION),
    "close without": ("", on_person(people.close), NO_CONVERSATION),
    "close twice": ("asked, declined", on_person(people.close), NO_CONVERSATION),
    "place without": ("said yes", on_person(talks.place, "Room 1"), NO_TALK),
    "held without": ("said yes", on_person(talks.held), NO_TALK),
    "note without": ("said yes", on_person(talks.capture, "budgets"), NO_TALK),
    "debrief without": ("said yes", on_person(talks.debrief, AskedOthers.YES), NO_TALK),
    "plan without": (
        "said yes",
        lambda world, person: world.do(talks.plan, person, questions=(), key_question=""),
        NO_TALK,
    ),
    "held when cancelled": (f"{TALK}, cancelled", on_person(talks.held), NO_TALK),
    "away before any letter": ("why", replying(ReplyKind.OUT_OF_OFFICE), NOTHING_SENT),
    "away, though nobody was asked": ("", replying(ReplyKind.OUT_OF_OFFICE), NOTHING_SENT),
    "confirmed without": ("said yes", on_person(confirming.confirm), NO_TALK),
    "confirmed after": (OVER, on_person(confirming.confirm), NO_TALK),
    "thanks skipped twice after a no": (
        "asked, declined, thanks skipped",
        on_person(messages.skip_thanks, "no need"),
        "No thank-you to Jelisa Okafor is due.",
    ),
    "moved without": ("said yes", replying(ReplyKind.MOVED, when="fri 10:00"), NO_TALK),
    "cancelled without": ("said yes", replying(ReplyKind.CANCELLED), NO_TALK),
    "cancelled twice": (f"{TALK}, cancelled", replying(ReplyKind.CANCELLED), NO_TALK),
    "missed without": ("said yes", replying(ReplyKind.NO_SHOW), NO_TALK),
    "cancelled after": (OVER, replying(ReplyKind.CANCELLED), NO_TALK),
    "fourth goal": (
        "why, goal, goal, goal",
        on_person(talks.set_goal, "one more"),
        "Three goals are enough for half an hour; this one was not added.",
    ),
    "question out of reach": (
        OVER,
        on_person(talks.capture, "3"),
        "There is no question 3; there are 0.",
    ),
    "named themselves": (
        OVER,
        on_person(talks.capture, "+ jelisa okafor"),
        "Jelisa Okafor is the one you talk with; type whom they named.",
    ),
    # Nothing to wait for, to thank for, or to do without.
    "let go unasked": (
        "why",
        on_person(messages.let_go),
        "You are not waiting for Jelisa Okafor to answer.",
    ),
    "let go answered": (
        TALK,
        on_person(messages.let_go),
        "You are not waiting for Jelisa Okafor to answer.",
    ),
    "skip before": (
        TALK,
        on_person(messages.skip_thanks, "no need"),
        "No thank-you to Jelisa Okafor is due.",
    ),
    "skip after thanks": (
        f"{OVER}, thanked",
        on_person(messages.skip_thanks, "no need"),
        "You have thanked Jelisa Okafor already; ‹debrief› completes the debrief.",
    ),
    "rest too soon": (
        OVER,
        on_person(resting.rest),
        "Jelisa Okafor cannot rest: the debrief or the thank-you is still open.",
    ),
    # Messages that are gone or went out.
    **{f"{act.__name__} what was sent": ("asked", on_message(act), NO_DRAFT) for act in ON_A_DRAFT},
    "send what was skipped": (f"{OVER}, thanks skipped", on_message(messages.send), NO_DRAFT),
}


@pytest.mark.parametrize(("story", "run", "says"), REFUSED.values(), ids=list(REFUSED))
def test_it_is_refused_and_nothing_changes(world: World, story: str, run: Run, says: str) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, story)
    records = world.records
    with pytest.raises(Refused) as refused:
        run(world, jelisa)
    assert str(refused.value) == says
    assert world.records is records


GONE: list[Run] = [
    on_person(people.say_why, "her path"),
    on_person(people.connect, "the choir"),
    on_person(people.set_aside),
    on_person(people.never_contact),
    on_person(people.close),
    on_person(people.edit),
    drafting(MessagePurpose.ASK),
    on_person(messages.sent),
    on_person(messages.skip_thanks, "no need"),
    on_person(messages.let_go),
    on_person(done),
    replying(ReplyKind.ACCEPTED),
    on_person(talks.set_goal, "a week"),
    lambda world, person: world.do(talks.plan, person, questions=QUESTIONS, key_question=""),
    on_person(talks.place, "Room 1"),
    on_person(talks.held),
    on_person(talks.capture, "budgets"),
    on_person(talks.debrief, AskedOthers.YES),
    on_person(resting.rest),
]


@pytest.mark.parametrize("run", GONE)
def test_whoever_is_gone_is_left_alone(world: World, run: Run) -> None:
    jelisa = world.person("Jelisa Okafor")
    world.store.undo()
    with pytest.raises(Refused, match="That person is no longer here"):
        run(world, jelisa)
    assert not world.records.people


@pytest.mark.parametrize("act", ON_A_DRAFT)
def test_a_draft_that_is_gone_is_left_alone(
    world: World, act: Callable[[Store, str], Done]
) -> None:
    draft = world.draft(world.person("Jelisa Okafor"), MessagePurpose.ASK)
    world.store.undo()
    with pytest.raises(Refused, match="That draft is no longer here; ‹draft› writes a new one"):
        act(world.store, draft)
    assert not world.records.messages


@pytest.mark.parametrize("line", ["", "@Verda", "Wei, one, two track:", "Wei dream:maybe"])
def test_a_line_that_cannot_be_read_adds_nobody(world: World, line: str) -> None:
    with pytest.raises(NotUnderstood):
        world.do(people.add, line)
    assert not world.records.people


def test_an_import_is_refused_when_people_changed_since_it_was_shown(world: World) -> None:
    jelisa = world.person("Jelisa Okafor", emails=("jelisa@example.org",))
    incoming = Incoming(name="Jelisa Okafor", emails=("jelisa@example.org",), title="Director")
    plan = plan_import(world.records.people, [incoming], "linkedin")
    world.do(people.say_why, jelisa, "her path")
    world.put(world.known(jelisa).replace(place="Oakland"))
    records = world.records
    with pytest.raises(Refused, match="changed since the preview was made; import the file again"):
        world.do(imports.apply, plan, "Connections.csv")
    assert world.records is records


SO_ALREADY: dict[str, tuple[str, Run]] = {
    "edit": ("", on_person(people.edit)),
    "why": ("why", on_person(people.say_why, "her path to grants")),
    "connect": ("", on_person(people.connect, "The Choir")),
    "set aside": ("set aside", on_person(people.set_aside)),
    "never": ("never contact", on_person(people.never_contact)),
    "write": ("ask drafted", on_message(write)),
    "accept": ("ask drafted", on_message(accept)),
    "silence": ("", lambda world, _: world.do(messages.silence, "ASK-04")),
    "plan": (
        TALK,
        lambda world, person: world.do(
            talks.plan, person, questions=QUESTIONS, key_question="Whom else?"
        ),
    ),
    "place": (TALK, on_person(talks.place, "Room 1")),
    "snooze": ("", lambda world, person: world.do(putting_off.snooze, "D-02", person, TOMORROW)),
    "dismiss": ("", lambda world, person: world.do(putting_off.dismiss, "D-02", person, "")),
    "introduce": ("", lambda world, _: world.do(profile.introduce, ANSWERS)),
    "rest": (f"{OVER}, debriefed, thanked", on_person(resting.rest)),
    "linked": (TALK, linking("etag 7")),
    "proposal": ("", proposing(lambda person: ChangePerson(person=person, tags=("alumni",)))),
    "proposed person": (
        "",
        proposing(
            lambda _: AddPerson(person=ImportedPerson(name="Wei", emails=("w@example.org",)))
        ),
    ),
}


@pytest.mark.parametrize(("story", "run"), SO_ALREADY.values(), ids=list(SO_ALREADY))
def test_what_is_so_already_is_no_act(world: World, story: str, run: Run) -> None:
    jelisa = world.person("Jelisa Okafor")
    happens(world, jelisa, story)
    run(world, jelisa)
    events = len(world.store.events)
    assert run(world, jelisa).text == "It is so already; nothing was changed."
    assert len(world.store.events) == events


def test_the_same_file_again_is_no_act(world: World) -> None:
    world.person("Jelisa Okafor")
    incoming = [Incoming(name="Wei Zhang", emails=("wei@example.org",))]
    for says in (
        "Imported 1 new person, changed 0.",
        "Everybody in this file is here already; nothing was changed.",
    ):
        plan = plan_import(world.records.people, incoming, "linkedin")
        assert world.do(imports.apply, plan, "Connections.csv").text == says


def test_a_refusal_is_a_sentence() -> None:
    assert issubclass(Refused, Sentence)
