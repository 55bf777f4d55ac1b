"""How long one waits for an answer: named habits, counted in business days of my calendar.

Whatever the habit, there is one bump and no more, and nobody is let go of but by me.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from coffeechat.domain.errors import NotUnderstood
from coffeechat.domain.records import Profile


@dataclass(frozen=True, kw_only=True)
class Cadence:
    """One habit; None where it has no such step.

    Attributes:
        short: What it is, in a list of all of them.
        bump: Business days from the ask to the one bump.
        let_go: Business days from the bump until letting go is offered.
        second: Business days from the ask until somebody else of the same organisation may be
            asked, as «The 2-Hour Job Search» has it (3B7).
        update: Days from the talk to a short update, as one gives who searches for a job now.
    """

    short: str
    bump: int | None = None
    let_go: int | None = None
    second: int | None = None
    update: int | None = None


CADENCES: Mapping[str, Cadence] = {
    "gentle": Cadence(short="bump after 7 workdays", bump=7, let_go=7),
    "slow": Cadence(short="10", bump=10, let_go=10),
    "3b7": Cadence(short="3 another there, 7", bump=7, let_go=7, second=3),
    "search": Cadence(short="7, an update a week after the talk", bump=7, let_go=7, update=7),
    "none": Cadence(short=""),
}


def cadence_of(profile: Profile) -> Cadence:
    """My habit; the one without reminders where the name is not known here."""
    return CADENCES.get(profile.cadence, CADENCES["none"])


def cadence_list() -> str:
    """All habits by their names, with what they are: «gentle (bump after 7 workdays), … none»."""
    return ", ".join(
        f"{name} ({one.short})" if one.short else name for name, one in CADENCES.items()
    )


def parse_cadence(text: str) -> str:
    """The name of a habit as it is kept; the gentle one for nothing.

    Raises:
        NotUnderstood: There is none of this name.
    """
    name = text.strip().casefold() or "gentle"
    if name not in CADENCES:
        raise NotUnderstood(f"No habit «{text.strip()}»; it is one of {', '.join(CADENCES)}.")
    return name
