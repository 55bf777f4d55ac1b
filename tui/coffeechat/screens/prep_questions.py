"""What one does with the questions of a talk: word, add, copy, move, drop, mend them."""

from collections.abc import Sequence
from functools import partial

from coffeechat.acts import messages, preparing, talks
from coffeechat.domain.asking import category_of
from coffeechat.domain.parts import QuestionUse
from coffeechat.screens.prep_lines import PrepLines
from coffeechat.verbs import Verb
from coffeechat.widgets.line_list import LineList
from coffeechat.writing import question_banks, questions_of


class QuestionVerbs(PrepLines):
    """The verbs on the row under the cursor of the prep sheet."""

    def __init__(self, person: str) -> None:
        super().__init__(person)
        self._questions: tuple[QuestionUse, ...] = ()

    @property
    def _at(self) -> int | None:
        """The place of the question under the cursor, or of what the finding there is in."""
        row = self.row
        if row is None or row.question is None:
            self.say("There is no question under the cursor.")
            return None
        return row.question

    def _plan(
        self,
        questions: Sequence[QuestionUse],
        *,
        key_question: str | None = None,
        at: int | None = None,
        done: bool = False,
    ) -> None:
        interview = self.interview
        if interview is None:
            return
        if at is not None:
            self.query_one(LineList).go_to(str(at))
        plan = partial(
            talks.plan,
            self.session.store,
            self._person,
            questions=tuple(questions),
            key_question=interview.key_question if key_question is None else key_question,
            done=done,
        )
        self.run_worker(self.do(plan))

    def _put(self, at: int, question: QuestionUse) -> None:
        """Another question in place of one; the key question stays what it is."""
        was, interview = self._questions[at], self.interview
        is_key = interview is not None and interview.key_question == was.text
        questions = (*self._questions[:at], question, *self._questions[at + 1 :])
        self._plan(questions, key_question=question.text if is_key else None)

    # The key question ---------------------------------------------------------------------------

    def action_key_question(self, number: int) -> None:
        """The question of this number is the one that this person above all can answer."""
        if number <= len(self._questions):
            self._plan(self._questions, key_question=self._questions[number - 1].text)

    def view_choose_key_question(self, _verb: Verb, _person: str, words: Sequence[str]) -> None:
        """The same, typed: «key-question 3»."""
        if words and words[0].isdigit() and int(words[0]) > 0:
            self.action_key_question(int(words[0]))
        else:
            self.say("Type the number of a question: key-question 3")

    # One question -------------------------------------------------------------------------------

    def view_tailor(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Reword the question, the goal or the note."""
        at = None if self.reword_line() else self._at
        if at is not None:
            self.run_worker(self._tailor(at))

    async def _tailor(self, at: int) -> None:
        was = self._questions[at]
        text = await self.prompt.ask("Question: ", value=was.text)
        if text and text.strip():
            self._put(at, was.replace(text=text.strip(), tailored=True, asked=False))

    def view_copy_question(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The same once more, below."""
        at = self._at
        if at is not None:
            copy = self._questions[at].replace(asked=False)
            questions = (*self._questions[: at + 1], copy, *self._questions[at + 1 :])
            self._plan(questions, at=at)

    def view_drop(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Without this question, goal or note."""
        at, interview = None if self.drop_line() else self._at, self.interview
        if at is None or interview is None:
            return
        left = (*self._questions[:at], *self._questions[at + 1 :])
        stays = any(one.text == interview.key_question for one in left)
        self._plan(left, key_question=None if stays else "")

    def view_earlier(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """One up."""
        self._move(-1)

    def view_later_question(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """One down."""
        self._move(1)

    def _move(self, by: int) -> None:
        at = None if self.move_line(by) else self._at
        if at is None or not 0 <= at + by < len(self._questions):
            return
        questions = list(self._questions)
        questions.insert(at + by, questions.pop(at))
        self._plan(questions, at=at + by)

    # More of them -------------------------------------------------------------------------------

    def view_add_question(self, _verb: Verb, person: str, words: Sequence[str]) -> None:
        """A question in my own words."""
        self.run_worker(self._add(person, " ".join(words)))

    async def _add(self, person: str, typed: str) -> None:
        text = typed or await self.prompt.ask("Your question: ")
        if text and text.strip():
            store, standard = self.session.store, self._questions
            add = partial(preparing.add_question, store, person, text, standard=standard)
            await self.do(add)

    def view_bank(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """All questions, to choose from."""
        from coffeechat.screens.question_bank import BankScreen

        self.app.push_screen(BankScreen(person))

    def view_choose_set(self, _verb: Verb, person: str, words: Sequence[str]) -> None:
        """Another set in place of the questions."""
        self.run_worker(self._choose_set(person, " ".join(words)))

    async def _choose_set(self, person: str, typed: str) -> None:
        banks = {str(number): bank for number, bank in enumerate(question_banks(self.session), 1)}
        typed_key = next((key for key, bank in banks.items() if bank.id == typed.casefold()), None)
        choices = [(key, bank.title) for key, bank in banks.items()]
        if not choices:
            self.say("No plugin has questions; ‹plugins› shows why.")
            return
        key = typed_key or await self.prompt.choose("Begin anew with", choices)
        if key is not None:
            self._plan(questions_of(self.session, person, banks[key]), key_question="")

    # What was found -----------------------------------------------------------------------------

    def view_fix(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """The better wording in place of the question."""
        found, row = self.found, self.row
        if found is None or row is None:
            return
        fix = found.finding.fix
        if fix is None or row.question is None:
            self.say(self.spelled(f"{found.finding.message} ({found.source})"))
            return
        was = self._questions[row.question]
        text = f"{was.text[: fix.start]}{fix.text}{was.text[fix.end :]}".strip()
        category = category_of(text) or was.category
        self._put(row.question, was.replace(text=text, category=category, asked=False))

    def view_accept(self, _verb: Verb, person: str, _words: Sequence[str]) -> None:
        """Leave it as it is, in this preparation."""
        found = self.found
        if found is not None:
            store = self.session.store
            accept = partial(preparing.accept, store, person or self._person, found.check_id)
            self.run_worker(self.do(accept))

    def view_silence(self, _verb: Verb, _person: str, _words: Sequence[str]) -> None:
        """Never again."""
        found = self.found
        if found is not None:
            self.run_worker(self.do(partial(messages.silence, self.session.store, found.check_id)))
