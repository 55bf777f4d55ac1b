"""All built-in checks, by what they look at."""

from coffeechat_advice.checks import ask, follow_up, meeting, person, prep, questions, wording

CHECKS = (
    *person.CHECKS,
    *ask.CHECKS,
    *meeting.CHECKS,
    *wording.CHECKS,
    *questions.CHECKS,
    *prep.CHECKS,
    *follow_up.CHECKS,
)
