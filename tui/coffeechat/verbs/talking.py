"""Verbs about talks: replies and dates, preparing, the talk itself, the debrief, introductions."""

from coffeechat.domain.words import (
    ReplyKind,
)
from coffeechat.verbs.choices import (
    ASKED_OTHERS,
    AWAY,
    CLOSING,
    CONVERSATION_KINDS,
    DATED,
    INTRO_STATES,
    REFLECTIONS,
    REPLIES,
    WHO_TALKS,
)
from coffeechat.verbs.kinds import ON_PERSON, Act, Argument, Kind, Place, Verb

# One verb reads best as a few dense lines: the formatter would make the table twice as long.
# fmt: off
VERBS: tuple[Verb, ...] = (
    Verb(
        id="intro", title="introduction", key="I", person=True, on_shell=True,
        arguments=(Argument(name="by", prompt="Who may introduce you? "),),
        act=Act("introductions.seek"),
        help="Name who may introduce you to this person; the request is drafted for them",
    ),
    Verb(
        id="intro-status", title="introduced?", person=True, on_shell=True,
        arguments=(
            Argument(
                name="state", prompt="The introduction is", kind=Kind.CHOICE,
                choices=INTRO_STATES,
            ),
        ),
        act=Act("introductions.stand"),
        help="Say how far the introduction to this person is",
    ),
    Verb(
        id="reply", title="reply", key="r", places=ON_PERSON, person=True, on_shell=True,
        arguments=(
            Argument(name="kind", prompt="They", kind=Kind.CHOICE, choices=REPLIES),
            Argument(
                name="when", prompt="When? (tue 14:00)", kind=Kind.WHEN, only_for=DATED,
                optional_for=frozenset({str(ReplyKind.ACCEPTED)}),
            ),
            Argument(
                name="until", prompt="Until which day?", kind=Kind.DAY,
                only_for=AWAY | {str(ReplyKind.LATER)}, optional_for=AWAY,
            ),
            Argument(
                name="named", prompt="Whom did they name? (Sam Ortiz at Verda)",
                only_for=frozenset({str(ReplyKind.REFERRED_ON)}),
            ),
            Argument(
                name="text", prompt="What did they write?", optional=True,
                only_for=frozenset({str(ReplyKind.BY_EMAIL)}),
            ),
        ),
        act=Act("replies.reply"),
        help="Log their answer, or a change of date",
    ),
    Verb(
        id="schedule", title="schedule", person=True,
        arguments=(Argument(name="when", prompt="When? (tue 14:00)", kind=Kind.WHEN),),
        act=Act("scheduling.schedule"),
        help="Agree a date with this person, or move the talk that is agreed",
    ),
    Verb(
        id="invitation", title="invitation", view="invitation",
        arguments=(Argument(name="path", prompt="Which file (.ics)?", kind=Kind.FILE),),
        help="Take the date from an invitation that came as a file (.ics)",
    ),
    Verb(
        id="prepare", title="prepare", key="p", places=ON_PERSON, person=True, view="prepare",
        help="Prepare the talk: goals, questions, where it is",
    ),
    Verb(
        id="live", title="live", key="l", places=ON_PERSON, person=True, view="live",
        help="The talk itself: its clock, its questions, a line for all that is said; or after it",
    ),
    Verb(
        id="debrief", title="debrief", key="b", places=ON_PERSON, person=True, view="debrief",
        help="Write down what was said and whom they named",
    ),
    Verb(
        id="confirmed", title="confirmed", person=True, act=Act("confirming.confirm"),
        on_shell=True,
        help="The talk is confirmed: its time, and the place or the link",
    ),
    Verb(
        id="colleagues", title="who else is there", person=True, view="colleagues",
        help="Everybody of this person's organisation, on Identify",
    ),
    Verb(
        id="held", title="held", person=True, act=Act("talks.held"), on_shell=True,
        help="The talk took place",
    ),
    Verb(
        id="held-on", title="held on", person=True, act=Act("talks.held"), on_shell=True,
        arguments=(Argument(name="on", prompt="On which day? (3 mar) "),),
        help="A talk took place on a day, agreed or not, however long ago; then what was said",
    ),
    Verb(
        id="speaks", title="who talks", person=True, act=Act("live.speaks"), on_shell=True,
        arguments=(
            Argument(name="who", prompt="Who talks now?", kind=Kind.CHOICE, choices=WHO_TALKS),
        ),
        help="Say who talks now, so that you see for how long it was you",
    ),
    Verb(
        id="note", title="note", person=True, act=Act("talks.capture"), on_shell=True,
        arguments=(Argument(name="line", prompt="note, + person, ! suggestion, @me @them "),),
        help="Keep a line of the talk: a note, + a person named, ! a suggestion, @me a promise",
    ),
    Verb(
        id="debriefed", title="debriefed", person=True, act=Act("talks.debrief"), on_shell=True,
        arguments=(
            Argument(
                name="asked_others", prompt="Did you ask whom else to talk to?",
                kind=Kind.CHOICE, choices=ASKED_OTHERS,
            ),
        ),
        help="The debrief is complete; say whether you asked whom else to talk to",
    ),
    Verb(
        id="closing", title="end of the talk", person=True, act=Act("live.closing"),
        on_shell=True,
        arguments=(
            Argument(name="part", prompt="Of its end:", kind=Kind.CHOICE, choices=CLOSING),
            Argument(name="answer", prompt="It is", kind=Kind.CHOICE, choices=ASKED_OTHERS),
        ),
        help="What belongs to the end of a talk: asked for others, thanked, may come back",
    ),
    Verb(
        id="reflect", title="think over", person=True, act=Act("reflecting.reflect"),
        on_shell=True,
        arguments=(
            Argument(name="part", prompt="On", kind=Kind.CHOICE, choices=REFLECTIONS),
            Argument(name="text", prompt="Which, and what? (1 day, 2 skills) "),
        ),
        help="Think over a talk: what its notes are about, what not to keep, when yours is due",
    ),
    Verb(
        id="goal", title="goal", key="plus", places=frozenset({Place.PREP}), person=True,
        arguments=(Argument(name="text", prompt="What do you hope to get out of it?"),),
        act=Act("talks.set_goal"), on_shell=True,
        help="Add a goal of the talk (three at most)",
    ),
    Verb(
        id="place", title="where", key="at", places=frozenset({Place.PREP}), person=True,
        arguments=(Argument(name="text", prompt="Where? (a place, a link or a number)"),),
        act=Act("talks.place"), on_shell=True,
        help="Note where the talk is: a place, a link or a number",
    ),
    Verb(
        id="kind", title="kind", person=True, on_shell=True,
        arguments=(
            Argument(
                name="kind", prompt="The talk is", kind=Kind.CHOICE, choices=CONVERSATION_KINDS,
            ),
        ),
        act=Act("preparing.mean"),
        help="Say whether the talk is to learn from them, or networking, an exchange of peers",
    ),
    Verb(
        id="key-question", title="key question", places=frozenset({Place.PREP}),
        view="choose_key_question",
        help="The question that this person above all can answer: its number, 1 to 9",
    ),
    Verb(
        id="tailor", title="tailor", key="t", places=frozenset({Place.PREP}), view="tailor",
        help="Reword the question, goal or note under the cursor",
    ),
    Verb(
        id="drop", title="drop", key="x", places=frozenset({Place.PREP}), view="drop",
        help="Drop the question, goal or note under the cursor",
    ),
    Verb(
        id="drop-goal", title="drop a goal", places=frozenset({Place.PREP}), person=True,
        arguments=(Argument(name="text", prompt="Which one? (its beginning) "),),
        act=Act("preparing.drop_goal"), on_shell=True,
        help="Drop a goal of the talk: its beginning",
    ),
    Verb(
        id="drop-research", title="drop a note", places=frozenset({Place.PREP}), person=True,
        arguments=(Argument(name="text", prompt="Which one? (its beginning) "),),
        act=Act("preparing.drop_research"), on_shell=True,
        help="Drop a note on them or (@) where they work: its beginning",
    ),
    Verb(
        id="question", title="new", key="n", places=frozenset({Place.PREP}), person=True,
        view="add_question",
        help="Add a question in your own words; it is kept among yours",
    ),
    Verb(
        id="copy-question", title="copy", key="c", places=frozenset({Place.PREP}),
        view="copy_question",
        help="Put the question under the cursor there twice, to word one of them for this person",
    ),
    Verb(
        id="bank", title="bank", key="b", places=frozenset({Place.PREP}), person=True, view="bank",
        help="Choose from all questions: suggested, yours, and the sets of plugins",
    ),
    Verb(
        id="question-set", title="set", key="S", places=frozenset({Place.PREP}), person=True,
        view="choose_set",
        help="Begin anew with a set of questions",
    ),
    Verb(
        id="research", title="read", key="r", places=frozenset({Place.PREP}), person=True,
        act=Act("preparing.research"), on_shell=True,
        arguments=(
            Argument(name="text", prompt="What did you read of them? (@ where they work) "),
        ),
        help="Note what you read about them or, with @ before it, where they work",
    ),
    Verb(
        id="short", title="short", places=frozenset({Place.PREP}), view="short",
        help="The five things that matter most in a quarter of an hour, or the whole sheet again",
    ),
    Verb(
        id="take", title="add", key="enter", places=frozenset({Place.BANK}), view="take",
        help="Add the question under the cursor to the talk",
    ),
    Verb(
        id="next-topic", title="next topic", key="n", places=frozenset({Place.BANK}),
        view="next_topic",
        help="Go to the next topic",
    ),
    Verb(
        id="drop-question", title="not mine", key="x", places=frozenset({Place.BANK}),
        arguments=(Argument(name="text", prompt="Which one? (its beginning) "),),
        act=Act("preparing.drop_own"), on_shell=True,
        help="Keep a question of your own no longer: its beginning",
    ),
    Verb(
        id="introduction", title="introduction", key="i", places=frozenset({Place.PREP}),
        view="introduction",
        help="What you say of yourself in the first three minutes, and a clock to rehearse it",
    ),
    Verb(
        id="answers", title="asked of you", key="h",
        places=frozenset({Place.PREP, Place.INTRODUCTION}), view="answers",
        help="Hard questions that you were asked, and your answers",
    ),
    Verb(
        id="word-answer", title="answer", key="enter", places=frozenset({Place.ANSWERS}),
        view="word_answer",
        help="Word your answer to the question under the cursor",
    ),
    Verb(
        id="answer", title="new", key="n", places=frozenset({Place.ANSWERS}),
        arguments=(Argument(name="line", prompt="Asked, and your answer: "),),
        act=Act("answers.answer"), on_shell=True,
        help="Note a question that you are asked, and behind its ? your answer",
    ),
    Verb(
        id="drop-answer", title="drop", key="x", places=frozenset({Place.ANSWERS}),
        arguments=(Argument(name="text", prompt="Which one? (its beginning) "),),
        act=Act("answers.drop_answer"), on_shell=True,
        help="Keep a question that you were asked no longer: its beginning",
    ),
    Verb(
        id="rehearse", title="start or stop", key="r", places=frozenset({Place.INTRODUCTION}),
        view="rehearse",
        help="Let the clock run while you say it aloud, and stop it",
    ),
    Verb(
        id="speed", title="speed", key="s", places=frozenset({Place.INTRODUCTION}),
        arguments=(Argument(name="speed", prompt="How many words a minute do you speak? "),),
        act=Act("preparing.speak"), on_shell=True,
        help="Keep how many words a minute you speak",
    ),
    Verb(
        id="earlier", title="earlier", key="K", places=frozenset({Place.PREP}), view="earlier",
        help="Move the question, goal or note up",
    ),
    Verb(
        id="later-question", title="later", key="J", places=frozenset({Place.PREP}),
        view="later_question",
        help="Move the question, goal or note down",
    ),
    Verb(
        id="prepared", title="prepared", key="s", places=frozenset({Place.PREP}), view="prepared",
        help="The preparation is complete",
    ),
    Verb(
        id="sheet", title="save", key="o", view="save_sheet", places=frozenset({Place.PREP}),
        help="Save the talk for your calendar (.ics), or this sheet (.txt, .md)",
    ),
    Verb(
        id="calendar", title="calendar", person=True, view="calendar",
        help="Put the agreed talk into the calendar of a plugin, or change it there",
    ),
)
