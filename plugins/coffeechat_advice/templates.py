"""Letters that follow the advice: short, honest, and about the other person.

An ask names the connection first, then what I hope to learn, half an hour, two ways to meet, times
with their zone and leave to choose another (Inside Higher Ed; Berkeley Science Review; GPDN). A
thank-you names something they said. Facts that may be unknown stand in `{% if … %}`.
"""

from coffeechat.api import MessagePurpose, MessageTemplate

_REQUEST = """\
Would you have {{ minutes }} minutes for a short conversation, by phone or video?\
{% if times %} For example:
{% for time in times %}
- {{ time }}
{%- endfor %}

Any other time in the next few weeks is just as good.
{%- else %} Any time in the next few weeks is good.{% endif %}

Thank you for considering it.

Best wishes,
{{ signature }}
"""

_WHO = """\
I am {{ me }}{% if institution and not (point and institution in point) %} from \
{{ institution }}{% endif %}"""

_SAW = "{% if noticed %} I saw that you {{ noticed }}.{% endif %}"

_FIELD = """exploring {{ exploring or "what could come next for me" }}"""

_LEARN = """\
would love to learn from your experience{% if title %} as {{ title }}{% endif %}\
{% if organisation %} at {{ organisation }}{% endif %}: what the work is really like, and what \
you would tell a newcomer."""

_SUBJECT = "A question about your work{% if organisation %} at {{ organisation }}{% endif %}"

TEMPLATES = (
    MessageTemplate(
        id="ask-referred",
        title="Ask: somebody named them",
        purpose=MessagePurpose.ASK,
        suits=("point", "referrer"),
        subject="{{ referrer }} gave me your name",
        body=f"Dear {{{{ given }}}},\n\n{{{{ referrer }}}} gave me your name.{_SAW} "
        f"{_WHO}, {_FIELD}, and I {_LEARN}\n\n{_REQUEST}",
    ),
    MessageTemplate(
        id="ask-point",
        title="Ask: shared point",
        purpose=MessagePurpose.ASK,
        suits=("point",),
        subject=_SUBJECT,
        body=f"Dear {{{{ given }}}},\n\n{_WHO}, and I am writing because {{{{ point }}}}.{_SAW} "
        f"I am {_FIELD} and {_LEARN}\n\n{_REQUEST}",
    ),
    MessageTemplate(
        id="ask-open",
        title="Ask: no point of connection known",
        purpose=MessagePurpose.ASK,
        subject=_SUBJECT,
        body=f"Dear {{{{ given }}}},\n\n{_WHO}. We have not met, but your work makes me curious."
        f"{_SAW} I am {_FIELD} and {_LEARN}\n\n{_REQUEST}",
    ),
    MessageTemplate(
        id="bump",
        title="Bump: one kind reminder",
        purpose=MessagePurpose.BUMP,
        subject="{% if asked_subject %}Re: {{ asked_subject }}{% else %}My note to you{% endif %}",
        body="""\
Dear {{ given }},

{% if asked_on %}On {{ asked_on }} I wrote to you{% else %}I wrote to you a while ago{% endif %}\
{% if referrer %}, because {{ referrer }} gave me your name\
{% elif point %}, because {{ point }}{% endif %}. Weeks fill up quickly, so here is my question \
once more: I would still love to learn from your experience\
{% if organisation %} at {{ organisation }}{% endif %}.

Would you have {{ minutes }} minutes to talk, by phone or video\
{% if times %}, for example at one of these times?
{% for time in times %}
- {{ time }}
{%- endfor %}

Any other time is just as good.{% else %}, whenever it suits you?{% endif %} If this is not a \
good moment, one word is enough and I will understand.

Thank you for reading this.

Best wishes,
{{ signature }}
""",
    ),
    MessageTemplate(
        id="thank-you",
        title="Thank-you: what they said stays",
        purpose=MessagePurpose.THANK_YOU,
        suits=("something_said",),
        subject="Thank you{% if talk_day %} for {{ talk_day }}{% endif %}",
        body="""\
Dear {{ given }},

Thank you for making time for me{% if talk_day %} on {{ talk_day }}{% endif %}. One thing you said \
has stayed with me: {{ something_said | first }}.
{%- if suggestions %} I have also noted what you suggested: {{ suggestions | listed }}.{% endif %}
{%- if promises %}

I have not forgotten my promise: {{ promises | listed }}.{% endif %}
{%- if offers %}

Thank you, too, for what you offered: {{ offers | listed }}. I would be glad to take you up on \
it.{% endif %}

I will let you know what comes of it.

Best wishes,
{{ signature }}
""",
    ),
    MessageTemplate(
        id="thank-you-plain",
        title="Thank-you: nothing noted yet",
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
        id="report-referral",
        title="Report back: I met whom they named",
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
        title="Report back: I did what they suggested",
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
