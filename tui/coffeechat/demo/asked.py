"""Those with whom a talk is ahead, who are to answer or to be asked, and who said no."""

from collections.abc import Mapping

from coffeechat.acts import (
    introductions,
    people,
    talks,
    triage,
)
from coffeechat.demo.happenings import (
    OTHERS,
    TURNS,
    WEEK,
    Chapter,
    Day,
    Moment,
    agreed,
    answered,
    asked,
    belongs,
    bumped,
    did,
    drafted,
    shared,
    why,
)
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.words import MessagePurpose, ReplyKind

TALKS_AHEAD: Mapping[str, Chapter] = {
    "Mika Laine": (
        *shared(-13, "the same summer school on peatlands"),
        *asked(
            -12,
            "Peatlands, and then grants",
            "Dear Mika,\n\nWe went to the same summer school on peatlands, some years apart. You "
            "decide on grants now, and I would love to see that desk from the other side.",
        ),
        *agreed(-6, Moment(-1, "10:00")),
        *did(
            -2,
            "18:00",
            talks.plan,
            questions=(QuestionUse(text=WEEK),),
            key_question=WEEK,
            done=True,
        ),
    ),
    "Wei Zhang": (
        *belongs(-10, "sustainability"),
        *why(-10, "he counts what firms would rather not have counted"),
        *asked(
            -9,
            "What an analyst sees",
            "Dear Wei,\n\nWe are connected on LinkedIn, though we have only shared a queue at a "
            "poster session so far. I am curious what a sustainability analyst does between two "
            "reports.",
        ),
        *agreed(-5, Moment(1, "14:00")),
        *did(-5, "11:40", talks.place, text="https://example.org/room/wei"),
    ),
    "Aoife Ní Bhriain": (
        *asked(
            -10,
            "Marshes on both sides of the water",
            "Dear Aoife,\n\nI read your notes on the marsh at Kinvarra twice. I measure mud on "
            "the other side of the ocean and would love to learn how you came to look after a "
            "whole marsh.",
        ),
        *agreed(-4, Moment(2, "09:30")),
    ),
    "Søren Østergaard": (
        *belongs(-9, "sustainability"),
        *why(-9, "he advises towns on heat, without an engineering degree"),
        *asked(
            -8,
            "Heat, and no engineer",
            "Dear Søren,\n\nYou advise towns on heat and studied frogs, which gives me hope. I "
            "would love to learn what you had to pick up on the way.",
        ),
        *agreed(-3, Moment(6, "09:00")),
        *did(-2, "18:30", talks.set_goal, text="learn what one has to pick up on the way"),
        *did(
            -2,
            "18:40",
            talks.plan,
            questions=(QuestionUse(text=TURNS), QuestionUse(text=OTHERS)),
            key_question=TURNS,
            done=True,
        ),
    ),
    "Owen Clarke": (
        *belongs(-7, "science policy"),
        *asked(
            -6,
            "From data to a policy lab",
            "Dear Owen,\n\nKestrel Policy Lab keeps turning up in what I read. You joined it "
            "straight from a degree, and I would love to learn how the first months were.",
        ),
        *answered(-4, ReplyKind.ACCEPTED),
    ),
    "田中 由紀": (
        *asked(
            -7,
            "Coordinating an ocean lab",
            "Dear Yuki,\n\nYou hold a whole ocean lab together, as far as one can tell from "
            "outside. I would love to learn what that work is called and how one grows into it.",
        ),
        *answered(-2, ReplyKind.OTHER_TIME),
    ),
    "Łukasz Wiśniewski": (
        *asked(
            -16,
            "Counting fish for a living",
            "Dear Łukasz,\n\nI count fish with code and you do it for a living. I would love to "
            "hear what changes when somebody pays for the answer.",
        ),
        *agreed(-12, Moment(-5, "15:00")),
        *answered(-6, ReplyKind.CANCELLED),
    ),
}

