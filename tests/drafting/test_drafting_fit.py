"""What checks on a person may look at, drawn from the records."""

from datetime import date, timedelta

import pytest

from coffeechat.api import AskedView, CheckContext
from coffeechat.domain.parts import Contact, Point, Position
from coffeechat.domain.records import Conversation, Person, Record
from coffeechat.domain.warm_path import build_acquaintances
from coffeechat.domain.words import (
    ContactKind,
    Direction,
    MessagePurpose,
    PointKind,
    ReplyKind,
    Seniority,
    Warmth,
)
from coffeechat.drafting.review import check_context
from drafting.drafting_kit import ANA, CONVERSATION, JELISA, NOW, POLICY, TOMAS, records, sent_ask


def context(
    *more: Record, person: Person = JELISA, conversation: Conversation | None = None
) -> CheckContext:
    known = records(*more)
    return check_context(
        known,
        known.people.get(person.id, person),
        conversation,
        NOW,
        acquaintances=build_acquaintances(known),
    )


def test_the_level_is_mine_to_say_and_the_entry_level_that_of_a_track() -> None:
    bare = context(JELISA.replace(tracks=(), seniority=None))
    assert (bare.level, bare.entry_level) == (Seniority.MID, ANA.entry_level)
    labs = POLICY.replace(entry_level=Seniority.LEAD)
    said = context(labs, JELISA.replace(seniority=Seniority.HEAD, tracks=(labs.id,)))
    assert (said.level, said.entry_level) == (Seniority.HEAD, Seniority.LEAD)
    assert bare.does_it is True
    assert context(JELISA.replace(practitioner=False)).does_it is False
    hiring = JELISA.replace(positions=(Position(title="Personalreferentin"),))
    assert (bare.hires, context(hiring).hires) == (False, True)


def test_something_private_connects_without_being_told() -> None:
    secret = Point(kind=PointKind.SHARED_IDENTITY, detail="a secret")
    alone = JELISA.replace(points=(secret,))
    assert context(alone).connected
    assert "a secret" not in repr(context(alone))
    assert not context(JELISA.replace(points=())).connected
    linked = Point(kind=PointKind.LINKEDIN_CONNECTION)
    assert not context(JELISA.replace(points=(linked,))).connected


def test_a_warmer_way_is_told_where_i_know_somebody_and_not_the_person() -> None:
    stranger = JELISA.replace(points=(), warmth=None)
    colleague = TOMAS.replace(positions=JELISA.positions[:1], warmth=Warmth.KNOWN)
    (path,) = context(stranger, colleague).paths
    assert path.name == "Tomas Lind"
    assert "Tomas Lind" in path.words
    assert context(stranger.replace(warmth=Warmth.MET_ONCE), colleague).paths == ()
    assert context(stranger).paths == ()


def asked_there(*more: Record) -> list[AskedView]:
    colleague = TOMAS.replace(positions=JELISA.positions[:1])
    pursuit = Conversation(id="c9", created=NOW, person=TOMAS.id)
    return list(context(colleague, pursuit, *more).asked_there)


def test_others_of_the_organisation_who_were_asked_are_told_until_they_answer() -> None:
    ask = sent_ask(NOW - timedelta(days=1)).replace(id="m9", person=TOMAS.id, conversation="c9")
    (asked,) = asked_there(ask)
    assert asked.name == "Tomas Lind"
    assert asked.workdays in {0, 1}
    answer = ask.replace(id="m10", at=NOW, direction=Direction.IN, purpose=MessagePurpose.REPLY)
    assert asked_there(ask, answer) == []
    assert asked_there(ask.replace(purpose=MessagePurpose.THANK_YOU)) == []
    assert asked_there() == []
    elsewhere = TOMAS.replace(positions=(Position(organisation="Elsewhere"),))
    assert asked_there(ask, elsewhere) == []


def test_what_happened_in_the_present_pursuit_is_nothing_earlier() -> None:
    ask = sent_ask(NOW - timedelta(days=9))
    before = ask.replace(id="m2", conversation="c0", at=NOW - timedelta(days=90))
    no = before.replace(id="m3", direction=Direction.IN, reply=ReplyKind.DECLINED,
                        purpose=MessagePurpose.REPLY, at=NOW - timedelta(days=80))  # fmt: skip
    now = context(CONVERSATION, ask, before, no, conversation=CONVERSATION)
    assert now.last_written == (NOW - timedelta(days=90)).date()
    assert now.declined == (NOW - timedelta(days=80)).date()
    alone = context(CONVERSATION, ask, conversation=CONVERSATION)
    assert (alone.last_written, alone.declined) == (None, None)
    over = context(CONVERSATION, ask)
    assert over.last_written == (NOW - timedelta(days=9)).date()


@pytest.mark.parametrize(
    ("by", "kind", "day"),
    [
        (Direction.OUT, ContactKind.MESSAGE, date(2026, 3, 5)),
        (Direction.IN, ContactKind.MESSAGE, None),
        (Direction.OUT, ContactKind.ENDORSEMENT, None),
    ],
)
def test_letters_of_an_archive_count(by: Direction, kind: ContactKind, day: date | None) -> None:
    told = Contact(kind=kind, sent=1, last=date(2026, 3, 5), by=by)
    assert context(JELISA.replace(contacts=(told,))).last_written == day


def test_having_met_is_a_reason_to_write() -> None:
    met = sent_ask(NOW - timedelta(days=1)).replace(
        purpose=MessagePurpose.MET, conversation=None, direction=Direction.BOTH
    )
    assert context(met).last_written is None
