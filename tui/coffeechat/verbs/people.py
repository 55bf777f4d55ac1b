"""Verbs about people: why, points of connection, triage, tags, duplicates, the bin."""

from coffeechat.verbs.choices import DOES_IT, LEVELS, TRACK, UNTIL, WARMTHS, WHY, YES_NO
from coffeechat.verbs.kinds import (
    HERE_AND_IN_TRIAGE,
    LISTS,
    TRIAGE,
    Act,
    Argument,
    Kind,
    Place,
    Verb,
)

# One verb reads best as a few dense lines: the formatter would make the table twice as long.
# fmt: off
VERBS: tuple[Verb, ...] = (
    Verb(
        id="why", title="why", key="w", places=HERE_AND_IN_TRIAGE, person=True,
        arguments=(WHY,), act=Act("people.say_why"), on_shell=True,
        help="Say in a line what about their path interests you",
    ),
    Verb(
        id="connection", title="connection", key="c", places=HERE_AND_IN_TRIAGE, person=True,
        arguments=(Argument(name="detail", prompt="What do you share?"),),
        act=Act("people.connect"), on_shell=True,
        help="Note a point of connection: a school, a firm, somebody you both know",
    ),
    Verb(
        id="triage", title="triage", key="t", places=LISTS, view="triage",
        help="Look through the people nobody has decided on, one after the other, best first",
    ),
    Verb(
        id="worth-asking", title="worth asking", key="y", places=TRIAGE, person=True,
        act=Act("triage.worth_asking"), on_shell=True,
        help="This person is worth asking",
    ),
    Verb(
        id="later", title="later", key="l", places=TRIAGE, person=True, act=Act("triage.later"),
        arguments=(
            Argument(
                name="until", prompt="Look again on which day? (empty: in three months) ",
                kind=Kind.DAY, optional=True,
            ),
        ),
        on_shell=True,
        help="Set this person aside until a day, or for three months",
    ),
    Verb(
        id="no", title="no", key="n", places=TRIAGE, person=True, act=Act("people.set_aside"),
        on_shell=True,
        help="Set this person aside for good",
    ),
    Verb(
        id="confirm", title="confirm", places=TRIAGE | {Place.PERSON}, view="confirm",
        help="Confirm what is offered on this person: its number, 1 to 9",
    ),
    Verb(
        id="tag", title="tag", key="number_sign", places=HERE_AND_IN_TRIAGE, person=True,
        arguments=(Argument(name="tags", prompt="Tag (-tag takes it away) ", kind=Kind.TAG),),
        act=Act("tags.tag"), on_shell=True,
        help="Give this person a tag, or several with commas between; -tag takes one away",
    ),
    Verb(
        id="never-contact", title="never contact", person=True, act=Act("people.never_contact"),
        arguments=(Argument(name="why", prompt="Why? (private, may be empty)", optional=True),),
        on_shell=True,
        help="Mark this person as not to be contacted",
    ),
    Verb(
        id="warmth", title="warmth", person=True, act=Act("people.warm"), on_shell=True,
        arguments=(
            Argument(
                name="warmth", prompt="You know them as", kind=Kind.CHOICE, choices=WARMTHS
            ),
        ),
        help="Say how well you know this person",
    ),
    Verb(
        id="level", title="level", key="L", places=HERE_AND_IN_TRIAGE, person=True,
        arguments=(
            Argument(name="level", prompt="Their level", kind=Kind.CHOICE, choices=LEVELS),
        ),
        act=Act("fitting.set_level"), on_shell=True,
        help="Say at which level this person works, where their title misleads",
    ),
    Verb(
        id="does-it", title="does the work?", key="P", places=HERE_AND_IN_TRIAGE, person=True,
        arguments=(
            Argument(
                name="answer", prompt="Do they do the work themselves?", kind=Kind.CHOICE,
                choices=DOES_IT,
            ),
        ),
        act=Act("fitting.say_does_it"), on_shell=True,
        help="Say whether this person does the work, or supervises those who do",
    ),
    Verb(
        id="merge", title="merge", key="enter", places=frozenset({Place.DUPLICATES}), person=True,
        arguments=(Argument(name="other", prompt="Who is the same person? "),),
        act=Act("duplicates.merge"), on_shell=True,
        help="These two are one: everything of both is kept in one record",
    ),
    Verb(
        id="apart", title="keep apart", key="n", places=frozenset({Place.DUPLICATES}), person=True,
        arguments=(Argument(name="other", prompt="Who is somebody else? "),),
        act=Act("duplicates.keep_apart"), on_shell=True,
        help="These two are two, and nobody asks again",
    ),
    Verb(
        id="unmerge", title="unmerge", person=True, act=Act("duplicates.unmerge"), on_shell=True,
        help="Part two people whom a merge made one; what came since stays with this one",
    ),
    Verb(
        id="close", title="close", person=True, act=Act("people.close"), on_shell=True,
        arguments=(Argument(name="note", prompt="Why? (may be empty)", optional=True),),
        help="End the conversation with this person",
    ),
    Verb(
        id="rest", title="let rest", person=True, act=Act("resting.rest"), on_shell=True,
        help="Keep in touch with this person no longer; everything is kept",
    ),
    Verb(
        id="forget", title="forget", person=True, view="forget",
        arguments=(Argument(name="full_name", prompt="To forget them for good: the full name "),),
        help="Remove this person for good, in the backups too; undo cannot bring them back",
    ),
    Verb(
        id="snooze", title="snooze", key="z",
        places=frozenset({Place.TODAY, Place.TRIAGE, Place.LOOPS}),
        view="snooze",
        arguments=(UNTIL,),
        help="Do not show this before a day",
    ),
    Verb(
        id="dismiss", title="dismiss", key="x", places=LISTS, view="dismiss",
        help="Dismiss what is due, or close the conversation",
    ),
    Verb(
        id="edit", title="edit", key="e", places=HERE_AND_IN_TRIAGE, person=True,
        view="edit_person",
        help="Change the fields of this person",
    ),
    Verb(
        id="add", title="add", key="a", places=LISTS, act=Act("people.add"), on_shell=True,
        arguments=(
            Argument(name="line", prompt="Who? (name @organisation, title) "),
        ),
        help="Add a person in one line; occasion: NAME, DAY, PLACE adds those you met there",
    ),
    Verb(
        id="names", title="names", view="names",
        help="Five questions that bring ten people to mind",
    ),
    Verb(
        id="dream", title="dream", person=True, act=Act("dreams.dream"), on_shell=True,
        arguments=(
            Argument(
                name="wanted", prompt="Would you love to interview them?", kind=Kind.CHOICE,
                choices=YES_NO,
            ),
        ),
        help="Put this person on the list of those you would love to interview, or off it",
    ),
    Verb(
        id="met", title="met", person=True, act=Act("earlier.met"), on_shell=True,
        arguments=(Argument(name="line", prompt="When, and what was said? (last Mon: …) "),),
        help="Note a talk of earlier: DAY: WHAT WAS SAID; it begins nothing",
    ),
    Verb(
        id="dreams", title="dreams", view="dreams",
        help="The people you would love to interview",
    ),
    Verb(
        id="set", title="set", person=True, act=Act("fields.set_field"), on_shell=True,
        arguments=(Argument(name="text", prompt="Which field? (such as place=Oakland) "),),
        help="Change one field of this person: FIELD=VALUE; nothing behind the = empties it",
    ),
    Verb(
        id="history", title="history", person=True, view="field_history",
        arguments=(Argument(name="field", prompt="Of which field? (such as title) "),),
        help="What a field of this person was before, and what changed it",
    ),
    Verb(
        id="bin", title="bin", person=True, act=Act("binning.put_in"), on_shell=True,
        help="Move this person into the bin, with all that was with them",
    ),
    Verb(
        id="binned", title="bin", view="binned",
        help="Who is in the bin",
    ),
    Verb(
        id="unbin", title="bring back", key="enter", places=frozenset({Place.BIN}),
        act=Act("binning.take_out"), on_shell=True,
        arguments=(Argument(name="name", prompt="Whom? "),),
        help="Bring somebody back from the bin, with all that was with them",
    ),
    Verb(
        id="belongs", title="belongs to", person=True, act=Act("tracks.belong"),
        arguments=(TRACK,), on_shell=True,
        help="Put this person into a track; it is made when there is none of this name",
    ),
    Verb(
        id="not-in", title="not in", person=True, act=Act("tracks.leave"),
        arguments=(TRACK,), on_shell=True,
        help="Take this person out of a track",
    ),
    Verb(
        id="people-search", title="people search", view="people_search",
        arguments=(Argument(name="track", prompt="For which track? ", kind=Kind.TRACK,
                            optional=True),),
        help="The address of a search for people on LinkedIn, for a track and your school",
    ),
    Verb(
        id="profile", title="profile", view="profile",
        help="Who you are: name, school, what you explore, when you are free",
    ),
    Verb(
        id="me", title="about me", act=Act("profile.set_field"), on_shell=True,
        arguments=(Argument(name="text", prompt="Which field of yours? (such as name=Ana Bell) "),),
        help="Change one field of your profile: FIELD=VALUE; nothing behind the = empties it",
    ),
    Verb(
        id="duplicates", title="duplicates", view="duplicates",
        help="Who may be here twice: two people side by side, to merge or to keep apart",
    ),
)
