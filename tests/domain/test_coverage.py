"""Coverage, whom to ask next, what differs, the quiz and the reading list."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.domain.asking_next import (
    QUESTIONS,
    handed_over,
    next_of_track,
    open_loops,
    question_about,
)
from coffeechat.domain.coverage import TO_COVER, coverage, coverage_of, gap_words
from coffeechat.domain.differing import in_two, topics
from coffeechat.domain.explored import open_questions
from coffeechat.domain.parts import Interview, Term
from coffeechat.domain.quiz import answered, chosen_terms
from coffeechat.domain.reading_list import reading_list
from coffeechat.domain.records import Conversation, Learning
from coffeechat.domain.words import Facet
from domain import learning_kit as kit
from domain.learning_kit import ago, learned, question, records, table

WORLD = records()
GRANTS, POLICY = kit.TRACKS["grants"], kit.TRACKS["policy"]

A_LEARNING = st.tuples(
    st.sampled_from(["jelisa", "ngozi", "mika"]),
    st.sampled_from([Facet.DAY, Facet.PAY, Facet.SURPRISE, Facet.OTHER]),
    st.sets(st.sampled_from(["grants", "policy", "gone"])),
)


@given(st.lists(A_LEARNING, max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_counts_are_those_of_the_raw_records(told: list[tuple[str, Facet, set[str]]]) -> None:
    found: list[Learning] = [
        learned(f"l{number}", who, "x", facet, *sorted(tracks))
        for number, (who, facet, tracks) in enumerate(told)
    ]
    counted = coverage(records(learnings=table(*found)))
    for track, facet in product(("grants", "policy"), Facet):
        who = {one for one, about, tracks in told if about is facet and track in tracks}
        of_track = [one for one, _, tracks in told if track in tracks]
        assert track in counted or not of_track
        if track in counted:
            assert counted[track].count(facet) == len(who)
            assert counted[track].people == set(of_track)
            assert counted[track].learnings == len(of_track)
            assert (facet in counted[track].gaps) is (facet in TO_COVER and not who)


def test_gaps_are_named_in_words() -> None:
    told = coverage_of(WORLD, POLICY)
    assert gap_words(told.gaps) == (
        "day, skills, qualifications, culture, climate, landscape, entry, lifestyle, progression, "
        "satisfaction, organisations, people, lingo and fit"
    )
    assert gap_words(TO_COVER) == "anything in particular"
    assert gap_words([Facet.PAY]) == "pay"


def test_each_gap_has_a_question_of_its_own() -> None:
    assert set(QUESTIONS) == set(TO_COVER)
    texts = {question_about(facet, POLICY) for facet in TO_COVER}
    assert len(texts) == len(TO_COVER)
    assert all("science policy" in text and text.endswith("?") for text in texts)


def test_the_next_to_ask_is_of_the_track_and_has_not_told_of_it() -> None:
    by_fit = ["mika", "no", "ngozi", "jelisa", "wei"]
    assert next_of_track(WORLD, by_fit, GRANTS, Facet.PAY) == "jelisa"
    assert next_of_track(WORLD, by_fit, GRANTS) == "ngozi"
    assert next_of_track(WORLD, by_fit, GRANTS, None, "ngozi") == "jelisa"
    assert next_of_track(WORLD, ["mika", "no"], GRANTS) == ""


def test_who_has_a_talk_ahead_comes_first() -> None:
    talk = Interview(uid="u", start=ago(-3), zone="Europe/Berlin")
    ahead = Conversation(id="next", created=ago(1), person="wei", interview=talk)
    world = records(conversations={**kit.TALKS, "next": ahead})
    assert next_of_track(world, ["jelisa", "ngozi", "wei"], GRANTS) == "wei"


def test_open_questions_of_a_track_and_whom_to_ask() -> None:
    assert [loop.id for loop in open_loops(WORLD, GRANTS)] == ["q1", "q2"]
    assert [loop.id for loop in open_loops(WORLD, POLICY)] == ["q2"]
    assert handed_over(WORLD) == {"who pays towns?": "ngozi"}


def test_what_i_kept_for_somebody_comes_first_with_them() -> None:
    kept = question("q3", "jelisa", "how is the pay?", about="jelisa")
    world = records(loops={**kit.LOOPS, "q3": kept})
    assert open_questions(world, kit.PEOPLE["jelisa"])[:2] == [
        ("how is the pay?", "you kept it for them"),
        ("what comes after a grant?", "open since you last talked"),
    ]
    assert open_questions(world, kit.PEOPLE["ngozi"])[0] == (
        "who pays towns?",
        "open since Mika Laine",
    )


def test_topics_are_what_several_people_told_of() -> None:
    (day,) = topics(WORLD)
    assert (day.track.id, day.facet, day.words) == ("grants", Facet.DAY, "they differ")
    assert day.next_question == (
        "I heard both «long days in the field» and «boots, every week» about grants; "
        "what have you seen?"
    )
    left, right = in_two(day)
    assert [[one.id for one in side] for side in (left, right)] == [["day"], ["boots", "desk"]]


def test_what_is_not_compared_comes_before_what_agrees() -> None:
    found = table(
        learned("a", "jelisa", "a.", Facet.PAY, "grants", agrees=("b",)),
        learned("b", "ngozi", "b.", Facet.PAY, "grants"),
        learned("c", "jelisa", "c", Facet.FIT, "grants"),
        learned("d", "ngozi", "d", Facet.FIT, "grants"),
        learned("e", "ngozi", "e", Facet.DAY, "grants"),
        learned("f", "ngozi", "f", Facet.DAY, "grants"),
    )
    fit, pay = topics(records(learnings=found))
    assert (fit.facet, fit.words) == (Facet.FIT, "2 people, not compared")
    assert fit.next_question == (
        "I have heard several views on who does well in grants; how does it look from your place?"
    )
    assert [[one.id for one in side] for side in in_two(fit)] == [["d"], ["c"]]
    assert (pay.facet, pay.words) == (Facet.PAY, "they agree")
    assert pay.next_question == (
        "More than one person told me «b» about grants; where is it otherwise?"
    )


def test_one_person_who_contradicts_herself_is_a_topic() -> None:
    found = table(
        learned("a", "jelisa", "a", Facet.PAY, "grants", contradicts=("b",)),
        learned("b", "jelisa", "b", Facet.PAY, "grants"),
    )
    assert [topic.people for topic in topics(records(learnings=found))] == [1]


@pytest.mark.parametrize("seed", ["one", "two", "three"])
def test_terms_that_are_rarely_known_are_asked_first(seed: str) -> None:
    terms = [Term(term=f"t{known}{n}", meaning="m", known=known) for n in "abc" for known in (0, 1)]
    track = GRANTS.replace(glossary=(*terms, Term(term="bare")))
    asked = chosen_terms(track, seed)
    assert [one.known for one in asked] == [0, 0, 0, 1, 1]
    assert chosen_terms(track, seed) == asked


def test_a_seed_mixes_the_terms() -> None:
    track = GRANTS.replace(glossary=tuple(Term(term=f"t{n}", meaning="m") for n in range(9)))
    orders = {tuple(one.term for one in chosen_terms(track, str(seed))) for seed in range(9)}
    assert len(orders) > 4


def test_a_quiz_counts_how_often_running_a_term_was_known() -> None:
    terms = (
        Term(term="a", meaning="m", known=2),
        Term(term="b", meaning="m", known=2),
        Term(term="c", meaning="m", known=2),
    )
    after = answered(GRANTS.replace(glossary=terms), ["a"], ["b"])
    assert [one.known for one in after] == [3, 0, 2]


def test_the_reading_list_has_suggestions_to_read_and_resources() -> None:
    found = [(one.id, one.done) for one in reading_list(WORLD, POLICY)]
    assert found == [("book", False), ("s1", False), ("s2", True)]
    assert [one.id for one in reading_list(WORLD, GRANTS)] == ["s1", "s2"]
    read = kit.LEARNINGS["book"].replace(read=ago(1))
    world = records(learnings={"book": read})
    assert [(one.id, one.done) for one in reading_list(world, POLICY)] == [
        ("s1", False), ("book", True), ("s2", True),
    ]  # fmt: skip
