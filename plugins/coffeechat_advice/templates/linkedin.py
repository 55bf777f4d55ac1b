"""What goes over LinkedIn: a note with an invitation, which must be short, and messages."""

from coffeechat.api import Channel, MessagePurpose, MessageTemplate
from coffeechat_advice.templates.pieces import ASK_FOR_IT, EXPLORING, LEARN, SAW, THANKS, WHO

#: From so many characters on (those with Premium have 300) there is room for a sentence more.
ROOMY = 300

# Long facts stay out of a note, for otherwise it would not fit.
_HERE = """\
{% if organisation and organisation | length < 22 and not (point and point | length > 40) %} \
at {{ organisation }}{% endif %}"""
_FIELD = """{% if exploring and exploring | length < 26 %}{{ exploring }}\
{% elif field and field | length < 26 %}{{ field }}\
{% else %}what comes next{% endif %}"""
_SHORT = f"""I{{% if not (point and point | length > 40) %}} am exploring {_FIELD} and\
{{% endif %}} would love to learn from your path{_HERE}. \
Could we talk for {{{{ minutes }}}} minutes? Thank you, {{{{ me }}}}"""
_LONGER = f"""I am exploring {_FIELD} and would love to learn from your path{_HERE}. \
Could we talk for {{{{ minutes }}}} minutes, by phone or video, whenever it suits you? \
I would be grateful. Thank you, {{{{ me }}}}"""
_SHARED = "Dear {{ given }}, {{ point }}. "
_COLD = "Dear {{ given }}, your work makes me curious. "


def notes(limit: int) -> tuple[MessageTemplate, ...]:
    """Notes with an invitation, for so many characters as LinkedIn takes."""
    which, text = ("-long", _LONGER) if limit >= ROOMY else ("", _SHORT)
    return (
        MessageTemplate(
            id=f"note{which}-point",
            title="shared point",
            purpose=MessagePurpose.ASK,
            channel=Channel.LINKEDIN_NOTE,
            suits=("point",),
            subject="",
            body=_SHARED + text,
        ),
        MessageTemplate(
            id=f"note{which}-open",
            title="cold",
            purpose=MessagePurpose.ASK,
            channel=Channel.LINKEDIN_NOTE,
            subject="",
            body=_COLD + text,
        ),
    )


MESSAGES = (
    MessageTemplate(
        id="message-point",
        title="shared point",
        purpose=MessagePurpose.ASK,
        channel=Channel.LINKEDIN_MESSAGE,
        suits=("point",),
        subject="",
        body=f"Dear {{{{ given }}}},\n\n{WHO}, and I am writing because {{{{ point }}}}.{SAW} "
        f"I am {EXPLORING} and {LEARN}\n\n{ASK_FOR_IT}",
    ),
    MessageTemplate(
        id="message-open",
        title="cold",
        purpose=MessagePurpose.ASK,
        channel=Channel.LINKEDIN_MESSAGE,
        subject="",
        body=f"Dear {{{{ given }}}},\n\n{WHO}. We have not met, but your work makes me curious."
        f"{SAW} I am {EXPLORING} and {LEARN}\n\n{ASK_FOR_IT}",
    ),
    MessageTemplate(
        id="bump-message",
        title="one kind reminder",
        purpose=MessagePurpose.BUMP,
        channel=Channel.LINKEDIN_MESSAGE,
        subject="",
        body=f"""\
Dear {{{{ given }}}},

Weeks fill up quickly, so here is my question once more{{% if point %}}, because \
{{{{ point }}}}{{% endif %}}: I would still love to learn from your experience\
{{% if organisation %}} at {{{{ organisation }}}}{{% endif %}}. Would you have {{{{ minutes }}}} \
minutes to talk, by phone or video, whenever it suits you? If this is not a good moment, one word \
is enough and I will understand.

{THANKS}""",
    ),
)
