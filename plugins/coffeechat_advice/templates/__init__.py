"""Letters that follow the advice: short, honest, and about the other person.

An ask names the connection first, then what I hope to learn, half an hour, two ways to meet, times
with their zone and leave to choose another (Inside Higher Ed; Berkeley Science Review; GPDN). A
thank-you names something they said. A request for an introduction asks both sides first, and brings
a text to pass on.
"""

from coffeechat.api import MessageTemplate
from coffeechat_advice.settings import AdviceSettings
from coffeechat_advice.templates.after import AFTER
from coffeechat_advice.templates.arranging import ARRANGING
from coffeechat_advice.templates.asks import ASKS
from coffeechat_advice.templates.follow_up import FOLLOW_UP
from coffeechat_advice.templates.linkedin import MESSAGES, notes


def all_templates(settings: AdviceSettings) -> tuple[MessageTemplate, ...]:
    """Every letter, as the user's settings have it."""
    return (*ASKS, *notes(settings.linkedin_note), *MESSAGES, *ARRANGING, *AFTER, *FOLLOW_UP)


#: Every letter with the default settings.
TEMPLATES = all_templates(AdviceSettings())
