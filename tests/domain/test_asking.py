"""The order of questions, the time there is for them, what overlaps, how long one speaks."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.domain.answers import read_answer
from coffeechat.domain.asking import category_of, if_time, in_asking_order, is_closing, time_for
from coffeechat.domain.checklist import checklist
from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.explored import explored, facets_covered, open_questions
from coffeechat.domain.overlap import overlap
from coffeechat.domain.parts import Interview, Point, Position, QuestionUse, Term
from coffeechat.domain.reading import about_there, bare, notes_in
from coffeechat.domain.records import PROFILE_ID, Learning, Loop, Person, Profile, Track
from coffeechat.domain.snapshot import Records
from coffeechat.domain.speaking import length_words, read_speed, speaking_time, speed_of
from coffeechat.domain.words import Facet, LoopKind, LoopState, Mode, PointKind, QuestionCategory

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
ELSE = QuestionUse(text="Who else should I ask?")
MISSED = QuestionUse(text="Anything left?", category=QuestionCategory.CLOSING)


def plain(count: int) -> tuple[QuestionUse, ...]:
    return tuple(QuestionUse(text=f"How is {number}?") for number in range(count))


def test_closing_questions_go_last_and_the_others_stay() -> None:
    one, two = plain(2)
    assert in_asking_order((ELSE, one, MISSED, two)) == (one, two, ELSE, MISSED)
    about_others = QuestionUse(text="Who else is on the team?", category=QuestionCategory.DAY)
    assert in_asking_order((about_others, one)) == (about_others, one)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            QuestionUse,
            text=st.sampled_from(("Who else?", "Whom else could I ask?", "How is it?", "Where?")),
            category=st.sampled_from((None, *QuestionCategory)),
        ),
        max_size=8,
    )
)
def test_a_closing_question_is_always_last(questions: list[QuestionUse]) -> None:
    ordered = in_asking_order(questions)
    assert sorted(map(is_closing, ordered)) == [*map(is_closing, ordered)]
    assert in_asking_order(ordered) == ordered
    for closing in (False, True):
        kept = [one for one in questions if is_closing(one) is closing]
        assert [one for one in ordered if is_closing(one) is closing] == kept


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        ("Whom else could I talk to?", True),
        ("Are there other people in the field?", True),
        ("Is there anyone else?", True),
        ("What should I have asked?", True),
        ("How else could one do it?", False),
        ("Who leads the team?", False),
    ],
)
def test_words_tell_a_closing_question(text: str, closing: bool) -> None:
    assert (category_of(text) is QuestionCategory.CLOSING) == closing


def test_what_there_is_no_time_for() -> None:
    assert [time_for(minutes) for minutes in (0, 9, 15, 30, 60)] == [1, 1, 3, 8, 18]
    assert if_time((*plain(8), ELSE), 30) == {7}
    assert if_time((*plain(7), ELSE), 30) == frozenset()
    assert if_time((*plain(2), ELSE), 5) == {0, 1}
    assert if_time((), 30) == frozenset()


def test_how_long_an_introduction_takes() -> None:
    text = "word " * 130 + "- -- …"
    assert speaking_time(text, 130) == timedelta(minutes=1)
    assert length_words("one two", 60) == "2 words, 0:02 at 60 words a minute"
    assert length_words("one", 60) == "1 word, 0:01 at 60 words a minute"
    assert length_words("word " * 391, 130).endswith("words a minute; more than 3 minutes")
    assert speed_of(text, timedelta(minutes=1)) == 130
    assert speed_of(text, timedelta(seconds=5)) is None
    assert speed_of(text, timedelta()) is None
    assert read_speed(" 150 ") == 150
    with pytest.raises(NotUnderstood, match="from 60 to 300"):
        read_speed("12")


def me(**fields: object) -> Profile:
    return Profile(id=PROFILE_ID, created=NOW).replace(**fields)


def jelisa(**fields: object) -> Person:
    return Person(id="j", created=NOW, name="Jelisa Okafor").replace(**fields)


def test_what_my_story_shares_with_theirs() -> None:
    profile = me(
        introduction="I count river insects, and wonder about grants.", identities=("wheelchair",)
    )
    person = jelisa(
        positions=(Position(title="Grant Officer", organisation="Green Rivers"),),
        interests=("wheelchair sports", "insects"),
        points=(
            Point(kind=PointKind.SAME_INSTITUTION, detail="State U"),
            Point(kind=PointKind.SAME_PLACE, detail="Oakland", confirmed=False),
            Point(kind=PointKind.SHARED_IDENTITY, detail="first generation"),
            Point(kind=PointKind.LINKEDIN_CONNECTION),
        ),
    )
    told = " ".join(overlap(profile, person))
    assert "State U" in told
    assert {"insects", "Grant", "Rivers"} <= {*told.split()}
    assert not {"Oakland", "generation", "wheelchair", "LinkedIn", "Officer"} & {*told.split()}
    assert overlap(me(), jelisa()) == ()


def records() -> Records:
    track = Track(
        id="t", created=NOW, name="grants", questions=("Who pays?",), glossary=(Term(term="RFP"),)
    )
    learning = Learning(
        id="l", created=NOW, person="j", text="Teams write.", tracks=("t",), facet=Facet.DAY
    )
    loops = {
        "1": Loop(id="1", created=NOW, kind=LoopKind.QUESTION, person="w", text="How long?"),
        "2": Loop(id="2", created=NOW, kind=LoopKind.QUESTION, person="j", text="And then?"),
        "3": Loop(
            id="3", created=NOW, kind=LoopKind.QUESTION, person="j", text="Old?",
            state=LoopState.DONE,
        ),
        "4": Loop(id="4", created=NOW, kind=LoopKind.PROMISE, person="j", text="a poster"),
    }  # fmt: skip
    wei = Person(id="w", created=NOW, name="Wei Zhang")
    return Records(
        tracks={"t": track}, learnings={"l": learning}, loops=loops,
        people={"j": jelisa(tracks=("t",)), "w": wei},
    )  # fmt: skip


def test_what_is_open_and_what_was_explored() -> None:
    known = records()
    assert open_questions(known, known.people["j"]) == [
        ("And then?", "open since you last talked"),
        ("How long?", "open since Wei Zhang"),
        ("Who pays?", "open in grants"),
    ]
    assert facets_covered(known, ["t"]) == {Facet.DAY}
    assert facets_covered(known, ["u"]) == frozenset()
    assert explored(known, known.people["j"]) == (
        "grants: 1 person told you of it, 1 of its words noted",
    )
    assert explored(replace(known, tracks={}), known.people["j"]) == ()


def test_the_checklist_goes_with_the_way_one_talks() -> None:
    talk = Interview(uid="u", start=NOW, zone="UTC")
    lists = {mode: checklist(talk.replace(mode=mode)) for mode in (None, *Mode)}
    assert len({*lists.values()}) == len(Mode) + 1
    assert all(lists.values())
    assert any("camera" in line for line in lists[Mode.VIDEO])
    assert checklist(talk.replace(held=NOW)) == ()


def test_notes_are_lines_on_them_then_on_where_they_work() -> None:
    notes = notes_in("@ two offices\n\n  wrote of eels\n@\n@there since 1990\n")
    assert notes == ("wrote of eels", "@ two offices", "@there since 1990")
    assert [about_there(note) for note in notes] == [False, True, True]
    assert [*map(bare, notes)] == ["wrote of eels", "two offices", "there since 1990"]
    assert notes_in(" \n") == ()


@pytest.mark.parametrize(
    ("line", "asked", "answer"),
    [
        ("Why leave? I like questions.", "Why leave?", "I like questions."),
        ("Why leave?", "Why leave?", ""),
        ("Why leave? = To ask more? Yes.", "Why leave?", "To ask more? Yes."),
        ("your weak side = I plan too long", "your weak side", "I plan too long"),
        ("your weak side", "your weak side", ""),
    ],
)
def test_a_hard_question_and_its_answer_on_one_line(line: str, asked: str, answer: str) -> None:
    assert read_answer(line) == (asked, answer)
