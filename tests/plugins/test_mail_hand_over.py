"""Messages handed over: to programs that send, to a Maildir, to files, with real ones of each."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from mailbox import Maildir
from pathlib import Path
from typing import ClassVar

import pytest

from coffeechat.api import JobCancelled, OutgoingMessage, SendError
from coffeechat.testing import FakeJob, SenderContract
from coffeechat_mail import Mail
from coffeechat_mail.folders import to_drafts, to_file
from coffeechat_mail.letter import Letter
from coffeechat_mail.programs import compose, send
from support.mail import Server, mail_server, read
from support.pty import Terminal, environment

NOW = datetime(2026, 11, 24, 14, tzinfo=UTC)
BODY = "Liebe Jelisa,\n\nschöne Grüße.\n.\nAna\n"


def letter(*, id_: str = "7kq2", thread: tuple[str, ...] = ()) -> Letter:
    message = OutgoingMessage(
        id=id_,
        to=("jelisa@example.org",),
        name="Jelisa Okafor",
        subject="Über die Förderung",
        body=BODY,
        sender="Ana Bell",
        thread=thread,
    )
    return Letter(message, "ann@example.org", NOW)


@pytest.fixture
def server() -> Iterator[Server]:
    with mail_server() as server:
        yield server


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    Maildir(tmp_path / "Drafts", create=True).close()
    return tmp_path / "Drafts"


# The contract of every sender -------------------------------------------------------------------


class TestSends(SenderContract):
    plugin = Mail
    only = "send"
    settings: ClassVar[dict[str, object]] = {"address": "ann@example.org"}
    server: Server

    @pytest.fixture(autouse=True)
    def at_the_server(self, server: Server, tmp_path: Path) -> None:
        type(self).server = server
        type(self).settings = {"address": "ann@example.org", "send": server.sendmail(tmp_path)}

    def delivered(self) -> Sequence[str]:
        return [str(letter["Message-ID"]) for letter in self.server.letters()]

    def failing(self) -> AbstractContextManager[None]:
        return self._refusing()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        self.server.is_refusing = True
        yield
        self.server.is_refusing = False


class TestDrafts(SenderContract):
    plugin = Mail
    only = "drafts"
    place: Path

    @pytest.fixture(autouse=True)
    def in_the_folder(self, maildir: Path) -> None:
        type(self).place = maildir
        type(self).settings = {"address": "ann@example.org", "drafts": str(maildir)}

    def delivered(self) -> Sequence[str]:
        return [path.name for path in (self.place / "cur").iterdir()]


class TestFiles(SenderContract):
    plugin = Mail
    only = "file"
    place: Path

    @pytest.fixture(autouse=True)
    def in_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        type(self).place = tmp_path / "out"
        type(self).settings = {"files": str(self.place)}

    def delivered(self) -> Sequence[str]:
        return [path.name for path in self.place.iterdir()]


# Programs that send -----------------------------------------------------------------------------


def test_the_real_msmtp_delivers_what_was_written(server: Server, tmp_path: Path) -> None:
    program = shutil.which("msmtp")
    if program is None:
        pytest.skip("msmtp is not installed (apt install msmtp)")
    receipt = send(letter(thread=("<1@example.org>",)), server.msmtp(program, tmp_path), FakeJob())
    (arrived,) = server.letters()
    assert server.recipients == ["jelisa@example.org"]
    assert arrived["Subject"] == "Über die Förderung"
    assert arrived["Message-ID"] == receipt.reference == "<7kq2@example.org>"
    assert arrived["In-Reply-To"] == "<1@example.org>"
    assert arrived.get_content().replace("\r\n", "\n") == BODY


def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(SendError, match="no-such-program cannot be started") as refused:
        send(letter(), ["no-such-program"], FakeJob())
    assert refused.value.retryable


def test_why_a_program_refused_is_told(server: Server, tmp_path: Path) -> None:
    server.is_refusing = True
    with pytest.raises(SendError, match="451") as refused:
        send(letter(), server.sendmail(tmp_path), FakeJob())
    assert refused.value.retryable


def test_a_program_that_does_not_read_is_no_mistake_of_ours(tmp_path: Path) -> None:
    with pytest.raises(SendError, match="ended with status 3: it did not say why"):
        send(letter(), [sys.executable, "-c", "import sys; sys.exit(3)"], FakeJob())


def test_a_program_that_hangs_is_stopped_when_the_user_leaves() -> None:
    with pytest.raises(JobCancelled):
        send(
            letter(), [sys.executable, "-c", "import time; time.sleep(60)"], FakeJob(leave_after=3)
        )


def test_no_shell_sees_the_words(tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    with pytest.raises(SendError):
        send(letter(), [f"true; touch {witness}"], FakeJob())
    assert not witness.exists()


# A program to write with ------------------------------------------------------------------------


def test_without_a_terminal_no_program_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mutt would send at once what it cannot show."""
    monkeypatch.setattr(os, "isatty", lambda _descriptor: False)
    with pytest.raises(SendError, match="no terminal"):
        compose(letter(), ["mutt", "-H", "{file}"])


