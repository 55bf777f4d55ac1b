"""Those with whom I talked, or who answered in writing, in the last days or for the last time."""

from collections.abc import Mapping

from coffeechat.acts import (
    resting,
    talks,
)
from coffeechat.demo.happenings import (
    OTHERS,
    TURNS,
    WEEK,
    Chapter,
    Moment,
    agreed,
    answered,
    asked,
    belongs,
    debriefed,
    did,
    drafted,
    read_up,
    shared,
    sorted_out,
    talked,
    thanked,
    why,
)
from coffeechat.domain.parts import QuestionUse
from coffeechat.domain.words import AskedOthers, MessagePurpose, ReplyKind

AFTER_THE_TALK: Mapping[str, Chapter] = {
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
        *belongs(-12, "nonprofits"),
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
                QuestionUse(text=TURNS),
                QuestionUse(text=WEEK),
                QuestionUse(text=OTHERS),
            ),
            key_question=TURNS,
            done=True,
        ),
        *read_up(-2, 45),
        *talked(
            -1,
            "14:31",
            "1",
            "budgets mattered more than papers from the first month on",
            "2",
            "she reads proposals on Mondays, and nobody may talk to her then",
            "half of her week is writing to those who pay for the other half",
            "one begins as an assistant to somebody who writes well",
            "a first job pays 45,000 in the larger ones, if you ask",
            "the circle of grant writers has a newsletter that shows real proposals",
            "3",
            "+ Sam Ortiz at Verda, use her name",
            "@me send the poster about eels",
        ),
        *sorted_out(-1, "15:00", "1 skills, 2 day, 3 day, 4 entry, 5 pay, 6 resources", "2 4 3 5"),
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
        *belongs(-41, "nonprofits"),
        *why(-41, "she raises money for marshes, and likes it"),
        *asked(
            -40,
            "From the spring career fair",
            "Dear Birgitta,\n\nAt the spring career fair you said that asking for money is a "
            "craft like any other. I have thought about that sentence ever since.",
        ),
        *agreed(-39, Moment(-34, "09:30")),
        *talked(
            -34,
            "10:02",
            "you ask for the second gift with the thank-you for the first",
            "the cities have doubled what they give for marshes",
            "people who like a full diary do well; people who like a finished page do not",
        ),
        *sorted_out(-34, "10:40", "1 skills, 2 climate, 3 fit", "2 3 3 2"),
        *debriefed(-34, "10:45"),
        *thanked(
            -33,
            "Dear Birgitta,\n\nThank you for your time, and for the sentence about the second "
            "gift. I have learned that this craft is not mine, and that is worth a lot to me.",
        ),
        *did(-20, "17:30", resting.rest),
    ),
}
