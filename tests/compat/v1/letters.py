"""Templates, checks and questions."""

from collections.abc import Iterable, Iterator

from coffeechat.api import (
    About,
    Channel,
    Check,
    CheckContext,
    Finding,
    Fix,
    MessagePurpose,
    MessageTemplate,
    Plugin,
    Question,
    QuestionBank,
    QuestionCategory,
    Severity,
)


class Letters(Plugin):
    def message_templates(self) -> Iterable[MessageTemplate]:
        yield MessageTemplate(
            id="short",
            title="A short ask",
            purpose=MessagePurpose.ASK,
            subject="Your way to {{ organisation | default('your work') }}",
            body="Dear {{ given }},\n{% if point %}{{ point }}\n{% endif %}"
            "{% for time in times %}- {{ time }}\n{% endfor %}Yours,\n{{ me }}",
            channel=Channel.EMAIL,
            suits=("point",),
            version=3,
        )

    def checks(self) -> Iterable[Check]:
        yield Check(
            id="LET-01",
            about=About.ASK,
            severity=Severity.NOTE,
            source="House style",
            run=no_shouting,
        )

    def question_banks(self) -> Iterable[QuestionBank]:
        yield QuestionBank(
            id="three",
            title="Three questions",
            default=False,
            questions=(
                Question(id="day", text="What is a day like?", category=QuestionCategory.DAY),
                Question(
                    id="here",
                    text="What surprised you at {organisation}?",
                    category=QuestionCategory.INSIGHT,
                ),
            ),
        )


def no_shouting(context: CheckContext) -> Iterator[Finding]:
    at = context.text.find("!!")
    if at >= 0:
        yield Finding(
            message="One mark is enough.",
            start=at,
            end=at + 2,
            fix=Fix(start=at, end=at + 2, text="!"),
        )
