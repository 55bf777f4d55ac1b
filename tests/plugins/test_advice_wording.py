"""Words that an ask or a follow-up should not hold, and the near misses that it may."""

from dataclasses import replace

import pytest

from coffeechat.api import CheckContext
from plugins.advice_kit import JELISA, LETTER, about, applied, found

PAPERS = [
    "I have attached my CV.",
    "Please find my background attached.",
    "I attach a one-page summary.",
    "My CV is at the end of this mail.",
    "Enclosed is a one-page summary.",
    "My poster is enclosed.",
    "Here is a link to my portfolio.",
    "I am happy to send you my resume.",
    "My current résumé tells the rest.",
    "You will find my curriculum vitae below.",
    "See the attachment for my background.",
    "My short bio is below.",
    "Attached you will find the poster.",
    "A summary is attached to this e-mail.",
]
NO_PAPERS = [
    "I went to CVS on the way.",
    "The replicates had a CV of 0.3.",
    "Your talk gave a résumé of the field.",
    "The résumé of the talk was helpful.",
    "I hope to resume my fieldwork in May.",
    "We resume our seminar next week.",
    "I am attached to the idea of fieldwork.",
    "The station is attached to the museum.",
    "I attach great importance to fieldwork.",
    "I work on attachment theory.",
    "I study biology, and bio-based materials.",
    "I read your bio on the website.",
    "Your portfolio of projects is impressive.",
    "The fish live in enclosed ponds.",
    "The lake is enclosed by hills.",
    "I saw on your CV that you worked on soils.",
]
JOBS = [
    "I am looking for a job in policy.",
    "I am looking for a new full-time position.",
    "I am seeking an internship.",
    "Do you know of any job openings?",
    "Are you hiring?",
    "I wonder whether your team is hiring.",
    "Is there an internship available?",
    "Are there any current vacancies?",
    "I would like to apply for a position.",
    "I plan to apply to your company.",
    "Could you refer me?",
    "Would you put in a good word?",
    "I would love to work for you.",
    "I want to join your team.",
    "Please keep me in mind for a role.",
    "I am early in my job search.",
    "I am not only looking for a job.",
    "Are there open positions at your organisation?",
]
NO_JOBS = [
    "I am happy in my current job.",
    "What does your job ask of you?",
    "I read about job satisfaction in grants.",
    "I read the position paper on wetlands.",
    "We are looking for position papers.",
    "What would you tell somebody entering the field?",
    "What does Green Rivers offer to young scientists?",
    "I study vacancies in crystals.",
    "Your opening remarks stayed with me.",
    "I apply statistics to rivers.",
    "I had the opportunity to hear your talk.",
    "We are recruiting participants for a study.",
    "I know that hiring is slow in the field.",
    "What is it like to work for a charity?",
    "Could you refer me to a book on the subject?",
    "How did you choose your position?",
    "I should like to learn how careers in policy begin.",
    "I am not looking for a position, only for a picture of yours.",
    "This is not about work: I am not currently applying for any job.",
    "I could join you for lunch near the lab.",
]
LABOUR = [
    "Could you review my draft?",
    "I would like feedback on my proposal.",
    "Would you look at my slides?",
    "Please forward my note to your team.",
    "Could you introduce me to the director?",
    "Would you put me in touch with her?",
    "Could you send me job postings?",
    "Please let me know if you hear of any openings.",
    "Would you write me a reference?",
    "Could you read my paper?",
]
NO_LABOUR = [
    "Let me introduce myself.",
    "I read your review of wetlands.",
    "I look forward to hearing from you.",
    "I enjoyed your feedback on the talk.",
    "Your introduction to ecology was my first course.",
    "I would be glad to share my experience with you.",
    "I gladly take up your offer to review my draft.",
    "You kindly offered to introduce me to Sam.",
    "Let me know if Friday suits you.",
]
LEFT_OPEN = [
    "Dear {name},",
    "I like [company] very much.",
    "I saw your talk at XXX.",
    "We met at ____.",
    "I am free on TBD.",
    "Dear <name>,",
    "I heard of you from [ referrer name ].",
]
NOT_LEFT_OPEN = [
    "As shown in [1] and [2, 3], rivers recover.",
    "I read it [sic] twice.",
    "See [my page](https://example.org).",
    "The set is {} in theory, or [...] in short.".replace("{} in theory, or ", ""),
    "I wear XXL.",
    "a_b is a name in code.",
]
MORE = [
    "Could we have another call in May?",
    "Would you have time for a second conversation?",
    "Could we talk again?",
    "May I ask for one more half hour?",
    "Could you review my draft?",
]
NO_MORE = [
    "I hope that we meet again.",
    "Another conversation has changed my plan.",
    "You offered another call; is Friday good?",
    "I talked with Ana, whom you named.",
]


