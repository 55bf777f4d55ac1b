"""What checks of plugins are told of a text, and what becomes of their findings."""

from coffeechat.drafts import start_draft
from coffeechat.writing import review_message
from plugged.plugged_kit import Desk

CHECKS = """
class P(Plugin):
    def checks(self):
        return [
            Check(id="X-1", about=About.ASK, severity=Severity.NOTE, source="me", run=self._look),
            Check(id="X-2", about=About.ASK, severity=Severity.NOTE, source="me", run=self._fail),
        ]

    def _look(self, context):
        yield Finding(message=f"{context.purpose}, {context.subject}", start=0, end=4)

    def _fail(self, context):
        raise ValueError("nothing to see")
"""


def test_a_check_knows_what_the_message_is_for(desk: Desk, jelisa: str) -> None:
    desk.install(CHECKS)
    desk.open(disabled=["advice"])
    draft = start_draft(desk.session, jelisa)
    message = desk.session.records.messages[draft]
    (found,) = review_message(desk.session, message, "Hello", "Dear Jelisa")
    assert (found.check_id, found.finding.message) == ("X-1", "ask, Hello")
    assert [problem.where for problem in desk.session.plugin_problems] == ["check X-2"]
