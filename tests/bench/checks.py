"""What it takes to look a text over with every check there is."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

from coffeechat.api import About, CheckContext
from coffeechat.domain.letters import word_count
from coffeechat_advice.checks import CHECKS
from plugins.advice_kit import LETTER, about
from support.figures import Figure

#: Of issue and design: an ask of so many words within so many milliseconds.
WORDS, BUDGET_MS = 150, 10
_MORE = "And I would like to hear how the reports of the spring came about. "


def check_figures(rounds: int) -> Iterator[Figure]:
    """Processor time of all checks on an ask of 150 words, and on a question."""
    text = LETTER
    while word_count(text) < WORDS:
        text = text.replace("Thank you for", f"{_MORE}\n\nThank you for", 1)
    ask, question = about(text), about("How long have you worked at Verda, and do you like it?")
    for what, kind, context in (
        (f"an ask of {word_count(text)} words", About.ASK, ask),
        ("one question", About.QUESTION, question),
        ("a follow-up of the same length", About.FOLLOW_UP, replace(ask, purpose=None)),
    ):
        _look_over(kind, context)  # patterns are compiled when they are first looked for
        took = [_look_over(kind, context) for _ in range(rounds)]
        yield Figure(what, statistics.median(took), "ms", budget=BUDGET_MS)


def _look_over(kind: About, context: CheckContext) -> float:
    start = time.process_time()
    for check in CHECKS:
        if check.about is kind:
            list(check.run(context))
    return (time.process_time() - start) * 1_000
