"""A small field as several people told of it, some of them with names that do harm.

`PLAIN` is what one would give an adviser; `HOSTILE` has in its texts and names whatever Markdown,
HTML or a terminal would obey.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TypeVar

from coffeechat.domain.parts import Decision, DoNotContact, Interest, Point, Position, Term
from coffeechat.domain.records import (
    PROFILE_ID,
    Learning,
    Loop,
    Person,
    Profile,
    Record,
    Track,
)
from coffeechat.domain.snapshot import Records
from coffeechat.domain.words import (
    DecisionKind,
    Facet,
    LoopKind,
    LoopState,
    PointKind,
    TrackStatus,
)

_R = TypeVar("_R", bound=Record)

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
BEGAN = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)

#: Signs that Markdown, HTML or a terminal would obey, for names and for what was said.
HOSTILE_NAMES = (
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "`rm` | **Bold** _it_",
    "\u202eturned \u2066round",
)
HOSTILE_TEXTS = (
    "# not a heading",
    "- not a list",
    "1. not numbered",
    "> not quoted",
    "+ nor this",
    "===",
    "---",
    "| a | b |",
    "[1]: javascript:alert(1)",
    "![picture](https://example.org/x.png)",
    "[click](javascript:alert(1)) me",
    '<img src=x onerror="alert(1)"> & &lt;b&gt;',
    "</li></ul></body><script>alert(2)</script>",
    "```\nfence",
    "~~~ fence",
    "<!-- comment",
    "\x1b[31mred\x07 and \u202eback",
    "see https://example.org/a_b*c?x=1&y=<2> soon",
    "    four blanks",
    "$x$ ~~gone~~ :smile: ^up^",
)


def records(*, hostile: bool = False) -> Records:
    """What is known of the field «nonprofits»."""
    people = _people(hostile=hostile)
    texts = _texts(hostile=hostile)
    learnings = [
        Learning(
            id=f"learning{number:02}", created=BEGAN, person=person, text=text, facet=facet,
            tracks=("track1",), their_words=theirs, said_on=day, agrees=agrees,
            contradicts=contradicts,
        )
        for number, (person, text, facet, theirs, day, agrees, contradicts) in enumerate(texts)
    ]  # fmt: skip
    return Records(
        profiles=_table(
            Profile(
                id=PROFILE_ID, created=BEGAN, name="Noor Haddad", zone="UTC",
                institutions=("State U",), identities=("left-handed",),
            )
        ),
        tracks=_table(_track(), Track(id="track2", created=BEGAN, name="policy")),
        people=_table(*people),
        learnings=_table(*learnings),
        loops=_table(*_loops()),
    )  # fmt: skip


def _table(*found: _R) -> Mapping[str, _R]:
    return {one.id: one for one in found}


def _track() -> Track:
    return Track(
        id="track1",
        created=BEGAN,
        name="nonprofits",
        status=TrackStatus.PROMISING,
        interest=(
            Interest(at=BEGAN, level=2, why="a hunch"),
            Interest(at=datetime(2026, 10, 5, tzinfo=UTC), level=4, why="after Jelisa's Tuesday"),
        ),
        glossary=(Term(term="RFP", meaning="request for proposals"), Term(term="site visit")),
        questions=("who pays when a grant ends?",),
        decisions=(
            Decision(
                at=datetime(2026, 10, 6, tzinfo=UTC), kind=DecisionKind.EXPLORE,
                why="Wei and Jelisa like it there",
            ),
        ),
        notes="my own notes",
    )  # fmt: skip


def _people(*, hostile: bool) -> list[Person]:
    named = [
        Person(
            id="jelisa", created=BEGAN, name="Jelisa Okafor", place="Oakland", tracks=("track1",),
            positions=(Position(title="Program Manager", organisation="Green Rivers"),),
            emails=("jelisa@example.org",), phones=("+1 510 555 0100",), notes="a private note",
            points=(Point(kind=PointKind.SHARED_IDENTITY, detail="night owl"),),
        ),
        Person(
            id="wei", created=BEGAN, name="Wei Zhang", tracks=("track1",),
            positions=(Position(title="Grants Officer", organisation="Verda"),),
            do_not_contact=DoNotContact(since=date(2026, 11, 1), why="was cross"),
        ),
        Person(
            id="ana", created=BEGAN, name="Ana Kovačević", tracks=("track1",), referred_by="jelisa",
            positions=(Position(title="Coordinator", organisation="Tidewater Commons"),),
        ),
        Person(id="emma", created=BEGAN, name="Emma Laurent", source="linkedin"),
    ]  # fmt: skip
    strange = [
        Person(
            id=f"strange{number}", created=BEGAN, name=name, tracks=("track1",),
            positions=(Position(title=f"Head of {name}", organisation=name),),
        )
        for number, name in enumerate(HOSTILE_NAMES)
    ]  # fmt: skip
    return [*named, *(strange if hostile else ())]


_PLACES = "Green Rivers (GR) sits in Oakland, see greenrivers.example/jobs"
_REACHED = "mail jelisa@example.org or call +1 510 555 0100"
_HANDBOOK = "the handbook at https://example.org/handbook"

_Said = tuple[str, str, Facet, bool, date | None, tuple[str, ...], tuple[str, ...]]


def _texts(*, hostile: bool) -> list[_Said]:
    first, second, old = date(2026, 10, 5), date(2026, 10, 20), date(2024, 1, 9)
    jelisa, wei = "jelisa", "wei"
    said: list[_Said] = [
        (jelisa, "Mondays are for proposals", Facet.DAY, True, first, (), ()),
        (wei, "half of the week is reports", Facet.DAY, False, second, ("learning00",), ()),
        (jelisa, "one begins as an assistant", Facet.ENTRY, False, first, (), ()),
        (wei, "nobody hires assistants any more", Facet.ENTRY, False, second, (), ("learning02",)),
        (wei, "pay starts at 38,000-42,000 at Verda", Facet.PAY, False, old, (), ()),
        (jelisa, "ask Wei or Emma; Ana knows more", Facet.PEOPLE, False, first, (), ()),
        (jelisa, _PLACES, Facet.ORGANISATIONS, False, first, (), ()),
        (wei, _REACHED, Facet.PEOPLE, False, second, (), ()),
        (
            jelisa,
            "night owl hours for the left-handed",
            Facet.LIFESTYLE,
            False,
            first,
            (),
            (),
        ),
        (wei, _HANDBOOK, Facet.RESOURCES, False, second, (), ()),
        (wei, "LOI = letter of intent", Facet.LINGO, False, second, (), ()),
    ]
    if hostile:
        said += [
            (f"strange{number % 4}", text, Facet.CULTURE, bool(number % 2), first, (), ())
            for number, text in enumerate(HOSTILE_TEXTS)
        ]
    return said


def _loops() -> list[Loop]:
    return [
        Loop(id="loop1", created=BEGAN, kind=LoopKind.QUESTION, person="jelisa", about="ana",
             text="do volunteers get paid?"),
        Loop(id="loop2", created=BEGAN, kind=LoopKind.SUGGESTION, person="wei",
             text="read the annual report", state=LoopState.DONE),
    ]  # fmt: skip
