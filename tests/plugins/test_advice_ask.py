"""The form of an ask: what each check finds, what it leaves alone, and that its fix cures."""

from dataclasses import replace

import pytest

from coffeechat.api import About, CheckContext, PointKind, PointView
from coffeechat_advice.checks import CHECKS
from plugins import test_advice_balance as balance
from plugins import test_advice_pressure as pressure
from plugins.advice_kit import (
    JELISA,
    LETTER,
    ME,
    about,
    applied,
    check,
    fix_cures,
    found,
    speaks_once,
)

REQUEST = "Would you have half an hour for a short conversation, by phone or video?"
TIMES = (
    "I am free on Tuesday at 16:00 or Friday at 17:00, Berlin time, and happy to take any other "
    "time."
)
CONNECTION = "I am Ana Bell, and we both come from State U."
PURPOSE = (
    "I am curious how you went from the lab to grants, and would love to learn from your "
    "experience at Green Rivers."
)


def letter(**changes: str) -> CheckContext:
    """The good letter with one of its sentences in other words."""
    parts = {"request": REQUEST, "times": TIMES, "connection": CONNECTION, "purpose": PURPOSE}
    text = LETTER
    for name, sentence in changes.items():
        text = text.replace(parts[name], sentence)
        assert sentence in text
    return about(text)


def long_letter(words: int) -> CheckContext:
    return about("Dear Jelisa,\n\n" + "word " * (words - 2))


FIRES: list[tuple[str, CheckContext]] = [
    ("ASK-01", long_letter(151)),
    ("ASK-01", long_letter(400)),
    ("ASK-01", about(LETTER + "And one more thing I wanted to say. " * 15)),
    ("ASK-01a", long_letter(121)),
    ("ASK-01a", long_letter(150)),
    ("ASK-01a", about(LETTER + "And one more thing I wanted to say. " * 6)),
    ("ASK-02", letter(connection="I am Ana Bell, a botanist.")),
    ("ASK-02", letter(connection="I am a research fellow at State U and work on soils.")),
    ("ASK-02", letter(connection="We wrote to many people at the same time.")),
    ("ASK-02", letter(connection="I am Ana Bell, and I hope to meet you.")),
    ("ASK-02", letter(connection="Your reports are long, and mine are not.")),
    ("ASK-03", letter(request="I hope for half an hour by phone or video.")),
    ("ASK-03", letter(request="Did you enjoy it?")),
    ("ASK-03", letter(request="What is your work like?")),
    ("ASK-04", letter(request="Would you have time for a short conversation, by phone or video?")),
    ("ASK-04", letter(request="Could we talk, by phone or video?")),
    ("ASK-04", letter(request="Would you be free for a phone call or a video chat?")),
    ("ASK-05", letter(request="Would you have an hour for a talk, by phone or video?")),
    ("ASK-05", letter(request="Could we have a 45-minute call, by phone or video?")),
    ("ASK-05", letter(request="Could we talk for 60 minutes, by phone or video?")),
    ("ASK-05", letter(request="Could we have an hour-long chat, by phone or video?")),
    ("ASK-05", letter(request="Could we talk for 30-45 minutes, by phone or video?")),
    ("ASK-05", letter(request="Could we talk for two hours, by phone or video?")),
    ("ASK-06", letter(times="I am flexible.")),
    ("ASK-06", letter(times="I am free on Tuesday at 16:00 Berlin time.")),
    ("ASK-06", letter(times="I am free on 1 December, 16:00–17:00 Berlin time (10:00–11:00).")),
    ("ASK-08", letter(times="I am free on Tuesday at 16:00 or Friday at 17:00.")),
    ("ASK-08", letter(times="I am free on Tuesday after 2 or Friday at 4 p.m. or so.")),
    ("ASK-08", letter(times="I am free on Tuesday at 4 p.m. in the Central Library or at 5.")),
    ("ASK-08", letter(times="Any afternoon is fine. Thank you for your time.")),
    ("ASK-08", letter(times="I am free at noon on Mondays. Any time on Friday is fine too.")),
    ("ASK-09", letter(request="Would you have half an hour for a conversation by phone?")),
    ("ASK-09", letter(request="Would you have half an hour for a Zoom call?")),
    ("ASK-09", letter(request="Would you have half an hour over coffee?")),
    ("ASK-09", letter(request="Would you have half an hour for a conversation?")),
    ("ASK-09", letter(request="Would you have half an hour? My phone number is below.")),
    ("ASK-12", letter(purpose="I like Green Rivers very much.")),
    ("ASK-12", letter(purpose="I have long wanted to meet you.")),
    ("ASK-12", letter(purpose="I have done many things in the lab.")),
    ("ASK-14", about(LETTER.replace("Dear Jelisa,\n\n", ""))),
    ("ASK-14", about(LETTER.replace("Dear Jelisa,\n\n", "As promised, here I am.\n"))),
    ("ASK-14", about(LETTER.replace("Thank you for considering it.\n\n", ""))),
    ("ASK-14", about(LETTER.replace("Best wishes,\nAna Bell\n", ""))),
    ("ASK-14", about(LETTER.replace("Best wishes,\nAna Bell\n", "Best wishes,\n"))),
]

