"""Drafts from records: the right letter, filled in; and questions with their slots filled."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from coffeechat.api import Channel, MessagePurpose, MessageTemplate
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.drafting.compose import fill, message_facts, pick_template
from coffeechat.drafting.draft import Draft, TemplateProblem
from coffeechat_advice.templates import TEMPLATES
from drafting.drafting_kit import (
    ANA,
    CONVERSATION,
    JELISA,
    NOW,
    TOMAS,
    learning,
    records,
    sent_ask,
)


def draft_message(
    known: Records,
    person: Person,
    purpose: MessagePurpose,
    templates: Sequence[MessageTemplate],
    now: datetime,
) -> Draft:
    """The draft of the template that fits best; an empty one when none does."""
    facts = message_facts(known, person, purpose, now)
    template = pick_template(templates, purpose, facts)
    return fill(template, facts) if template else Draft("")


def made(template_id: str, *suits: str, channel: Channel = Channel.EMAIL) -> MessageTemplate:
    return MessageTemplate(
        id=template_id,
        title=template_id,
        purpose=MessagePurpose.ASK,
        subject="S",
        body="Dear {{ given }}",
        channel=channel,
        suits=suits,
    )


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((), "plain"),
        (("point",), "one"),
        (("why",), "same"),
        (("point", "why"), "two"),
        (("point", "why", "times"), "two"),
    ],
)
def test_the_template_that_asks_for_most_is_taken(facts: tuple[str, ...], expected: str) -> None:
    templates = [made("plain"), made("one", "point"), made("two", "point", "why")]
    templates += [made("same", "why"), made("later", "why"), made("never", "offers")]
    found = pick_template(templates, MessagePurpose.ASK, facts)
    assert found
    assert found.id == expected


def test_a_template_goes_the_way_it_was_made_for() -> None:
    templates = [made("note", channel=Channel.LINKEDIN_NOTE), made("mail")]
    note = pick_template(templates, MessagePurpose.ASK, (), Channel.LINKEDIN_NOTE)
    mail = pick_template(templates, MessagePurpose.ASK, ())
    assert note
    assert mail
    assert (note.id, mail.id) == ("note", "mail")
    assert pick_template(templates, MessagePurpose.BUMP, ()) is None


def test_an_ask_says_how_we_are_connected_and_offers_times() -> None:
    draft = draft_message(records(), JELISA, MessagePurpose.ASK, TEMPLATES, NOW)
    assert draft.template == "ask-point"
    assert draft.subject == "A question about your work at Green Rivers"
    assert draft.body.startswith("Dear Jelisa,\n\nI am Ana Bell, and I am writing because we both")
    assert "- Wednesday 25 November, 09:00–12:00 New York time (15:00–18:00 Ber" in draft.body
    assert draft.missing == ()


def test_an_ask_after_a_referral_begins_with_who_gave_the_name() -> None:
    person = JELISA.replace(referred_by=TOMAS.id)
    draft = draft_message(records(person), person, MessagePurpose.ASK, TEMPLATES, NOW)
    assert draft.subject == "Tomas Lind gave me your name"


def test_a_bump_answers_the_ask() -> None:
    known = records(CONVERSATION, sent_ask(NOW - timedelta(days=10)))
    draft = draft_message(known, JELISA, MessagePurpose.BUMP, TEMPLATES, NOW)
    assert draft.subject == "Re: A question"
    assert "On 13 November I wrote to you" in draft.body


def test_a_thank_you_says_what_stayed() -> None:
    known = records(CONVERSATION, learning(1, "budgets matter more than ideas."))
    draft = draft_message(known, JELISA, MessagePurpose.THANK_YOU, TEMPLATES, NOW)
    assert draft.subject == "Thank you for Thursday"
    assert "stayed with me: budgets matter more than ideas.\n" in draft.body


def test_without_a_name_of_mine_nothing_is_drafted_and_the_remedy_is_told() -> None:
    nobody = records(profile=ANA.replace(name=""))
    draft = draft_message(nobody, JELISA, MessagePurpose.ASK, TEMPLATES, NOW)
    assert (draft.subject, draft.body) == ("", "")
    assert draft.missing == ("me", "signature")
    assert draft.problem == "Not drafted: your name is not known; ‹profile› sets it."


def test_a_purpose_without_a_template_gives_an_empty_draft() -> None:
    draft = draft_message(records(), JELISA, MessagePurpose.CONFIRM, TEMPLATES, NOW)
    assert draft == Draft("")


def test_a_broken_template_says_so() -> None:
    broken = MessageTemplate(
        id="b", title="B", purpose=MessagePurpose.ASK, subject="", body="{{ nmae }}"
    )
    with pytest.raises(TemplateProblem, match="unknown facts: nmae"):
        draft_message(records(), JELISA, MessagePurpose.ASK, [broken], NOW)


def test_jinja_is_loaded_only_when_something_is_drafted() -> None:
    program = (
        "import sys, coffeechat.drafting.compose, coffeechat.drafting.review, coffeechat_advice; "
        "print('jinja2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
