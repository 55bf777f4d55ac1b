"""What the user of the demo explores, and where people were met: tracks and occasions in time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coffeechat.acts import Done, deciding, learning, tracks
from coffeechat.demo.happenings import Dated, Day, Moment

#: Occasions, each on the day it took place; people added by hand were met there.
OCCASIONS = (
    ("the river cleanup day", Day(-60), "Lakeside"),
    ("the spring career fair", Day(-52), "Riverside Hall"),
)

#: When I looked back at a week, and whom I chose to ask in the next.
LOOKED_BACK = Moment(-8, "20:30")
CHOSEN = ("Amara Diallo", "Ruth Abebe")

#: The words of a field, each in a line.
_TERMS: Mapping[str, tuple[str, ...]] = {
    "nonprofits": (
        "RFP = an invitation to write a proposal",
        "LOI = two pages that come before a proposal",
        "overhead = what it costs to be there at all, which few like to pay",
        "restricted gift = money that may be spent on one thing only",
        "match = money that comes once somebody else has given as much",
        "in kind = help that is no money: a boat, an hour, a roof",
        "stewardship = looking after those who gave, so that they give again",
    ),
    "sustainability": (
        "Scope 3 = emissions of those who make and use what a firm sells",
        "materiality = what matters enough to be counted",
    ),
    "science policy": ("brief = two pages for somebody with four minutes",),
}


@dataclass(frozen=True, slots=True)
class Step:
    """An act on a track, or on what was learned of one."""

    at: Moment
    act: Callable[..., Done]
    values: Mapping[str, Any]


def _interest(day: int, track: str, level: int, why: str) -> Step:
    values = {"level": str(level), "track": track, "why": why}
    return Step(Moment(day, "21:00"), tracks.interest, values)


def _noted(day: int, act: Callable[..., Done], track: str, text: str) -> Step:
    return Step(Moment(day, "21:05"), act, {"track": track, "text": text})


def _status(day: int, track: str, status: str) -> Step:
    return Step(Moment(day, "21:10"), tracks.stand, {"status": status, "track": track})


def _decided(day: int, track: str, decision: str, why: str) -> Step:
    values = {"decision": decision, "track": track, "why": why}
    return Step(Moment(day, "21:08"), deciding.decide, values)


def _learned(day: int, act: Callable[..., Done], line: str | Dated) -> Step:
    return Step(Moment(day, "21:20"), act, {"line": line})


EXPLORED = (
    Step(
        Moment(-46, "20:55"),
        tracks.edit,
        {"track": "nonprofits", "entry_title": "Program Assistant"},
    ),
    *(_noted(-45, tracks.term, track, term) for track, terms in _TERMS.items() for term in terms),
    # What draws me, over time.
    _interest(-46, "nonprofits", 3, "half of the week is boots and bottles"),
    _interest(-33, "nonprofits", 4, "I would rather write for donors than for reviewers"),
    _interest(-24, "nonprofits", 3, "what does a roof cost on 38,000?"),
    _interest(-1, "nonprofits", 4, "Jelisa's Mondays sound like mine"),
    _interest(-40, "sustainability", 3, "numbers that somebody acts on"),
    _interest(-20, "sustainability", 2, "few of them have seen a river"),
    _interest(-9, "sustainability", 3, "one may say no to half of the clients"),
    _interest(-30, "science policy", 1, "it sounds like meetings"),
    _interest(-22, "science policy", 3, "two pages that are read"),
    # What I decided.
    _decided(-46, "nonprofits", "explore", "three of four ads that I saved are theirs"),
    _status(-33, "nonprofits", "promising"),
    _decided(-40, "sustainability", "explore", "Ngozi came from the same corridor"),
    _decided(-14, "sustainability", "undecided", "good work, and the river is far away"),
    _status(-30, "science policy", "curious"),
    _decided(-21, "science policy", "explore", "Priya's brief was worth reading"),
    # What I would still like to know.
    _noted(-46, tracks.question, "nonprofits", "who pays when a grant ends?"),
    _noted(-30, tracks.question, "science policy", "can one begin without a fellowship?"),
    # What I made of what I had heard.
    _learned(-33, learning.said, Dated("cities have doubled:", Day(-430))),
    _learned(-14, learning.contradict, "asked him for a certificate: without a certificate"),
    _learned(-14, learning.agree, "March belongs: month of March"),
    _learned(-1, learning.contradict, "pays 45,000: pays about 38,000"),
    _learned(-1, learning.agree, "pay for the other half: reports for donors"),
    _learned(-12, learning.whose, "two-page brief: theirs"),
    _learned(-8, learning.whose, "forgive: theirs"),
    _learned(-11, learning.read, "chapter four"),
)
