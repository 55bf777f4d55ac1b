"""A message as mail has it (RFC 5322), with headers that no text can break out of."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address, AddressHeader
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Any

from coffeechat.api import OutgoingMessage, SendError

#: A domain that nobody has (RFC 2606), for ids before the user's own address is known.
_NO_DOMAIN = "coffeechat.invalid"
#: What no header may hold: control characters, line ends, signs that turn the direction of text.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
#: What a body does not need, and some terminals would obey.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
#: A message id as we and most programs make them; anything else is not quoted.
_ID = re.compile(r"<[!-;=?-~]+@[!-;=?-~]+>")

#: The part of an address before its «@», as all but a few are: dots between plain signs.
_USER = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
#: What an invitation wants, such as REQUEST.
_METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*", re.ASCII | re.IGNORECASE)


class _Policy(EmailPolicy):
    """Headers folded by `email.header`.

    The folding of `EmailPolicy` loses blanks between encoded words in Python 3.11 to 3.13.0
    (CPython issue 92081).
    """

    def fold(self, name: str, value: Any) -> str:
        """The header in lines of at most 78 characters."""
        if name == "Subject":
            return self._line(name, _folded(name, str(value)))
        if isinstance(value, AddressHeader):
            return self._line(name, ", ".join(_written(name, one) for one in value.addresses))
        folded: str = super().fold(name, value)
        return folded

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The same as bytes."""
        return self.fold(name, value).encode("ascii", "surrogateescape")

    def _line(self, name: str, value: str) -> str:
        return f"{name}: {value}".replace("\n", self.linesep) + self.linesep


def _folded(name: str, text: str) -> str:
    charset = "us-ascii" if text.isascii() else "utf-8"
    return Header(text, charset, maxlinelen=76, header_name=name).encode()


def _written(name: str, one: Address) -> str:
    if one.display_name.isascii():
        return str(one)
    return f"{_folded(name, one.display_name)}\n <{one.addr_spec}>"


@dataclass(frozen=True)
class Letter:
    """A message from the user, who writes from `address` (empty when not set), at `now` (aware)."""

    message: OutgoingMessage
    address: str
    now: datetime

    @property
    def mail_id(self) -> str:
        """The id by which mail programs know it; the same for each attempt."""
        domain = _address("", self.address).domain if self.address else _NO_DOMAIN
        return f"<{self.message.id}@{domain}>"

    def as_bytes(self, *, linesep: str, unsent: bool = False) -> bytes:
        """The whole message in ASCII: lines of at most 78, longer and foreign ones encoded.

        `linesep` ends each line; `unsent` has programs open it as a message still to be sent.

        Raises:
            SendError: An address is none that mail goes to.
        """
        message = EmailMessage(_Policy(linesep=linesep, cte_type="7bit"))
        if self.address:
            message["From"] = _address(self.message.sender, self.address)
        if self.message.to:
            message["To"] = _address(self.message.name, self.message.to[0])
        message["Subject"] = _line(self.message.subject)
        message["Date"] = format_datetime(self.now)
        message["Message-ID"] = self.mail_id
        thread = [one for one in self.message.thread if _ID.fullmatch(one)]
        if thread:
            message["In-Reply-To"] = thread[-1]
            message["References"] = " ".join(thread)
        if unsent:
            message["X-Unsent"] = "1"
        body = self.message.body.replace("\r\n", "\n")
        message.set_content(_CONTROLS.sub(" ", body).encode(errors="replace").decode())
        if self.message.invitation:
            _invite(message, self.message.invitation.decode())
        return message.as_bytes()


def _invite(message: EmailMessage, invitation: str) -> None:
    """Put an invitation beside the text, so that mail programs offer to take it over (RFC 6047)."""
    method = _METHOD.search(invitation)
    message.add_alternative(
        invitation.replace("\r\n", "\n"),
        subtype="calendar",
        cte="quoted-printable",
        params={"method": method[1]} if method else {},
    )


def _address(name: str, typed: str) -> Address:
    """The address to write into a header; its domain as the network has it.

    Raises:
        SendError: It is none.
    """
    user, _, domain = _line(typed).rpartition("@")
    try:
        host = domain.encode("idna").decode()
    except UnicodeError:
        host = ""
    if not (_USER.fullmatch(user) and _HOST.fullmatch(host)):
        told = f"«{_line(typed)}» is no address that mail goes to; mend it and try again."
        raise SendError(told, retryable=True)
    return Address(_line(name), user, host)


def _line(text: str) -> str:
    return " ".join(_UNFIT.sub(" ", text).encode(errors="replace").decode().split())
