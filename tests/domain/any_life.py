"""A user who does anything at any time, each act taken back and done again on the way."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from coffeechat.acts import (
    Done,
    Refused,
    confirming,
    imports,
    live,
    loops,
    messages,
    milestones,
    people,
    putting_off,
    reflecting,
    relating,
    resting,
    talks,
    week,
)
from coffeechat.acts.next import done
from coffeechat.domain.cadence import CADENCES
from coffeechat.domain.due import due_items
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.hooks import hooks
from coffeechat.domain.incoming import Incoming
from coffeechat.domain.merge import plan_import
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import (
    debrief_done,
    next_purpose,
    open_draft,
    person_step,
)
from coffeechat.domain.when import When
from coffeechat.domain.words import (
    AskedOthers,
    Channel,
    Direction,
    ReplyKind,
    Step,
)
from coffeechat.store import NothingToUndo, Store
from support.worlds import World

NAMES = ["Jelisa Okafor", "Wei Zhang", "Sam Ortiz", "Mika Laine"]
LINES = [
    "budgets mattered most",
    "! read the annual report",
    "+ Sam Ortiz at Verda",
    "+ Wei Zhang",
    "@me send the poster",
    "@them lend the handbook",
    "? who reads the budget",
    "= burn rate",
    "* nobody has a plan",
    "# science policy: she moved there",
    "# @Verda",
    "the budget handbook is at https://example.org/budget",
    "1",
]
WHO = st.integers(min_value=0, max_value=len(NAMES))


#: Acts that need nothing but a person.
ACTS: list[Callable[[Store, str], Done]] = [
    lambda store, person: people.say_why(store, person, "their path"),
    lambda store, person: people.connect(store, person, "the choir"),
    lambda store, person: people.edit(store, person, tags=("met",)),
    people.set_aside,
    people.close,
    messages.sent,
    messages.sent,
    lambda store, person: messages.skip_thanks(store, person, "said so"),
    messages.let_go,
    confirming.confirm,
    lambda store, person: talks.set_goal(store, person, "a week"),
    lambda store, person: talks.place(store, person, "Room 1"),
    talks.held,
    live.open_live,
    lambda store, person: live.closing(store, person, "asked_others", "yes"),
    lambda store, person: live.closing(store, person, "thanked", "no"),
    lambda store, person: live.closing(store, person, "may_return", "yes"),
    lambda store, person: reflecting.reflect(store, person, "facets", "1 day"),
    lambda store, person: reflecting.reflect(store, person, "drop", "1"),
    lambda store, person: reflecting.reflect(store, person, "due", "1 fri"),
    lambda store, person: reflecting.reflect(store, person, "write_to", "1"),
    lambda store, person: reflecting.reflect(store, person, "feelings", "2 4 3 3"),
    lambda store, person: talks.debrief(store, person, AskedOthers.YES),
    lambda store, person: talks.debrief(store, person, AskedOthers.UNFITTING),
    resting.rest,
    relating.stay_in_touch,
    lambda store, person: relating.relate(store, person, "mentor"),
    lambda store, person: relating.relate(store, person, "contact"),
    lambda store, person: relating.gave(store, person, "share", "Soil and Society"),
    lambda store, person: people.edit(store, person, interests=("budget",)),
    lambda store, person: milestones.credit(store, person, "got the job"),
    lambda store, _: milestones.reach(store, "got the job"),
    done,
]
#: Acts on something that is left open with a person.
ON_LOOPS: list[Callable[[Store, str, str], Done]] = [
    lambda store, person, loop: loops.done(store, person, f"{loop}: it helped"),
    loops.doing,
    lambda store, person, loop: loops.drop(store, person, f"{loop}:"),
    lambda store, person, loop: loops.due_by(store, person, f"{loop}: 1 mar 2027"),
    lambda store, person, loop: loops.ask_whom(store, person, f"{loop}: Wei Zhang"),
]


class AnyLife(RuleBasedStateMachine):
    """One user who does anything at any time; what must hold is told by who inherits this."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.world = World(Path(self.folder.name) / "db.json")

    def teardown(self) -> None:
        """The files say the same to a session that opens them; then back to nothing, and forth."""
        self.same_after_opening_again()
        self.there_and_back()
        self.world.close()
        self.folder.cleanup()

    # Shorthands ---------------------------------------------------------------------------------

    @property
    def store(self) -> Store:
        """The store."""
        return self.world.store

    @property
    def records(self) -> Records:
        """The present records."""
        return self.world.records

    def person(self, number: int) -> str:
        """Somebody who is here, or an id of nobody."""
        return [*sorted(self.records.people), "nobody"][number % (len(self.records.people) + 1)]

    def attempt(self, act: Callable[[], Done]) -> None:
        """Do it, and take it back and do it again; or be refused, and nothing has changed."""
        before, old, events = self.store.canonical(), self.records, len(self.store.events)
        try:
            act()
        except (Refused, NotUnderstood):
            assert self.records is old
            return
        after = self.store.canonical()
        assert len(self.store.events) - events == (before != after)
        if before != after:
            self.nothing_went_to_somebody_marked(old)
            self.store.undo()
            assert self.store.canonical() == before
            self.store.redo()
            assert self.store.canonical() == after

    # What is done -------------------------------------------------------------------------------

    @initialize(stories=st.lists(st.integers(min_value=0, max_value=9), max_size=3))
    def begin_with_some(self, stories: list[int]) -> None:
        """Some people are here from the start, each with a story so far."""
        for name, acts in zip(NAMES, stories, strict=False):
            self.add(name, why=False)
            who = sorted(self.records.people).index(self.world.named(name).id)
            self.go_on(who, acts, "+ Wei Zhang" if name != "Wei Zhang" else "+ Sam Ortiz")

    @rule(
        span=st.sampled_from(
            [
                *(timedelta(minutes=40), timedelta(hours=5)),
                *(timedelta(days=1), timedelta(days=9), timedelta(weeks=17)),
            ]
        )
    )
    def wait(self, span: timedelta) -> None:
        """Time passes."""
        self.world.clock.now += span

    @rule(who=WHO, acts=st.integers(min_value=1, max_value=9), line=st.sampled_from(LINES))
    def go_on(self, who: int, acts: int, line: str) -> None:
        """The next sensible acts with somebody, so that long stories come about."""
        for _ in range(acts):
            person = self.person(who)
            if person in self.records.people:
                step = person_step(self.records, self.records.people[person])
                self.attempt(partial(self.next_act, person, step, line))

    def next_act(self, person: str, step: Step | None, line: str) -> Done:
        """What one would do next with somebody at this step."""
        conversation = self.records.open_conversation(person)
        talk = conversation.interview if conversation else None
        tomorrow = self.world.clock.now + timedelta(days=1)
        match step:
            case Step.BUMPED | Step.ARRANGING:
                when = When(tomorrow, "Europe/Berlin", "tomorrow")
                return self.world.reply(person, ReplyKind.ACCEPTED, moment=when)
            case Step.SCHEDULED if talk is not None and talk.start > self.world.clock.now:
                self.world.clock.now = talk.start + timedelta(hours=1)
                return talks.capture(self.store, person, line)
            case Step.SCHEDULED:
                return talks.held(self.store, person)
            case Step.DIGEST if talk is not None and not debrief_done(talk):
                return talks.debrief(self.store, person, AskedOthers.YES)
            case _:
                return messages.sent(self.store, person)

    @precondition(lambda self: len(self.records.people) < len(NAMES))
    @rule(name=st.sampled_from(NAMES), why=st.booleans())
    def add(self, name: str, *, why: bool) -> None:
        """Somebody comes in."""
        line = f"{name} @Verda track:grants" + (' why:"their path"' if why else "")
        self.attempt(lambda: people.add(self.store, line))

    @precondition(lambda self: len(self.records.people) < len(NAMES))
    @rule(name=st.sampled_from(NAMES))
    def bring_in(self, name: str) -> None:
        """Somebody comes in by an import."""
        address = f"{name.split(maxsplit=1)[0].lower()}@example.org"
        plan = plan_import(self.records.people, [Incoming(name=name, emails=(address,))], "csv")
        self.attempt(lambda: imports.apply(self.store, plan, "people.csv"))

    @rule(who=WHO, acts=st.lists(st.sampled_from(ACTS), min_size=1, max_size=4))
    def act_on(self, who: int, acts: list[Callable[[Store, str], Done]]) -> None:
        """Any acts that need nothing but a person."""
        for act in acts:
            self.attempt(partial(act, self.store, self.person(who)))

    @rule(who=WHO, sure=st.integers(min_value=0, max_value=4))
    def mark(self, who: int, sure: int) -> None:
        """Somebody must not be written to; this is rare."""
        if sure == 0:
            self.attempt(lambda: people.never_contact(self.store, self.person(who)))

    @rule(who=WHO, days=st.integers(min_value=-1, max_value=20))
    def later(self, who: int, days: int) -> None:
        """Somebody is set aside until a day."""
        day = (self.world.now + timedelta(days=days)).date()
        self.attempt(lambda: people.set_aside(self.store, self.person(who), day))

    @rule(
        cadence=st.sampled_from(sorted(CADENCES)),
        pace=st.integers(0, 3),
        rhythm=st.sampled_from([0, 3, 45]),
        review_day=st.sampled_from([None, 0, 4]),
    )
    def change_habits(self, cadence: str, pace: int, rhythm: int, review_day: int | None) -> None:
        """I wait for answers, and look back at the week, in another way."""
        self.world.put(
            self.records.profile.replace(
                cadence=cadence, pace=pace, rhythm=rhythm, review_day=review_day
            )
        )

    @rule(who=WHO, number=st.integers(min_value=0, max_value=9))
    def look_back(self, who: int, number: int) -> None:
        """I look back at the week, and choose somebody and something open for the next."""
        chosen = [self.person(who), *sorted(self.records.loops)[number : number + 1]]
        here = [one for one in chosen if one in {*self.records.people, *self.records.loops}]
        self.attempt(lambda: week.keep(self.store, here))

    @rule(who=WHO)
    def put_behind(self, who: int) -> None:
        """Something of what I chose for the week is done, or was never chosen."""
        self.attempt(lambda: week.behind(self.store, self.person(who)))

    @rule(who=WHO, card=st.booleans())
    def draft(self, who: int, *, card: bool = False) -> None:
        """What comes next is drafted, unless it is already; it names all that is open."""
        person = self.person(who)
        if person in self.records.people and open_draft(self.records, person) is None:
            found = self.records.people[person]
            purpose = next_purpose(self.records, found)
            reason = next(iter(hooks(self.records, found)), None)
            opened = [one.text for one in self.records.loops_by_person.get(person, [])]
            self.attempt(
                lambda: messages.draft(
                    self.store,
                    person,
                    purpose=purpose,
                    subject="",
                    body="\n".join(("Dear", *opened)),
                    template="",
                    channel=Channel.CARD if card else Channel.EMAIL,
                    hook=reason.words if reason is not None else "",
                )
            )

    @precondition(lambda self: any(one.draft for one in self.records.messages.values()))
    @rule(
        act=st.sampled_from(
            [
                messages.send,
                messages.send,
                messages.discard,
                lambda store, message: messages.write(store, message, subject="", body=""),
                lambda store, message: messages.accept(store, message, "ASK-04"),
            ]
        ),
        who=WHO,
    )
    def act_on_draft(self, act: Callable[[Store, str], Done], who: int) -> None:
        """Something is done to the draft that a composer would open."""
        draft = open_draft(self.records, self.person(who))
        if draft is not None:
            self.attempt(lambda: act(self.store, draft.id))

    @rule(
        who=WHO,
        kind=st.sampled_from([*ReplyKind, ReplyKind.ACCEPTED, ReplyKind.ACCEPTED]),
        days=st.one_of(st.none(), st.integers(min_value=-2, max_value=12)),
        name=st.sampled_from(["", *NAMES]),
    )
    def reply(self, who: int, kind: ReplyKind, days: int | None, name: str) -> None:
        """Somebody answers."""
        at = None if days is None else self.world.clock.now + timedelta(days=days)
        when = When(at, "America/New_York", "some day") if at else None
        self.attempt(
            lambda: self.world.reply(
                self.person(who),
                kind,
                moment=when,
                until=at.date() if at else None,
                named=name,
                text="Grants are read by two people.",
            )
        )

    @rule(who=WHO, line=st.sampled_from(LINES))
    def capture(self, who: int, line: str) -> None:
        """A line of a talk is taken down."""
        self.attempt(lambda: talks.capture(self.store, self.person(who), line))

    @rule(who=WHO, line=st.sampled_from(LINES))
    def leave_open(self, who: int, line: str) -> None:
        """Something is left open, talk or no talk."""
        self.attempt(lambda: loops.add(self.store, self.person(who), line))

    @precondition(lambda self: bool(self.records.loops))
    @rule(number=st.integers(min_value=0, max_value=9), act=st.sampled_from(ON_LOOPS))
    def act_on_loop(self, number: int, act: Callable[[Store, str, str], Done]) -> None:
        """Something is done about what is open, or was."""
        found = sorted(self.records.loops)
        loop = self.records.loops[found[number % len(found)]]
        self.attempt(lambda: act(self.store, loop.person, loop.id))

    @rule(who=WHO)
    def moves_on(self, who: int) -> None:
        """An import tells of another job of somebody."""
        person = self.records.people.get(self.person(who))
        if person is not None and person.emails:
            incoming = Incoming(name=person.name, emails=person.emails, organisation="Baltic Trust")
            plan = plan_import(self.records.people, [incoming], "csv")
            self.attempt(lambda: imports.apply(self.store, plan, "people.csv"))

    @rule(who=WHO, complete=st.booleans())
    def plan(self, who: int, *, complete: bool) -> None:
        """A talk is prepared."""
        questions = (QuestionUse(text="How does a week look?"),)
        self.attempt(
            lambda: talks.plan(
                self.store,
                self.person(who),
                questions=questions,
                key_question="",
                done=complete,
            )
        )

    @rule(number=st.integers(min_value=0, max_value=5), days=st.integers(0, 9))
    def put_off(self, number: int, days: int) -> None:
        """Something due is snoozed, or (0 days) dismissed."""
        items = self.world.items()
        if items:
            item = items[number % len(items)]
            day = (self.world.now + timedelta(days=days)).date()
            self.attempt(
                lambda: (
                    putting_off.snooze(self.store, item.rule, item.subject, day)
                    if days
                    else putting_off.dismiss(self.store, item.rule, item.subject, "")
                )
            )

    @rule(steps=st.integers(min_value=1, max_value=3), again=st.booleans())
    def undo(self, steps: int, *, again: bool) -> None:
        """The last acts are taken back, and perhaps done again."""
        try:
            for _ in range(steps):
                self.store.undo()
            if again:
                self.store.redo()
        except NothingToUndo:
            pass

    # On the way and at the end ------------------------------------------------------------------

    def nothing_went_to_somebody_marked(self, before: Records) -> None:
        """2. Nothing is sent to somebody who must not be written to."""
        for message in self.records.messages.values():
            known = before.messages.get(message.id)
            went_out = message.at is not None and message.direction is not Direction.IN
            if went_out and (known is None or known.at is None):
                assert before.people[message.person].do_not_contact is None

    def same_after_opening_again(self) -> None:
        """What is on the disk says what was on the screen."""
        again = Store.open(self.world.path, clock=self.world.clock, session="other")
        assert again.canonical() == self.store.canonical()
        for person in self.records.people.values():
            step = person_step(again.records, again.records.people[person.id])
            assert step is person_step(self.records, person)
        assert due_items(again.records, self.world.now) == self.world.items()
        again.close()

    def there_and_back(self) -> None:
        """Undo leads to the empty store, and redo back again."""
        content, steps = self.store.canonical(), 0
        try:
            while True:
                self.store.undo()
                steps += 1
        except NothingToUndo:
            assert self.store.canonical() == b""
        for _ in range(steps):
            self.store.redo()
        assert self.store.canonical() == content
