"""A link that begins a message in a mail program (RFC 6068)."""

from urllib.parse import quote

from coffeechat.api import OutgoingMessage, SendError, SendReceipt

#: Longer links are cut by some systems and terminals.
LONGEST = 2_000


def mailto(message: OutgoingMessage) -> SendReceipt:
    """The link, for the clipboard.

    Raises:
        SendError: It would be too long.
    """
    to = quote(message.to[0], safe="@") if message.to else ""
    body = quote(message.body.replace("\n", "\r\n"), safe="")
    link = f"mailto:{to}?subject={quote(message.subject, safe='')}&body={body}"
    if len(link) > LONGEST:
        raise SendError(
            f"The message makes a link of {len(link):,} characters, and {LONGEST:,} are safe; "
            "take the file instead.",
            retryable=True,
        )
    return SendReceipt(note="Made a link; open it where your mail is.", copy=link)
