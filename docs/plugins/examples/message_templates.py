"""A way to begin that suits somebody from the same choir."""

from collections.abc import Iterable

from coffeechat.api import MessagePurpose, MessageTemplate, Plugin

BODY = """\
Dear {{ given }},

I dare to write because {{ point }}. You work at {{ organisation }}, and I would like to learn how
you came to that. Could we talk for 20 minutes? I am free {{ times }}; any other time will do, too.

{{ signature }}
"""


class ChoirTemplates(Plugin):
    """Offers one template, first of all when a point of connection is known."""

    def message_templates(self) -> Iterable[MessageTemplate]:
        """The template."""
        return [
            MessageTemplate(
                id="choir-ask",
                title="From one singer to another",
                purpose=MessagePurpose.ASK,
                subject="A question from the second row",
                body=BODY,
                suits=("point",),
            )
        ]
