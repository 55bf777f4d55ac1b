"""Contact that is kept: cases in which a check speaks, and near misses in which it does not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from coffeechat.api import (
    Channel,
    CheckContext,
    Direction,
    LoopKind,
    LoopState,
    LoopView,
    MessagePurpose,
    MessageView,
    ReplyKind,
    TalkView,
)
from plugins.advice_kit import NOW, about, applied, earlier, found

UPDATE, CHECK_IN = MessagePurpose.UPDATE, MessagePurpose.CHECK_IN
REPORT, THANKS = MessagePurpose.REPORT_BACK, MessagePurpose.THANK_YOU
HOOK = "I read your paper on seed libraries, and it made me think."
CLOSING = "\n\nBest wishes,\nAna Bell\n"


def letter(text: str, purpose: MessagePurpose | None = CHECK_IN, **more: object) -> CheckContext:
    return replace(about(f"Dear Jelisa,\n\n{text}{CLOSING}"), purpose=purpose, **more)  # type: ignore[arg-type] # fields of any kind, by name


def loop(
    kind: LoopKind, text: str = "", state: LoopState = LoopState.OPEN, **more: object
) -> LoopView:
    return LoopView(kind=kind, person="p1", text=text, state=state, **more)  # type: ignore[arg-type] # fields of any kind, by name


def ago(days: int, direction: Direction = Direction.OUT) -> MessageView:
    one = earlier(CHECK_IN, "A letter.", direction=direction)
    return replace(one, at=NOW - timedelta(days=days))


def talked(days: int) -> TalkView:
    return TalkView(
        uid="t", sequence=0, start=NOW - timedelta(days=days), minutes=30, zone="UTC", held=True
    )


def answered(days: int) -> MessageView:
    return replace(ago(days, Direction.IN), reply=ReplyKind.BY_EMAIL)


DID = loop(LoopKind.SUGGESTION, "read the annual report", LoopState.DONE, result="it helped")
MET = loop(LoopKind.REFERRAL, "talk to Sam Ortiz", LoopState.DONE, about="Sam Ortiz")
NEWS = loop(LoopKind.MILESTONE, "got the internship", LoopState.DONE)
PROMISE = loop(LoopKind.PROMISE, "send the conference poster", due=date(2026, 11, 23))
LEARNED = "budgets matter more than papers from the first month on"
SAME = "I hope to hear how you are. It has been a long year here. We moved to a new lab."

FIRES: Mapping[str, Sequence[CheckContext]] = {
    "FUP-05": [
        letter("I am just checking in."),
        letter("I wanted to touch base with you.", UPDATE),
        letter("I hope you are doing well. I am still looking."),
        letter("I hope this letter finds you well.", REPORT),
        letter("I only wanted to say hello.", MessagePurpose.SHARE),
        letter("How have you been? I would like to stay in touch."),
    ],
    "FUP-06": [
        letter("I won a prize for my singing."),
        letter("My sister moved to Riverside.", UPDATE),
        letter("The weather is fine here.", MessagePurpose.SHARE, interests=("seed banks",)),
        letter("I defended my thesis last week.", learned=("budgets matter more than ideas",)),
        letter("I have a new flat and a cat.", loops=(DID, MET)),
    ],
    "FUP-07": [
        letter(HOOK, earlier=(ago(41),)),
        letter(HOOK, UPDATE, earlier=(ago(200), ago(0))),
        letter(HOOK, earlier=(ago(3, Direction.BOTH),)),
        letter(HOOK, MessagePurpose.SHARE, earlier=(ago(1),)),
        letter(HOOK, earlier=(ago(30),), loops=(replace(PROMISE, state=LoopState.DONE),)),
    ],
    "FUP-08": [
        letter("I have news for you.", loops=(DID,)),
        letter("I talked with Sam Ortiz.", REPORT, loops=(DID, MET)),
        letter("I have something to tell.", loops=(NEWS,)),
        letter("I finished something.", loops=(replace(DID, result=""),)),
        letter("I have been busy all year.", UPDATE, loops=(DID,)),
    ],
    "FUP-09": [
        letter("I enjoyed our talk.", THANKS, loops=(PROMISE,)),
        letter(HOOK, loops=(replace(PROMISE, due=date(2026, 11, 1)),)),
        letter(HOOK, UPDATE, loops=(replace(PROMISE, state=LoopState.DOING),)),
        letter("The winter was long.", REPORT, loops=(PROMISE,)),
        letter(
            "Thank you for the walk.",
            THANKS,
            loops=(replace(PROMISE, text="send the map of soils"),),
        ),
    ],
    "FUP-10": [
        letter(HOOK, loops=(MET,)),
        letter("I did what you suggested: I read the annual report.", REPORT, loops=(MET, DID)),
        letter("I talked to somebody at Verda.", UPDATE, loops=(MET,)),
        letter("I met Samir, who was kind.", loops=(replace(MET, about="Ortiz Sam"),)),
        letter("Here is an atlas of seeds.", MessagePurpose.SHARE, loops=(MET,)),
    ],
    "FUP-11": [
        letter(SAME, others=(earlier(CHECK_IN, f"Dear Wei,\n\n{SAME}{CLOSING}"),)),
        letter(SAME, others=(ago(1), earlier(UPDATE, f"Hello Wei,\n\n{SAME} And more.{CLOSING}"))),
        letter(SAME.upper(), others=(earlier(CHECK_IN, f"Dear Wei,\n\n{SAME}{CLOSING}"),)),
        letter(
            "I got the internship. You had a part in it.",
            REPORT,
            others=(
                earlier(
                    REPORT, f"Dear Wei,\n\nI got the internship. You had a part in it.{CLOSING}"
                ),
            ),
        ),
        letter(
            SAME.replace(". ", ".\n\n"),
            others=(earlier(CHECK_IN, f"Dear Wei,\n\n{SAME}{CLOSING}"),),
        ),
    ],
    "FUP-02": [
        letter("Thank you for your time.", THANKS),
        letter("Thanks so much, it was great.", THANKS, learned=(LEARNED,)),
        letter("I am grateful for the conversation on Thursday.", THANKS, learned=(LEARNED,)),
        letter("I appreciate that you met me. The coffee was good.", THANKS),
        letter("Thank you for talking about ideas.", THANKS, learned=(LEARNED,)),
    ],
    "FUP-01": [
        letter("Thank you.", THANKS, talk=talked(3)),
        letter("Thank you.", THANKS, talk=talked(30)),
        letter("Thank you.", THANKS, earlier=(answered(4),)),
        letter("Thank you.", THANKS, talk=talked(6), channel=Channel.CARD),
        letter("Thank you.", THANKS, talk=talked(9), earlier=(answered(3),)),
    ],
    "FUP-12": [
        letter("Budgets matter. " * 40, THANKS, channel=Channel.CARD),
    ],
}

QUIET: Mapping[str, Sequence[CheckContext]] = {
    "FUP-05": [
        letter(f"I hope you are well. {HOOK}"),
        letter("Just checking in: what you said about budgets was right."),
        letter("I am just checking in.", THANKS),
        letter("I am just checking in.", None),
        letter("I read the annual report; I hope you are well.", loops=(DID,)),
        letter("I am checking the numbers again."),
    ],
    "FUP-06": [
        letter(HOOK),
        letter("Sam was very kind to me.", loops=(MET,)),
        letter("A library near here lends seeds from banks.", interests=("seed banks",)),
        letter("I finished the annual report.", loops=(DID,)),
        letter("I see now that budgets matter.", learned=("budgets matter more than ideas",)),
        letter("I won a prize for my singing.", THANKS),
        letter("I am just checking in."),
        about(""),
    ],
    "FUP-07": [
        letter(HOOK),
        letter(HOOK, earlier=(ago(42),)),
        letter(HOOK, earlier=(ago(3, Direction.IN),)),
        letter("Thank you.", THANKS, earlier=(ago(3),)),
        letter("I met Sam.", REPORT, earlier=(ago(3),)),
        letter(HOOK, UPDATE, earlier=(ago(3),), loops=(PROMISE,)),
    ],
    "FUP-08": [
        letter("I read the annual report, as you suggested.", loops=(DID,)),
        letter("I have news.", loops=(replace(DID, reported=True),)),
        letter("I have news.", loops=(replace(DID, state=LoopState.DROPPED),)),
        letter("I have news.", loops=(replace(DID, state=LoopState.DOING),)),
        letter("Thank you.", THANKS, loops=(DID, NEWS)),
        letter("I got the internship.", loops=(NEWS,)),
        letter("I have something to tell.", loops=(replace(NEWS, state=LoopState.DROPPED),)),
    ],
    "FUP-09": [
        letter("Here is the conference poster.", UPDATE, loops=(PROMISE,)),
        letter("I attach what I promised.", UPDATE, loops=(PROMISE,)),
        letter(HOOK, loops=(replace(PROMISE, due=date(2026, 11, 24)),)),
        letter(HOOK, loops=(replace(PROMISE, state=LoopState.DONE),)),
        letter(HOOK, loops=(replace(PROMISE, state=LoopState.DROPPED),)),
        letter(HOOK, loops=(replace(PROMISE, kind=LoopKind.OFFER),)),
    ],
    "FUP-10": [
        letter("Sam was very kind to me.", loops=(MET,)),
        letter(HOOK, loops=(replace(MET, reported=True),)),
        letter(HOOK, loops=(replace(MET, state=LoopState.OPEN),)),
        letter(HOOK, loops=(replace(MET, about="", text="talk to somebody"),)),
        letter("Thank you.", THANKS, loops=(MET,)),
    ],
    "FUP-11": [
        letter(SAME),
        letter(f"{SAME} {HOOK}", others=(earlier(CHECK_IN, f"Dear Wei,\n\n{SAME}{CLOSING}"),)),
        letter("Thank you.", others=(earlier(CHECK_IN, f"Dear Wei,\n\nThank you.{CLOSING}"),)),
        letter(SAME, others=(earlier(CHECK_IN, f"Dear Wei,\n\n{SAME[:40]}{CLOSING}"),)),
        letter(
            SAME.replace("year", "winter"), others=(earlier(UPDATE, f"Hi,\n\n{SAME}{CLOSING}"),)
        ),
    ],
    "FUP-02": [
        letter("Thank you for your time. You said that budgets come first.", THANKS),
        letter("Thanks! Your advice on asking early helps.", THANKS),
        letter("Thank you. Budgets matter more than papers to me now.", THANKS, learned=(LEARNED,)),
        letter("Thank you for the story about your first year; it stayed with me.", THANKS),
        letter("I read the annual report.", THANKS),
        letter("What struck me was the two seasons. Thank you.", THANKS),
    ],
    "FUP-01": [
        letter("Thank you.", THANKS, talk=talked(1)),
        letter("Thank you.", THANKS, talk=talked(2)),
        letter("Thank you.", THANKS, talk=talked(4), channel=Channel.CARD),
        letter("Thank you.", THANKS, talk=replace(talked(9), held=False)),
        letter("Thank you.", THANKS, talk=talked(9), earlier=(answered(1),)),
        letter("I read the report.", REPORT, talk=talked(30)),
        letter("Thank you.", None, talk=talked(30)),
    ],
    "FUP-12": [
        letter("Budgets matter. " * 40, THANKS),
        letter("Budgets matter. " * 30, THANKS, channel=Channel.CARD),
    ],
}


def cases(table: Mapping[str, Sequence[CheckContext]]) -> list[tuple[str, CheckContext]]:
    return [(check, context) for check, contexts in table.items() for context in contexts]


@pytest.mark.parametrize(("check", "context"), cases(FIRES))
def test_it_speaks(check: str, context: CheckContext) -> None:
    assert len(found(check, context)) == 1


@pytest.mark.parametrize(("check", "context"), cases(QUIET))
def test_a_near_miss_is_left_alone(check: str, context: CheckContext) -> None:
    assert found(check, context) == []


@pytest.mark.parametrize(
    ("check", "loops"), [("FUP-08", (DID,)), ("FUP-08", (NEWS,)), ("FUP-10", (MET,))]
)
def test_the_fix_tells_the_news(check: str, loops: tuple[LoopView, ...]) -> None:
    context = letter("I have news for you.", REPORT, loops=loops)
    (finding,) = found(check, context)
    assert finding.fix is not None
    cured = applied(context.text, finding.fix)
    assert found(check, replace(context, text=cured)) == []
    assert cured.endswith(CLOSING)
    assert "  " not in cured
