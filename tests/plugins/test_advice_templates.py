"""The built-in letters follow the built-in advice, whatever is known and whatever is not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coffeechat.api import (
    About,
    Channel,
    CheckContext,
    MessagePurpose,
    MessageTemplate,
    PointKind,
    PointView,
)
from coffeechat.domain.parts import Point
from coffeechat.drafting.compose import fill, pick_template
from coffeechat.drafting.phrasing import Facts, point_clause
from coffeechat.drafting.review import about_of
from coffeechat_advice.checks import CHECKS
from coffeechat_advice.settings import AdviceSettings
from coffeechat_advice.templates import TEMPLATES, all_templates
from coffeechat_advice.templates.arranging import FORWARDABLE
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
    "news": ["I talked with Sam Ortiz, whom you named", "I did what you suggested: read it"],
    "several_news": "several",
    "milestones": ["got the internship at Verda"],
    "advice": "you named Sam Ortiz to me",
    "open_offers": ["lend me the handbook"],
    "hook": "I saw that you have moved on: Director at Verda. Congratulations",
    "own_words": "I still think of what you said about budgets",
    "met_at": "the Riverside career day",
    "known": "we know each other",
    "talked_before": "5 March",
    "introducer": "Tomas Lind",
    "wanted": "Sam Ortiz",
    "wanted_given": "Sam",
    "wanted_job": "Programme Manager at Verda",
    "wanted_why": "the step from the lab to grants",
    "agreed_time": "Wednesday 25 November, 09:00–09:30 New York time (15:00–15:30 Berlin time)",
    "place": "https://example.org/room",
    "missed_day": "24 November",
    "missed_why": "they cancelled",
    "declined_on": "Monday",
    "answered": "in writing",
    "introduction": "yes",
}
POINT = PointView(kind=PointKind.SAME_INSTITUTION, detail="State U")

ALL = NEEDED | KNOWN

#: What a letter cannot help when nothing but a name is known: no connection, no times to offer,
#: nothing about them.
UNKNOWN = {"ASK-02", "ASK-06", "ASK-15"}
#: Purposes that only ever come up when something is known.
NEVER_EMPTY = {
    MessagePurpose.REPORT_BACK,
    MessagePurpose.UPDATE,
    MessagePurpose.CHECK_IN,
    MessagePurpose.SHARE,
    MessagePurpose.CONFIRM,
    MessagePurpose.INTRO_REQUEST,
}

asks = [
    template
    for template in TEMPLATES
    if template.purpose is MessagePurpose.ASK and template.channel is Channel.EMAIL
]
short_notes = [one for one in TEMPLATES if one.channel is Channel.LINKEDIN_NOTE]
long_notes = [
    one
    for one in all_templates(AdviceSettings(linkedin_note=300))
    if one.channel is Channel.LINKEDIN_NOTE
]
(ask_point,) = (template for template in asks if template.id == "ask-point")
every_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)


def suited(template: MessageTemplate) -> Facts:
    """No more than what is always known, and what the template is for."""
    return NEEDED | {fact: ALL[fact] for fact in template.suits}


def findings(template: MessageTemplate, facts: Facts) -> list[str]:
    """Ids of the checks that find something in the letter that a template makes."""
    draft = fill(template, facts)
    assert draft.missing == ()
    look_at = about_of(template.purpose)
    context: CheckContext = replace(
        about(draft.body),
        subject=draft.subject,
        person=replace(
            JELISA,
            title=str(facts.get("title", "")),
            organisation=str(facts.get("organisation", "")),
            points=(POINT,) if "point" in facts else (),
        ),
        channel=template.channel,
        purpose=template.purpose if look_at is About.ASK else None,
        referrer=str(facts.get("referrer", "")),
    )
    return [check.id for check in CHECKS if check.about is look_at for _ in check.run(context)]


@pytest.mark.parametrize(
    ("why", "says"),
    [
        ("I cancelled", "I am sorry: our conversation of 24 November does not work for me"),
        ("I did not come", "I am sorry that I was not there for our conversation of 24 November,"),
        ("they cancelled", "Thank you for letting me know about our conversation of 24 November;"),
        ("", "Our conversation of 24 November did not come about,"),
    ],
)
def test_who_called_the_talk_off_is_told(why: str, says: str) -> None:
    (reschedule,) = (template for template in TEMPLATES if template.id == "reschedule")
    facts = suited(reschedule) | ({"missed_why": why} if why else {})
    body = fill(reschedule, facts).body
    assert body.split("\n")[2].startswith(says)
    assert " and I would be glad to find another time. " in body.replace("; I", ", and I")
    assert set(findings(reschedule, facts)) <= UNKNOWN


@every_template
def test_with_everything_known_no_check_finds_anything(template: MessageTemplate) -> None:
    cold = template.id in {"ask-open", "note-open", "message-open"}
    expected = ["ASK-02"] if cold else []
    # A thank-you without anything noted cannot be specific, and says so.
    expected = ["FUP-02"] if template.id == "thank-you-plain" else expected
    if template.id == "bump-message":
        expected = ["ASK-06"]  # a message over LinkedIn is short; the ask had the times
    assert [one for one in findings(template, ALL) if one != "ASK-01a"] == expected


@every_template
def test_with_little_known_only_what_is_missing_is_found(template: MessageTemplate) -> None:
    expected = {"FUP-02"} if template.id == "thank-you-plain" else set()
    assert set(findings(template, suited(template))) - UNKNOWN == expected


@pytest.mark.parametrize(
    ("template", "limit"),
    [*((one, 200) for one in short_notes), *((one, 300) for one in long_notes)],
    ids=lambda one: getattr(one, "id", ""),
)
def test_a_note_is_as_long_as_linkedin_takes_even_with_long_facts(
    template: MessageTemplate, limit: int
) -> None:
    long: Facts = {
        "me": "Anna-Katharina Bellweather",
        "given": "Maximiliane",
        "point": "we both come from Green Hills State University",
        "exploring": "science policy, research management and technology transfer",
        "organisation": "the Institute for Advanced Environmental Studies",
    }
    assert len(fill(template, ALL).body) <= limit
    assert len(fill(template, ALL | long).body) <= limit
    assert len({one.id for one in (*short_notes, *long_notes)}) == 4


def test_of_two_long_fields_a_note_names_the_first() -> None:
    two: Facts = {"exploring": "nonprofits and sustainability", "field": "nonprofits"}
    for template in (*short_notes, *long_notes):
        assert "exploring nonprofits and would" in fill(template, ALL | two).body


def test_what_is_to_be_passed_on_stands_by_itself_and_is_short() -> None:
    template = next(one for one in TEMPLATES if one.id == "intro-request")
    passed_on = replace(template, body=FORWARDABLE)
    text = fill(passed_on, ALL).body
    assert text in fill(template, ALL).body
    assert text.startswith("Ana Bell (State U) is exploring science policy")
    assert words(text) <= 80


@pytest.mark.parametrize("template", asks, ids=lambda one: one.id)
def test_an_ask_is_about_120_words_long_and_connects_first(template: MessageTemplate) -> None:
    draft = fill(template, ALL)
    assert words(draft.body) <= 125
    first_two = " ".join(span.text for span in sentences(draft.body)[1:3])
    if "referrer" in template.suits:
        assert "Tomas Lind" in first_two
    if template is ask_point:
        assert "State U" in first_two


@every_template
def test_nothing_but_what_is_always_known_is_needed(template: MessageTemplate) -> None:
    assert fill(template, suited(template)).missing == ()
    assert fill(template, {}).missing


@pytest.mark.parametrize("purpose", sorted({template.purpose for template in TEMPLATES}))
def test_every_purpose_but_a_report_has_a_letter_when_little_is_known(
    purpose: MessagePurpose,
) -> None:
    template = pick_template(TEMPLATES, purpose, NEEDED)
    assert (template is None) == (purpose in NEVER_EMPTY)


@pytest.mark.parametrize(
    ("purpose", "known", "expected"),
    [
        (MessagePurpose.ASK, [], "ask-open"),
        (MessagePurpose.ASK, ["point"], "ask-point"),
        (MessagePurpose.ASK, ["point", "referrer"], "ask-referred"),
        (MessagePurpose.ASK, ["point", "met_at"], "ask-met"),
        (MessagePurpose.ASK, ["point", "referrer", "known"], "ask-known"),
        (MessagePurpose.ASK, ["point", "known", "talked_before"], "ask-again"),
        (MessagePurpose.ASK, ["point", "referrer", "introducer"], "ask-introduced"),
        (MessagePurpose.RESCHEDULE, [], "times"),
        (MessagePurpose.RESCHEDULE, ["missed_day"], "reschedule"),
        (MessagePurpose.THANK_YOU, ["declined_on"], "thanks-declined"),
        (MessagePurpose.THANK_YOU, [], "thank-you-plain"),
        (MessagePurpose.THANK_YOU, ["something_said"], "thank-you"),
        (MessagePurpose.THANK_YOU, ["something_said", "answered"], "thank-you-answers"),
        (MessagePurpose.REPORT_BACK, ["talked_with", "followed"], "report-referral"),
        (MessagePurpose.REPORT_BACK, ["followed"], "report-suggestion"),
        (MessagePurpose.REPORT_BACK, ["milestones", "news"], "report-milestone"),
        (MessagePurpose.REPORT_BACK, ["followed", "news", "several_news"], "report-news"),
        (MessagePurpose.UPDATE, ["promises", "open_offers"], "promise"),
        (MessagePurpose.UPDATE, ["open_offers"], "their-offer"),
        (MessagePurpose.CHECK_IN, ["hook"], "check-in"),
        (MessagePurpose.CHECK_IN, ["hook", "introduction"], "offer-introduction"),
        (MessagePurpose.SHARE, ["hook"], "share"),
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
    facts = suited(template) | {fact: KNOWN[fact] for fact in known}
    draft = fill(template, facts)
    text = f"{draft.subject}\n{draft.body}"
    assert bool(draft.subject) == (template.channel is Channel.EMAIL)
    if template.channel is Channel.LINKEDIN_NOTE:
        assert draft.body.startswith("Dear Jelisa, ")
        assert draft.body.endswith("Thank you, Ana Bell")
    else:
        assert draft.body.startswith("Dear Jelisa,\n\n")
        assert draft.body.endswith("Best wishes,\nAna Bell")
    for bad in ("  ", " .", " ,", " ?", "{", "}", "None", "[]", "\n\n\n", ",,", "..", " \n", ".,"):
        assert bad not in text
    if about_of(template.purpose) is About.ASK:
        assert {"ASK-03", "ASK-04", "ASK-05", "ASK-09", "ASK-12", "ASK-13"}.isdisjoint(
            findings(template, facts)
        )


@every_template
def test_facts_with_marks_of_their_own_end_sentences_once(template: MessageTemplate) -> None:
    marked: Facts = {
        fact: [f"{one}{'!?.'[number % 3]}" for one in known]
        if isinstance(known, list)
        else f"{known} Inc."
        for number, (fact, known) in enumerate(sorted(KNOWN.items()))
        if fact != "times"
    }
    body = fill(template, ALL | marked).body
    for twice in ("..", "!.", "?."):
        assert twice not in body


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
