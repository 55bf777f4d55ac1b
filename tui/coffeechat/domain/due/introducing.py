"""While somebody may introduce me: ask how it stands."""

from collections.abc import Iterator

from coffeechat.domain.days import day_words
from coffeechat.domain.due.items import Case, DueItem
from coffeechat.domain.introductions import SILENT_FOR, silent_since


def of_introduction(case: Case) -> Iterator[DueItem]:
    """A week without a word from who may introduce me (D-23)."""
    silent = silent_since(case.records, case.conversation, case.now)
    if silent is not None and case.conversation.interview is None:
        introducer, since = silent
        due = since + SILENT_FOR
        yield case.item(
            "D-23",
            due,
            f"no word from {introducer.name} since {day_words(since, case.today)}",
            verb="intro-status",
            action="how is it?",
            late=due < case.today,
            note="introduction",
        )
