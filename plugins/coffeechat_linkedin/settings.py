"""What the user may set of this plugin."""

from dataclasses import dataclass

from coffeechat.api import setting


@dataclass(frozen=True)
class LinkedInSettings:
    """The settings in `[plugins.linkedin]`."""

    keep_texts: bool = setting(
        default=False,
        title="Keep texts",
        help="Keep what you or they said last, from the ZIP; otherwise only when and who.",
    )
    address: str = setting(
        default="",
        title="Your profile's address",
        help="Only needed when an import says that the export does not tell which writer is you.",
    )
