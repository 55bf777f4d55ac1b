"""A message as mail has it: every text comes back, and none breaks out of its header."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import OutgoingMessage, SendError
from coffeechat_mail.letter import Letter
from coffeechat_mail.link import LONGEST, mailto
from support.mail import read

NOW = datetime(2026, 11, 24, 15, tzinfo=timezone(timedelta(hours=1)))
HEADERS = {
    *("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"),
    "Content-Transfer-Encoding",
}


def message(**fields: object) -> OutgoingMessage:
    given: dict[str, object] = {
        "id": "7kq2",
        "to": ("jelisa@example.org",),
        "name": "Jelisa Okafor",
        "subject": "A question",
        "body": "Dear Jelisa,\n\nhow is the river?\n\nAna",
        "sender": "Ana Bell",
    } | fields
    return OutgoingMessage(**given)  # type: ignore[arg-type] # fields of any kind, by name


def written(one: OutgoingMessage, *, linesep: str = "\r\n", unsent: bool = False) -> bytes:
    return Letter(one, "ann@example.org", NOW).as_bytes(linesep=linesep, unsent=unsent)


def test_who_writes_to_whom_when_and_what() -> None:
    letter = read(written(message()))
    assert str(letter["From"]) == "Ana Bell <ann@example.org>"
    assert str(letter["To"]) == "Jelisa Okafor <jelisa@example.org>"
    assert letter["Subject"] == "A question"
    assert letter["Date"].datetime == NOW
    assert letter["Message-ID"] == "<7kq2@example.org>"
    assert letter.get_content().splitlines() == ["Dear Jelisa,", "", "how is the river?", "", "Ana"]
    assert set(letter.keys()) == HEADERS


def test_without_an_own_address_the_mail_program_puts_it_in() -> None:
    letter = read(Letter(message(), "", NOW).as_bytes(linesep="\n", unsent=True))
    assert letter["From"] is None
    assert letter["X-Unsent"] == "1"
    assert letter["Message-ID"] == "<7kq2@coffeechat.invalid>"


def test_a_follow_up_names_what_it_follows() -> None:
    thread = ("<first@example.org>", "no id\r\nBcc: eve@example.org", "<second@example.org>")
    letter = read(written(message(thread=thread)))
    assert letter["In-Reply-To"] == "<second@example.org>"
    assert letter["References"] == "<first@example.org> <second@example.org>"


@pytest.mark.parametrize(
    "subject",
    [
        "Ångström? 雇用 面談 Quick question on your path from the lab into grants and back",
        "雇用の面談についてのおたずね、" * 8,
        "A very long question " * 12,
        "Zoë 👋 writes",
        "=?utf-8?q?not_encoded?= is what it says",
    ],
)
def test_subjects_come_back_as_they_were(subject: str) -> None:
    data = written(message(subject=subject))
    assert data.isascii()
    assert all(len(line) <= 78 for line in data.split(b"\r\n\r\n")[0].split(b"\r\n"))
    if not subject.startswith("=?"):
        assert read(data)["Subject"] == subject.strip()


@pytest.mark.parametrize(
    "name", ["Zoë Müller-Lüdenscheidt", "李小龍", 'Ann "Q" Bell, PhD', "A <b>"]
)
def test_names_come_back_as_they_were(name: str) -> None:
    letter = read(written(message(name=name)))
    (address,) = letter["To"].addresses
    assert (address.display_name, address.addr_spec) == (name, "jelisa@example.org")


def test_lines_end_as_the_way_asks_for_and_the_body_is_ascii_on_the_wire() -> None:
    body = "Grüße\n.\nFrom here on\n" + "long " * 60
    for linesep in ("\n", "\r\n"):
        data = written(message(body=body), linesep=linesep)
        assert data.isascii()
        assert (b"\r" in data) is (linesep == "\r\n")
        assert all(len(line) <= 998 for line in data.splitlines())
        assert read(data).get_content().replace("\r\n", "\n").rstrip("\n") == body.rstrip("\n")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "@example.org",
        "a@",
        "a b@example.org",
        "a@b@c",
        "zoë@example.org",
        "a@ex ample",
    ],
)
def test_what_is_no_address_is_said(address: str) -> None:
    with pytest.raises(SendError, match="is no address that mail goes to"):
        written(message(to=(address,)))


def test_the_domain_is_written_as_the_network_has_it() -> None:
    assert b"<jelisa@xn--bcher-kva.example>" in written(message(to=("jelisa@bücher.example",)))


TEXT = st.text(max_size=200) | st.sampled_from(
    ["a\r\nBcc: eve@example.org", "a\nX: y", "\u2028Bcc: e@example.org", "\x00\x1b[2J", "a\rb"]
)


@given(subject=TEXT, name=TEXT, sender=TEXT, body=TEXT, thread=st.lists(TEXT, max_size=3))
def test_no_text_adds_a_header_or_a_recipient(
    subject: str, name: str, sender: str, body: str, thread: list[str]
) -> None:
    one = message(subject=subject, name=name, sender=sender, body=body, thread=tuple(thread))
    data = written(one)
    letter = read(data)
    assert set(letter.keys()) <= HEADERS | {"In-Reply-To", "References"}
    assert [one.addr_spec for one in letter["To"].addresses] == ["jelisa@example.org"]
    assert data.isascii()
    assert b"\x1b" not in data
    assert b"\x00" not in data


@given(address=TEXT)
def test_no_address_breaks_out(address: str) -> None:
    try:
        letter = read(written(message(to=(address,))))
    except SendError:
        return
    assert set(letter.keys()) == HEADERS
    assert len(letter["To"].addresses) == 1


def test_a_link_holds_the_whole_message() -> None:
    receipt = mailto(message(subject="50 % & more?", body="Dear Jelisa,\n\nyou=me&them"))
    assert receipt.copy == (
        "mailto:jelisa@example.org?subject=50%20%25%20%26%20more%3F"
        "&body=Dear%20Jelisa%2C%0D%0A%0D%0Ayou%3Dme%26them"
    )


def test_a_link_that_some_would_cut_is_refused() -> None:
    with pytest.raises(SendError, match="take the file instead"):
        mailto(message(body="a" * LONGEST))


def test_an_invitation_stands_beside_the_text() -> None:
    calendar = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
        f"UID:7\r\nSUMMARY:Gespräch {'über Flüsse ' * 4}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    for linesep in ("\n", "\r\n"):
        data = written(message(invitation=calendar.encode()), linesep=linesep)
        assert data.isascii()
        letter = read(data)
        assert letter.get_content_type() == "multipart/alternative"
        text, invitation = letter.iter_parts()
        assert text.get_content_type() == "text/plain"
        assert text.get_content().startswith("Dear Jelisa,")
        assert invitation.get_content_type() == "text/calendar"
        assert invitation.get_param("method") == "REQUEST"
        assert invitation.get_content_charset() == "utf-8"
        assert invitation["Content-Transfer-Encoding"] == "quoted-printable"
        assert invitation.get_content().splitlines() == calendar.splitlines()
