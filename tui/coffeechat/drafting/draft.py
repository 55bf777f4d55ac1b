"""What a template gives: a draft, or a sentence on why there is none."""

from dataclasses import dataclass

from coffeechat.domain.errors import Sentence
from coffeechat.drafting.facts import REMEDIES


@dataclass(frozen=True, slots=True)
class Draft:
    """A message before anybody has looked at it.

    Attributes:
        template: The id of the template; empty when none fits and the text is left to write.
        missing: Facts that the template needs and that are not known. While there are any, subject
            and body are empty: nothing is drafted with a gap in it.
    """

    template: str
    subject: str = ""
    body: str = ""
    missing: tuple[str, ...] = ()

    @property
    def problem(self) -> str:
        """What keeps this from being a draft, and what to do, in one sentence; or nothing."""
        if not self.missing:
            return ""
        reasons = dict.fromkeys(REMEDIES[fact] for fact in self.missing)
        return f"Not drafted: {'; '.join(reasons)}."


class TemplateProblem(Sentence):
    """A template that cannot be used; the text says where and why, in one sentence."""
