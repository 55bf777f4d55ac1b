"""What I do about each thing that is due, and what I begin of my own accord."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial

from coffeechat.acts import (
    confirming,
    introductions,
    live,
    loops,
    messages,
    milestones,
    people,
    putting_off,
    reflecting,
    resting,
    talks,
    triage,
    week,
)
from coffeechat.acts.next import done as next_done
from coffeechat.domain.due import DueItem
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.stages import debrief_done, next_purpose, open_draft
from coffeechat.domain.week import unassigned
from coffeechat.domain.words import (
    AskedOthers,
    LoopKind,
    LoopState,
    MessagePurpose,
    ReplyKind,
    Step,
)
from term.contacts import bring_in
from term.life import Life
from term.names import HOUSES, LINES, NAMES
from term.others import answers_an_ask, reply, sets_a_date

Doing = Callable[[Life, DueItem], object]


def morning(life: Life) -> None:
    """Go through the agenda from the top: do it, put it off, or leave it for tomorrow."""
    for item in life.world.items():
        if item not in life.world.items():
            continue
        if life.chance(life.diligence()):
            _DOING.get(item.rule, _next)(life, item)
        elif life.chance(0.08):
            _put_off(life, item)


def _put_off(life: Life, item: DueItem) -> None:
    if life.chance(0.15):
        life.put_off(
            item,
            lambda: putting_off.dismiss(life.store, item.rule, item.subject, "no need"),
            None,
        )
    else:
        until = life.today + timedelta(days=life.dice.choice((1, 3, 7, 30)))
        life.put_off(
            item, lambda: putting_off.snooze(life.store, item.rule, item.subject, until), until
        )


# What is due ----------------------------------------------------------------------------------


def write(life: Life, person: str, body: str = "") -> bool:
    """Write what is next, with a draft or without one; whether it went out."""
    purpose = next_purpose(life.records, life.records.people[person])
    if (body or life.chance(0.5)) and open_draft(life.records, person) is None:
        text = body or "Dear friend, …"
        life.do(
            "draft",
            lambda: messages.draft(
                life.store, person, purpose=purpose, subject="Hello", body=text, template="t"
            ),
        )
    done = life.do(f"sent {purpose}", lambda: messages.sent(life.store, person))
    if done and purpose in {MessagePurpose.ASK, MessagePurpose.BUMP}:
        answers_an_ask(life, person, 1.0 if purpose is MessagePurpose.ASK else 0.4)
    if done and purpose is MessagePurpose.RESCHEDULE:
        sets_a_date(life, person)
    return done


def _next(life: Life, item: DueItem) -> None:
    write(life, item.person)


def _thank(life: Life, item: DueItem) -> None:
    if life.chance(0.1):
        life.do(
            "thanks skipped", lambda: messages.skip_thanks(life.store, item.person, "on the spot")
        )
    else:
        write(life, item.person)


def _keep_promise(life: Life, item: DueItem) -> None:
    loop = life.records.loops[item.subject]
    if life.chance(0.2):
        act = loops.done if life.chance(0.8) else loops.drop
        life.do("promise", lambda: act(life.store, loop.person, f"{loop.id}: it was wanted"))
    else:
        _tell(life, loop.person, f"Here it is, as I said: {loop.text}.")


def _tell(life: Life, person: str, body: str) -> None:
    """An update with a text of its own."""
    life.do(
        "draft update",
        lambda: messages.draft(
            life.store,
            person,
            purpose=MessagePurpose.UPDATE,
            subject="As I said",
            body=body,
            template="",
        ),
    )
    drafts = [
        one
        for one in life.world.messages(person)
        if one.draft and one.purpose is MessagePurpose.UPDATE
    ]
    if drafts:
        life.do("send update", lambda: messages.send(life.store, drafts[-1].id))


def _remind(life: Life, item: DueItem) -> None:
    _tell(life, item.person, f"You kindly offered: {life.records.loops[item.subject].text}.")


def _debrief(life: Life, item: DueItem) -> None:
    talk = life.world.talk(item.person)
    if talk.held is None:
        drawn = life.dice.choices([None, ReplyKind.NO_SHOW, ReplyKind.NO_SHOW_BY_ME], [16, 2, 1])[0]
        if drawn is not None:
            reply(life, item.person, drawn)
            return
        life.do("held", lambda: talks.held(life.store, item.person))
    if life.chance(0.5):
        life.do(
            "feelings", lambda: reflecting.reflect(life.store, item.person, "feelings", "2 4 3 3")
        )
    asked = life.dice.choice(list(AskedOthers))
    life.do("debrief", lambda: talks.debrief(life.store, item.person, asked))


def _prepare(life: Life, item: DueItem) -> None:
    life.do("goal", lambda: talks.set_goal(life.store, item.person, "what a week looks like"))
    life.do("place", lambda: talks.place(life.store, item.person, "Room 1"))
    questions = (QuestionUse(text="How does a week look?"),)
    life.do(
        "plan",
        lambda: talks.plan(
            life.store, item.person, questions=questions, key_question="", done=True
        ),
    )


def _confirm(life: Life, item: DueItem) -> None:
    if life.chance(0.5):
        life.do("confirm", lambda: confirming.confirm(life.store, item.person))
    else:
        write(life, item.person)


def _new_date(life: Life, item: DueItem) -> None:
    if life.chance(0.15):
        life.do("close", lambda: people.close(life.store, item.person))
    elif life.chance(0.5):
        write(life, item.person)
    else:
        reply(life, item.person, ReplyKind.ACCEPTED, 1.0)


def _let_go(life: Life, item: DueItem) -> None:
    life.do("let go", lambda: messages.let_go(life.store, item.person))


def _why(life: Life, item: DueItem) -> None:
    if life.chance(0.7):
        life.do("why", lambda: people.say_why(life.store, item.person, "her path to grants"))
    else:
        life.do("no", lambda: people.set_aside(life.store, item.person))


def _triage(life: Life, item: DueItem) -> None:
    for person in (item.people or (item.person,))[:4]:
        triage_one(life, person)


def _look_back(life: Life, _item: DueItem) -> None:
    choices = [
        *(one.id for one in life.records.people.values() if one.do_not_contact is None),
        *(one.id for one in life.records.loops.values() if one.is_open),
    ]
    chosen = life.dice.sample(choices, min(len(choices), life.dice.randint(0, 3)))
    life.do("look back", lambda: week.keep(life.store, chosen))


def _import_again(life: Life, item: DueItem) -> None:
    if life.chance(0.5):
        bring_in(life)
    else:
        _see_to(life, item)


def _see_to(life: Life, item: DueItem) -> None:
    if item.rule == "D-25" and life.chance(0.5):
        loop = life.dice.choice(unassigned(life.records))
        whom = life.dice.choice(NAMES)
        line = f"{loop.id}: {whom}"
        life.do("ask whom", lambda: loops.ask_whom(life.store, loop.person, line))
    else:
        life.do("seen", lambda: week.seen(life.store, item.rule, item.subject))


def _do_chosen(life: Life, item: DueItem) -> None:
    if item.subject in life.records.loops:
        life.do("chosen loop", lambda: loops.done(life.store, item.person, f"{item.subject}: did"))
    elif life.chance(0.3):
        life.do("chosen", lambda: week.behind(life.store, item.subject))
    else:
        write(life, item.person)


def _introduction(life: Life, item: DueItem) -> None:
    state = life.dice.choice(("agreed", "introduced", "declined", "stalled"))
    life.do(f"intro {state}", lambda: introductions.stand(life.store, item.person, state))


_DOING: Mapping[str, Doing] = {
    "D-02": _why,
    "D-06": _let_go,
    "D-07": _prepare,
    "D-08": _confirm,
    "D-09": _new_date,
    "D-10": _debrief,
    "D-11": _thank,
    "D-12": _keep_promise,
    "D-18": _remind,
    "D-19": _why,
    "D-20": _see_to,
    "D-21": _triage,
    "D-22": lambda life, item: _triage(life, item) if item.people else _next(life, item),
    "D-23": _introduction,
    "D-24": _new_date,
    "D-25": _see_to,
    "D-26": _look_back,
    "D-27": _see_to,
    "D-28": _import_again,
    "D-29": _do_chosen,
}


# Of my own accord -----------------------------------------------------------------------------


def triage_one(life: Life, person: str) -> None:
    """Say of somebody whether they are worth asking."""
    drawn = life.dice.random()
    if drawn < 0.55:
        life.do("worth asking", lambda: triage.worth_asking(life.store, person))
        if life.chance(0.6):
            life.do("why", lambda: people.say_why(life.store, person, "the path there"))
    elif drawn < 0.85:
        until = life.today + timedelta(days=life.dice.randint(5, 60))
        life.do("later", lambda: triage.later(life.store, person, until))
    else:
        life.do("no", lambda: people.set_aside(life.store, person))


def ask_around(life: Life) -> None:
    """Triage a few people, and ask one who was found worth it."""
    for _ in range(2):
        spotted = life.somebody(Step.SPOTTED)
        if spotted is not None:
            triage_one(life, spotted.id)
    chosen = life.somebody(Step.QUALIFIED, Step.DRAFTING)
    if chosen is None:
        return
    connector = life.somebody(Step.KEEP_IN_TOUCH, Step.LOOPS_OPEN)
    if connector is not None and life.chance(0.2):
        life.do("seek", lambda: introductions.seek(life.store, chosen.id, connector.name))
    else:
        write(life, chosen.id)


def hold_talks(life: Life) -> None:
    """Go to the talks of today, each at its hour."""
    agreed = [
        (one.interview.start, one.person)
        for one in life.records.conversations.values()
        if one.closed is None
        and one.interview is not None
        and one.interview.agreed
        and one.interview.held is None
        and one.interview.start.astimezone(life.world.now.tzinfo).date() == life.today
    ]
    for start, person in sorted(agreed):
        life.until(start)
        if life.chance(0.85):
            _talk(life, person)


def _talk(life: Life, person: str) -> None:
    if life.chance(0.5):
        life.do("live", lambda: live.open_live(life.store, person))
    for line in life.dice.sample(LINES, life.dice.randint(1, 4)):
        life.do("line", partial(talks.capture, life.store, person, line))
    if life.chance(0.35):
        named = f"+ {life.dice.choice(NAMES)} at {life.dice.choice(HOUSES)}"
        life.do("line", lambda: talks.capture(life.store, person, named))
    life.world.wait(minutes=35)
    if life.chance(0.8):
        life.do("held", lambda: talks.held(life.store, person))


def follow_up(life: Life) -> None:
    """Do what was suggested, reach something, let somebody rest, write unasked."""
    opened = sorted(one.id for one in life.records.loops.values() if one.is_open)
    for loop_id in opened:
        loop = life.records.loops.get(loop_id)
        if loop is not None and loop.is_open and life.chance(0.06):
            _settle(life, loop.id, loop.person, loop.kind, loop.state)
    if life.chance(0.04):
        life.do("milestone", lambda: milestones.reach(life.store, f"got a place on {life.today}"))
    rested = life.somebody(Step.KEEP_IN_TOUCH)
    if rested is not None and life.chance(0.05):
        life.do("rest", lambda: resting.rest(life.store, rested.id))
    elif rested is not None and life.chance(0.05):
        life.do("next", lambda: next_done(life.store, rested.id))
    undone = life.somebody(Step.DIGEST)
    if undone is not None and life.chance(0.1):
        talk = life.world.conversation(undone.id).interview
        if talk is not None and not debrief_done(talk):
            life.do("closing", lambda: live.closing(life.store, undone.id, "asked_others", "yes"))


def _settle(life: Life, loop: str, person: str, kind: LoopKind, state: LoopState) -> None:
    if kind is LoopKind.SUGGESTION and state is LoopState.OPEN and life.chance(0.4):
        life.do("doing", lambda: loops.doing(life.store, person, loop))
    elif kind is LoopKind.PROMISE and life.chance(0.3):
        day = life.workday(2, 30)
        life.do("due by", lambda: loops.due_by(life.store, person, f"{loop}: {day:%Y-%m-%d}"))
    elif life.chance(0.8):
        life.do("loop done", lambda: loops.done(life.store, person, f"{loop}: it helped"))
    else:
        life.do("loop dropped", lambda: loops.drop(life.store, person, loop))
