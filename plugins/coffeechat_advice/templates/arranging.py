"""What is written on the way to the talk: a reminder, an introduction, a date."""

from coffeechat.api import MessagePurpose, MessageTemplate

_TIMES = """\
{% if times %}Would one of these times suit you?
{% for time in times %}
- {{ time }}
{%- endfor %}

Any other time is just as good; name one, and I will be there.\
{% else %}Would you name a time that suits you? Any day in the next few weeks is good.{% endif %}"""

#: What somebody can pass on as it is: who I am, what I hope for, how little it takes.
FORWARDABLE = """\
{{ me }}{% if institution %} ({{ institution }}){% endif %} is exploring \
{{ exploring or "what could come next" }} and would be glad to learn from your experience\
{% if wanted_why %} ({{ wanted_why }}){% endif %}. {{ minutes }} minutes by phone or video, at any \
time that suits you, would be plenty. It is about learning what the work is really like, and \
nothing else. Would you be open to it?"""

ARRANGING = (
    MessageTemplate(
        id="bump",
        title="one kind reminder",
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
        id="intro-request",
        title="with a text to pass on",
        purpose=MessagePurpose.INTRO_REQUEST,
        suits=("wanted", "wanted_given"),
        subject="Would you introduce me to {{ wanted }}?",
        body=f"""\
Dear {{{{ given }}}},

I would love to learn from {{{{ wanted }}}}{{% if wanted_job %}}, {{{{ wanted_job }}}}\
{{% endif %}}. Do you know {{{{ wanted_given }}}} well enough to ask whether a short conversation \
with me would be welcome? If not, or if it does not feel right, one word is enough and I will \
understand.

To make it easy, here is a text that you can pass on as it is:

{FORWARDABLE}

Please connect us only after a yes. I will then write at once, leave you out of the back and \
forth, and tell you how it went.

Thank you for thinking about it.

Best wishes,
{{{{ signature }}}}
""",
    ),
    MessageTemplate(
        id="times",
        title="times to choose from",
        purpose=MessagePurpose.RESCHEDULE,
        subject="A time for our conversation",
        body=f"""\
Dear {{{{ given }}}},

Thank you for being open to a conversation; I am looking forward to it. {_TIMES} \
{{{{ minutes }}}} minutes are plenty, by phone or video, as you prefer.

Best wishes,
{{{{ signature }}}}
""",
    ),
    MessageTemplate(
        id="reschedule",
        title="another date",
        purpose=MessagePurpose.RESCHEDULE,
        suits=("missed_day",),
        subject="Another time for our conversation?",
        body=f"""\
Dear {{{{ given }}}},

{{% if missed_why %}}{{% if missed_why == "I cancelled" %}}I am sorry: our conversation of \
{{{{ missed_day }}}} does not work for me after all, and I would be glad to find another time.\
{{% elif missed_why == "I did not come" %}}I am sorry that I was not there for our conversation \
of {{{{ missed_day }}}}, and I would be glad to find another time.\
{{% else %}}Thank you for letting me know about our conversation of {{{{ missed_day }}}}; I would \
be glad to find another time.{{% endif %}}\
{{% else %}}Our conversation of {{{{ missed_day }}}} did not come about, and I would be glad to \
find another time.{{% endif %}} {_TIMES} {{{{ minutes }}}} \
minutes are plenty, by phone or video, as you prefer.

Thank you for your patience.

Best wishes,
{{{{ signature }}}}
""",
    ),
    MessageTemplate(
        id="confirm",
        title="the date",
        purpose=MessagePurpose.CONFIRM,
        suits=("agreed_time",),
        subject="Our conversation: {{ agreed_time }}",
        body="""\
Dear {{ given }},

I am looking forward to our conversation: {{ agreed_time }}{% if place %}, {{ place }}{% endif %}. \
I will keep to the {{ minutes }} minutes.

Should anything have come up, any other time is just as good.

Best wishes,
{{ signature }}
""",
    ),
)
