"""All built-in checks, by what they look at."""

from coffeechat.api import Check
from coffeechat_advice.checks import (
    ask,
    balance,
    follow_up,
    introduction,
    keeping,
    meeting,
    person,
    prep,
    pressure,
    questions,
    wording,
)
from coffeechat_advice.settings import AdviceSettings


def all_checks(settings: AdviceSettings) -> tuple[Check, ...]:
    """Every check, as the user's settings have it."""
    return (
        *person.CHECKS,
        *ask.CHECKS,
        *meeting.CHECKS,
        *wording.CHECKS,
        *balance.CHECKS,
        *pressure.checks(settings),
        *questions.CHECKS,
        *prep.CHECKS,
        *introduction.CHECKS,
        *follow_up.CHECKS,
        *keeping.CHECKS,
    )


#: Every check with the default settings.
CHECKS = all_checks(AdviceSettings())
