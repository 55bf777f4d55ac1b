"""Checks on the preparation: what fires, and what nearly does."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from coffeechat.api import CheckContext, QuestionCategory, TalkView
from coffeechat_advice.questions import QUESTION_BANKS, TIARA
from plugins.advice_kit import JELISA, ME, NOW, about, found

DAY, PATH, SKILLS = QuestionCategory.DAY, QuestionCategory.PATH, QuestionCategory.SKILLS
WORD = "river "
WELL_SAID = "I work on rivers, and I have talked with three people about grants so far."


def prep(**fields: Any) -> CheckContext:
    """A talk with Jelisa in two days, with other fields of the context where they are given."""
    talk = {key[5:]: fields.pop(key) for key in list(fields) if key.startswith("talk_")}
    me = {key[3:]: fields.pop(key) for key in list(fields) if key.startswith("me_")}
    whom = {key[7:]: fields.pop(key) for key in list(fields) if key.startswith("person_")}
    usual = TalkView(
        uid="t", sequence=0, start=NOW + timedelta(days=2), minutes=30, zone="Europe/Berlin"
    )
    return replace(
        about(""),
        me=replace(ME, **me),
        person=replace(JELISA, **whom),
        talk=replace(usual, **talk),
        **fields,
    )


def many(count: int) -> tuple[str, ...]:
    return tuple(f"How is thing {number}?" for number in range(count))


def said(text: str) -> CheckContext:
    return prep(me_introduction=text)


FIRES: dict[str, list[CheckContext]] = {
    "PREP-01": [prep(), prep(planned=many(3)), prep(talk_minutes=60), said(WELL_SAID),
                replace(prep(), talk=None)],
    "PREP-02": [
        prep(), prep(planned=many(3)), replace(prep(), talk=None),
        prep(talk_key_question="Gone?", planned=many(3)),
        prep(talk_key_question="How is thing 9?", planned=many(9)),
    ],
    "PREP-03": [
        said(WORD * 391), said(WORD * 900),
        prep(me_introduction=WORD * 301, me_words_per_minute=100),
        prep(me_introduction=WORD * 541, me_words_per_minute=180),
        prep(me_introduction=WORD * 10, me_words_per_minute=0),
    ],
    "PREP-04": [
        said("I have a PhD, a fellowship and two awards."),
        said("After my MSc I won a prize and published a lot."),
        said("A bachelor's, a master's and a doctorate later, here I am."),
        said("Certified twice, awarded once, and with ten years of experience."),
        said("My diploma, my patents and my scholarships brought me here."),
    ],
    "PREP-05": [prep(), prep(goals=("Learn",)), said(WELL_SAID), prep(planned=many(3)),
                prep(person_affiliations=("Verda",))],
    "PREP-06": [
        prep(preparing=46), prep(preparing=120), prep(planned=many(11)), prep(planned=many(30)),
        prep(preparing=46, planned=many(12)),
    ],
    "PREP-07": [prep(), prep(goals=("Learn",)), prep(talk_minutes=15), prep(planned=many(3)),
                prep(talk_held=True)],
    "PREP-08": [
        prep(talk_start=NOW + timedelta(hours=hours), talk_place=place)
        for hours, place in ((24, ""), (23, ""), (1, " "), (0, ""), (-1, ""))
    ],
    "PREP-09": [
        prep(), prep(person_zone=""), prep(person_zone="Asia/Tokyo"),
        prep(person_zone="Nowhere/At"),
        prep(me_zone="Europe/Lisbon", person_zone="Europe/Berlin"),
    ],
    "PREP-10": [
        said(""), said("I work on rivers."), said("I am Ana, and I would like to talk."),
        said("I have a garden."), prep(explored=("grants: 3 people told you of it",)),
    ],
    "Q-13": [
        prep(planned=many(9)), prep(planned=many(11), talk_minutes=120),
        prep(planned=many(4), talk_minutes=15), prep(planned=many(2), talk_minutes=5),
        prep(planned=many(4), topics=(DAY, DAY, PATH, PATH), networking=True),
    ],
    "Q-14": [prep(planned=many(count)) for count in (1, 3, 5, 8, 12)],
    "Q-15": [prep(), prep(planned=many(1)), prep(planned=many(8)), prep(planned=("Who leads it?",)),
             prep(planned=("Which people do you meet?",))],
}  # fmt: skip
QUIET: dict[str, list[CheckContext]] = {
    "PREP-01": [prep(goals=(goal,)) for goal in ("a", "What a week is", "Grants", "Pay", "Skills")],
    "PREP-02": [
        prep(talk_key_question="How is thing 0?", planned=many(count)) for count in (0, 1, 2, 5, 9)
    ],
    "PREP-03": [
        said(""), said(WORD * 390), said(WELL_SAID), said("- " * 900),
        prep(me_introduction=WORD * 540, me_words_per_minute=180),
    ],
    "PREP-04": [
        said(""), said("I have a PhD and a fellowship."), said("My PhD, yes, that PhD, the PhD."),
        said("I am curious how certain people master their days."), said(WELL_SAID),
    ],
    "PREP-05": [prep(overlap=(one,)) for one in ("State U", "rivers", "grants", "Ana", "eels")],
    "PREP-06": [prep(), prep(preparing=45), prep(planned=many(10)), prep(preparing=1),
                prep(preparing=45, planned=many(10))],
    "PREP-07": [
        replace(prep(), talk=None),
        *(prep(talk_researched=True, talk_minutes=minutes) for minutes in (15, 30, 45, 60)),
    ],
    "PREP-08": [
        prep(), prep(talk_start=NOW + timedelta(hours=25)),
        prep(talk_start=NOW, talk_place="Room 1"), prep(talk_start=NOW, talk_held=True),
        prep(talk_start=NOW, talk_called_off=True), replace(prep(), talk=None),
    ],
    "PREP-09": [
        prep(talk_confirmed=True), prep(person_zone="", talk_confirmed=True),
        prep(person_zone="Europe/Paris"), prep(me_zone="", person_zone="Europe/London"),
        prep(talk_held=True), prep(talk_called_off=True), replace(prep(), talk=None),
    ],
    "PREP-10": [
        said(WELL_SAID), said("I have read two books on it."),
        said("I've also met a grants officer."),
        said("I have been reading about it."), said("I recently visited a foundation."),
        said("So far I looked into three fields."),
    ],
    "Q-13": [
        prep(), prep(planned=many(8)), prep(planned=many(3), talk_minutes=15),
        prep(planned=many(10), talk_minutes=60),
        prep(planned=many(4), topics=(DAY, DAY, PATH, PATH)),
        prep(planned=many(4), topics=(DAY, PATH, DAY, SKILLS), networking=True),
    ],
    "Q-14": [
        prep(), *(prep(planned=many(count), talk_tailored=1) for count in (1, 3, 5, 8)),
    ],
    "Q-15": [
        prep(planned=(question,))
        for question in (
            "Who else would be good for me to talk to?",
            "Whom else should I ask?",
            "Is there anyone else in your field?",
            "Are there other people whom I could meet?",
            "Who should I also talk to?",
        )
    ],
}  # fmt: skip


def rows(table: dict[str, list[CheckContext]]) -> list[Any]:
    return [
        pytest.param(check_id, context, id=f"{check_id} {number}")
        for check_id, contexts in table.items()
        for number, context in enumerate(contexts)
    ]


@pytest.mark.parametrize(("check_id", "context"), rows(FIRES))
def test_what_is_missing_is_said(check_id: str, context: CheckContext) -> None:
    (finding,) = found(check_id, context)
    assert len(finding.message) < 200


@pytest.mark.parametrize(("check_id", "context"), rows(QUIET))
def test_what_is_there_is_left_alone(check_id: str, context: CheckContext) -> None:
    assert found(check_id, context) == []


def test_every_rule_has_five_that_fire_and_five_near_misses() -> None:
    assert FIRES.keys() == QUIET.keys()
    assert all(len(contexts) >= 5 for table in (FIRES, QUIET) for contexts in table.values())


def test_a_key_question_that_was_dropped_is_told_from_one_never_chosen() -> None:
    (dropped,) = found("PREP-02", prep(talk_key_question="Gone?", planned=("How?",)))
    (never,) = found("PREP-02", prep(planned=("How?",)))
    assert "no longer among" in dropped.message
    assert "No key question yet" in never.message


def test_what_could_be_told_is_offered() -> None:
    (finding,) = found("PREP-10", prep(explored=("grants: 3 people told you of it",)))
    assert "grants: 3 people told you of it" in finding.message


def test_tiara_keeps_its_order() -> None:
    topics = [question.category for question in TIARA.questions]
    order = ["trends", "insight", "advice", "resources", "assignments", "closing"]
    assert list(dict.fromkeys(topics)) == order
    assert TIARA in QUESTION_BANKS
