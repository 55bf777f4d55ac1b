"""Whom an ask is about: cases in which a check speaks, and near misses in which it does not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from coffeechat.api import CheckContext, MessagePurpose, PointKind, PointView
from plugins.advice_kit import (
    JELISA,
    LETTER,
    about,
    cases,
    earlier,
    fix_cures,
    found,
    speaks_once,
    with_sentences,
)

GENERAL = (
    "Dear Jelisa,\n\nI am Ana Bell. Could we talk for half an hour?\n\nThank you.\n\nAna Bell\n"
)


def ask(text: str = LETTER, *, others: Sequence[str] = ()) -> CheckContext:
    return replace(
        about(text),
        purpose=MessagePurpose.ASK,
        others=tuple(earlier(MessagePurpose.ASK, body) for body in others),
    )


FIRES: Mapping[str, Sequence[CheckContext]] = {
    "ASK-13": [
        with_sentences("I work on soils.", "I also teach."),
        with_sentences("I study at State U.", "My thesis is on soils.", "I like my lab."),
        with_sentences("I grew up by a river.", "It made me an ecologist."),
        with_sentences("My doctorate ends in May.", "After that I will move."),
        with_sentences("I have written code for years.", "My tools are used by many labs."),
        with_sentences("I love rivers.", "My family fishes.", "I fish myself.", "So do I hope."),
        with_sentences("I won the Vance prize, hold a fellowship and have a GPA of 4.0."),
        with_sentences("I have published a first-author paper on soils and won an award."),
        with_sentences("My publications and my patents come with five years of experience."),
        with_sentences("I graduated summa cum laude, proficient in R, with a scholarship."),
        about(
            "Dear Jelisa,\n\nI think that I know what I want, and I hope that I can tell you my "
            "story.\n\nThank you.\n\nAna Bell"
        ),
    ],
    "ASK-15": [
        ask(GENERAL),
        ask(GENERAL.replace("I am Ana Bell.", "I find your career inspiring.")),
        ask(GENERAL.replace("I am Ana Bell.", "Your work is great.")),
        replace(ask(GENERAL), why="her path from the lab to grants"),
        replace(ask(GENERAL), person=replace(JELISA, organisation="", title="")),
    ],
    "ASK-20": [
        ask(others=[LETTER]),
        ask(others=[LETTER.replace("Jelisa", "Wei").replace("Green Rivers", "Verda")]),
        ask(others=["Hello!", LETTER.upper()]),
    ],
}

QUIET: Mapping[str, Sequence[CheckContext]] = {
    "ASK-13": [
        about(),
        about(""),
        with_sentences("I work on soils."),
        with_sentences("I work on soils, as you did."),
        with_sentences("Your path made me curious.", "Your talk taught me much."),
        with_sentences("I am free on Monday.", "I can also come on Thursday at 10:00."),
        with_sentences("I thank you.", "I would appreciate it.", "I am grateful."),
        with_sentences("You won the Vance prize, your fellowship is known and your award too."),
        with_sentences("I read of your award, your patents and your publications."),
        with_sentences("I wonder how a grant is given, and who reads a proposal."),
        with_sentences("World War I and Henry I. are what the museum shows."),
        with_sentences("I saw your poster.", "I read your paper.", "I liked your talk."),
    ],
    "ASK-15": [
        ask(),
        ask(""),
        ask(GENERAL.replace("I am Ana Bell.", "I read your paper on soils.")),
        ask(GENERAL.replace("I am Ana Bell.", "I like how you went from the lab to grants.")),
        ask(GENERAL.replace("I am Ana Bell.", "What is it like to be a program manager?")),
        ask(GENERAL.replace("I am Ana Bell.", "I have long admired Green Rivers.")),
        replace(
            ask(GENERAL.replace("I am Ana Bell.", "I was at the Riverside career day, too.")),
            person=replace(
                JELISA,
                points=(PointView(kind=PointKind.MET_AT_OCCASION, detail="Riverside career day"),),
            ),
        ),
    ],
    "ASK-20": [
        ask(),
        ask(others=["Dear Wei,\n\nmay I ask you about Verda?"]),
        ask("", others=[""]),
        ask(others=[LETTER, *["A letter of its own to somebody else."] * 3]),
        replace(ask(others=[LETTER]), purpose=MessagePurpose.BUMP),
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