@pytest.mark.parametrize(
    ("check_id", "text"),
    [
        *(("ASK-10", text) for text in PAPERS),
        *(("ASK-11", text) for text in JOBS),
        *(("FUP-03", text) for text in JOBS),
        *(("ASK-16", text) for text in LABOUR),
        *(("ASK-18", text) for text in LEFT_OPEN),
        *(("FUP-04", text) for text in MORE),
    ],
)
def test_the_words_are_found_wherever_they_stand(check_id: str, text: str) -> None:
    for context in (about(text), in_letter(text)):
        findings = found(check_id, context)
        assert len(findings) == 1
        assert findings[0].message
        marked = context.text[findings[0].start : findings[0].end]
        assert marked
        assert marked in text


@pytest.mark.parametrize(
    ("check_id", "text"),
    [
        *(("ASK-10", text) for text in NO_PAPERS),
        *(("ASK-11", text) for text in NO_JOBS),
        *(("FUP-03", text) for text in NO_JOBS),
        *(("ASK-16", text) for text in NO_LABOUR),
        *(("ASK-18", text) for text in NOT_LEFT_OPEN),
        *(("FUP-04", text) for text in (*NO_LABOUR, *NO_MORE)),
    ],
)
def test_near_misses_are_left_alone(check_id: str, text: str) -> None:
    assert found(check_id, about(text)) == []
    assert found(check_id, in_letter(text)) == []


@pytest.mark.parametrize(
    ("check_id", "text"),
    [
        *(("ASK-10", text) for text in PAPERS),
        *(("ASK-11", text) for text in JOBS),
        *(("ASK-16", text) for text in LABOUR),
        *(("ASK-18", text) for text in LEFT_OPEN),
        *(("FUP-04", text) for text in MORE),
    ],
)
def test_a_fix_cures_and_leaves_the_rest_of_the_letter(check_id: str, text: str) -> None:
    context = in_letter(text)
    fix = found(check_id, context)[0].fix
    if fix is None:
        return
    cured = applied(context.text, fix)
    assert found(check_id, replace(context, text=cured)) == []
    assert "\n\n\n" not in cured
    assert "  " not in cured
    for sentence in ("Would you have half an hour", "Thank you for considering it."):
        assert sentence in cured


def test_a_sentence_that_asks_for_the_talk_is_never_taken_out() -> None:
    context = about("Could we talk for 20 minutes, and may I send you my resume?")
    assert [finding.fix for finding in found("ASK-10", context)] == [None]


def test_looking_for_a_job_becomes_learning_about_careers() -> None:
    context = about("I am a botanist looking for a job in policy.")
    (finding,) = found("ASK-11", context)
    assert finding.fix
    assert applied(context.text, finding.fix) == (
        "I am a botanist learning about careers in policy."
    )


def test_a_slot_is_filled_from_what_is_known() -> None:
    context = about("Dear {name},\n\nI like [company].")
    fixes = [finding.fix for finding in found("ASK-18", context)]
    assert [fix.text for fix in fixes if fix] == ["Jelisa Okafor", "Green Rivers"]


@pytest.mark.parametrize("greeting", ["Dear Sam,", "Hello Dr. Ortiz,", "Hi Wei!"])
def test_a_greeting_of_somebody_else_is_found_and_put_right(greeting: str) -> None:
    context = about(LETTER.replace("Dear Jelisa,", greeting))
    (finding,) = found("ASK-18", context)
    assert finding.fix
    cured = applied(context.text, finding.fix)
    assert "Jelisa Okafor" in cured.splitlines()[0]
    assert found("ASK-18", replace(context, text=cured)) == []


@pytest.mark.parametrize(
    "greeting",
    ["Dear Jelisa,", "Dear Dr. Okafor,", "Dear Jel,", "Hello,", "Hi there,", "Dear colleague,"],
)
def test_a_greeting_of_the_right_person_is_left_alone(greeting: str) -> None:
    assert found("ASK-18", about(LETTER.replace("Dear Jelisa,", greeting))) == []


def test_a_greeting_in_another_script_is_compared_too() -> None:
    context = replace(about("Dear 王伟,\n\nThank you."), person=replace(JELISA, name="王伟"))
    assert found("ASK-18", context) == []


def in_letter(text: str) -> CheckContext:
    """The sentence in the midst of a letter that is good otherwise."""
    if text.startswith("Dear "):
        return about(LETTER.replace("Dear Jelisa,", text))
    return about(LETTER.replace(" I am free on", f" {text} I am free on"))
