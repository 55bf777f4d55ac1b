"""What the user may set of this plugin."""

from dataclasses import dataclass

from coffeechat.api import setting


@dataclass(frozen=True)
class MailSettings:
    """The settings in `[plugins.mail]`. Programs are lists of words, and no shell sees them."""

    address: str = setting(
        default="", title="Your address", help="Of e-mail, such as ann@example.org; goes into From."
    )
    send: tuple[str, ...] = setting(
        default=(),
        title="Program that sends",
        help='Reads the message and sends it: ["msmtp", "-t"] or ["sendmail", "-t", "-i"].',
    )
    compose: tuple[str, ...] = setting(
        default=(),
        title="Program to write with",
        help='Opens a file with the message: ["mutt", "-H", "{file}"].',
    )
    drafts: str = setting(
        default="", title="Drafts folder", help="A Maildir, such as ~/Mail/Drafts."
    )
    files: str = setting(
        default="~", title="Folder for .eml files", help="Where messages are saved as files."
    )
