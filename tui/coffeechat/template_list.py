"""All templates there are, and what came of the asks that each made: for both faces."""

from dataclasses import dataclass
from typing import Any

from coffeechat.api import MessageTemplate
from coffeechat.domain.letters import CHANNEL_WORDS
from coffeechat.domain.summary import MESSAGE_WORDS
from coffeechat.domain.template_tally import Tally, tally_templates, tally_words
from coffeechat.drafts import offered_templates
from coffeechat.session import Session


@dataclass(frozen=True)
class Listed:
    """A version of a template, the plugin that has it, and what came of it.

    Attributes:
        template: None for a version that is no longer there.
        plugin: Empty for one of the user's own.
    """

    id: str
    version: int
    template: MessageTemplate | None
    plugin: str
    tally: Tally


def list_templates(session: Session) -> list[Listed]:
    """The templates in the order in which they are offered, then versions that are gone."""
    tallies = {(one.template, one.version): one for one in tally_templates(session.records)}
    listed = []
    for one in offered_templates(session):
        key = (one.template.id, one.template.version)
        tally = tallies.pop(key, None) or Tally(*key)
        listed.append(Listed(*key, one.template, one.plugin, tally))
    return [
        *listed,
        *(Listed(one.template, one.version, None, "", one) for one in tallies.values()),
    ]


def listed_words(one: Listed) -> str:
    """A version of a template in a line."""
    name = f"{one.id} v{one.version}" if one.version else one.id
    if one.template is None:
        told = [name, "no longer there"]
    else:
        told = [
            name,
            MESSAGE_WORDS[one.template.purpose],
            CHANNEL_WORDS[one.template.channel],
            one.template.title,
            f"plugin {one.plugin}" if one.plugin else "your own",
        ]
    return " · ".join([*told, *([tally_words(one.tally)] if one.tally.sent else [])])


def listed_facts(one: Listed) -> dict[str, Any]:
    """The same for scripts."""
    template = one.template
    return {
        "id": one.id,
        "version": one.version,
        "title": template.title if template else None,
        "purpose": template.purpose.value if template else None,
        "channel": template.channel.value if template else None,
        "plugin": one.plugin or None,
        "own": template is not None and not one.plugin,
        "sent": one.tally.sent,
        "answered": one.tally.answered,
        "accepted": one.tally.accepted,
    }
