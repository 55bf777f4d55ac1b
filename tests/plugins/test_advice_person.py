"""Whom to ask, how to prepare, how to thank: what the checks find and what they leave alone."""

from dataclasses import replace

import pytest

from coffeechat.api import (
    CheckContext,
    PersonView,
    PointKind,
    PointView,
    Seniority,
    TalkView,
    TrackView,
    Warmth,
)
from plugins.advice_kit import JELISA, ME, NOW, about, applied, found

ENTRY = replace(ME, entry_level=Seniority.ENTRY)
STATE_U = PointView(kind=PointKind.SAME_INSTITUTION, detail="State U")
TALK = TalkView(uid="t1", sequence=0, start=NOW, minutes=30, zone="Europe/Berlin")


def person(track: str = "", **fields: object) -> CheckContext:
    changes: dict[str, object] = {"title": "", **fields}
    who = replace(JELISA, **changes)  # type: ignore[arg-type]  # fields of any kind, by name
    tracks = (TrackView(id="t1", name=track),) if track else ()
    return replace(about(""), me=ENTRY, person=who, why="her move to grants", tracks=tracks)


@pytest.mark.parametrize(
    "title",
    ["HR Manager", "Talent Acquisition Partner", "Senior Recruiter", "Head of Talent", "VP, HR"],
)
def test_people_who_hire_are_found(title: str) -> None:
    assert len(found("FIT-01", person(title=title))) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Talented Chef",
        "Christopher Street Planner",
        "Human Factors Engineer",
        "Program Manager",
        "",
    ],
)
def test_people_who_do_the_work_are_not(title: str) -> None:
    assert found("FIT-01", person(title=title)) == []


def test_people_who_hire_may_be_asked_about_hiring() -> None:
    assert found("FIT-01", person(title="HR Manager", track="human resources")) == []


@pytest.mark.parametrize("level", [Seniority.LEAD, Seniority.DIRECTOR, Seniority.EXECUTIVE])
def test_people_far_above_are_found(level: Seniority) -> None:
    (finding,) = found("FIT-02", person(seniority=level))
    assert finding.message.startswith(f"{level - Seniority.ENTRY} levels above")


@pytest.mark.parametrize(
    "context",
    [
        person(seniority=Seniority.SENIOR),
        person(seniority=Seniority.STUDENT),
        person(seniority=None),
        person(seniority=Seniority.EXECUTIVE, points=(STATE_U,)),
        replace(person(seniority=Seniority.EXECUTIVE), me=ME),
    ],
)
def test_people_near_me_or_with_something_shared_are_not(context: CheckContext) -> None:
    assert found("FIT-02", context) == []


@pytest.mark.parametrize("warmth", [None, Warmth.COLD])
def test_strangers_with_nothing_shared_are_found(warmth: Warmth | None) -> None:
    assert len(found("FIT-06", person(warmth=warmth))) == 1


@pytest.mark.parametrize(
    "context",
    [
        person(warmth=Warmth.MET_ONCE),
        person(points=(STATE_U,)),
        replace(person(), referrer="Tomas Lind"),
    ],
)
def test_others_are_not_strangers(context: CheckContext) -> None:
    assert found("FIT-06", context) == []


@pytest.mark.parametrize("why", ["", " ", "\n"])
def test_a_missing_reason_is_found(why: str) -> None:
    assert len(found("FIT-08", replace(person(), why=why))) == 1


@pytest.mark.parametrize("why", ["her move to grants", "?", "wetlands"])
def test_any_reason_will_do(why: str) -> None:
    assert found("FIT-08", replace(person(), why=why)) == []


def test_a_talk_wants_a_goal_a_key_question_and_a_closing_question() -> None:
    bare = about("")
    assert all(len(found(check, bare)) == 1 for check in ("PREP-01", "PREP-02", "Q-15"))
    assert len(found("PREP-02", replace(bare, talk=TALK))) == 1
    ready = replace(
        bare,
        goals=("what a week looks like",),
        talk=replace(TALK, key_question="How did you get there?"),
        planned=("How did you get there?", "Who else should I talk to?"),
    )
    assert not any(found(check, ready) for check in ("PREP-01", "PREP-02", "Q-15"))


@pytest.mark.parametrize(
    "question",
    [
        "Who else should I talk to?",
        "Are there other people I could ask?",
        "Whom would you talk to in my place, and whom else?",
        "Anybody else in your group?",
        "Whom could I also write to?",
    ],
)
def test_many_wordings_close_a_talk(question: str) -> None:
    assert found("Q-15", replace(about(""), planned=(question,))) == []


@pytest.mark.parametrize(
    "question", ["What else do you do?", "How do people get in?", "Who founded Verda?"]
)
def test_others_do_not(question: str) -> None:
    assert len(found("Q-15", replace(about(""), planned=(question,)))) == 1


THANKS = "Dear Jelisa,\n\nThank you for your time. {}\n\nBest wishes,\nAna Bell\n"
LEARNED = ("The budgets mattered most to her.",)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "It was nice to meet you.",
        "Your advice was great.",
        "I enjoyed our conversation.",
    ],
)
def test_thanks_that_could_go_to_anybody_are_found_and_cured(said: str) -> None:
    context = replace(about(THANKS.format(said)), learned=LEARNED)
    (finding,) = found("FUP-02", context)
    assert finding.fix
    cured = replace(context, text=applied(context.text, finding.fix))
    assert found("FUP-02", cured) == []
    assert cured.text.endswith("\n\nBest wishes,\nAna Bell\n")


@pytest.mark.parametrize(
    "said",
    [
        "You said that grants are a craft.",
        "Your advice on cover letters helped me.",
        "That budgets matter so much was news to me.",
        "What stayed with me is how the week ends.",
        "You named Ana Ortiz to me, and we talked.",
    ],
)
def test_specific_thanks_are_left_alone(said: str) -> None:
    assert found("FUP-02", replace(about(THANKS.format(said)), learned=LEARNED)) == []


def test_a_text_without_thanks_is_no_thank_you() -> None:
    assert found("FUP-02", replace(about("I read it."), learned=LEARNED)) == []


def test_nothing_learned_gives_a_finding_without_a_fix() -> None:
    (finding,) = found("FUP-02", about(THANKS.format("")))
    assert finding.fix is None


def test_a_person_may_be_nearly_empty() -> None:
    context = replace(about(""), person=PersonView(id="p", name=""))
    assert [check for check in ("FIT-01", "FIT-02") if found(check, context)] == []
