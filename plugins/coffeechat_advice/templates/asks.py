"""Asks by e-mail, one for each way of being connected."""

from coffeechat.api import MessagePurpose, MessageTemplate
from coffeechat_advice.templates.pieces import ASK_FOR_IT, EXPLORING, LEARN, SAW, SUBJECT, WHO

ASKS = (
    MessageTemplate(
        id="ask-introduced",
        title="introduced",
        purpose=MessagePurpose.ASK,
        suits=("introducer", "given", "me"),
        subject="Introduced by {{ introducer }}",
        body=f"Dear {{{{ given }}}},\n\n{{{{ introducer }}}} was kind enough to introduce us.{SAW} "
        f"{WHO}, {EXPLORING}, and I {LEARN}\n\n{ASK_FOR_IT}",
    ),
    MessageTemplate(
        id="ask-again",
        title="second conversation",
        purpose=MessagePurpose.ASK,
        suits=("talked_before", "given"),
        subject="A second conversation?",
        body=f"""\
Dear {{{{ given }}}},

When we talked on {{{{ talked_before }}}}, you gave me much to think about.\
{{% if followed %}} I have done what you suggested: {{{{ followed | listed }}}}.{{% endif %}}{SAW} \
I am {EXPLORING} in more depth by now, with questions that I did not know to ask then, and would \
be glad to hear your view{{% if organisation %}} from {{{{ organisation }}}}{{% endif %}} once more.

{ASK_FOR_IT}""",
    ),
    MessageTemplate(
        id="ask-known",
        title="known already",
        purpose=MessagePurpose.ASK,
        suits=("known", "given"),
        subject=SUBJECT,
        body=f"Dear {{{{ given }}}},\n\nI hope you are well. I am {EXPLORING} at the moment, and "
        f"as {{{{ known }}}}, I thought of you first.{SAW} I {LEARN}\n\n{ASK_FOR_IT}",
    ),
    MessageTemplate(
        id="ask-referred",
        title="referred by",
        purpose=MessagePurpose.ASK,
        suits=("point", "referrer"),
        subject="{{ referrer }} gave me your name",
        body=f"Dear {{{{ given }}}},\n\n{{{{ referrer }}}} gave me your name.{SAW} "
        f"{WHO}, {EXPLORING}, and I {LEARN}\n\n{ASK_FOR_IT}",
    ),
    MessageTemplate(
        id="ask-met",
        title="met at an event",
        purpose=MessagePurpose.ASK,
        suits=("met_at",),
        subject="We met at {{ met_at }}",
        body=f"Dear {{{{ given }}}},\n\nWe met at {{{{ met_at }}}}, and I would like to hear more "
        f"about what you do.{SAW} {WHO}, {EXPLORING}, and I {LEARN}\n\n{ASK_FOR_IT}",
    ),
    MessageTemplate(
        id="ask-point",
        title="shared point",
        purpose=MessagePurpose.ASK,
        suits=("point",),
        subject=SUBJECT,
        body=f"Dear {{{{ given }}}},\n\n{WHO}, and I am writing because {{{{ point }}}}.{SAW} "
        f"I am {EXPLORING} and {LEARN}\n\n{ASK_FOR_IT}",
    ),
    MessageTemplate(
        id="ask-open",
        title="cold",
        purpose=MessagePurpose.ASK,
        subject=SUBJECT,
        body=f"Dear {{{{ given }}}},\n\n{WHO}. We have not met, but your work makes me curious."
        f"{SAW} I am {EXPLORING} and {LEARN}\n\n{ASK_FOR_IT}",
    ),
)
