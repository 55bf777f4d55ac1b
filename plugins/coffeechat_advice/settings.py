"""What the user may set of this plugin."""

from dataclasses import dataclass

from coffeechat.api import setting


@dataclass(frozen=True)
class AdviceSettings:
    """The settings in `[plugins.advice]`."""

    linkedin_note: int = setting(
        default=200,
        title="Longest LinkedIn note",
        help="Characters that LinkedIn takes with an invitation: 200, or 300 with Premium.",
    )
