"""Questions to somebody who sat in the same lecture halls."""

from coffeechat.api import Question, QuestionBank, QuestionCategory

ALUMNI = QuestionBank(
    id="alumni",
    title="Alumni of your school",
    questions=(
        Question(
            id="use",
            text="Which of the things you learned at {institution} do you use today?",
            category=QuestionCategory.SKILLS,
        ),
        Question(
            id="gap",
            text="What did nobody at {institution} tell you about working life?",
            category=QuestionCategory.INSIGHT,
        ),
        Question(
            id="first",
            text="How did you find your first post after your degree?",
            category=QuestionCategory.PATH,
        ),
        Question(
            id="degree",
            text="How is our degree seen at {organisation}?",
            category=QuestionCategory.FIT,
        ),
        Question(
            id="others",
            text="Which other alumni in your field would be glad to talk?",
            category=QuestionCategory.CLOSING,
        ),
    ),
)
