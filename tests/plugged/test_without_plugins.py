"""Without any plugin, or with all that come along disabled, the program works and says so."""

from pathlib import Path

import pytest

from coffeechat.acts import Refused, messages
from coffeechat.drafts import start_draft, why_empty
from coffeechat.exchange import export, file_source, preview_import
from coffeechat.plugged import column_cells, prep_sections
from coffeechat.plugin_host import RunningJob
from coffeechat.session import Session
from coffeechat.writing import review_message, review_prep, standard_questions
from plugged.plugged_kit import BUNDLED, Desk, tag
from support.happenings import happens

SAFE = "No plugin is used (--safe); start without it to use them."
DISABLED = f"Disabled: {', '.join(BUNDLED)}; coffeechat plugins enable NAME turns one on."


@pytest.fixture(params=[SAFE, DISABLED], ids=["safe", "all disabled"])
def missing(desk: Desk, request: pytest.FixtureRequest) -> str:
    """What is said of plugins that are not there."""
    desk.open(safe=request.param == SAFE, disabled=() if request.param == SAFE else BUNDLED)
    said: str = request.param
    return said


@pytest.fixture
def session(desk: Desk, missing: str) -> Session:
    return desk.session


def test_a_file_cannot_be_read_and_why_is_said(
    session: Session, missing: str, tmp_path: Path
) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text("First Name,Last Name\nWei,Zhang\n")
    with pytest.raises(Refused) as refused:
        preview_import(session, file_source(file), RunningJob())
    said = f"No importer can read Connections.csv. There are: none. {missing}"
    assert str(refused.value) == said


def test_everything_can_be_taken_out_all_the_same(
    session: Session, missing: str, jelisa: str
) -> None:
    assert b"Jelisa Okafor" in export(session, "json")
    with pytest.raises(Refused) as refused:
        export(session, "csv")
    assert str(refused.value) == f"No export «csv»; there are: json. {missing}"


def test_a_message_is_written_on_a_blank_page(session: Session, missing: str, jelisa: str) -> None:
    draft = start_draft(session, jelisa)
    message = session.records.messages[draft]
    assert (message.subject, message.body) == ("", "")
    blank = "A blank page: no plugin has templates. ‹plugins› shows why."
    assert why_empty(session, draft) == blank
    messages.write(session.store, draft, subject="Hello", body="Dear Jelisa …")
    assert review_message(session, session.records.messages[draft], "Hello", "thanks") == []
    assert why_empty(session, draft) == ""
    assert messages.send(session.store, draft).changed


def test_a_talk_is_prepared_with_questions_of_my_own(
    desk: Desk, session: Session, jelisa: str
) -> None:
    happens(desk.world, jelisa, "asked, talk agreed")
    assert standard_questions(session, jelisa) == ()
    assert review_prep(session, jelisa) == []
    assert prep_sections(session, jelisa, RunningJob()) == []
    assert column_cells(session, session.host.columns, [jelisa]) == [()]


def test_nothing_of_a_plugin_was_imported(desk: Desk, session: Session) -> None:
    desk.install("raise SystemExit('imported all the same')")
    desk.open(safe=True)
    desk.session.host.load()
    assert desk.session.plugin_problems == ()
    assert desk.session.host.senders == ()


def test_with_one_plugin_too_few_that_one_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.open(disabled=["linkedin", "csv"])
    file = tmp_path / "Connections.csv"
    file.write_text("First Name,Last Name,URL\nWei,Zhang,https://www.linkedin.com/in/wei\n")
    with pytest.raises(Refused) as refused:
        preview_import(desk.session, file_source(file), RunningJob())
    assert "Disabled: csv, linkedin; coffeechat plugins enable NAME" in str(refused.value)
    assert why_empty(desk.session, "gone") == ""


def test_what_plugins_brought_before_is_still_here(desk: Desk, jelisa: str) -> None:
    desk.session.propose("alumni", (tag(jelisa, "alumni"),))
    desk.open(safe=True)
    assert desk.world.known(jelisa).extras["alumni"] == {"year": "2019"}
    assert b'"year": "2019"' in export(desk.session, "json", private=True)
