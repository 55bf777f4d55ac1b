"""Verbs about messages: drafts, templates, findings, sending."""

from coffeechat.verbs.kinds import (
    CHECKED,
    HERE_AND_IN_TRIAGE,
    ON_PERSON,
    Act,
    Argument,
    Place,
    Verb,
)

# One verb reads best as a few dense lines: the formatter would make the table twice as long.
# fmt: off
VERBS: tuple[Verb, ...] = (
    Verb(
        id="draft", title="draft", key="d", places=HERE_AND_IN_TRIAGE, person=True, view="compose",
        help="Draft the next message to this person, or go on with the draft",
    ),
    Verb(
        id="done", title="sent or done", key="s", places=ON_PERSON, person=True,
        act=Act("next.done"),
        help="The message went out, or the talk was held",
    ),
    Verb(
        id="sent", title="sent", person=True, act=Act("messages.sent"), on_shell=True,
        help="The next message to this person went out",
    ),
    Verb(
        id="let-go", title="let go", person=True, act=Act("messages.let_go"), on_shell=True,
        help="Stop waiting for an answer",
    ),
    Verb(
        id="skip-thanks", title="skip thanks", person=True, act=Act("messages.skip_thanks"),
        arguments=(Argument(name="reason", prompt="Why do without it?"),), on_shell=True,
        help="Do without the thank-you that is due, for a reason",
    ),
    Verb(
        id="copy", title="copy", key="y", places=ON_PERSON | {Place.COMPOSER}, view="copy",
        help="Copy the draft to the clipboard of your terminal",
    ),
    Verb(
        id="fix", title="fix", key="f", places=CHECKED, view="fix",
        help="Mend what the check under the cursor found",
    ),
    Verb(
        id="accept", title="accept", key="a", places=CHECKED, view="accept",
        help="Leave it as it is in this text",
    ),
    Verb(
        id="silence", title="never again", key="A", places=CHECKED, view="silence",
        help="Never hear of this check again",
    ),
    Verb(
        id="write", title="edit", key="e", view="write",
        places=frozenset({Place.COMPOSER, Place.INTRODUCTION}),
        help="Edit the text; Esc ends it",
    ),
    Verb(
        id="subject", title="subject", key="S", places=frozenset({Place.COMPOSER}),
        view="edit_subject",
        help="Edit the subject",
    ),
    Verb(
        id="template", title="template", key="t", places=frozenset({Place.COMPOSER}),
        view="choose_template",
        help="Begin the message anew with another template, or for another channel",
    ),
    Verb(
        id="as-read", title="as they read it", key="v", places=frozenset({Place.COMPOSER}),
        view="as_read",
        help="Show the message as it will be read, 60 letters wide",
    ),
    Verb(
        id="templates", title="templates", view="templates",
        help="The templates of messages, yours included, and what came of each",
    ),
    Verb(
        id="editor", title="editor", key="E", view="editor",
        places=ON_PERSON | {Place.COMPOSER, Place.PREP, Place.INTRODUCTION},
        help="Edit the text, or the notes on a person, in $EDITOR",
    ),
    Verb(
        id="save", title="save file", key="o", places=frozenset({Place.COMPOSER}), view="save",
        help="Save the message as a text file",
    ),
    Verb(
        id="mail", title="mail", key="m", places=frozenset({Place.COMPOSER}), view="mail",
        help="Hand the message to mail: a plugin sends it, after you have seen where to",
    ),
    Verb(
        id="send", title="sent", key="s", places=frozenset({Place.COMPOSER}), view="send",
        help="The message went out",
    ),
    Verb(
        id="discard", title="discard", key="x", places=frozenset({Place.COMPOSER}), view="discard",
        help="Take the draft away",
    ),
)
