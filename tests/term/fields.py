"""What changes slowly: my habit of following up, the fields I explore, what people are to me."""

from coffeechat.acts import learning, profile, relating, tracks
from coffeechat.domain.words import RelationshipOutcome, Step
from term.life import Life

#: Habits with one bump after seven workdays; one asks another there, one tells how it goes on.
_CADENCES = ("gentle", "3b7", "search")
_FIELDS = ("grants", "lakes")
#: With whom one keeps in touch soon enough for a term.
_CLOSE = (
    RelationshipOutcome.MENTOR,
    RelationshipOutcome.COLLABORATOR,
    RelationshipOutcome.FRIEND,
)
#: When something was said that I only write down now.
_LONG_AGO = "3 Feb 2025"


def turn_to_another_habit(life: Life) -> None:
    """Follow up otherwise from now on."""
    known = life.records.profile
    answers = profile.Introduction(
        name=known.name, zone=known.zone, more={"cadence": life.dice.choice(_CADENCES)}
    )
    life.do("habit", lambda: profile.introduce(life.store, answers))


def put_into_a_field(life: Life) -> None:
    """Somebody with whom I have to do belongs to a field; what they say is of it."""
    found = life.somebody(Step.WAITING, Step.ARRANGING, Step.SCHEDULED, Step.QUALIFIED)
    if found is not None:
        field = life.dice.choice(_FIELDS)
        life.do("belongs", lambda: tracks.belong(life.store, found.id, field))


def draw_closer(life: Life) -> None:
    """Somebody with whom I keep in touch becomes more to me."""
    found = life.somebody(Step.KEEP_IN_TOUCH, Step.LOOPS_OPEN)
    if found is not None:
        kind = life.dice.choice(_CLOSE)
        life.do("relationship", lambda: relating.relate(life.store, found.id, kind.value))


def look_up_an_old_note(life: Life) -> None:
    """Something of a field was said longer ago than it seemed."""
    of_a_field = sorted(one.id for one in life.records.learnings.values() if one.tracks)
    if of_a_field:
        line = f"{life.dice.choice(of_a_field)}: {_LONG_AGO}"
        life.do("said long ago", lambda: learning.said(life.store, line))
