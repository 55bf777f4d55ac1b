"""The built-in letters follow the built-in advice, whatever is known and whatever is not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.api import (
    About,
    CheckContext,
    MessagePurpose,
    MessageTemplate,
    PointKind,
    PointView,
)
from coffeechat.domain.records import Point
from coffeechat.drafting.compose import fill, pick_template
from coffeechat.drafting.facts import Facts
from coffeechat.drafting.phrasing import point_clause
from coffeechat.drafting.review import about_of
from coffeechat_advice.checks import CHECKS
from coffeechat_advice.templates import TEMPLATES
from coffeechat_advice.text import sentences, words
from plugins.advice_kit import JELISA, about, found

NEEDED: Facts = {"me": "Ana Bell", "given": "Jelisa", "minutes": "30", "signature": "Ana Bell"}
KNOWN: Facts = {
    "institution": "State U",
    "exploring": "science policy",
    "title": "Program Manager",
    "organisation": "Green Rivers",
    "point": "we both come from State U",
    "referrer": "Tomas Lind",
    "times": [
        "Wednesday 25 November, 09:00–12:00 New York time (15:00–18:00 Berlin time)",
        "Thursday 26 November, 09:00–12:00 New York time (15:00–18:00 Berlin time)",
        "Friday 27 November, 09:00–12:00 New York time (15:00–18:00 Berlin time)",
    ],
    "asked_on": "13 November",
    "asked_subject": "A question about your work",
    "something_said": ["budgets matter more than ideas", "the year has two seasons"],
    "promises": ["send the poster"],
    "offers": ["introduce me to Sam Ortiz", "look at my slides"],
    "suggestions": ["read Soil and Society", "join the Ecology Society"],
    "talk_day": "Thursday",
    "talked_with": "Sam Ortiz",
    "followed": ["read Soil and Society"],
    "came_of_it": ["the chapter on grants changed my plan"],
}
POINT = PointView(kind=PointKind.SAME_INSTITUTION, detail="State U")

asks = [template for template in TEMPLATES if template.purpose is MessagePurpose.ASK]
(ask_point,) = (template for template in asks if template.id == "ask-point")
every_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)


def findings(template: MessageTemplate, facts: Facts) -> list[str]:
    """Ids of the checks that find something in the letter that a template makes."""
    draft = fill(template, facts)
    assert draft.missing == ()
    look_at = about_of(template.purpose)
    context: CheckContext = replace(
        about(draft.body),
        subject=draft.subject,
        person=replace(JELISA, points=(POINT,) if "point" in facts else ()),
        referrer=str(facts.get("referrer", "")),
    )
    return [check.id for check in CHECKS if check.about is look_at for _ in check.run(context)]


@every_template
def test_with_everything_known_no_check_finds_anything(template: MessageTemplate) -> None:
    expected = ["ASK-02"] if template.id == "ask-open" else []
    # A thank-you without anything noted cannot be specific, and says so.
    expected = ["FUP-02"] if template.id == "thank-you-plain" else expected
    assert [one for one in findings(template, NEEDED | KNOWN) if one != "ASK-01a"] == expected


@pytest.mark.parametrize("template", asks, ids=lambda one: one.id)
def test_an_ask_is_about_120_words_long_and_connects_first(template: MessageTemplate) -> None:
    draft = fill(template, NEEDED | KNOWN)
    assert words(draft.body) <= 125
    first_two = " ".join(span.text for span in sentences(draft.body)[1:3])
    if "referrer" in template.suits:
        assert "Tomas Lind" in first_two
    if template is ask_point:
        assert "State U" in first_two


@every_template
def test_nothing_but_what_is_always_known_is_needed(template: MessageTemplate) -> None:
    always = NEEDED | {fact: KNOWN[fact] for fact in template.suits}
    assert fill(template, always).missing == ()
    assert fill(template, {}).missing


@pytest.mark.parametrize("purpose", sorted({template.purpose for template in TEMPLATES}))
def test_every_purpose_but_a_report_has_a_letter_when_little_is_known(
    purpose: MessagePurpose,
) -> None:
    template = pick_template(TEMPLATES, purpose, NEEDED)
    assert (template is None) == (purpose is MessagePurpose.REPORT_BACK)


@pytest.mark.parametrize(
    ("purpose", "known", "expected"),
    [
        (MessagePurpose.ASK, [], "ask-open"),
        (MessagePurpose.ASK, ["point"], "ask-point"),
        (MessagePurpose.ASK, ["point", "referrer"], "ask-referred"),
        (MessagePurpose.THANK_YOU, [], "thank-you-plain"),
        (MessagePurpose.THANK_YOU, ["something_said"], "thank-you"),
        (MessagePurpose.REPORT_BACK, ["talked_with", "followed"], "report-referral"),
        (MessagePurpose.REPORT_BACK, ["followed"], "report-suggestion"),
    ],
)
def test_the_letter_that_fits_best_is_taken(
    purpose: MessagePurpose, known: list[str], expected: str
) -> None:
    by_id = sorted(TEMPLATES, key=lambda template: template.id)
    template = pick_template(by_id, purpose, [*NEEDED, *known])
    assert template
    assert template.id == expected


@every_template
@settings(max_examples=30)
@given(known=st.sets(st.sampled_from(sorted(KNOWN))))
def test_a_letter_reads_well_whatever_is_known(template: MessageTemplate, known: set[str]) -> None:
    facts = NEEDED | {fact: KNOWN[fact] for fact in {*known, *template.suits}}
    draft = fill(template, facts)
    text = f"{draft.subject}\n{draft.body}"
    assert draft.subject
    assert draft.body.startswith("Dear Jelisa,\n\n")
    assert draft.body.endswith("Best wishes,\nAna Bell")
    for bad in ("  ", " .", " ,", " ?", "{", "}", "None", "[]", "\n\n\n", ",,", "..", " \n", ".,"):
        assert bad not in text
    if about_of(template.purpose) is About.ASK:
        assert {"ASK-03", "ASK-04", "ASK-05", "ASK-09", "ASK-12"}.isdisjoint(
            findings(template, facts)
        )


@pytest.mark.parametrize("detail", ["", "Soil and Society"])
@pytest.mark.parametrize("kind", [kind for kind in PointKind if kind != PointKind.SHARED_IDENTITY])
def test_every_kind_of_connection_counts_as_one(kind: PointKind, detail: str) -> None:
    clause = point_clause(Point(kind=kind, detail=detail))
    if clause:
        draft = fill(ask_point, NEEDED | {"point": clause})
        person = replace(JELISA, points=(PointView(kind=kind, detail=detail),))
        assert clause in draft.body
        assert found("ASK-02", replace(about(draft.body), person=person)) == []


def test_the_ids_are_their_own() -> None:
    assert len({template.id for template in TEMPLATES}) == len(TEMPLATES)