QUIET: list[tuple[str, CheckContext]] = [
    ("ASK-01", long_letter(150)),
    ("ASK-01", long_letter(120)),
    ("ASK-01", about("")),
    ("ASK-01a", long_letter(120)),
    ("ASK-01a", long_letter(151)),
    ("ASK-01a", about("– " * 300)),
    ("ASK-02", letter(connection="I am Ana Bell. A fellow State U ecologist told me of you.")),
    ("ASK-02", letter(connection="Amara Diallo suggested that I write to you.")),
    ("ASK-02", letter(connection="I heard your talk at the grants fair.")),
    ("ASK-02", letter(connection="I saw that you, too, left the lab.")),
    (
        "ASK-02",
        replace(
            letter(connection="I am Ana Bell, from Waterloo."),
            person=replace(
                JELISA,
                points=(
                    PointView(kind=PointKind.SAME_INSTITUTION, detail="University of Waterloo"),
                ),
            ),
        ),
    ),
    (
        "ASK-02",
        replace(letter(connection="Tomas Lind says hello."), referrer="Tomas Lind"),
    ),
    ("ASK-03", letter(request="Could we talk for 20 minutes, by phone or video?")),
    ("ASK-03", letter(request="Is there a time that suits you for a call or a coffee?")),
    ("ASK-03", letter(request="When would it be convenient for you?")),
    ("ASK-04", letter(request="Could we talk for twenty minutes, by phone or video?")),
    ("ASK-04", letter(request="Could we have a 15-minute call, by phone or video?")),
    ("ASK-04", letter(request="Could we talk for an hour, by phone or video?")),
    ("ASK-05", letter(request="Could we talk for half an hour, by phone or video?")),
    ("ASK-05", letter(request="Could we talk for 20 to 30 minutes, by phone or video?")),
    ("ASK-05", letter(purpose="I read your paper for 45 minutes and learned much.")),
    ("ASK-05", letter(purpose="I live an hour away and could meet anywhere.")),
    ("ASK-05", letter(purpose="The bus goes every two hours.")),
    ("ASK-06", letter(times="I am free on Mondays, Berlin time.")),
    ("ASK-06", letter(times="Most afternoons, Berlin time, are fine.")),
    ("ASK-06", letter(times="I am free on 1 December or 3 December, all day.")),
    ("ASK-06", letter(times="I am free on Tuesday at 10:00 or 14:00, Berlin time.")),
    ("ASK-08", letter(times="I am free on Tuesday at 4 p.m. EST or Friday at noon.")),
    ("ASK-08", letter(times="I am free on Tuesday at 16:00 (Berlin) or 17:00.")),
    ("ASK-08", letter(times="I am free at 10:00 your time on Tuesday or Friday.")),
    ("ASK-08", letter(times="I am free on Tuesday at 16:00 UTC+1 or Friday.")),
    ("ASK-08", letter(times="I am free after 2 in Central European Time.")),
    ("ASK-08", letter(times="I read all 12 chapters from 1 to 12 and met 20 people.")),
    (
        "ASK-08",
        replace(
            letter(times="I am free on Tuesday at 16:00."),
            person=replace(JELISA, zone="Europe/Vienna"),
        ),
    ),
    ("ASK-09", letter(request="Would you have half an hour for a phone or video call?")),
    ("ASK-09", letter(request="Would you have half an hour, over coffee or online?")),
    ("ASK-09", letter(request="Would you have half an hour in person or on Zoom?")),
    ("ASK-09", letter(request="Could we talk by phone, or may I ask by e-mail?")),
    ("ASK-12", letter(purpose="I would be glad to hear how you came to grants.")),
    ("ASK-12", letter(purpose="Your advice would help me much.")),
    ("ASK-12", letter(purpose="I wonder what the work is really like.")),
    ("ASK-14", about(LETTER.replace("Best wishes,\nAna Bell", "Kind regards\nAna"))),
    ("ASK-14", about(LETTER.replace("Thank you for considering it.", "I would appreciate it."))),
    ("ASK-14", about(LETTER.replace("Dear Jelisa,", "Good morning Jelisa,"))),
    ("ASK-14", about("")),
]


@pytest.mark.parametrize(("check_id", "context"), FIRES)
def test_it_is_found(check_id: str, context: CheckContext) -> None:
    speaks_once(check_id, context)


