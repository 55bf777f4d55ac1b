"""The built-in advice on informational interviews: letters, questions and checks, all as data.

Distilled from University Affairs, Inside Higher Ed, Berkeley Science Review, GPDN and the 2-Hour
Job Search (2HJS), in our own words. Advice explains; it never blocks.
"""

from collections.abc import Iterable

from coffeechat.api import Check, MessageTemplate, Plugin, QuestionBank
from coffeechat_advice.checks import all_checks
from coffeechat_advice.questions import QUESTION_BANKS
from coffeechat_advice.settings import AdviceSettings
from coffeechat_advice.templates import all_templates


class Advice(Plugin):
    """Templates, questions and checks."""

    settings_type = AdviceSettings

    def message_templates(self) -> Iterable[MessageTemplate]:
        """Asks for every way of being connected, requests, dates, thank-yous and reports back."""
        return all_templates(self.context.settings_as(AdviceSettings))

    def checks(self) -> Iterable[Check]:
        """Whom to ask, how to ask, what to ask, and how to follow up."""
        return all_checks(self.context.settings_as(AdviceSettings))

    def question_banks(self) -> Iterable[QuestionBank]:
        """A set for half an hour, one in the order of TIARA, and all questions by topic."""
        return QUESTION_BANKS
