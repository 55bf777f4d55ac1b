"""A message drafted: the template that fits best, filled with what is known."""

from collections.abc import Collection, Iterable
from datetime import datetime

from coffeechat.api import Channel, MessagePurpose, MessageTemplate
from coffeechat.domain.records import Person
from coffeechat.domain.snapshot import Records
from coffeechat.drafting.draft import Draft
from coffeechat.drafting.facts import Facts, facts_for


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
        if template.purpose is purpose
        and template.channel is channel
        and all(fact in facts for fact in template.suits)
    ]
    return max(fitting, key=lambda template: len(template.suits), default=None)


def draft_message(
    records: Records,
    person: Person,
    purpose: MessagePurpose,
    templates: Iterable[MessageTemplate],
    now: datetime,
    *,
    channel: Channel = Channel.EMAIL,
) -> Draft:
    """Draft a message to a person; an empty one when no template is made for the purpose.

    Raises:
        TemplateProblem: The template that fits best cannot be used.
    """
    facts = facts_for(records, person, now, purpose=purpose)
    template = pick_template(templates, purpose, facts, channel)
    return Draft("") if template is None else fill(template, facts)


def fill(template: MessageTemplate, facts: Facts) -> Draft:
    """The draft that one template makes of these facts.

    Raises:
        TemplateProblem: The template cannot be used.
    """
    from coffeechat.drafting.render import render  # jinja2 takes 30 ms to load

    return render(template, facts)
