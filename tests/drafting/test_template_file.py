"""Templates of the user's own: what a file says, and what is said of one that cannot be used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import Channel, MessagePurpose
from coffeechat.drafting.compose import fill
from coffeechat.drafting.draft import TemplateProblem
from coffeechat.drafting.template_file import parse_template

WHOLE = """\
Title: my own words
Purpose: thank-you
Channel: LinkedIn message
Version: 3
Needs: point, something_said
Subject: Thank you, {{ given }}: a word

Dear {{ given }},

Note: {{ point }}.
"""


def test_a_file_says_all_that_a_template_is() -> None:
    template = parse_template("mine", WHOLE)
    assert template.id == "mine"
    assert template.title == "my own words"
    assert template.purpose is MessagePurpose.THANK_YOU
    assert template.channel is Channel.LINKEDIN_MESSAGE
    assert template.version == 3
    assert template.suits == ("point", "something_said")
    assert template.subject == "Thank you, {{ given }}: a word"
    assert template.body == "Dear {{ given }},\n\nNote: {{ point }}.\n"
    draft = fill(template, {"given": "Jelisa", "point": "we both come from State U"})
    assert draft.body == "Dear Jelisa,\n\nNote: we both come from State U."
    assert (draft.template, draft.missing) == ("mine", ())


@pytest.mark.parametrize(
    "text",
    [
        "Dear {{ given }},\n\nhello.\n",
        "\n\n  Dear {{ given }},\n\nhello.",
        "\ufeffDear {{ given }},\r\n\r\nhello.",
    ],
)
def test_a_letter_alone_is_an_ask_by_mail(text: str) -> None:
    template = parse_template("mine", text)
    assert (template.title, template.version) == ("mine", 1)
    assert (template.purpose, template.channel) == (MessagePurpose.ASK, Channel.EMAIL)
    assert template.body == "Dear {{ given }},\n\nhello.\n"


def test_without_needs_it_is_offered_where_all_is_known_that_it_cannot_do_without() -> None:
    text = (
        "Subject: {{ organisation }}\n\n"
        "{{ given }}{% if title %}, {{ title }}{% endif %}: {{ point }}"
    )
    assert parse_template("mine", text).suits == ("given", "organisation", "point")


WRONG = [
    ("", "Line 1: there is no letter"),
    ("Title: x\n", "Line 2: there is no letter"),
    ("Title: x\n\n \n", "Line 2: there is no letter"),
    ("Title: x\nDear {{ given }}", "Line 2: «Dear {{ given }}» is none of Title, Purpose,"),
    ("Title: x\nColour: red\n\nDear", "Line 2: «Colour: red» is none of"),
    ("Title: x\nTitle: y\n\nDear", "Line 2: Title stands there twice"),
    ("Purpose: asking\n\nDear", "Line 1: there is no purpose «asking»; there are ask, bump,"),
    ("Purpose: call\n\nDear", "Line 1: there is no purpose «call»"),
    ("Title: x\nChannel: pigeon\n\nDear", "Line 2: there is no channel «pigeon»"),
    ("Version: two\n\nDear", "Line 1: the version is a number such as 2"),
    ("Version: 0\n\nDear", "Line 1: the version is a number such as 2"),
    ("Needs: shoe_size\n\nDear", "Line 1: no fact is called «shoe_size»; known: "),
    ("Title: x\nSubject: {{ nmae }}\n\nDear", "Line 2: unknown facts: nmae"),
    ("Title: x\n\n\nDear {{ given }},\n{{ nmae }}", "Line 5: unknown facts: nmae"),
    ("Title: x\n\nDear\n{{ point() }}", "Line 4: a template cannot contain a call"),
    ("\n\nTitle: x\n\nDear\n{{ point() }}", "Line 6: a template cannot contain a call"),
    ("Dear\n{% if point %}", "Line 2: "),
    ("Dear " + "x" * 20_001, "The template has 20,"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_cannot_be_used_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(TemplateProblem) as problem:
        parse_template("mine", text)
    assert str(problem.value).startswith(told)
    assert "\n" not in str(problem.value)


@given(st.text(max_size=300))
def test_any_text_is_a_template_or_a_sentence(text: str) -> None:
    try:
        body = parse_template("mine", text).body
    except TemplateProblem as problem:
        body = str(problem)
    assert body.strip()
