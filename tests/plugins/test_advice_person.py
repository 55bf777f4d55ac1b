"""Whom to ask, how to prepare, how to thank: what the checks find and what they leave alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coffeechat.api import (
    About,
    AskedView,
    CheckContext,
    PathView,
    PersonView,
    PointKind,
    PointView,
    Seniority,
    Severity,
    TalkView,
    TrackView,
    Warmth,
)
from coffeechat_advice.checks import CHECKS
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


def test_titles_of_other_languages_are_found_when_the_program_reads_them() -> None:
    context = person(title="Directrice des ressources humaines")
    assert found("FIT-01", context) == []
    assert len(found("FIT-01", replace(context, hires=True))) == 1
    hiring = replace(context, hires=True, tracks=(TrackView(id="t", name="x", hiring=True),))
    assert found("FIT-01", hiring) == []


PATH = PathView(name="Amara Diallo", words="you know Amara Diallo there: ask them first")
LINKED = PointView(kind=PointKind.LINKEDIN_CONNECTION)
UNCONFIRMED = replace(STATE_U, confirmed=False)
TODAY = NOW.date()


def fit(**changes: object) -> CheckContext:
    """A context with fields of its own changed."""
    return replace(person(), **changes)  # type: ignore[arg-type]  # fields of any kind, by name


FIRES = [
    # check, what makes it fire, what its sentence says
    ("FIT-02", fit(level=Seniority.LEAD), "3 levels above your entry level"),
    ("FIT-02", fit(level=Seniority.EXECUTIVE, entry_level=Seniority.MID), "5 levels above"),
    ("FIT-02a", fit(level=Seniority.LEAD, connected=True), "but you share something"),
    ("FIT-02a", person(seniority=Seniority.LEAD, points=(STATE_U,)), "ask about the way there"),
    ("FIT-03", fit(level=Seniority.STUDENT), "Below your entry level"),
    ("FIT-03", fit(level=Seniority.MID, entry_level=Seniority.SENIOR), "Below your entry level"),
    ("FIT-04", replace(person(title="VP Grants"), does_it=False), "«VP Grants»"),
    ("FIT-05", person(years_ahead=11), "11 years ahead"),
    ("FIT-05", person(years_ahead=1), "Hardly ahead"),
    ("FIT-05", person(years_ahead=-4), "Hardly ahead"),
    ("FIT-06", person(points=(LINKED,)), "No point of connection yet"),
    ("FIT-06", person(points=(UNCONFIRMED,)), "No point of connection yet"),
    ("FIT-07", fit(paths=(PATH,)), "you know Amara Diallo there"),
    ("FIT-08", fit(why=""), "what about their path"),
    ("FIT-09", fit(asked_there=(AskedView(name="Wei Zhang", workdays=2),)), "Wei Zhang"),
    ("FIT-09", fit(asked_there=(AskedView(name="Wei Zhang", workdays=0),)), "3 business days"),
    ("FIT-10", person(may_contact=False), "is not to be contacted"),
    ("FIT-10", fit(declined=TODAY - timedelta(days=200)), "declined on 7 May 2026"),
    ("FIT-10", fit(last_written=TODAY), "You last wrote to Jelisa Okafor on 23 Nov 2026"),
    ("FIT-10", fit(last_written=TODAY - timedelta(days=41)), "six weeks"),
]


@pytest.mark.parametrize(("check_id", "context", "says"), FIRES)
def test_each_rule_fires(check_id: str, context: CheckContext, says: str) -> None:
    (finding,) = found(check_id, context)
    assert says in finding.message
    assert finding.fix is None
    assert (finding.start, finding.end) == (0, 0)


NEAR_MISSES = [
    ("FIT-01", replace(person(title="Program Manager"), hires=False)),
    ("FIT-02", fit(level=Seniority.SENIOR)),
    ("FIT-02", fit(level=Seniority.LEAD, connected=True)),
    ("FIT-02", fit(level=Seniority.LEAD, entry_level=Seniority.MID)),
    ("FIT-02", replace(person(seniority=Seniority.MID), level=Seniority.EXECUTIVE)),
    ("FIT-02a", fit(level=Seniority.SENIOR, connected=True)),
    ("FIT-02a", fit(level=Seniority.LEAD)),
    ("FIT-02a", person(seniority=Seniority.LEAD, points=(LINKED,))),
    ("FIT-03", fit(level=Seniority.ENTRY)),
    ("FIT-03", fit()),
    ("FIT-04", fit(does_it=True)),
    ("FIT-04", fit(does_it=None)),
    ("FIT-04", replace(person(title="VP Grants", practitioner=True), does_it=True)),
    ("FIT-04", replace(person(title="VP Grants", practitioner=False), does_it=False)),
    ("FIT-05", person(years_ahead=2)),
    ("FIT-05", person(years_ahead=10)),
    ("FIT-05", person()),
    ("FIT-06", fit(connected=True)),
    ("FIT-06", fit(warmth=Warmth.KNOWN)),
    ("FIT-07", fit()),
    ("FIT-08", fit(why="her move")),
    ("FIT-09", fit(asked_there=(AskedView(name="Wei Zhang", workdays=3),))),
    ("FIT-09", fit()),
    ("FIT-10", fit(last_written=TODAY - timedelta(days=42))),
    ("FIT-10", fit(last_written=TODAY + timedelta(days=1))),
    ("FIT-10", fit()),
]


@pytest.mark.parametrize(("check_id", "context"), NEAR_MISSES)
def test_near_misses_do_not_fire(check_id: str, context: CheckContext) -> None:
    assert found(check_id, context) == []


def test_every_rule_on_whom_to_ask_fires_in_some_case_and_not_in_another() -> None:
    rules = {check.id for check in CHECKS if check.about is About.PERSON}
    assert rules == {f"FIT-{number:02}" for number in range(1, 11)} | {"FIT-02a"}
    assert {check_id for check_id, _, _ in FIRES} | {"FIT-01"} == rules
    assert {check_id for check_id, _ in NEAR_MISSES} == rules


def test_each_rule_names_its_source_and_only_rules_of_a_method_are_notes() -> None:
    rules = [check for check in CHECKS if check.about is About.PERSON]
    assert all(": " in check.source for check in rules)
    notes = {check.id for check in rules if check.severity is Severity.NOTE}
    assert notes == {"FIT-02a", "FIT-03", "FIT-05", "FIT-07", "FIT-09"}
