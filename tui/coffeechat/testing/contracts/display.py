"""What is asked of columns and of sections of the prep sheet."""

from dataclasses import replace
from time import thread_time

from coffeechat.api import Column, JobCancelled
from coffeechat.testing.contracts.base import Contract, no_fault
from coffeechat.testing.fakes import FakeJob
from coffeechat.testing.guard import nothing_done
from coffeechat.testing.hosting import Hosted
from coffeechat.testing.people import CONVERSATIONS, JELISA, PEOPLE

#: Seconds of work for a thousand rows.
SLOW = 0.5

_ROWS = 1_000


class ColumnContract(Contract):
    """A column has a word on anybody, at once."""

    hook = "columns"

    def test_has_a_value_for_anybody(self, hosted: Hosted) -> None:
        """Whatever is known or not known of them; plain text on one line."""
        for column in self._columns(hosted):
            for person in (*PEOPLE, *self.people):
                with nothing_done(f"The column «{column.id}»"):
                    value = column.value(person)
                assert isinstance(value, str), (
                    f"The column «{column.id}» gives {type(value).__name__} for {person.name}; "
                    "give a text, an empty one for nothing."
                )
                assert value.isprintable(), (
                    f"The column «{column.id}» gives a control character for {person.name}: "
                    f"{value!r}"
                )
            hosted.values((*PEOPLE, *self.people), column.id)
            no_fault(hosted, f"the column «{column.id}» was shown")

    def test_has_a_title(self, hosted: Hosted) -> None:
        """It stands above the column."""
        for column in self._columns(hosted):
            assert column.title, f"The column «{column.id}» has no title."

    def test_is_quick(self, hosted: Hosted) -> None:
        """It is asked for every row that is shown."""
        many = [replace(JELISA, id=f"p{number}") for number in range(_ROWS)]
        for column in self._columns(hosted):
            started = thread_time()
            for person in many:
                column.value(person)
            took = thread_time() - started
            assert took < SLOW, (
                f"The column «{column.id}» takes {took:.2f} s for {_ROWS:,} rows; work out what is "
                "the same for all of them once."
            )

    def test_says_the_same_twice(self, hosted: Hosted) -> None:
        """The value depends on the person, and on nothing else."""
        for column in self._columns(hosted):
            first = hosted.values(PEOPLE, column.id)
            assert hosted.values(PEOPLE, column.id) == first, (
                f"The column «{column.id}» shows something else the second time."
            )

    def _columns(self, hosted: Hosted) -> list[Column]:
        return [column.item for column in self.mine(hosted)]


class PrepSectionContract(Contract):
    """A section of the prep sheet: a few plain lines, or none."""

    hook = "prep_sections"

    def test_has_lines_for_any_conversation(self, hosted: Hosted) -> None:
        """With a talk and without, whoever it is with."""
        for section in self.mine(hosted):
            assert section.item.title, f"The section «{section.item.id}» has no title."
            for view in CONVERSATIONS:
                lines = tuple(section.item.build(view, FakeJob()))
                assert all(isinstance(line, str) and line.isprintable() for line in lines), (
                    f"The section «{section.item.id}» must give plain lines, not {lines!r}"
                )
                hosted.lines(view, section.item.id)
                no_fault(hosted, f"the section «{section.item.id}» was built")

    def test_can_be_left(self, hosted: Hosted) -> None:
        """`JobCancelled` is let through."""
        for section in self.mine(hosted):
            for view in CONVERSATIONS:
                try:
                    hosted.lines(view, section.item.id, FakeJob(leave_after=1))
                except JobCancelled:
                    continue
                finally:
                    no_fault(hosted, f"the section «{section.item.id}» was left")