@pytest.mark.parametrize("words", [["{file}"], []])
def test_a_program_gets_the_file_and_nothing_stays_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr(os, "isatty", lambda _descriptor: True)
    copy = tmp_path / "copy.eml"
    script = f"import shutil, sys; print(shutil.copy2(sys.argv[1], {str(copy)!r}))"
    told = compose(letter(), [sys.executable, "-c", script, *words])
    assert read(copy.read_bytes())["Subject"] == "Über die Förderung"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert told.reference == "<7kq2@example.org>"


def test_a_program_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "isatty", lambda _descriptor: True)
    with pytest.raises(SendError, match="ended with status 2"):
        compose(letter(), [sys.executable, "-c", "import sys; sys.exit(2)"])
    with pytest.raises(SendError, match="cannot be started"):
        compose(letter(), ["no-such-program"])


# Folders ----------------------------------------------------------------------------------------


def test_python_reads_the_draft_back(maildir: Path) -> None:
    to_drafts(letter(), str(maildir))
    (draft,) = Maildir(maildir, create=False)
    assert draft.get_subdir() == "cur"
    assert draft.get_flags() == "DS"
    assert read(draft.as_bytes()).get_content() == BODY


def test_mutt_finds_the_draft(maildir: Path, tmp_path: Path) -> None:
    if shutil.which("mutt") is None:
        pytest.skip("mutt is not installed (apt install mutt)")
    to_drafts(letter(), str(maildir))
    (tmp_path / "Mail").mkdir()
    environ = environment(tmp_path, LANG="C.UTF-8", LC_ALL="C.UTF-8")
    mutt = ("mutt", "-n", "-F", "/dev/null", "-R", "-f", str(maildir))
    with Terminal(mutt, environ, size=(80, 24), folder=tmp_path) as terminal:
        terminal.wait_for("Über die Förderung")
        terminal.type("q")
        assert terminal.wait_for_end() == 0


def test_a_draft_that_was_written_anew_replaces_the_former(maildir: Path) -> None:
    to_drafts(letter(), str(maildir))
    (first,) = (maildir / "cur").iterdir()
    first.rename(maildir / "cur" / f"{first.name.partition(':')[0]}:2,S")
    to_drafts(letter(), str(maildir))
    to_drafts(letter(id_="other"), str(maildir))
    assert sorted(path.name for path in (maildir / "cur").iterdir()) == [
        "7kq2.coffeechat:2,DS",
        "other.coffeechat:2,DS",
    ]


def test_what_is_no_maildir_is_said_and_left_alone(tmp_path: Path) -> None:
    with pytest.raises(SendError, match="is no Maildir"):
        to_drafts(letter(), str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_private_and_opens_as_a_new_message(tmp_path: Path) -> None:
    to_file(letter(), str(tmp_path))
    (path,) = tmp_path.iterdir()
    assert path.name == "Jelisa-Okafor-7kq2.eml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read(path.read_bytes())["X-Unsent"] == "1"
    assert b"\r\n" in path.read_bytes()


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b\x00c", "..", "", "x" * 300])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    one = letter()
    named = Letter(
        OutgoingMessage(id="7kq2", to=(), name=name, subject="s", body="b"), one.address, NOW
    )
    to_file(named, str(tmp_path / "out"))
    (path,) = (tmp_path / "out").iterdir()
    assert path.name.endswith("-7kq2.eml")
    assert [child.name for child in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SendError, match="nowhere"):
        to_file(letter(), str(tmp_path / "nowhere"))