@pytest.mark.parametrize(("check_id", "context"), QUIET)
def test_near_misses_are_left_alone(check_id: str, context: CheckContext) -> None:
    assert found(check_id, context) == []


@pytest.mark.parametrize(("check_id", "context"), FIRES)
def test_a_fix_cures(check_id: str, context: CheckContext) -> None:
    fix_cures(check_id, context)


def test_every_check_of_an_ask_has_cases() -> None:
    here = {check_id for check_id, _ in FIRES} & {check_id for check_id, _ in QUIET}
    elsewhere = {"ASK-10", "ASK-11", "ASK-16", "ASK-18"} | {*balance.FIRES, *pressure.FIRES}
    assert here | elsewhere == {check.id for check in CHECKS if check.about is About.ASK}


def test_a_good_letter_has_no_findings() -> None:
    asks = [check for check in CHECKS if check.about is About.ASK]
    assert [finding for check in asks for finding in check.run(about())] == []


@pytest.mark.parametrize(
    ("check_id", "context", "cured"),
    [
        (
            "ASK-05",
            letter(request="Could we talk for an hour, by phone or video?"),
            "half an hour,",
        ),
        ("ASK-05", letter(request="A 45-minute call, by phone or video?"), "A 30-minute call"),
        ("ASK-05", letter(request="Could we chat for 30-45 minutes?"), "for 30 minutes?"),
        ("ASK-05", letter(request="Could we have an hour-long chat?"), "have a 30-minute chat"),
        ("ASK-04", letter(request="Could we have a call?"), "a 30-minute call"),
        ("ASK-08", letter(times="Tuesday at 16:00 or Friday at 17:00?"), "17:00 (Berlin time)?"),
        ("ASK-09", letter(request="Could we talk by phone?"), "by phone (or by video)?"),
        ("ASK-09", letter(request="Could we talk over coffee?"), "over coffee (or by phone)?"),
    ],
)
def test_a_fix_reads_well(check_id: str, context: CheckContext, cured: str) -> None:
    fix = found(check_id, context)[0].fix
    assert fix
    assert cured in applied(context.text, fix)


@pytest.mark.parametrize(
    ("point", "line"),
    [
        (
            PointView(kind=PointKind.SAME_INSTITUTION, detail="State U"),
            "We have State U in common.",
        ),
        (PointView(kind=PointKind.MUTUAL_CONTACT, detail="Amara Diallo"), "We both know Amara"),
        (PointView(kind=PointKind.MET_AT_OCCASION, detail="the grants fair"), "We met at the gra"),
    ],
)
def test_the_connection_is_put_in_from_what_is_known(point: PointView, line: str) -> None:
    context = letter(connection="I am Ana Bell, a botanist.")
    context = replace(context, person=replace(JELISA, points=(point,)))
    fix = found("ASK-02", context)[0].fix
    assert fix
    cured = applied(context.text, fix)
    assert line in cured
    assert found("ASK-02", replace(context, text=cured)) == []


def test_a_referrer_is_put_in_first() -> None:
    context = replace(letter(connection="I am Ana Bell, a botanist."), referrer="Tomas Lind")
    fix = found("ASK-02", context)[0].fix
    assert fix
    assert applied(context.text, fix).startswith("Dear Jelisa,\n\nTomas Lind gave me your name. I")


def test_the_difference_of_the_clocks_is_told() -> None:
    context = letter(times="I am free on Tuesday at 16:00 or Friday at 17:00.")
    (finding,) = found("ASK-08", context)
    assert finding.message == "No time zone at «17:00»; their clock is 6 h behind yours."


@pytest.mark.parametrize("zone", ["", "Nowhere/At_All", "../etc/passwd"])
def test_zones_that_do_not_exist_are_unknown(zone: str) -> None:
    context = replace(
        letter(times="I am free on Tuesday at 16:00 or Friday at 17:00."),
        person=replace(JELISA, zone=zone),
    )
    (finding,) = found("ASK-08", context)
    assert "name yours" in finding.message


def test_without_a_name_of_mine_none_is_asked_for() -> None:
    context = replace(about(LETTER.replace("\nAna Bell\n", "\n")), me=replace(ME, name=""))
    assert found("ASK-14", context) == []


def test_the_length_note_and_warning_never_come_together() -> None:
    for words in range(100, 200):
        context = long_letter(words)
        assert len(found("ASK-01", context) + found("ASK-01a", context)) == (words > 120)


def test_every_check_names_its_source_and_has_an_id_of_its_own() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert all(check.source and len(check.source) < 60 for check in CHECKS)
    assert check("ASK-02").source.startswith("Inside Higher Ed")
