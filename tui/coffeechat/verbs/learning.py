"""Verbs about what was learned: the list of it, what is missing, what differs, what to read."""

from coffeechat.verbs.choices import LEARNED, TRACK, TRACKS
from coffeechat.verbs.kinds import Act, Argument, Place, Verb

_COVERAGE = frozenset({Place.COVERAGE})
_QUIZ = frozenset({Place.QUIZ})


def _line(prompt: str) -> tuple[Argument, ...]:
    return (Argument(name="line", prompt=prompt),)


# One verb reads best as a few dense lines: the formatter would make the table twice as long.
# fmt: off
VERBS: tuple[Verb, ...] = (
    Verb(
        id="learnings", title="learnings", key="l", places=TRACKS, view="learnings",
        help="All that you learned, by track and facet; typed, those that meet a FILTER",
    ),
    Verb(
        id="coverage", title="coverage", key="c", places=TRACKS, view="coverage",
        help="How many people told you of each facet of each track, and what nobody told you",
    ),
    Verb(
        id="differ", title="differ", key="d", places=TRACKS, view="differ",
        help="What several people told you of the same, side by side, and what to ask next",
    ),
    Verb(
        id="quiz", title="quiz", key="t", places=TRACKS, view="quiz",
        help="Five words of the track, those you rarely knew first",
    ),
    Verb(
        id="reading-list", title="to read", key="r", places=TRACKS, view="reading_list",
        help="What people named to read on the track, and what you are through with",
    ),
    Verb(
        id="learning-edit", title="edit", key="e", places=LEARNED, act=Act("learning.reword"),
        arguments=_line("Which learning, and how does it read? (WORDS: TEXT) "), on_shell=True,
        help="Word a learning anew: ITS WORDS: TEXT",
    ),
    Verb(
        id="learning-facet", title="facet", key="f", places=LEARNED, act=Act("learning.about"),
        arguments=_line("What is it about? "), on_shell=True,
        help="Say what a learning is about: ITS WORDS: FACET",
    ),
    Verb(
        id="learning-track", title="track", key="t", places=LEARNED,
        act=Act("learning.of_track"), on_shell=True,
        arguments=_line("Of which track? (none: of none) "),
        help="Say of which tracks a learning is: ITS WORDS: TRACK, TRACK",
    ),
    Verb(
        id="learning-agrees", title="agrees", key="equals_sign", places=LEARNED,
        act=Act("learning.agree"), on_shell=True,
        arguments=_line("Which two say the same? (WORDS: WORDS) "),
        help="The marked learning and this one say the same; again, no longer: ITS WORDS: OTHER",
    ),
    Verb(
        id="learning-contradicts", title="contradicts", key="exclamation_mark", places=LEARNED,
        act=Act("learning.contradict"), on_shell=True,
        arguments=_line("Which two contradict each other? (WORDS: WORDS) "),
        help="The marked learning and this one differ; again, no longer: ITS WORDS: OTHER",
    ),
    Verb(
        id="learning-apart", title="apart", act=Act("learning.part"), on_shell=True,
        arguments=_line("Which two have nothing to do with each other? (WORDS: WORDS) "),
        help="Two learnings neither agree nor differ any more: ITS WORDS: OTHER",
    ),
    Verb(
        id="learning-person", title="person", key="p", places=LEARNED, view="teller",
        help="Open the page of who said it",
    ),
    Verb(
        id="learning-said", title="said", key="d", places=LEARNED, act=Act("learning.said"),
        arguments=_line("When was it said, or heard again? "), on_shell=True,
        help="Say on which day a learning was said, or heard again: ITS WORDS: DAY",
    ),
    Verb(
        id="learning-words", title="whose words", key="w", places=LEARNED,
        act=Act("learning.whose"), on_shell=True,
        arguments=_line("Whose words are they? (theirs, mine) "),
        help="Say whose words a learning is in: ITS WORDS: theirs, or mine",
    ),
    Verb(
        id="learning-drop", title="drop", key="x", places=LEARNED, act=Act("learning.drop"),
        arguments=_line("Which learning? "), on_shell=True,
        help="Take away a learning that is wrong or stands there twice",
    ),
    Verb(
        id="learning-read", title="read", key="s", places=frozenset({Place.READING_LIST}),
        act=Act("learning.read"), arguments=_line("Which one? "), on_shell=True,
        help="You are through with something to read",
    ),
    Verb(
        id="hand-over", title="ask next", key="w", places=_COVERAGE | {Place.DIFFER},
        person=True, act=Act("learning.hand_over"), on_shell=True,
        arguments=(TRACK, Argument(name="text", prompt="Which facet, or which question? ")),
        help="Have a person asked next: TRACK: FACET or QUESTION; on the screen, who fits best",
    ),
    Verb(
        id="track-before", title="track before", key="h", places=_COVERAGE, view="track_before",
        help="The track to the left",
    ),
    Verb(
        id="track-after", title="track after", key="l", places=_COVERAGE, view="track_after",
        help="The track to the right",
    ),
    Verb(
        id="quiz-knew", title="knew it", key="y", places=_QUIZ, view="quiz_knew",
        help="You knew what the term means",
    ),
    Verb(
        id="quiz-missed", title="did not", key="n", places=_QUIZ, view="quiz_missed",
        help="You did not know what the term means",
    ),
)
