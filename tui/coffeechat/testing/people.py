"""People, talks and texts of all shapes, on which contracts try what a plugin gives."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from coffeechat.api import (
    Channel,
    CheckContext,
    ConversationView,
    Direction,
    DueView,
    ExportBatch,
    Me,
    MessagePurpose,
    MessageView,
    Mode,
    PersonView,
    PointKind,
    PointView,
    Seniority,
    Stage,
    Step,
    TalkView,
    TrackView,
    Warmth,
)
from coffeechat.testing.fakes import NOW

ME = Me(
    name="Ana Bell",
    institutions=("State University",),
    employers=("Lakeside Institute",),
    zone="Europe/Berlin",
    entry_level=Seniority.ENTRY,
    signature="Ana Bell\nState University",
)

#: Somebody of whom everything is known.
JELISA = PersonView(
    id="jelisa",
    name="Jelisa Okafor",
    title="Program Manager",
    organisation="Green Rivers",
    emails=("jelisa@example.org", "okafor@example.com"),
    urls=("https://people.example.org/jelisa",),
    place="Boston",
    zone="America/New_York",
    seniority=Seniority.MID,
    practitioner=True,
    warmth=Warmth.SHARED_POINT,
    points=(
        PointView(kind=PointKind.SAME_INSTITUTION, detail="State University"),
        PointView(kind=PointKind.SAME_PLACE, detail="Boston", confirmed=False),
    ),
    tracks=(TrackView(id="grants", name="Grants management"),),
    tags=("biology",),
    notes="Met at the spring fair.\nLikes rivers.",
    phones=("+1 555 0100",),
    connected_on=date(2020, 2, 29),
    referred_by="Amara Diallo",
    extras={"other.class_of": "2009"},
)

#: Somebody of whom nothing but a name is known.
STRANGER = PersonView(id="stranger", name="M")

#: Somebody whose texts are as odd as they may be.
ODD = PersonView(
    id="odd",
    name="Zoë-Łucja «Лю» \u674e\u5c0f\u9f99 O'Neil, Jr. \U0001f469\u200d\U0001f52c",
    title="=HYPERLINK(1);" + "x" * 400,
    organisation='Ω & Söhne, "AG" <b>{{ x }}</b> [/] \\',
    emails=("o'neil+tag@example.org",),
    place="مراكش",
    zone="Asia/Kathmandu",
    points=(PointView(kind=PointKind.OTHER),),
    tags=("a,b;c", "#"),
    notes="-- \nBEGIN:VCARD\nline two",
    may_contact=False,
)

PEOPLE = (JELISA, STRANGER, ODD)

_TALK = TalkView(
    uid="talk-1@example.org",
    sequence=1,
    start=NOW + timedelta(days=2),
    minutes=30,
    zone="America/New_York",
    mode=Mode.VIDEO,
    place="https://meet.example.org/1",
    questions=("What did your last week consist of?",),
    key_question="What did your last week consist of?",
)

#: One conversation with a talk agreed, one barely begun, one odd.
CONVERSATIONS = (
    ConversationView(
        id="c1",
        person=JELISA,
        stage=Stage.INTERVIEW,
        step=Step.SCHEDULED,
        created=NOW - timedelta(days=9),
        why="Went from the lab to grants",
        goals=("Learn what a week is like",),
        talk=_TALK,
    ),
    ConversationView(
        id="c2", person=STRANGER, stage=Stage.IDENTIFY, step=Step.SPOTTED, created=NOW
    ),
    ConversationView(
        id="c3",
        person=ODD,
        stage=Stage.FOLLOW_UP,
        step=Step.DIGEST,
        created=NOW - timedelta(days=400),
        talk=replace(_TALK, uid="talk-3@example.org", mode=None, place="", held=True),
    ),
)

LETTER = """\
Dear Jelisa,

I am Ana Bell, and we both come from State University. I am curious how you went from the lab to \
grants, and would love to learn from your experience at Green Rivers.

Would you have half an hour for a short conversation, by phone or video? I am free on Tuesday at \
16:00 or Friday at 17:00, Berlin time, and happy to take any other time.

Thank you for considering it.

Best wishes,
Ana Bell
"""

#: Texts that are no letter: nothing, blanks, odd letters, no blanks at all, very many words.
ODD_TEXTS = (
    "",
    "\n \n",
    "?",
    "Zoë \u674e \U0001f469\u200d\U0001f52c مرحبا {x} {{ y }} <b> \\",
    "a" * 5_000,
    " " * 2_000 + "x",
    "word, " * 1_000,
    LETTER * 4,
)


def contexts() -> Iterator[CheckContext]:
    """What checks are tried on: each odd text, and a letter, a question and a meeting."""
    whole = CheckContext(
        me=ME,
        person=JELISA,
        now=NOW,
        subject="A question on your way into grants",
        text=LETTER,
        purpose=MessagePurpose.ASK,
        why="Went from the lab to grants",
        goals=("Learn what a week is like",),
        tracks=JELISA.tracks,
        talk=_TALK,
        planned=_TALK.questions,
        earlier=(_message("m1", "jelisa", MessagePurpose.ASK),),
        others=(_message("m2", "odd", MessagePurpose.ASK),),
        learned=("Grants are written in teams.",),
        referrer="Amara Diallo",
    )
    bare = CheckContext(me=Me(), person=STRANGER, now=NOW)
    yield whole
    yield bare
    yield replace(whole, person=ODD, purpose=MessagePurpose.THANK_YOU)
    for text in ODD_TEXTS:
        yield replace(whole, text=text)
        yield replace(bare, text=text)


def batches() -> Iterator[tuple[str, ExportBatch]]:
    """What exporters are tried on, each with what it is called."""
    usual = ExportBatch(
        now=NOW,
        people=PEOPLE,
        conversations=CONVERSATIONS,
        messages=(_message("m1", "jelisa", MessagePurpose.ASK),),
        due=(
            DueView(
                uid="bump-c1", person=JELISA.name, action="write", why="no answer", day=NOW.date()
            ),
        ),
    )
    yield "people, talks and messages", usual
    yield "nobody", ExportBatch(now=NOW)
    yield "one bare person", ExportBatch(now=NOW, people=(STRANGER,))
    many = tuple(replace(JELISA, id=f"p{number}") for number in range(2_000))
    yield "2,000 people", replace(usual, people=many)


def _message(id_: str, person: str, purpose: MessagePurpose) -> MessageView:
    return MessageView(
        id=id_,
        person=person,
        purpose=purpose,
        direction=Direction.OUT,
        channel=Channel.EMAIL,
        subject="A question on your way into grants",
        body=LETTER,
        at=NOW - timedelta(days=7),
    )