WAITING: Mapping[str, Chapter] = {
    "Marta Reis": (
        *why(-10, "grants for fishing villages, on one page each"),
        *asked(
            -9,
            "One page for a village",
            "Dear Marta,\n\nYour fund asks fishing villages for one page, where mine asks for "
            "thirty. I would love to learn how you came to trust one page.",
        ),
    ),
    "José María Álvarez": asked(
        -8,
        "Field work that lasts",
        "Dear José María,\n\nYou have kept field teams going for ten years, and mine lasted one "
        "summer. I would love to learn what keeps people coming back.",
    ),
    "Leilani Kaʻuhane": asked(
        -5,
        "Reefs and school classes",
        "Dear Leilani,\n\nYou take school classes to the reef, and I have only ever taken "
        "buckets. I would love to learn how you came to that work.",
    ),
    "Fatima Zahra El Idrissi": (
        *why(-3, "she advises a harbour and never studied law"),
        *asked(
            -2,
            "A harbour and its adviser",
            "Dear Fatima Zahra,\n\nYou advise a whole harbour, and I have been looking at what "
            "lives in one. I would love to learn how the two of you talk.",
        ),
    ),
    "Ольга Соколова": (
        *asked(
            -20,
            "What impact is made of",
            "Dear Olga,\n\nYou measure impact, and I would love to learn what it is made of on "
            "an ordinary Wednesday.",
        ),
        *bumped(
            -12,
            "Dear Olga,\n\nTwo weeks ago I wrote to you about your work. If this is no good "
            "moment, one word is enough and I will understand.",
        ),
    ),
}

BEFORE_THE_ASK: Mapping[str, Chapter] = {
    "Ελένη Παππά": (
        *why(-2, "she keeps peace between turtles and hotels"),
        *drafted(
            -1,
            MessagePurpose.ASK,
            "Turtles and hotels",
            "Dear Eleni,\n\nYou keep peace between turtles and hotels, and I would love to learn "
            "who gives way first.",
        ),
    ),
    "Jonas Meyer": (
        *asked(
            -5,
            "Soil, from the other side",
            "Dear Jonas,\n\nYou went from soil science to advising farms. I would love to learn "
            "which of the two knows more about soil.",
        ),
        *answered(-5, ReplyKind.BOUNCED),
    ),
    "Amara Diallo": why(-4, "she knows everybody who ever planted a meadow"),
    "Hoàng Minh Anh": (
        *why(-9, "climate numbers for a delta where my aunt lives"),
        *did(-9, "09:30", introductions.seek, by="Ngozi Adeyemi"),
    ),
    "Carlos Quispe": (
        *why(-8, "he builds with towns what others only advise them to build"),
        *did(-7, "20:00", introductions.seek, by="Kwame Boateng"),
        *did(-5, "11:30", introductions.stand, state="agreed"),
        *did(-2, "11:30", introductions.stand, state="introduced"),
    ),
    "Isabelle Fournier": did(-15, "20:10", people.set_aside, until=Day(15)),
    "Sinéad Doyle": (
        *belongs(-15, "science policy"),
        *asked(
            -14,
            "A fellowship from inside",
            "Dear Sinéad,\n\nI am thinking about a policy fellowship and would love to hear what "
            "yours is like from inside.",
        ),
        *answered(-11, ReplyKind.LATER, until=Day(25)),
    ),
    "Peter Novak": did(-15, "20:15", people.set_aside),
    "Tendai Moyo": did(-20, "20:05", triage.later, until=Day(-1)),
    "Emma Laurent": did(
        -15, "20:20", people.never_contact, why="asked at a panel not to be written to"
    ),
}

CLOSED: Mapping[str, Chapter] = {
    "Grace Mwangi": (
        *asked(
            -30,
            "Partners for meadows",
            "Dear Grace,\n\nYou find partners for meadows. I would love to learn how such a "
            "partnership begins.",
        ),
        *answered(-27, ReplyKind.REFERRED_ON, named="Linh Đặng at Openmeadow"),
    ),
    "Arjun Mehta": (
        *asked(
            -29,
            "The first year of an adviser",
            "Dear Arjun,\n\nYou are in your first year as an adviser, and I would love to learn "
            "how it differs from what you expected.",
        ),
        *answered(-26, ReplyKind.DECLINED),
    ),
    "Ingrid Solberg": (
        *why(-21, "a scientist who stayed one"),
        *did(-16, "19:00", people.close, note="I know this road well enough"),
    ),
}
