"""What the tests of the advice share: a letter without fault, and one check run on it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from coffeechat.api import (
    Channel,
    Check,
    CheckContext,
    Direction,
    Finding,
    Fix,
    Me,
    MessagePurpose,
    MessageView,
    PersonView,
)
from coffeechat_advice.checks import CHECKS

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ME = Me(name="Ana Bell", institutions=("State U",), zone="Europe/Berlin")
JELISA = PersonView(
    id="p1",
    name="Jelisa Okafor",
    title="Program Manager",
    organisation="Green Rivers",
    zone="America/New_York",
)

LETTER = """\
Dear Jelisa,

I am Ana Bell, and we both come from State U. I am curious how you went from the lab to grants, \
and would love to learn from your experience at Green Rivers.

Would you have half an hour for a short conversation, by phone or video? I am free on Tuesday at \
16:00 or Friday at 17:00, Berlin time, and happy to take any other time.

Thank you for considering it.

Best wishes,
Ana Bell
"""


def about(text: str = LETTER) -> CheckContext:
    """A text to Jelisa, from Ana."""
    return CheckContext(me=ME, person=JELISA, now=NOW, text=text)


def check(check_id: str) -> Check:
    """The check with this id."""
    return next(check for check in CHECKS if check.id == check_id)


def found(check_id: str, context: CheckContext) -> list[Finding]:
    """What one check finds."""
    return list(check(check_id).run(context))


def cases(table: Mapping[str, Sequence[CheckContext]]) -> list[tuple[str, CheckContext]]:
    """Each check of a table with each of its texts."""
    return [(check_id, context) for check_id, contexts in table.items() for context in contexts]


def speaks_once(check_id: str, context: CheckContext) -> None:
    """Assert that a check finds one thing, in one line, and points at a place in the text."""
    (finding,) = found(check_id, context)
    assert "\n" not in finding.message
    assert 0 <= finding.start <= finding.end <= len(context.text)


def fix_cures(check_id: str, context: CheckContext) -> None:
    """Assert that a fix, where one is offered, leaves nothing to find and no gap in the text."""
    fix = found(check_id, context)[0].fix
    if fix is not None:
        cured = applied(context.text, fix)
        assert found(check_id, replace(context, text=cured)) == []
        assert "\n\n\n" not in cured


def applied(text: str, fix: Fix) -> str:
    """The text with a fix in it."""
    return text[: fix.start] + fix.text + text[fix.end :]


def with_sentences(*sentences: str) -> CheckContext:
    """The good letter with more sentences at the end of its first paragraph."""
    end = "experience at Green Rivers."
    assert end in LETTER
    return about(LETTER.replace(end, " ".join((end, *sentences))))


def earlier(
    purpose: MessagePurpose, body: str, *, direction: Direction = Direction.OUT
) -> MessageView:
    """A message that went or came before."""
    return MessageView(
        id="m",
        person="p2",
        purpose=purpose,
        direction=direction,
        channel=Channel.EMAIL,
        body=body,
        at=NOW,
    )
