"""What plugins see: everything but what is private; the rest only when it is asked for."""

from dataclasses import fields
from datetime import timedelta

import pytest

from coffeechat import snapshots
from coffeechat.api import Me, MessageView, PersonView, Stage, Step, TalkView
from coffeechat.domain.parts import DoNotContact, Point
from coffeechat.domain.records import Message, Person, Track
from coffeechat.domain.words import Direction, MessagePurpose, PointKind, Seniority, Warmth
from drafting.drafting_kit import ANA, CONVERSATION, JELISA, NOW, TALK, TOMAS, records, sent_ask

FULL = JELISA.replace(
    emails=("jelisa@example.org",),
    phones=("+1 555 0100",),
    urls=("https://example.org/jelisa",),
    place="Oakland",
    address="12 Lake Street",
    seniority=Seniority.LEAD,
    practitioner=True,
    years_ahead=6,
    affiliations=("State U",),
    warmth=Warmth.MET_ONCE,
    points=(
        *JELISA.points,
        Point(kind=PointKind.SHARED_IDENTITY, detail="a secret"),
        Point(kind=PointKind.SAME_PLACE, detail="Oakland", confirmed=False),
    ),
    tracks=("t1", "gone"),
    tags=("ecology",),
    connected_on=NOW.date(),
    referred_by=TOMAS.id,
    notes="a secret",
    do_not_contact=DoNotContact(since=NOW.date(), why="a secret"),
    extras={"linkedin": {"Followed": "yes"}, "csv": {"Diet": "a secret"}},
)


def test_every_field_of_a_person_is_shown_when_asked_for() -> None:
    view = snapshots.person_view(records(FULL), FULL, private=True)
    bare = PersonView(id="p1", name="Dr. Jelisa Okafor")
    for field in fields(PersonView):
        if field.name not in {"id", "name"}:
            assert getattr(view, field.name) != getattr(bare, field.name), field.name


def test_a_person_is_shown_with_names_for_ids() -> None:
    view = snapshots.person_view(records(FULL), FULL)
    assert view.referred_by == "Tomas Lind"
    assert [track.name for track in view.tracks] == ["science policy"]
    assert view.title == "Program Manager"
    assert not view.may_contact


def test_a_plugin_sees_what_it_keeps_itself() -> None:
    known = records(FULL, CONVERSATION)
    assert snapshots.person_view(known, FULL).extras == {}
    view = snapshots.person_view(known, FULL, plugin="linkedin")
    assert view.extras == {"linkedin.Followed": "yes"}
    assert (view.notes, view.phones) == ("", ())
    talk = snapshots.conversation_view(known, CONVERSATION, plugin="linkedin")
    assert talk.person.extras == {"linkedin.Followed": "yes"}


def test_what_is_private_is_in_no_view_unless_asked_for() -> None:
    batch = snapshots.export_batch(records(FULL, CONVERSATION), NOW)
    assert "a secret" not in repr(batch)
    assert "555" not in repr(batch)
    private = snapshots.export_batch(records(FULL, CONVERSATION), NOW, private=True)
    assert private.people[0].notes == "a secret"
    assert private.conversations[0].person.notes == "a secret"
    assert private.people[0].phones == ("+1 555 0100",)
    assert "Lake Street" not in repr((batch, private)), "where a card goes is for nobody else"
    assert private.people[0].extras == {"linkedin.Followed": "yes", "csv.Diet": "a secret"}


@pytest.mark.parametrize("private", [False, True])
def test_identities_and_reasons_are_never_shown(*, private: bool) -> None:
    view = snapshots.person_view(records(FULL), FULL, private=private)
    assert [point.kind for point in view.points] == [
        PointKind.SAME_INSTITUTION,
        PointKind.SAME_PLACE,
    ]
    hidden = FULL.replace(notes="", extras={})
    shown = snapshots.person_view(records(hidden), hidden, private=private)
    assert "a secret" not in repr(shown)


def test_somebody_who_may_be_written_to() -> None:
    assert snapshots.person_view(records(), JELISA).may_contact


def test_a_conversation_is_shown_where_it_stands_with_its_talk() -> None:
    view = snapshots.conversation_view(records(CONVERSATION), CONVERSATION)
    assert (view.stage, view.step) == (Stage.FOLLOW_UP, Step.DIGEST)
    assert view.why == "her move to grants"
    assert view.talk == TalkView(
        uid="u1",
        sequence=0,
        start=TALK.start,
        minutes=20,
        zone="Europe/Berlin",
        held=True,
    )
    early = CONVERSATION.replace(interview=None)
    view = snapshots.conversation_view(records(early), early)
    assert (view.stage, view.talk) == (Stage.IDENTIFY, None)


def test_a_talk_that_was_called_off_is_shown_so() -> None:
    off = TALK.replace(held=None, called_off=NOW)
    assert snapshots.talk_view(off).called_off
    assert not snapshots.talk_view(TALK).called_off


def test_messages_keep_their_text_unless_they_are_exported() -> None:
    letter = sent_ask(NOW - timedelta(days=3)).replace(body="Dear Jelisa")
    view = snapshots.message_view(letter)
    assert view == MessageView(
        id="m1",
        person="p1",
        purpose=MessagePurpose.ASK,
        direction=Direction.OUT,
        channel=letter.channel,
        subject="A question",
        body="Dear Jelisa",
        at=letter.at,
    )
    known = records(CONVERSATION, letter)
    (open_one,) = snapshots.export_batch(known, NOW).messages
    assert (open_one.subject, open_one.body, open_one.at) == ("", "", letter.at)
    assert snapshots.export_batch(known, NOW, private=True).messages == (view,)


def test_an_export_is_in_the_order_of_recording_and_leaves_out_what_has_no_person() -> None:
    early = Person(id="a0", created=NOW, name="Wei Zhang")
    lost = Message(id="m0", created=NOW, person="gone", purpose=MessagePurpose.MET)
    batch = snapshots.export_batch(
        records(early, lost, CONVERSATION.replace(id="c0", person="gone"), CONVERSATION), NOW
    )
    assert [person.id for person in batch.people] == ["a0", "p1", "p2"]
    assert [conversation.id for conversation in batch.conversations] == ["c1"]
    assert batch.messages == ()
    assert batch.now == NOW


def test_who_i_am() -> None:
    assert snapshots.me(ANA) == Me(name="Ana Bell", institutions=("State U",), zone="Europe/Berlin")


def test_what_i_say_of_myself_is_shown_without_what_i_keep_to_myself() -> None:
    profile = ANA.replace(
        introduction="A parent, I count eels.", identities=("parent",), words_per_minute=150
    )
    shown = snapshots.me(profile)
    assert shown.introduction == "A (private), I count eels."
    assert shown.words_per_minute == 150


def test_tags_that_name_an_identity_of_mine_are_in_no_view() -> None:
    marked = JELISA.replace(tags=("First-Gen", "ecology"), affiliations=("first-gen", "State U"))
    known = records(marked, profile=ANA.replace(identities=("first-gen",)))
    for private in (True, False):
        view = snapshots.person_view(known, marked, private=private)
        assert (view.tags, view.affiliations) == (("ecology",), ("State U",))
    open_view = snapshots.person_view(records(marked), marked)
    assert open_view.tags == ("First-Gen", "ecology")


def test_a_track_tells_whether_hiring_is_what_it_is_about() -> None:
    people_work = Track(id="t9", created=NOW, name="people work", hr_ok=True)
    known = records(people_work)
    assert [view.hiring for view in snapshots.track_views(known, ("t9", "t1"))] == [True, False]
