"""Templates rendered: facts in, a subject and a body out, or a sentence on why not."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment

from coffeechat.api import MessageTemplate
from coffeechat.domain.text import clean_line, clean_text
from coffeechat.drafting.draft import Draft, TemplateProblem
from coffeechat.drafting.facts import LISTS, REMEDIES
from coffeechat.drafting.grammar import FILTERS, needed, parse
from coffeechat.drafting.phrasing import Facts, in_series

MOST_OUTPUT = 100_000
_LONGEST_SUBJECT = 200
_GAPS = re.compile(r"\n{3,}")
#: A fact such as «Verda Inc.» ends in a mark of its own where the sentence ends.
_SECOND_STOP = re.compile(r"(?<!\.)([.!?])\.(?=\s|\Z)")

#: What a fact that is not known looks like to a template.
_NOTHING: Facts = {name: [] if name in LISTS else "" for name in REMEDIES}

_NOT_RENDERED = (
    TemplateError,
    SyntaxError,
    TypeError,
    ValueError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RecursionError,
)


def render(template: MessageTemplate, facts: Facts) -> Draft:
    """The draft that a template makes of these facts.

    Raises:
        TemplateProblem: The template contains what it may not, or makes too long a text.
    """
    subject, body = (parse(_environment(), source) for source in (template.subject, template.body))
    missing = (needed(subject) | needed(body)) - facts.keys()
    if missing:
        return Draft(template.id, missing=tuple(name for name in REMEDIES if name in missing))
    all_facts = {**_NOTHING, **facts}
    return Draft(
        template.id,
        subject=clean_line(_text(subject, all_facts), _LONGEST_SUBJECT),
        body=_tidy(clean_text(_text(body, all_facts), MOST_OUTPUT)),
    )


def check(template: MessageTemplate) -> tuple[str, ...]:
    """The facts that a template cannot do without, by name; nothing is rendered.

    Raises:
        TemplateProblem: It contains what it may not.
    """
    sources = (template.subject, template.body)
    found = [needed(parse(_environment(), source)) for source in sources]
    return tuple(sorted(set().union(*found)))


def _text(template: nodes.Template, facts: Facts) -> str:
    pieces: list[str] = []
    length = 0
    try:
        for piece in _environment().from_string(template).generate(facts):
            pieces.append(piece)
            length += len(piece)
            if length > MOST_OUTPUT:
                break
    except _NOT_RENDERED as error:
        raise TemplateProblem(f"The template cannot be filled in: {error}") from None
    if length > MOST_OUTPUT:
        raise TemplateProblem(f"The text grew longer than {MOST_OUTPUT:,} characters.")
    return "".join(pieces)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    environment.globals.clear()
    own: Mapping[str, Callable[..., object]] = {
        "default": _default,
        "join": _join,
        "listed": _series,
    }
    environment.filters = {name: own.get(name) or JINJA_FILTERS[name] for name in FILTERS}
    environment.tests.clear()
    return environment


def _default(fact: str | list[str], instead: str) -> str | list[str]:
    return fact or instead


def _join(items: Iterable[str], between: str = "") -> str:
    """Jinja's own would go through the letters of a text, and make it grow without end."""
    return between.join(_things(items))


def _series(items: Iterable[str]) -> str:
    return in_series(_things(items))


def _things(items: Iterable[str]) -> list[str]:
    if isinstance(items, str):
        raise TypeError("a list was expected, not a text")
    return list(items)


def _tidy(text: str) -> str:
    """One mark at the end of a sentence, no blanks at that of a line, one empty line in a row."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _GAPS.sub("\n\n", _SECOND_STOP.sub(r"\1", lines))
