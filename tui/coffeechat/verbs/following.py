"""Verbs about what is left open: suggestions, promises, offers, news, milestones."""

from coffeechat.verbs.choices import GIFTS, LOOPS, RELATIONSHIPS
from coffeechat.verbs.kinds import Act, Argument, Kind, Verb

# One verb reads best as a few dense lines: the formatter would make the table twice as long.
# fmt: off
VERBS: tuple[Verb, ...] = (
    Verb(
        id="loops", title="what is open", key="f", person=True, view="loops",
        help="What is open between you: suggestions, promises, offers, questions, people named",
    ),
    Verb(
        id="loop-add", title="add", key="a", places=LOOPS, person=True, act=Act("loops.add"),
        arguments=(
            Argument(name="line", prompt="! suggestion, @me or @them promise, ? question "),
        ),
        on_shell=True,
        help="Leave something open: ! suggestion, @me your promise, @them their offer, ? question",
    ),
    Verb(
        id="loop-done", title="done", key="s", places=LOOPS, person=True, act=Act("loops.done"),
        arguments=(
            Argument(name="line", prompt="What came of it? (may be empty) ", optional=True),
        ),
        on_shell=True,
        help="A suggestion done, a promise kept, an offer taken up: ITS WORDS: WHAT CAME OF IT",
    ),
    Verb(
        id="loop-doing", title="doing it", key="o", places=LOOPS, person=True,
        act=Act("loops.doing"), on_shell=True,
        arguments=(Argument(name="line", prompt="Which one? (its words) ", optional=True),),
        help="You are doing what they suggested",
    ),
    Verb(
        id="loop-drop", title="drop", key="x", places=LOOPS, person=True, act=Act("loops.drop"),
        arguments=(Argument(name="line", prompt="Why? (may be empty) ", optional=True),),
        on_shell=True,
        help="Leave it: a suggestion dropped, a promise or an offer released: ITS WORDS: WHY",
    ),
    Verb(
        id="loop-by", title="by when", key="b", places=LOOPS, person=True,
        act=Act("loops.due_by"), on_shell=True,
        arguments=(Argument(name="line", prompt="By which day? "),),
        help="Say by which day a promise of yours is to be kept: ITS WORDS: DAY",
    ),
    Verb(
        id="loop-ask", title="whom to ask", key="w", places=LOOPS, person=True,
        act=Act("loops.ask_whom"), on_shell=True,
        arguments=(Argument(name="line", prompt="Whom will you ask? "),),
        help="Say whom you will ask an open question: ITS WORDS: NAME",
    ),
    Verb(
        id="milestone", title="milestone", act=Act("milestones.reach"), on_shell=True,
        arguments=(
            Argument(name="text", prompt="What did you reach? (got the internship at Verda) "),
        ),
        help="Note a milestone; those whose advice led there each get a letter of their own",
    ),
    Verb(
        id="gave", title="gave", person=True, act=Act("relating.gave"), on_shell=True,
        arguments=(
            Argument(name="gift", prompt="You gave them", kind=Kind.CHOICE, choices=GIFTS),
            Argument(name="text", prompt="What was it? "),
        ),
        help="Note what you gave this person: something to read, an introduction, help",
    ),
    Verb(
        id="relationship", title="relationship", person=True, act=Act("relating.relate"),
        on_shell=True,
        arguments=(
            Argument(
                name="relationship", prompt="They are to you", kind=Kind.CHOICE,
                choices=RELATIONSHIPS,
            ),
        ),
        help="Say what this person became to you: contact, connector, mentor, colleague, friend",
    ),
    Verb(
        id="stay", title="stay in touch", person=True, act=Act("relating.stay_in_touch"),
        on_shell=True,
        help="Keep in touch again with somebody whom you had let rest",
    ),
    Verb(
        id="credit", title="had a part", person=True, act=Act("milestones.credit"), on_shell=True,
        arguments=(Argument(name="text", prompt="In which milestone of yours? "),),
        help="This person had a part in a milestone of yours, and is to hear of it",
    ),
)
