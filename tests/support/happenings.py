"""What can happen with a person, by name, so that tests can tell it as a story.

happens(world, jelisa, "asked, talk agreed, held, thanked")
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from coffeechat.acts import messages, people, talks
from coffeechat.domain.stages import open_draft
from coffeechat.domain.words import AskedOthers, LoopState, MessagePurpose, ReplyKind
from support.worlds import World

Happening = Callable[[World, str], object]


def _sent(purpose: MessagePurpose) -> Happening:
    def send(world: World, person: str) -> None:
        world.do(messages.sent, person)
        assert world.records.messages[_latest(world, person)].purpose is purpose

    return send


def _latest(world: World, person: str) -> str:
    return max(
        (one for one in world.messages(person) if one.at), key=lambda one: (one.at, one.id)
    ).id


def _drafted(purpose: MessagePurpose) -> Happening:
    return lambda world, person: world.draft(person, purpose)


def _discard(world: World, person: str) -> None:
    draft = open_draft(world.records, person)
    assert draft is not None
    world.do(messages.discard, draft.id)


def _replied(kind: ReplyKind, **more: Any) -> Happening:
    return lambda world, person: world.reply(person, kind, **more)


def _later(world: World, person: str) -> None:
    until = (world.now + timedelta(days=30)).date()
    world.reply(person, ReplyKind.LATER, until=until)


def _away(world: World, person: str) -> None:
    world.reply(person, ReplyKind.OUT_OF_OFFICE, until=(world.now + timedelta(days=14)).date())


def _held(world: World, person: str) -> None:
    """The talk is over, and marked as held."""
    _after_talk(world, person)
    world.do(talks.held, person)


def _after_talk(world: World, person: str) -> None:
    talk = world.talk(person)
    world.clock.now = max(world.clock.now, talk.start + timedelta(minutes=talk.minutes))


def _no_show(world: World, person: str) -> None:
    _after_talk(world, person)
    world.reply(person, ReplyKind.NO_SHOW)


def _line(text: str) -> Happening:
    return lambda world, person: world.do(talks.capture, person, text)


def _met(world: World, _: str) -> None:
    happens(world, world.named("Sam Ortiz").id, "asked, talk agreed, held, debriefed, thanked")


def _settle(state: LoopState) -> Happening:
    """Everything with them, people named too, whose talks nobody tells here."""

    def settle(world: World, person: str) -> None:
        loops = world.records.loops_by_person[person]
        now = world.clock.now
        world.put(*(loop.replace(state=state, settled=now) for loop in loops))

    return settle


def _rest(world: World, person: str) -> None:
    world.put(world.conversation(person).replace(keep_in_touch=False))


#: What can happen with a person, by name.
HAPPENINGS: Mapping[str, Happening] = {
    "why": lambda world, person: world.do(people.say_why, person, "her path to grants"),
    "ask drafted": _drafted(MessagePurpose.ASK),
    "empty ask drafted": lambda world, person: world.draft(person, MessagePurpose.ASK, " \n "),
    "bump drafted": _drafted(MessagePurpose.BUMP),
    "confirmation drafted": _drafted(MessagePurpose.CONFIRM),
    "thanks drafted": _drafted(MessagePurpose.THANK_YOU),
    "draft discarded": _discard,
    "asked": _sent(MessagePurpose.ASK),
    "bumped": _sent(MessagePurpose.BUMP),
    "confirmed": _sent(MessagePurpose.CONFIRM),
    "date written about": _sent(MessagePurpose.RESCHEDULE),
    "thanked": _sent(MessagePurpose.THANK_YOU),
    "reported back": _sent(MessagePurpose.REPORT_BACK),
    "updated": _sent(MessagePurpose.UPDATE),
    "said yes": _replied(ReplyKind.ACCEPTED),
    "talk agreed": _replied(ReplyKind.ACCEPTED, when="tomorrow 14:00"),
    "other time": _replied(ReplyKind.OTHER_TIME),
    "later": _later,
    "answered in writing": _replied(ReplyKind.BY_EMAIL, text="Grants are read by two people."),
    "named somebody": _replied(ReplyKind.REFERRED_ON, named="Sam Ortiz at Verda"),
    "declined": _replied(ReplyKind.DECLINED),
    "bounced": _replied(ReplyKind.BOUNCED),
    "away": _away,
    "moved": _replied(ReplyKind.MOVED, when="in 3 days 10:00"),
    "cancelled": _replied(ReplyKind.CANCELLED),
    "cancelled by me": _replied(ReplyKind.CANCELLED_BY_ME),
    "did not come": _no_show,
    "held": _held,
    "prepared": lambda world, person: world.do(
        talks.plan, person, questions=(), key_question="", done=True
    ),
    "goal": lambda world, person: world.do(talks.set_goal, person, "what a week looks like"),
    "note": _line("budgets mattered most"),
    "suggestion": _line("! read the annual report"),
    "person named": _line("+ Sam Ortiz at Verda"),
    "named person met": _met,
    "promise": _line("@me send the poster"),
    "offer": _line("@them lend the handbook"),
    "open question": _line("? who reads the budget"),
    "debriefed": lambda world, person: world.do(talks.debrief, person, AskedOthers.YES),
    "thanks skipped": lambda world, person: world.do(
        messages.skip_thanks, person, "said so on the spot"
    ),
    "loops done": _settle(LoopState.DONE),
    "loops dropped": _settle(LoopState.DROPPED),
    "keep in touch off": _rest,
    "let go": lambda world, person: world.do(messages.let_go, person),
    "closed": lambda world, person: world.do(people.close, person),
    "set aside": lambda world, person: world.do(people.set_aside, person),
    "set aside for a month": lambda world, person: world.do(
        people.set_aside, person, (world.now + timedelta(days=30)).date()
    ),
    "never contact": lambda world, person: world.do(people.never_contact, person),
    "a year passes": lambda world, _: world.wait(days=365),
}


def happens(world: World, person: str, story: str) -> None:
    """Let a story happen, an hour between its parts: names from `HAPPENINGS`, with commas."""
    for part in filter(None, map(str.strip, story.split(","))):
        world.wait(hours=1)
        HAPPENINGS[part](world, person)
