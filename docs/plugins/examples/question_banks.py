"""A set of questions for people who left the laboratory."""

from collections.abc import Iterable

from coffeechat.api import Plugin, Question, QuestionBank, QuestionCategory


class LeavingTheBench(Plugin):
    """Questions for those who went before."""

    def question_banks(self) -> Iterable[QuestionBank]:
        """One set of two questions."""
        return [
            QuestionBank(
                id="leaving-the-bench",
                title="Leaving the bench",
                questions=(
                    Question(
                        id="miss",
                        text="What do you miss from your time in the laboratory?",
                        category=QuestionCategory.PATH,
                    ),
                    Question(
                        id="first-week",
                        text="What was unlike research in your first week at {organisation}?",
                        category=QuestionCategory.DAY,
                    ),
                ),
            )
        ]
