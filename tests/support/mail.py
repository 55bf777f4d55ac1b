"""A mail server of the tests' own on this machine, and programs that hand messages to it."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

#: Reads a message and sends it to whom its headers name, as `sendmail -t` does.
_SENDMAIL = """\
import smtplib, sys
from email import message_from_bytes, policy

message = message_from_bytes(sys.stdin.buffer.read(), policy=policy.default)
try:
    with smtplib.SMTP({host!r}, {port}) as server:
        server.send_message(message)
except (OSError, smtplib.SMTPException, ValueError) as error:
    sys.exit(f"sendmail: {{error}}")
"""
_MSMTPRC = """\
defaults
auth off
tls off
account here
host {host}
port {port}
from ann@example.org
account default : here
"""


class Server:
    """What arrived, and how to reach it; while `is_refusing`, nobody's mail is taken."""

    def __init__(self) -> None:
        self.arrived: list[bytes] = []
        self.recipients: list[str] = []
        self.is_refusing = False
        self.host, self.port = "127.0.0.1", 0

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: object
    ) -> str:
        if self.is_refusing:
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        self.arrived.append(envelope.content)
        self.recipients += envelope.rcpt_tos
        return "250 OK"

    def letters(self) -> list[EmailMessage]:
        """What arrived, read."""
        return [read(data) for data in self.arrived]

    def sendmail(self, folder: Path) -> list[str]:
        """The words of a program that sends what it reads to this server."""
        script = folder / "sendmail.py"
        script.write_text(_SENDMAIL.format(host=self.host, port=self.port), encoding="utf-8")
        return [sys.executable, str(script)]

    def msmtp(self, program: str, folder: Path) -> list[str]:
        """The words of the real msmtp, set to this server."""
        settings = folder / "msmtprc"
        settings.write_text(_MSMTPRC.format(host=self.host, port=self.port), encoding="utf-8")
        settings.chmod(0o600)
        return [program, "-C", str(settings), "-t"]


def read(data: bytes) -> EmailMessage:
    """A message as programs read it."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


@contextmanager
def mail_server() -> Iterator[Server]:
    """A server on this machine, on a port that is free."""
    server = Server()
    server.port = _free_port(server.host)
    controller = Controller(server, hostname=server.host, port=server.port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port
