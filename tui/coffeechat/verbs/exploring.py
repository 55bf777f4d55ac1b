"""Verbs about tracks: the fields and roles that I explore."""

from coffeechat.verbs.choices import INTERESTS, STATUSES, TRACK, TRACKS
from coffeechat.verbs.kinds import Act, Argument, Kind, Place, Verb

# One verb reads best as a few dense lines: the formatter would make the table twice as long.
# fmt: off
VERBS: tuple[Verb, ...] = (
    Verb(
        id="track-add", title="add", key="a", places=TRACKS, act=Act("tracks.begin"),
        arguments=(Argument(name="name", prompt="Which field or role? "),), on_shell=True,
        help="Explore a field or role from now on",
    ),
    Verb(
        id="track-edit", title="edit", key="e", places=TRACKS, view="edit_track",
        help="Change the fields of the track",
    ),
    Verb(
        id="track-people", title="people", key="enter", places=frozenset({Place.TRACK}),
        view="track_people",
        help="The people of the track, on Identify",
    ),
    Verb(
        id="track-status", title="status", key="s", places=TRACKS, act=Act("tracks.stand"),
        arguments=(
            Argument(name="status", prompt="It is", kind=Kind.CHOICE, choices=STATUSES),
            TRACK,
        ),
        on_shell=True,
        help="Say how far you are with a track",
    ),
    Verb(
        id="interest", title="interest", key="i", places=TRACKS, act=Act("tracks.interest"),
        arguments=(
            Argument(name="level", prompt="You are", kind=Kind.CHOICE, choices=INTERESTS),
            TRACK,
            Argument(name="why", prompt="Why? (may be empty) ", optional=True),
        ),
        on_shell=True,
        help="Note how much a track draws you now, 0 to 5, and why: 4 grants: liked her day",
    ),
    Verb(
        id="term", title="term", key="equals_sign",
        places=frozenset({Place.TRACK}), act=Act("tracks.term"),
        arguments=(TRACK, Argument(name="text", prompt="Term = meaning ")), on_shell=True,
        help="Keep a word of a field: TRACK: TERM = MEANING",
    ),
    Verb(
        id="open-question", title="question", key="o",
        places=TRACKS | {Place.COVERAGE, Place.DIFFER},
        act=Act("tracks.question"),
        arguments=(TRACK, Argument(name="text", prompt="What would you like to know? ")),
        on_shell=True,
        help="Keep what you would still like to know of a field: TRACK: QUESTION",
    ),
    Verb(
        id="answered", title="answered", key="x", places=TRACKS, act=Act("tracks.answered"),
        arguments=(TRACK, Argument(name="text", prompt="Which question? (its beginning) ")),
        on_shell=True,
        help="An open question of a field is open no longer: TRACK: ITS BEGINNING",
    ),
    Verb(
        id="track-drop", title="remove", places=TRACKS, act=Act("tracks.drop"),
        arguments=(TRACK,), on_shell=True,
        help="Take away a track that nobody belongs to, such as one mistyped",
    ),
)
