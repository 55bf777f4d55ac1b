"""What becomes of the rows of a file: each is counted once, so the counts add up to the rows."""

from dataclasses import dataclass

from coffeechat.domain.merge import ImportPlan


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many rows of a file end how.

    Attributes:
        created: Of people who are new.
        updated: Of people here who change.
        unchanged: Of people here who stay as they are, of people told of twice, and of people whom
            I asked to forget (`forgotten` of them).
        hidden: Of members who hide themselves, and of what is nobody, such as groups.
        proposed: Of people who come in as new and may be somebody here, for me to decide.
        problems: That could not be taken in.
        forgotten: Of `unchanged`, those of people whom I asked to forget.
        blank: In which nothing stands; no part of `rows`.
    """

    created: int
    updated: int
    unchanged: int
    hidden: int
    proposed: int
    problems: int
    forgotten: int = 0
    blank: int = 0

    @property
    def rows(self) -> int:
        """All rows of the file that are not blank."""
        return (
            self.created
            + self.updated
            + self.unchanged
            + self.hidden
            + self.proposed
            + self.problems
        )


def tally(plan: ImportPlan, *, hidden: int, lost: int, forgotten: int, blank: int = 0) -> Tally:
    """Count the rows of a file.

    Args:
        plan: What the file would change.
        hidden: How many members hide in it, or are nobody.
        lost: How many rows could not be taken in.
        forgotten: How many people of it I asked to forget.
        blank: In how many rows nothing stands.
    """
    silent = sum(not change.fields for change in plan.changed)
    return Tally(
        created=len(plan.new) - len(plan.proposed),
        updated=len(plan.changed) - silent,
        unchanged=len(plan.kept) + silent + len(plan.repeated) + forgotten,
        hidden=hidden,
        proposed=len(plan.proposed),
        problems=lost,
        forgotten=forgotten,
        blank=blank,
    )


def tally_of_whole(people: int, *, here: bool) -> Tally:
    """The tally of a whole record, where everybody is new or everybody is here."""
    created, unchanged = (0, people) if here else (people, 0)
    return Tally(created=created, updated=0, unchanged=unchanged, hidden=0, proposed=0, problems=0)
