"""What is written afterwards: thanks that say for what, and word of what came of it."""

from coffeechat.api import Channel, MessagePurpose, MessageTemplate

#: How thanks go on and end after what they said: with all else that I noted.
_ALL_NOTED = """\
{%- if suggestions %} I have also noted what you suggested: {{ suggestions | listed }}.{% endif %}
{%- if promises %}

I have not forgotten my promise: {{ promises | listed }}.{% endif %}
{%- if offers %}

Thank you, too, for what you offered: {{ offers | listed }}. I would be glad to take you up on \
it.{% endif %}

I will let you know what comes of it.

Best wishes,
{{ signature }}
"""

AFTER = (
    MessageTemplate(
        id="thank-you",
        title="what they said stays",
        purpose=MessagePurpose.THANK_YOU,
        suits=("something_said",),
        subject="Thank you{% if talk_day %} for {{ talk_day }}{% endif %}",
        body="""\
Dear {{ given }},

Thank you for making time for me{% if talk_day %} on {{ talk_day }}{% endif %}. One thing you said \
has stayed with me: {{ something_said | first }}.
"""
        + _ALL_NOTED,
    ),
    MessageTemplate(
        id="thank-you-answers",
        title="what they wrote stays",
        purpose=MessagePurpose.THANK_YOU,
        suits=("something_said", "answered"),
        subject="Thank you for your answers",
        body="""\
Dear {{ given }},

Thank you for taking the time to write your answers down for me. One thing has stayed with me: \
{{ something_said | first }}.
"""
        + _ALL_NOTED,
    ),
    MessageTemplate(
        id="thank-you-card",
        title="a card by hand",
        purpose=MessagePurpose.THANK_YOU,
        suits=("something_said",),
        channel=Channel.CARD,
        subject="",
        body="""\
Dear {{ given }},

Thank you for your time{% if talk_day %} on {{ talk_day }}{% endif %}. What you said stays with \
me: {{ something_said | first }}.
{%- if promises %} I have not forgotten my promise: {{ promises | listed }}.{% endif %}

Best wishes,
{{ signature }}
""",
    ),
    MessageTemplate(
        id="thank-you-plain",
        title="nothing noted yet",
        purpose=MessagePurpose.THANK_YOU,
        subject="Thank you{% if talk_day %} for {{ talk_day }}{% endif %}",
        body="""\
Dear {{ given }},

Thank you for making time for me{% if talk_day %} on {{ talk_day }}{% endif %}. It helped me to \
hear from somebody who knows the work{% if organisation %} at {{ organisation }}{% endif %}.
{%- if promises %}

I have not forgotten my promise: {{ promises | listed }}.{% endif %}

Best wishes,
{{ signature }}
""",
    ),
    MessageTemplate(
        id="thanks-declined",
        title="they declined",
        purpose=MessagePurpose.THANK_YOU,
        suits=("declined_on", "given"),
        subject="Thank you for your answer",
        body="""\
Dear {{ given }},

Thank you for your answer to my note. I understand that now is not the time, and I appreciate that \
you told me.

I wish you all the best with your work{% if organisation %} at {{ organisation }}{% endif %}.

Best wishes,
{{ signature }}
""",
    ),
    MessageTemplate(
        id="report-referral",
        title="I met whom they named",
        purpose=MessagePurpose.REPORT_BACK,
        suits=("talked_with",),
        subject="I talked with {{ talked_with }}",
        body="""\
Dear {{ given }},

You named {{ talked_with }} to me, and I want to tell you that we have talked. Thank you for the \
idea: it was a conversation that I would not have had without you.
{%- if followed %} I also did what you suggested: {{ followed | listed }}.{% endif %}

Nothing is needed from your side; I only wanted you to know where your advice has led.

Best wishes,
{{ signature }}
""",
    ),
    MessageTemplate(
        id="report-suggestion",
        title="I did what they suggested",
        purpose=MessagePurpose.REPORT_BACK,
        suits=("followed",),
        subject="What became of your suggestion",
        body="""\
Dear {{ given }},

When we talked you suggested something, and I did it: {{ followed | listed }}.
{%- if came_of_it %} This is what came of it: {{ came_of_it | listed }}.{% endif %}

Thank you for that. Nothing is needed from your side; I only wanted you to know that it helped.

Best wishes,
{{ signature }}
""",
    ),
)
