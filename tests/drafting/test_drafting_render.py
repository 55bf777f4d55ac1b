"""Templates: what they may contain, which facts they need, and that a draft never has a gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import MessagePurpose, MessageTemplate
from coffeechat.drafting.draft import Draft, TemplateProblem
from coffeechat.drafting.facts import LISTS, REMEDIES
from coffeechat.drafting.grammar import FILTERS, MOST_CHARACTERS
from coffeechat.drafting.phrasing import Facts
from coffeechat.drafting.render import check, render

FACTS: Facts = {
    "me": "Ana Bell",
    "given": "Jelisa",
    "organisation": "Green Rivers",
    "times": ["Monday", "Tuesday", "Friday"],
    "suggestions": ["read", "rest"],
}


def template(body: str, subject: str = "A question") -> MessageTemplate:
    return MessageTemplate(
        id="t", title="T", purpose=MessagePurpose.ASK, subject=subject, body=body
    )


def body(source: str, facts: Facts = FACTS) -> str:
    draft = render(template(source), facts)
    assert draft.missing == ()
    return draft.body


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Dear {{ given }},", "Dear Jelisa,"),
        ("{{ title or 'your work' }}", "your work"),
        ("{{ title | default('your work') }}", "your work"),
        ("{{ 'as ' ~ title if title else 'at ' ~ organisation }}", "at Green Rivers"),
        ("{% if title %}{{ title }}{% elif given %}{{ given }}{% endif %}", "Jelisa"),
        ("{% if not title and given %}no title{% endif %}", "no title"),
        ("{% for time in times %}{{ time }} {% endfor %}", "Monday Tuesday Friday"),
        (
            "{% for time in times %}{{ loop.index }}{{ ', ' if not loop.last }}{% endfor %}",
            "1, 2, 3",
        ),
        ("{% for one in promises %}x{% else %}none{% endfor %}", "none"),
        (
            "{% for time in times | reverse if time != 'Monday' %}{{ time }} {% endfor %}",
            "Friday T",
        ),
        ("{{ times | listed }}", "Monday, Tuesday and Friday"),
        ("{{ times | join('; ') }}", "Monday; Tuesday; Friday"),
        ("{{ times | first }} {{ times | last }} {{ times | length }}", "Monday Friday 3"),
        ("{{ given | upper }} {{ given | truncate(3, true, '…', 0) }}", "JELISA Je…"),
        ("{% if organisation == 'Green Rivers' %}there{% endif %}", "there"),
        ("{% if 'Green' in organisation %}there{% endif %}", "there"),
        ("a {# a note #}b", "a b"),
        ("{% raw %}{{ me }}{% endraw %}", "{{ me }}"),
        ("one   \n\n\n\ntwo", "one\n\ntwo"),
        ("\n\n  text \n", "text"),
    ],
)
def test_what_a_template_can_say(source: str, expected: str) -> None:
    assert body(source).startswith(expected)


def test_facts_are_never_read_as_a_template() -> None:
    assert body("Dear {{ given }}", {"given": "{{ me }}{% x %}"}) == "Dear {{ me }}{% x %}"


def test_a_subject_is_one_line_without_control_characters() -> None:
    draft = render(template("x", subject="A {{ me }}\n\tB"), {"me": "a\r\nBcc: b\x1b[1m"})
    assert draft.subject == "A a Bcc: b[1m B"


def test_controls_do_not_reach_the_body() -> None:
    assert body("a {{ me }} b\x00", {"me": "\x1b]52;c;eA==\x07"}) == "a ]52;c;eA== b"


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("{{ title }}", ["title"]),
        ("{{ title }}{{ why }}{{ title }}", ["title", "why"]),
        ("{% if title %}{{ title }}{% endif %}", []),
        ("{% if title %}{{ why }}{% endif %}", ["why"]),
        ("{% if title %}x{% else %}{{ title }}{% endif %}", ["title"]),
        ("{% if not title %}{{ title }}{% endif %}", ["title"]),
        ("{% if title and why %}{{ title }}{{ why }}{% endif %}", []),
        ("{% if title or why %}{{ title }}{% endif %}", ["title"]),
        ("{% if title and why == 'x' %}{% endif %}", ["why"]),
        ("{% if title and 'x' in title %}{% endif %}", []),
        ("{% if 'x' in title %}{% endif %}", ["title"]),
        ("{{ title or why }}", ["why"]),
        ("{{ title or why or 'x' }}", []),
        ("{{ title and title | upper }}", []),
        ("{{ why if title else 'x' }}", ["why"]),
        ("{{ title if title }}", []),
        ("{{ title | upper }}", ["title"]),
        ("{{ title | default(why) }}", ["why"]),
        ("{{ title | default('x') | upper }}", []),
        ("{% for one in offers %}{{ one }}{% endfor %}", []),
        ("{% for one in offers | sort %}{{ one }}{{ why }}{% endfor %}", ["why"]),
        ("{% for title in offers %}{{ title }}{% endfor %}", []),
        ("{% for one in offers %}x{% else %}{{ why }}{% endfor %}", ["why"]),
        ("{% for one in offers if why %}{{ one }}{% endfor %}", ["why"]),
        ("{{ offers | listed }}", ["offers"]),
        ("{{ 'a' ~ title }}", ["title"]),
    ],
)
def test_a_fact_that_is_needed_and_not_known_is_listed(source: str, missing: list[str]) -> None:
    draft = render(template(source), FACTS)
    assert sorted(draft.missing) == missing
    if missing:
        assert (draft.subject, draft.body) == ("", "")
        assert draft.problem.startswith("Not drafted: ")


def test_a_fact_that_the_subject_needs_counts_too() -> None:
    assert render(template("x", subject="{{ title }}"), FACTS).missing == ("title",)


def test_the_problem_tells_each_remedy_once() -> None:
    assert Draft("t", missing=("me", "signature")).problem == (
        "Not drafted: your name is not known; ‹profile› sets it."
    )
    assert Draft("t").problem == ""


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("{{ nmae }}", "unknown facts: nmae. Known: "),
        ("{{ given }}\n{{ given.upper() }}", "Line 2: a template cannot contain a call."),
        ("{{ given.__class__ }}", "Line 1: the only names with a dot are loop.first,"),
        ("{{ times[0] }}", "Line 1: a template cannot contain an index in brackets."),
        ("\n\n{{ 10 ** (10 ** 8) }}", "Line 3: a template cannot contain arithmetic."),
        ("{{ 'x' * 1000000000 }}", "Line 1: a template cannot contain arithmetic."),
        ("{{ -1 }}", "arithmetic"),
        ("{{ 'x' % 3 }}", "arithmetic"),
        ("{% include 'x' %}", "Line 1: a template cannot contain another file."),
        ("{% import 'x' as y %}", "another file"),
        ("{% from 'x' import y %}", "another file"),
        ("{% extends 'x' %}", "another file"),
        ("{% macro m() %}{% endmacro %}", "a macro"),
        ("{% set x = 1 %}", "a variable"),
        ("{% set x %}y{% endset %}", "a variable"),
        ("{% with x = 1 %}{% endwith %}", "cannot contain with"),
        ("{% block b %}{% endblock %}", "cannot contain block"),
        ("{% filter upper %}x{% endfilter %}", "cannot contain filterblock"),
        ("{% if given is defined %}x{% endif %}", "«is»"),
        ("{{ given | attr('x') }}", "unknown filter «attr»"),
        ("{{ given | replace('a', 'b') }}", "Line 1: unknown filter «replace»; known: capitalize,"),
        ("{{ given | center(1000000000) }}", "unknown filter «center»"),
        ("{% for c in given %}{% endfor %}", "a loop goes through one of"),
        ("{% for c in 'abc' %}{% endfor %}", "a loop goes through one of"),
        ("{% for c in [1, 2] %}{% endfor %}", "a loop goes through one of"),
        ("{% for a, b in times %}{% endfor %}", "a loop is written «for one in many»"),
        ("{% for c in times recursive %}{% endfor %}", "a loop is written"),
        ("{% for a in times %}" * 3 + "{% endfor %}" * 3, "loops can be nested 2 deep"),
        ("{% for a in times %}{{ loop }}{% endfor %}", "«loop» goes with one of loop.first,"),
        ("{% for a in times %}{{ loop.previtem }}{% endfor %}", "the only names with a dot"),
        ("{{ range(3) }}", "a call"),
        ("{{ self }}", "unknown facts: self"),
        ("{{ config }}", "unknown facts: config"),
        ("{{ super }}{{ caller }}{{ varargs }}", "unknown facts: caller, super, varargs"),
        ("{% for a in times %}{{ a }}{% else %}{{ a }}{% endfor %}", "unknown facts: a."),
        ("{% if %}", "Line 1: "),
        ("{{ given", "Line 1: "),
        ("a\n{% endif %}", "Line 2: "),
        ("{{ [1] }}", "cannot contain list"),
        ("{{ {'a': 1} }}", "cannot contain dict"),
        ("{{ " + "(" * 4000 + "given" + ")" * 4000 + " }}", "nested too deeply"),
        ("{{ " + "not " * 4000 + "given }}", "nested too deeply"),
        ("{{ given" + " | upper" * 100 + " }}", "nested too deeply"),
        ("{% if given %}" * 60 + "{% endif %}" * 60, "nested too deeply"),
        ("x" * (MOST_CHARACTERS + 1), "The template has 20,001 characters; 20,000 are the most."),
        ("{{ given | join('x' ) }}", "cannot be filled in"),
        ("{{ given | truncate('x') }}", "cannot be filled in"),
        ("{{ given | listed }}", "cannot be filled in"),
        ("{% if given > 3 %}{% endif %}", "cannot be filled in"),
    ],
)
def test_what_a_template_may_not_contain_is_refused_in_one_sentence(
    source: str, complaint: str
) -> None:
    with pytest.raises(TemplateProblem) as problem:
        render(template(source), FACTS)
    assert complaint in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_template_can_be_checked_without_facts() -> None:
    check(template("{{ title }}"))
    with pytest.raises(TemplateProblem, match="unknown facts: nmae"):
        check(template("x", subject="{{ nmae }}"))


def test_a_text_that_grows_is_stopped() -> None:
    long: Facts = {"signature": "x" * 2000}
    inner = f"{{% for b in times %}}{'x' * 12_000}{{% endfor %}}"
    with pytest.raises(TemplateProblem, match=r"The text grew longer than 100,000 characters\."):
        render(template("{{ signature }}" * 100), long)
    with pytest.raises(TemplateProblem, match="grew longer"):
        render(template(f"{{% for a in times %}}{inner}{{% endfor %}}"), FACTS)


def test_at_most_18_filters_are_allowed() -> None:
    assert len(FILTERS) == 18


pieces = st.sampled_from(
    [
        "{{", "}}", "{%", "%}", " if ", " else ", " endif ", " for x in times ", " endfor ", "|",
        " me ", " title ", " x ", "'a'", " upper ", " join ", "(", ")", "[0]", ".a", " and ", "~",
        " not ", "{#", "#}", "\n", " ** ", "9" * 9, " is defined ", " loop.index ",
    ]
)  # fmt: skip


@given(st.lists(pieces, max_size=25).map("".join))
def test_any_source_gives_a_draft_or_one_sentence(source: str) -> None:
    assert outcome(source) in {"drafted", "missing", "refused"}


def outcome(source: str) -> str:
    try:
        draft = render(template(source), FACTS)
    except TemplateProblem:
        return "refused"
    return "missing" if draft.missing else "drafted"


@given(known=st.sets(st.sampled_from(sorted(REMEDIES))), used=st.sampled_from(sorted(REMEDIES)))
def test_a_draft_is_whole_or_says_what_is_missing(known: set[str], used: str) -> None:
    facts: Facts = {name: ["x"] if name in LISTS else "x" for name in known}
    value = f"{{{{ {used} | listed }}}}" if used in LISTS else f"{{{{ {used} }}}}"
    plain = render(template(value), facts)
    assert (plain.body == "x") == (used in known)
    assert (plain.missing == (used,)) == (used not in known)
    guarded = render(template(f"a{{% if {used} %}}{value}{{% endif %}}"), facts)
    assert guarded.body == ("ax" if used in known else "a")
