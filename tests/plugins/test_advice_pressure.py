"""What an ask presses for: cases in which a check speaks, and near misses in which it does not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from coffeechat.api import Channel, CheckContext, Direction, MessagePurpose
from coffeechat_advice.checks import all_checks
from coffeechat_advice.settings import AdviceSettings
from plugins.advice_kit import (
    LETTER,
    about,
    cases,
    earlier,
    fix_cures,
    found,
    speaks_once,
    with_sentences,
)

TIMES = "I am free on Tuesday at 16:00 or Friday at 17:00, Berlin time"
FLEXIBLE = f"{TIMES}, and happy to take any other time."
ASK, BUMP = MessagePurpose.ASK, MessagePurpose.BUMP


def offering(sentence: str) -> CheckContext:
    text = LETTER.replace(FLEXIBLE, sentence)
    assert sentence in text
    return about(text)


def bump(*before: MessagePurpose, due: date | None = date(2026, 11, 23)) -> CheckContext:
    messages = tuple(earlier(purpose, "A letter.") for purpose in before)
    return replace(about(), purpose=BUMP, earlier=messages, bump_due=due)


def note(length: int) -> CheckContext:
    return replace(about("a" * length), channel=Channel.LINKEDIN_NOTE)


FIRES: Mapping[str, Sequence[CheckContext]] = {
    "ASK-07": [
        offering(f"{TIMES}."),
        offering(f"{TIMES}, on no other day."),
        offering("Let us talk at 4 p.m. on Tuesday, Berlin time."),
    ],
    "ASK-17": [note(201), note(1000)],
    "ASK-19": [
        bump(ASK, due=date(2026, 11, 24)),
        bump(ASK, due=date(2027, 1, 1)),
        bump(ASK, BUMP),
        bump(BUMP, ASK, BUMP),
        bump(ASK, BUMP, due=None),
    ],
    "ASK-21": [
        with_sentences("My page is https://ana.example.org/soils."),
        with_sentences("See www.example.org for more."),
        with_sentences("May I pick your brain about grants?"),
        with_sentences("Could I grab a few minutes of your time?"),
        with_sentences("Do you like it?", "What is hard about it?"),
    ],
}

QUIET: Mapping[str, Sequence[CheckContext]] = {
    "ASK-07": [
        about(),
        about(""),
        offering("I have time in the coming weeks."),
        offering(f"{TIMES}; I can work around your schedule."),
        offering(f"{TIMES}, or whenever it suits you."),
        offering(f"{TIMES}. If none of these fits, please name another day."),
        offering(f"{TIMES}, but I am flexible."),
    ],
    "ASK-17": [
        note(200),
        note(0),
        about("a" * 201),
        replace(about("a" * 201), channel=Channel.LINKEDIN_MESSAGE),
    ],
    "ASK-19": [
        bump(ASK),
        bump(ASK, due=None),
        bump(ASK, due=date(2026, 11, 1)),
        bump(ASK, BUMP, ASK),
        bump(),
        replace(bump(ASK, BUMP), purpose=ASK),
        replace(bump(ASK, due=date(2027, 1, 1)), purpose=ASK),
    ],
    "ASK-21": [
        about(),
        with_sentences("I write from ana@example.org."),
        with_sentences("Your book on brains was a joy to pick up."),
        with_sentences("What is a week like?"),
        with_sentences("I work with web links between species."),
    ],
}


@pytest.mark.parametrize(("check_id", "context"), cases(FIRES))
def test_it_is_found(check_id: str, context: CheckContext) -> None:
    speaks_once(check_id, context)


@pytest.mark.parametrize(("check_id", "context"), cases(QUIET))
def test_near_misses_are_left_alone(check_id: str, context: CheckContext) -> None:
    assert found(check_id, context) == []


@pytest.mark.parametrize(("check_id", "context"), cases(FIRES))
def test_a_fix_cures(check_id: str, context: CheckContext) -> None:
    fix_cures(check_id, context)


def test_with_premium_a_note_may_be_longer() -> None:
    (premium,) = (
        one for one in all_checks(AdviceSettings(linkedin_note=300)) if one.id == "ASK-17"
    )
    assert list(premium.run(note(300))) == []
    (finding,) = premium.run(note(301))
    assert (finding.start, finding.end) == (300, 301)


def test_what_they_wrote_is_no_bump_of_mine() -> None:
    theirs = earlier(ASK, "A letter.", direction=Direction.IN)
    assert found("ASK-19", replace(bump(ASK), earlier=(theirs,))) == []
