"""What always holds, whatever was done in whatever order (the invariants of the domain)."""

import dataclasses
from collections import Counter
from datetime import datetime

from hypothesis.stateful import invariant

from coffeechat.acts.messages import FOR_A_REASON
from coffeechat.domain.due import ORDER, bump_day, due_items, owed_count, owed_now, waiting_count
from coffeechat.domain.hooks import hooks
from coffeechat.domain.person_lines import person_lines
from coffeechat.domain.records import Conversation, Message
from coffeechat.domain.smallest import smallest_step
from coffeechat.domain.snapshot import Records
from coffeechat.domain.stages import (
    asking_of,
    debrief_done,
    declined_unthanked,
    holds_open,
    next_purpose,
    step_of,
    thanked,
    was_answered,
)
from coffeechat.domain.words import (
    Direction,
    LoopKind,
    LoopState,
    MessagePurpose,
    ReplyKind,
    Step,
)
from support.worlds import World

AFTER_THE_DIGEST = {Step.LOOPS_OPEN, Step.KEEP_IN_TOUCH, Step.RESTING}


class Always:
    """Whatever happened, these hold.

    Attributes:
        world: Where it happened.
    """

    world: World
    _told: tuple[Records, datetime, Counter[tuple[str, str]]] | None = None

    @property
    def records(self) -> Records:
        """The present records."""
        return self.world.records

    @invariant()
    def one_open_conversation(self) -> None:
        """1. At most one with each person, none with those who must not be written to."""
        open_ones = [one for one in self.records.conversations.values() if one.closed is None]
        assert max(Counter(one.person for one in open_ones).values(), default=0) <= 1
        for one in open_ones:
            assert self.records.people[one.person].do_not_contact is None
            assert self.records.people[one.person].triage is None

    @invariant()
    def asks_come_before_answers_and_one_bump_after_an_ask(self) -> None:
        """3. What happened has happened, in order; one bump for each ask."""
        for conversation in self.records.conversations.values():
            bumps = 0
            for message in self.records.messages_in(conversation):
                if message.at is None:
                    continue
                assert message.at <= self.world.clock.now
                bumps += message.purpose is MessagePurpose.BUMP
                bumps *= message.purpose is not MessagePurpose.ASK
                assert bumps <= 1

    @invariant()
    def talks_are_held_after_they_began(self) -> None:
        """4. A talk that was held had been agreed, and had begun. 5. Its digest is complete."""
        for conversation in self.records.conversations.values():
            talk = conversation.interview
            if talk is None or talk.held is None:
                continue
            assert talk.start <= talk.held <= self.world.clock.now
            replies = {one.reply for one in self.records.messages_in(conversation)}
            assert replies & {ReplyKind.ACCEPTED, ReplyKind.MOVED}
            if step_of(self.records, conversation) in AFTER_THE_DIGEST:
                assert debrief_done(talk)

    @invariant()
    def whoever_gave_something_is_thanked(self) -> None:
        """6. Each talk and each set of answers has a thank-you that is due, sent or skipped."""
        rules = self._due_without_my_word()
        for conversation in self.records.conversations.values():
            sent = self.records.messages_in(conversation)
            if conversation.closed is not None or not was_answered(conversation, asking_of(sent)):
                assert ("D-11", conversation.id) not in rules
            else:
                assert rules["D-11", conversation.id] == (not thanked(sent))
                latest = [one for one in sent if _gives(one)][-1]
                assert thanked(sent) == any(_thanks_after(one, latest) for one in sent)

    @invariant()
    def givers_hear_of_whom_they_named(self) -> None:
        """7. A referral points to its giver; exactly one report is due when its person was met."""
        rules = self._due_without_my_word()
        referrals = [one for one in self.records.loops.values() if one.kind is LoopKind.REFERRAL]
        assert len({(one.person, one.about) for one in referrals}) == len(referrals)
        for loop in referrals:
            assert loop.about is not None
            assert loop.about in self.records.people
            assert loop.person != loop.about
            if loop.conversation is not None:  # whoever introduced me may not have talked with me
                given_in = self.records.conversations[loop.conversation]
                assert given_in.person == loop.person
            met = any(map(_was_held, self.records.conversations_by_person.get(loop.about, [])))
            assert (loop.state is LoopState.DONE) == met
            may_be_told = self.records.people[loop.person].do_not_contact is None
            assert rules["D-15", loop.id] == (met and may_be_told and not loop.reported)

    @invariant()
    def whoever_declined_is_thanked_before_anything_else(self) -> None:
        """After a no there are thanks, or nothing yet: nobody is asked again right away."""
        for person in self.records.people.values():
            if declined_unthanked(self.records, person):
                assert next_purpose(self.records, person) is MessagePurpose.THANK_YOU
                assert self.records.open_conversation(person.id) is None

    @invariant()
    def a_notice_that_they_are_away_is_no_answer(self) -> None:
        """Without such notices every step is the same, and no bump is due later than with them."""
        heard = {
            key: message
            for key, message in self.records.messages.items()
            if message.reply is not ReplyKind.OUT_OF_OFFICE
        }
        without = dataclasses.replace(self.records, messages=heard)
        for conversation in self.records.conversations.values():
            assert step_of(without, conversation) is step_of(self.records, conversation)
            asking = asking_of(self.records.messages_in(conversation))
            day = bump_day(self.records, asking)
            sooner = bump_day(without, asking_of(without.messages_in(conversation)))
            assert (day is None) == (sooner is None)
            if day is not None and sooner is not None:
                assert sooner <= day
                assert asking.back is None or asking.back < day

    @invariant()
    def what_is_reported_is_done(self) -> None:
        """8. Nothing is reported that is still open."""
        for loop in self.records.loops.values():
            assert not (loop.reported and loop.is_open)

    @invariant()
    def contact_is_kept_for_a_reason(self) -> None:
        """9. Whoever is to be written to gave a reason. 10. An offer is reminded of once."""
        items = self.world.items()
        told = Counter((item.rule, item.person) for item in items)
        for item in items:
            match item.rule:
                case "D-16":
                    assert hooks(self.records, self.records.people[item.person])
                case "D-18":
                    assert self.records.loops[item.subject].reminded is None
                case "D-14" | "D-17":
                    assert told["D-15", item.person] == 0
                case "D-19":
                    assert told["D-02", item.person] == 0

    @invariant()
    def no_letter_keeps_in_touch_without_a_reason(self) -> None:
        """9. What was written to keep in touch tells its reason, or gives something."""
        for message in self.records.messages.values():
            if message.purpose in FOR_A_REASON and message.body:
                assert message.hook or message.gift

    @invariant()
    def what_is_open_holds_its_conversation_open(self) -> None:
        """A conversation rests only when nothing of it is open."""
        for conversation in self.records.conversations.values():
            if step_of(self.records, conversation) in {Step.KEEP_IN_TOUCH, Step.RESTING}:
                assert not any(map(holds_open, self.records.loops_in(conversation)))

    @invariant()
    def what_is_due_exists_and_is_ordered(self) -> None:
        """9, 10 and 17. No reminder without a rule, a person and a subject."""
        items = self.world.items()
        records = self.records
        subjects = {
            *records.people, *records.conversations, *records.loops, *records.learnings,
            *records.tracks, records.profile.id,
        }  # fmt: skip
        assert {item.rule for item in items} <= set(ORDER)
        for item in items:
            assert item.subject in subjects
            if item.person:
                assert self.records.people[item.person].do_not_contact is None
            else:
                assert item.about
        ranks = [ORDER.index(item.rule) for item in items]
        assert ranks == sorted(ranks)
        assert len({(item.rule, item.subject) for item in items}) == len(items)
        assert owed_now(records, self.world.now) == owed_count(items)

    @invariant()
    def a_stage_is_a_pure_function(self) -> None:
        """11. The same records give the same steps and the same due items, in any order."""
        records, turned = self.records, _turned(self.records)
        for conversation in records.conversations.values():
            assert step_of(turned, conversation) is step_of(records, conversation)
        assert due_items(turned, self.world.now) == self.world.items()
        assert waiting_count(turned) == waiting_count(records)

    @invariant()
    def everything_can_be_told_in_words(self) -> None:
        """Nothing that can happen leaves a screen without words."""
        assert smallest_step(self.records, self.world.now.date()).text
        for person in self.records.people.values():
            assert self.world.standing(person.id)
            assert all(text for _, text in person_lines(self.records, person, self.world.now))

    def _due_without_my_word(self) -> Counter[tuple[str, str]]:
        """How often each rule finds something about a subject, snoozed or not."""
        records, now = self.records, self.world.now
        if self._told is None or self._told[0] is not records or self._told[1] != now:
            items = due_items(dataclasses.replace(records, overrides={}), now)
            self._told = records, now, Counter((item.rule, item.subject) for item in items)
        return self._told[2]


def _turned(records: Records) -> Records:
    """The same records, each table in the opposite order."""
    tables = {
        field.name: dict(reversed(list(getattr(records, field.name).items())))
        for field in dataclasses.fields(Records)
    }
    return Records(**tables)


def _was_held(conversation: Conversation) -> bool:
    return conversation.interview is not None and conversation.interview.held is not None


def _gives(message: Message) -> bool:
    return message.direction is Direction.BOTH or message.reply is ReplyKind.BY_EMAIL


def _thanks_after(message: Message, given: Message) -> bool:
    """It thanks, and went out (or was skipped) later, though it may have been drafted before."""
    thanks = message.purpose is MessagePurpose.THANK_YOU and not message.draft
    assert given.at is not None
    return thanks and (message.at or message.created) >= given.at
