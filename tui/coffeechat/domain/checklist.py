"""What to look after on the day of a talk, as data."""

from coffeechat.domain.parts import Interview
from coffeechat.domain.words import Mode

_ON_THE_WAY = (
    "The way there and how long it takes, to be there five minutes early",
    "No résumé in the bag: it would make a job interview of it",
)
_ALWAYS = (
    "Water, paper and a pen; the questions to read from",
    "The introduction said aloud once, with a clock",
)
_AFTER = ("A quarter of an hour kept free afterwards, to write down what was said",)
_BY_MODE: dict[Mode | None, tuple[str, ...]] = {
    Mode.VIDEO: (
        "The link opened once, camera and sound tried",
        "Light from the front, notices off, door closed",
        "Their number at hand in case the link fails",
    ),
    Mode.PHONE: (
        "Agreed who calls whom, and at which number",
        "A quiet place with good reception, the battery charged",
    ),
    Mode.COFFEE: (*_ON_THE_WAY, "Something to pay for both, unless they insist"),
    Mode.OFFICE: (*_ON_THE_WAY, "Whom to ask for at the door"),
    Mode.CAMPUS: (*_ON_THE_WAY, "The building and the room looked up on a map"),
    Mode.WALK: (*_ON_THE_WAY, "Clothes for the weather, the questions known by heart"),
}


def checklist(interview: Interview) -> tuple[str, ...]:
    """What to see to before a talk and right after; nothing once it is over."""
    if not interview.agreed:
        return ()
    return (*_BY_MODE.get(interview.mode, ()), *_ALWAYS, *_AFTER)
