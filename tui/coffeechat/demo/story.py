"""What happened with whom: ten weeks of somebody who looks for a way out of the lab.

One talk was long before, so that it is time to keep in touch.

All of it is made up. Every step of a conversation and every kind of thing that can be due has
somebody in it.
"""

from collections.abc import Mapping

from coffeechat.acts import (
    introductions,
    loops,
    messages,
    milestones,
    people,
    resting,
    talks,
    triage,
)
from coffeechat.demo.happenings import (
    Chapter,
    Day,
    Moment,
    agreed,
    answered,
    asked,
    bumped,
    debriefed,
    did,
    drafted,
    shared,
    talked,
    thanked,
    told,
    why,
)
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.words import AskedOthers, MessagePurpose, ReplyKind

_WEEK = "What did your last week at work consist of?"
_TURNS = "Which turns led you to the work you do now?"
_DIARY = "! keep a field diary of one park for a year"
_OTHERS = "Who else would be good for me to talk to?"

_KEEPING_IN_TOUCH: Mapping[str, Chapter] = {
    "Maren Solheim": (
        *why(-99, "she counted birds for ten years and now plans parks"),
        *asked(
            -98,
            "From the bird count",
            "Dear Maren,\n\nWe stood on the same dike at the bird count, and you told me that you "
            "plan parks now. I wonder how that came about.",
        ),
        *agreed(-97, Moment(-95, "10:00")),
        *talked(-95, "10:35", "a park is planned twice, for people and for ants", _DIARY),
        *debriefed(-95, "11:30"),
        *thanked(-94, "Dear Maren,\n\nThank you for yesterday. The ants have stayed with me."),
        *did(-20, "19:00", loops.doing, line="field diary"),
    ),
    "Tomas Lindqvist": (
        *why(-46, "he left a field station for a river charity and still samples water"),
        *asked(
            -45,
            "From the river cleanup day",
            "Dear Tomas,\n\nWe filled the same rubbish bag at the river cleanup day, and you told "
            "me that you swapped a field station for Green Rivers. I am finishing a degree in "
            "ecology at State U and wonder about a step like that.",
        ),
        *agreed(-43, Moment(-40, "10:00")),
        *talked(
            -40,
            "10:35",
            "half of his week is reports for donors, the other half is boots and bottles",
            "he misses having a lab, not the grant cycle",
            "= site visit: a day when donors come along and carry the bottles",
            "+ Ana Kovačević at Tidewater Commons, she built their volunteer programme",
        ),
        *debriefed(-40, "11:30"),
        *thanked(
            -39,
            "Dear Tomas,\n\nThank you for your time yesterday. That half of your week is boots "
            "and bottles made me happier than you can know. I will write to Ana, and tell you how "
            "it went.",
        ),
    ),
    "Ngozi Adeyemi": (
        *why(-44, "four years ahead of me on the path from State U to advising firms"),
        *asked(
            -43,
            "A question from State U",
            "Dear Ngozi,\n\nWe both come from State U; your portrait hangs in the corridor where "
            "I make coffee. I am exploring what ecologists do in advising firms and would love to "
            "hear how your first two years at Verda went.",
        ),
        *agreed(-41, Moment(-36, "15:30")),
        *talked(
            -36,
            "16:05",
            "clients ask for a number; the work is to explain what the number leaves out",
            "the first year is spreadsheets, the second is meetings about spreadsheets",
            "+ Kwame Boateng at Harrow & Finch Advisory, he hires nobody but knows everybody",
        ),
        *debriefed(-36, "17:00"),
        *thanked(
            -35,
            "Dear Ngozi,\n\nThank you for yesterday. «Explain what the number leaves out» is on a "
            "note above my desk now. I will write to Kwame this week.",
        ),
        *told(
            -13,
            "I talked with Kwame",
            "Dear Ngozi,\n\nYou gave me Kwame's name, and we talked last week: an hour instead of "
            "half of one. Thank you; without you I would not have dared to write to him.",
        ),
        *did(-8, "09:30", messages.sent),
        *did(-1, "19:10", milestones.credit, text="got the summer project at the seed library"),
    ),
}

_LOOPS_OPEN: Mapping[str, Chapter] = {
    "Kwame Boateng": (
        *why(-25, "he moved from soil science to advising farms and cities alike"),
        *asked(
            -24,
            "Ngozi Adeyemi gave me your name",
            "Dear Kwame,\n\nNgozi Adeyemi gave me your name. I am an ecologist who wonders "
            "whether advising could be my trade, and she says that nobody explains the field "
            "better than you do.",
        ),
        *agreed(-20, Moment(-15, "13:00")),
        *talked(
            -15,
            "13:58",
            "small firms let newcomers write, large firms let newcomers count",
            "! read the annual report of any firm before the talk, page 40 first",
            "! write one page on a river for people who own a factory on it",
            "@them look at my page before I send it anywhere",
        ),
        *debriefed(-15, "15:00"),
        *thanked(
            -14,
            "Dear Kwame,\n\nThank you for a full hour yesterday. I began the page on a river for "
            "people who own a factory on it, and it is harder than my thesis. May I send it to "
            "you when it is done, as you offered?",
        ),
        *did(-3, "19:00", loops.done, line="annual report: half of my questions were on page 40"),
    ),
    "Priya Natarajan": (
        *why(-28, "she sat in the same lecture as I did, and now drafts rules for towns"),
        *asked(
            -27,
            "Same lecture, other road",
            "Dear Priya,\n\nYou sat two rows in front of me in limnology at State U. You write "
            "policy for towns now, and I would love to learn how one gets from there to here.",
        ),
        *agreed(-26, Moment(-22, "12:30")),
        *talked(
            -22,
            "13:05",
            "deadlines come from elections, not from data",
            "a two-page brief is read, a ten-page brief is quoted",
            "@me send her the reading list on lakes",
            "? how do towns pay for advice",
        ),
        *debriefed(-22, "13:40", AskedOthers.NO),
        *thanked(
            -21,
            "Dear Priya,\n\nThank you for lunch hour and for the brief you let me see. Two pages "
            "it will be, from now on. The reading list follows.",
        ),
    ),
}

