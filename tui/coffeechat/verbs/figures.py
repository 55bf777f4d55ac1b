"""Verbs about what the records add up to: tracks compared, what came of asking, what I decided."""

from coffeechat.verbs.choices import DECISIONS, TRACK, TRACKS
from coffeechat.verbs.kinds import Act, Argument, Kind, Place, Verb

# One verb reads best as a few dense lines: the formatter would make the table twice as long.
# fmt: off
VERBS: tuple[Verb, ...] = (
    Verb(
        id="compare", title="compare", key="equals_sign", places=frozenset({Place.LEARN}),
        view="compare",
        help="The marked tracks side by side, or all that are open; typed: TRACK, TRACK",
    ),
    Verb(
        id="decide", title="decide", key="D", places=TRACKS, act=Act("deciding.decide"),
        arguments=(
            Argument(name="decision", prompt="You", kind=Kind.CHOICE, choices=DECISIONS),
            TRACK,
            Argument(name="why", prompt="Because? (may be empty) ", optional=True),
        ),
        on_shell=True,
        help="Note what you decide of a track now, and why: choose grants: her day is mine",
    ),
    Verb(
        id="decisions", title="decisions", view="figures",
        help="What you decided of each track, when and why",
    ),
    Verb(
        id="saturation", title="saturation", view="figures",
        help="How much the last talks on each track still added: go on, decide, or change track",
    ),
    Verb(
        id="funnel", title="funnel", view="figures",
        help="What came of asking: how far conversations went, by route, channel and track",
    ),
    Verb(
        id="tree", title="tree", view="figures",
        help="Which first conversation led to whom, and what came of that",
    ),
    Verb(
        id="breadth", title="breadth", view="figures",
        help="From which sectors, levels and organisations those are with whom you talked",
    ),
    Verb(
        id="time-spent", title="time spent", view="figures",
        help="How long you prepared and talked, and what you learned for it",
    ),
    Verb(
        id="feelings", title="feelings", view="figures",
        help="How talks felt before and after: what you dreaded, and what went well",
    ),
    Verb(
        id="question-yield", title="best questions", view="question_yield",
        help="Which questions brought most, and which hardly anything",
    ),
    Verb(
        id="retire-question", title="retire", key="x", places=frozenset({Place.YIELD}),
        act=Act("retiring.retire"), on_shell=True,
        arguments=(Argument(name="text", prompt="Which question? (its beginning) "),),
        help="Have a question that you asked suggested no more; again, and it is",
    ),
)
