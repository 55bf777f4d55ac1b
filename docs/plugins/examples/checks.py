"""A rule of one's own: no exclamation marks in an ask."""

from collections.abc import Iterable, Iterator

from coffeechat.api import About, Check, CheckContext, Finding, Fix, Plugin, Severity


class CalmChecks(Plugin):
    """Keeps messages calm."""

    def checks(self) -> Iterable[Check]:
        """One check on asks."""
        return [
            Check(
                id="CALM-01",
                about=About.ASK,
                severity=Severity.NOTE,
                source="our department's guide",
                run=_shouting,
            )
        ]


def _shouting(context: CheckContext) -> Iterator[Finding]:
    for place, letter in enumerate(context.text):
        if letter == "!":
            yield Finding(
                message="an exclamation mark sounds louder than you mean; a full stop will do",
                start=place,
                end=place + 1,
                fix=Fix(start=place, end=place + 1, text="."),
            )
