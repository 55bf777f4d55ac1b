"""A message drafted: the template that fits best, filled with what is known."""

import re
from collections.abc import Collection, Iterable
from datetime import datetime

from coffeechat.api import Channel, MessagePurpose, MessageTemplate
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.domain.text import clean_line
from coffeechat.drafting.draft import Draft
from coffeechat.drafting.facts import facts_for
from coffeechat.drafting.phrasing import Facts
from coffeechat.drafting.times import Stretch

#: As letters say what I saw of theirs.
_SAW = re.compile(r"\bI saw that you (?P<seen>[^.\n]+)\.")


def pick_template(
    templates: Iterable[MessageTemplate],
    purpose: MessagePurpose,
    facts: Collection[str],
    channel: Channel = Channel.EMAIL,
) -> MessageTemplate | None:
    """Of the templates whose facts are all there, the one that asks for most; the first of equals.

    Args:
        templates: Those to choose from, the preferred ones first.
        purpose: What the message is for.
        facts: The names of the facts that are known.
        channel: The way it will go.
    """
    fitting = [
        template
        for template in templates
        if template.purpose is purpose and template.channel is channel and fits(template, facts)
    ]
    return max(fitting, key=lambda template: len(template.suits), default=None)


def fits(template: MessageTemplate, facts: Collection[str]) -> bool:
    """Whether all is known that a template is made for."""
    return all(fact in facts for fact in template.suits)


def message_facts(
    records: Records,
    person: Person,
    purpose: MessagePurpose,
    now: datetime,
    *,
    noticed: str = "",
    busy: Iterable[Stretch] = (),
) -> Facts:
    """What a message to a person may say.

    Args:
        records: The state of everything.
        person: Whom it is to.
        purpose: What it is for.
        now: The moment, aware.
        noticed: What I saw of theirs, as the end of a sentence that begins «I saw that you».
        busy: When I have no time, beside the talks that are agreed.
    """
    facts = facts_for(records, person, now, purpose=purpose, busy=busy)
    if seen := clean_line(noticed).rstrip(" ."):
        facts["noticed"] = seen
    return facts


def noticed_in(text: str) -> str:
    """What a letter says that I saw of theirs, so that another template can say it, too."""
    found = _SAW.search(text)
    return found["seen"] if found else ""


def fill(template: MessageTemplate, facts: Facts) -> Draft:
    """The draft that one template makes of these facts.

    Raises:
        TemplateProblem: The template cannot be used.
    """
    from coffeechat.drafting.render import render  # jinja2 takes 30 ms to load

    return render(template, facts)
