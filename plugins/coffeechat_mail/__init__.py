"""Ways to hand a message to mail: the user's own mail program, a drafts folder, a file, a link.

Nobody's password is kept here: what speaks to servers is a program of the user's, such as msmtp,
mutt or aerc. Each is started as a list of words, never by a shell.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from coffeechat.api import Job, OutgoingMessage, Plugin, PluginContext, Sender, SendReceipt
from coffeechat_mail.settings import MailSettings

if TYPE_CHECKING:
    from coffeechat_mail.letter import Letter


class Mail(Plugin):
    """Hands messages over, and sends them where the user named a program that does."""

    settings_type = MailSettings

    def __init__(self, context: PluginContext) -> None:
        super().__init__(context)
        #: Receipts of what went out in this session, by the id of the message.
        self._gone: dict[str, SendReceipt] = {}

    def senders(self) -> Iterable[Sender]:
        """What the user set first, then what works without any setting."""
        settings = self.context.settings_as(MailSettings)
        yield from self._with_programs(settings)
        if settings.drafts:
            yield Sender(
                id="drafts",
                title=f"drafts in {settings.drafts}",
                send=self._to_drafts,
                hands_over=True,
                address=settings.address,
                help="A Maildir, in which your mail program finds the message as a draft.",
            )
        yield Sender(
            id="file",
            title="a file (.eml)",
            send=self._to_file,
            hands_over=True,
            address=settings.address,
            help="A file that mail programs open as a new message, such as after a copy by scp.",
        )
        yield Sender(
            id="link",
            title="a mailto: link",
            send=self._to_link,
            hands_over=True,
            help="A link on your clipboard; opened, it begins a message in your mail program.",
        )

    def _with_programs(self, settings: MailSettings) -> Iterator[Sender]:
        account = settings.address or "nobody yet"
        if settings.send:
            yield Sender(
                id="send",
                title=f"{PurePath(settings.send[0]).name} as {account}",
                send=self._send,
                why_not=self._no_account,
                address=settings.address,
                help="Sends at once by a program that reads a message, such as msmtp -t.",
            )
        if settings.compose:
            yield Sender(
                id="compose",
                title=PurePath(settings.compose[0]).name,
                send=self._compose,
                hands_over=True,
                on_terminal=True,
                help="Opens your mail program with the message, here in this terminal.",
            )

    def _no_account(self, _message: OutgoingMessage) -> str:
        if self.context.settings_as(MailSettings).address:
            return ""
        return "Your own address is not set; :plugins, then mail, sets it."

    def _send(self, message: OutgoingMessage, job: Job) -> SendReceipt:
        from coffeechat_mail.programs import send

        if message.id not in self._gone:
            self._gone[message.id] = send(self._letter(message), self._settings.send, job)
        return self._gone[message.id]

    def _compose(self, message: OutgoingMessage, _job: Job) -> SendReceipt:
        from coffeechat_mail.programs import compose

        return compose(self._letter(message), self._settings.compose)

    def _to_drafts(self, message: OutgoingMessage, _job: Job) -> SendReceipt:
        from coffeechat_mail.folders import to_drafts

        return to_drafts(self._letter(message), self._settings.drafts)

    def _to_file(self, message: OutgoingMessage, _job: Job) -> SendReceipt:
        from coffeechat_mail.folders import to_file

        return to_file(self._letter(message), self._settings.files)

    def _to_link(self, message: OutgoingMessage, _job: Job) -> SendReceipt:
        from coffeechat_mail.link import mailto

        return mailto(message)

    @property
    def _settings(self) -> MailSettings:
        return self.context.settings_as(MailSettings)

    def _letter(self, message: OutgoingMessage) -> "Letter":
        from coffeechat_mail.letter import Letter  # the email package takes a while to load

        return Letter(message, self._settings.address, self.context.now())
