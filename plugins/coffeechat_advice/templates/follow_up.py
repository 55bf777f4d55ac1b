"""What is written long after a talk: a promise kept, news their advice led to, a reason to write.

Nothing here asks for anything. Contact has a reason, or there is none (Inside Higher Ed).
"""

from coffeechat.api import MessagePurpose, MessageTemplate

_NOTHING_NEEDED = """\
Nothing is needed from your side; I only wanted you to know where your advice has led."""

FOLLOW_UP = (
    MessageTemplate(
        id="report-news",
        title="several news in one",
        purpose=MessagePurpose.REPORT_BACK,
        suits=("news", "several_news"),
        subject="What became of your advice",
        body=f"""\
Dear {{{{ given }}}},

Since we were last in touch, your advice has led to more than one thing:
{{% for one in news %}}
- {{{{ one }}}}.
{{%- endfor %}}

Thank you for every one of them. {_NOTHING_NEEDED}

Best wishes,
{{{{ signature }}}}
""",
    ),
    MessageTemplate(
        id="report-milestone",
        title="a milestone they helped with",
        purpose=MessagePurpose.REPORT_BACK,
        suits=("milestones",),
        subject="Good news, and my thanks",
        body=f"""\
Dear {{{{ given }}}},

I have good news: I {{{{ milestones | listed }}}}.

{{% if advice %}}You had a part in it, for {{{{ advice }}}}.{{% else %}}Your advice on the way \
was part of it.{{% endif %}} Thank you. {_NOTHING_NEEDED}

Best wishes,
{{{{ signature }}}}
""",
    ),
    MessageTemplate(
        id="promise",
        title="what I promised",
        purpose=MessagePurpose.UPDATE,
        suits=("promises", "given"),
        subject="As I promised",
        body="""\
Dear {{ given }},

When we talked I made you a promise: {{ promises | listed }}. Here it is.

I hope that it is of use to you. There is no need to answer.

Best wishes,
{{ signature }}
""",
    ),
    MessageTemplate(
        id="their-offer",
        title="what they offered, once",
        purpose=MessagePurpose.UPDATE,
        suits=("open_offers",),
        subject="Your kind offer",
        body="""\
Dear {{ given }},

When we talked you kindly offered something: {{ open_offers | listed }}. I would still be glad of \
it, whenever it is no trouble. If it no longer suits you, that is quite all right, and I will not \
come back to it.

Best wishes,
{{ signature }}
""",
    ),
    MessageTemplate(
        id="check-in",
        title="a reason to write",
        purpose=MessagePurpose.CHECK_IN,
        suits=("hook",),
        subject="A few lines",
        body="""\
Dear {{ given }},

{{ hook }}.{% if own_words %} {{ own_words }}.{% endif %}

There is no need to answer; I only wanted you to know.

Best wishes,
{{ signature }}
""",
    ),
    MessageTemplate(
        id="offer-introduction",
        title="somebody they may like to meet",
        purpose=MessagePurpose.CHECK_IN,
        suits=("hook", "introduction"),
        subject="Somebody you may like to meet",
        body="""\
Dear {{ given }},

{{ hook }}.{% if own_words %} {{ own_words }}.{% endif %}

If you like, I will ask them whether I may put the two of you in touch; a word is enough. If not, \
nothing is needed.

Best wishes,
{{ signature }}
""",
    ),
    MessageTemplate(
        id="share",
        title="something for them",
        purpose=MessagePurpose.SHARE,
        suits=("hook",),
        subject="This made me think of you",
        body="""\
Dear {{ given }},

{{ hook }}.{% if own_words %} {{ own_words }}.{% endif %}

Perhaps it is of use to you. There is no need to answer.

Best wishes,
{{ signature }}
""",
    ),
)
