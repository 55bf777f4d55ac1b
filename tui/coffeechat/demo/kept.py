"""Those with whom I talked a while ago, and keep in touch or have something open."""

from collections.abc import Mapping

from coffeechat.acts import (
    loops,
    messages,
    milestones,
)
from coffeechat.demo.happenings import (
    Chapter,
    Moment,
    agreed,
    asked,
    debriefed,
    did,
    read_up,
    sorted_out,
    talked,
    thanked,
    told,
    why,
)
from coffeechat.domain.words import AskedOthers

_DIARY = "! keep a field diary of one park for a year"

KEEPING_IN_TOUCH: Mapping[str, Chapter] = {
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
        *read_up(-41, 35),
        *talked(
            -40,
            "10:35",
            "half of his week is reports for donors, the other half is boots and bottles",
            "he misses having a lab, not the grant cycle",
            "a first job pays about 38,000, and nobody argues about it",
            "= site visit: a day when donors come along and carry the bottles",
            "+ Ana Kovačević at Tidewater Commons, she built their volunteer programme",
        ),
        *sorted_out(-40, "11:20", "1 day, 2 satisfaction, 3 pay", "2 4 3 4"),
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
        *read_up(-37, 50),
        *talked(
            -36,
            "16:05",
            "clients ask for a number; the work is to explain what the number leaves out",
            "the first year is spreadsheets, the second is meetings about spreadsheets",
            "without a certificate in carbon accounting nobody reads the letter",
            "evenings are her own, but for the month of March",
            "of the guide to carbon accounting only chapter four is worth reading",
            "+ Kwame Boateng at Harrow & Finch Advisory, he hires nobody but knows everybody",
        ),
        *sorted_out(
            -36,
            "16:50",
            "1 skills, 2 day, 3 qualifications, 4 lifestyle, 5 resources",
            "2 4 3 3",
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

LOOPS_OPEN: Mapping[str, Chapter] = {
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
        *read_up(-16, 40),
        *talked(
            -15,
            "13:58",
            "small firms let newcomers write, large firms let newcomers count",
            "nobody has asked him for a certificate in nine years",
            "March belongs to the reports, whoever you are",
            "towns ask for advice now as firms did ten years ago",
            "! read the annual report of any firm before the talk, page 40 first",
            "! write one page on a river for people who own a factory on it",
            "@them look at my page before I send it anywhere",
            "+ Inês Carvalho at Meridian Soil Partners, say that I sent you",
        ),
        *sorted_out(-15, "14:50", "1 entry, 2 qualifications, 3 lifestyle, 4 climate", "1 5 2 5"),
        *debriefed(-15, "15:00"),
        *thanked(
            -14,
            "Dear Kwame,\n\nThank you for a full hour yesterday. I began the page on a river for "
            "people who own a factory on it, and it is harder than my thesis. May I send it to "
            "you when it is done, as you offered?",
        ),
        *told(
            -8,
            "I talked with Inês",
            "Dear Kwame,\n\nYou gave me Inês's name, and we talked yesterday. She told me which "
            "clients she turns away, and I begin to see why you sent me.",
        ),
        *did(-6, "09:30", messages.sent),
        *did(-3, "19:00", loops.done, line="annual report: half of my questions were on page 40"),
    ),
    "Inês Carvalho": (
        *why(-14, "she left a soil lab and now says no to half of her clients"),
        *asked(
            -13,
            "Kwame Boateng gave me your name",
            "Dear Inês,\n\nKwame Boateng gave me your name. He says that you turn clients away, "
            "and I would love to learn which ones, and how one comes to do that.",
        ),
        *agreed(-12, Moment(-9, "11:00")),
        *read_up(-10, 30),
        *talked(
            -9,
            "11:32",
            "clients forgive a late report, never a surprise",
            "after five years one leads a team or leaves for a town",
            "soil pays less than carbon, and lets you sleep",
            "+ Noa Peretz at Delta Watch, they count water where it is not",
        ),
        *sorted_out(-9, "12:00", "1 culture, 2 progression, 3 satisfaction", "3 4 4 4"),
        *debriefed(-9, "12:10"),
        *thanked(
            -8,
            "Dear Inês,\n\nThank you for yesterday, and for the clients whom you turned away for "
            "my sake. I sleep better already.",
        ),
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
        *read_up(-23, 25),
        *talked(
            -22,
            "13:05",
            "deadlines come from elections, not from data",
            "a two-page brief is read, a ten-page brief is quoted",
            "one gets in by way of the committee that nobody else wants",
            "pay is public there, and follows the years",
            "the office of the council lends its handbook on briefs to whoever asks",
            "@me send her the reading list on lakes",
            "? how do towns pay for advice",
        ),
        *sorted_out(-22, "13:30", "1 day, 2 skills, 3 entry, 4 pay, 5 resources", "3 4 3 4"),
        *debriefed(-22, "13:40", AskedOthers.NO),
        *thanked(
            -21,
            "Dear Priya,\n\nThank you for lunch hour and for the brief you let me see. Two pages "
            "it will be, from now on. The reading list follows.",
        ),
    ),
}