_AFTER_THE_TALK: Mapping[str, Chapter] = {
    "Ana Kovačević": (
        *why(-18, "she made a volunteer programme out of one rubber boat"),
        *asked(
            -17,
            "Tomas Lindqvist gave me your name",
            "Dear Ana,\n\nTomas Lindqvist gave me your name and said that the volunteers of "
            "Tidewater Commons are your doing. I would love to hear how that began.",
        ),
        *agreed(-12, Moment(-2, "16:00")),
        *talked(-2, "16:40", "she pays volunteers in soup, and says that this is not a joke"),
    ),
    "Jelisa Okafor": (
        *shared(-12, "State U"),
        *why(-12, "her path from the lab bench to grants for rivers"),
        *asked(
            -11,
            "A question from a fellow State U ecologist",
            "Dear Jelisa,\n\nWe both come from State U. You went from a lab bench to grants for "
            "rivers, which is the step that I think about most, and I would love to learn what "
            "it was like and what you would do again.",
        ),
        *agreed(-8, Moment(-1, "14:00")),
        *did(-3, "18:00", talks.set_goal, text="find out what a week looks like"),
        *did(
            -3,
            "18:20",
            talks.plan,
            questions=(
                QuestionUse(text=_TURNS),
                QuestionUse(text=_WEEK),
                QuestionUse(text=_OTHERS),
            ),
            key_question=_TURNS,
            done=True,
        ),
        *talked(
            -1,
            "14:31",
            "1",
            "budgets mattered more than papers from the first month on",
            "2",
            "she reads proposals on Mondays, and nobody may talk to her then",
            "3",
            "+ Sam Ortiz at Verda, use her name",
            "@me send the poster about eels",
        ),
        *debriefed(-1, "15:10"),
    ),
    "Chiara De Luca": (
        *why(-19, "she runs building projects for a firm of botanists"),
        *asked(
            -18,
            "A botanist among builders",
            "Dear Chiara,\n\nStudio Quercus is the only firm I know where botanists build. I am "
            "exploring such places between science and practice, and would love to hear what "
            "your days are made of.",
        ),
        *agreed(-14, Moment(-4, "11:00")),
        *talked(
            -4,
            "11:30",
            "trees are the easy part, permits are the work",
            "! learn to read a building plan, one evening is enough",
        ),
        *debriefed(-4, "12:10", AskedOthers.UNFITTING),
        *drafted(
            -3,
            MessagePurpose.THANK_YOU,
            "Thank you",
            "Dear Chiara,\n\nThank you for showing me your Tuesday. I had not known that trees "
            "are the easy part.",
        ),
    ),
    "Rana Aziz": (
        *asked(
            -8,
            "How one writes about eels",
            "Dear Rana,\n\nYour piece on eels is the reason why two people in my lab know what I "
            "do. I wonder about writing as a part of my work and would love to learn how you "
            "choose what to leave out.",
        ),
        *answered(
            -3,
            ReplyKind.BY_EMAIL,
            text="I cut whatever I am proud of first. Write to editors before you write the piece.",
        ),
    ),
    "Birgitta Holm": (
        *why(-41, "she raises money for marshes, and likes it"),
        *asked(
            -40,
            "From the spring career fair",
            "Dear Birgitta,\n\nAt the spring career fair you said that asking for money is a "
            "craft like any other. I have thought about that sentence ever since.",
        ),
        *agreed(-39, Moment(-34, "09:30")),
        *talked(-34, "10:02", "you ask for the second gift with the thank-you for the first"),
        *debriefed(-34, "10:45"),
        *thanked(
            -33,
            "Dear Birgitta,\n\nThank you for your time, and for the sentence about the second "
            "gift. I have learned that this craft is not mine, and that is worth a lot to me.",
        ),
        *did(-20, "17:30", resting.rest),
    ),
}

_TALKS_AHEAD: Mapping[str, Chapter] = {
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
            questions=(QuestionUse(text=_WEEK),),
            key_question=_WEEK,
            done=True,
        ),
    ),
    "Wei Zhang": (
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
            questions=(QuestionUse(text=_TURNS), QuestionUse(text=_OTHERS)),
            key_question=_TURNS,
            done=True,
        ),
    ),
    "Owen Clarke": (
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

_WAITING: Mapping[str, Chapter] = {
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

_BEFORE_THE_ASK: Mapping[str, Chapter] = {
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
    "Isabelle Fournier": did(-15, "20:10", people.set_aside, until=Day(15)),
    "Sinéad Doyle": (
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

_CLOSED: Mapping[str, Chapter] = {
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

#: Name to what happened with that person, in the order in which it happened.
STORY: Mapping[str, Chapter] = {
    **_KEEPING_IN_TOUCH,
    **_LOOPS_OPEN,
    **_AFTER_THE_TALK,
    **_TALKS_AHEAD,
    **_WAITING,
    **_BEFORE_THE_ASK,
    **_CLOSED,
}
