"""Templates of the user's own in a folder: they are preferred, and a broken one costs no other."""

from pathlib import Path

import pytest

from coffeechat.acts import Refused, messages, people
from coffeechat.acts.profile import Introduction, introduce
from coffeechat.api import About, Channel
from coffeechat.domain.records import Message
from coffeechat.domain.words import MessagePurpose
from coffeechat.drafts import (
    begin_anew,
    fitting,
    offered_templates,
    own_templates,
    start_draft,
    title_of,
)
from coffeechat.own_templates import MOST_BYTES, read_own_templates
from coffeechat.session import Session
from coffeechat.settings import Settings
from coffeechat.template_list import list_templates, listed_facts, listed_words
from coffeechat.writing import review_message
from support.driving import Clock, open_session

MINE = "Title: my own\nVersion: 2\nSubject: Hello {{ given }}\n\nDear {{ given }}, hello. {{ me }}"
NOTE = "Channel: linkedin-note\n\nDear {{ given }}, shall we talk?"


class Desk:
    """A session whose settings lie in a folder with templates, and somebody to write to."""

    def __init__(self, folder: Path, name: str = "Ana Bell") -> None:
        self.folder = folder / "templates"
        self.folder.mkdir()
        settings = Settings(path=folder / "config.toml")
        self.session: Session = open_session(folder / "db.json", Clock(), settings=settings)
        introduce(self.session.store, Introduction(name=name, zone="Europe/Berlin"))
        self.jelisa = self.add("Jelisa Okafor @Green Rivers")

    def add(self, line: str) -> str:
        """Add a person; their id."""
        return people.add(self.session.store, line).subject

    def write(self, name: str, text: str) -> None:
        """Write a file into the folder."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def message(self, found: str) -> Message:
        """A message as it is stored."""
        return self.session.records.messages[found]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_own_template_is_preferred_and_its_id_and_version_are_kept(desk: Desk) -> None:
    desk.write("mine.txt", MINE)
    draft = desk.message(start_draft(desk.session, desk.jelisa))
    assert (draft.template, draft.version, draft.subject) == ("mine", 2, "Hello Jelisa")
    assert draft.body == "Dear Jelisa, hello. Ana Bell"
    assert title_of(desk.session, draft) == "my own v2"


def test_an_own_template_that_does_not_fit_leaves_the_others(desk: Desk) -> None:
    desk.write("mine.txt", "Dear {{ given }}, {{ point }}.")
    assert desk.message(start_draft(desk.session, desk.jelisa)).template == "ask-open"
    with pytest.raises(Refused, match="no point of connection is confirmed"):
        start_draft(desk.session, desk.jelisa, template="mine")


def test_an_own_template_takes_the_place_of_a_plugins(desk: Desk) -> None:
    desk.write("ask-open.txt", "Version: 7\n\nDear {{ given }}, mine.")
    ids = [one.template.id for one in offered_templates(desk.session)]
    assert ids.count("ask-open") == 1
    assert desk.message(start_draft(desk.session, desk.jelisa)).version == 7


def test_what_is_broken_is_named_and_costs_no_other(desk: Desk) -> None:
    desk.write("mine.txt", MINE)
    desk.write("bad.txt", "Title: x\n\nDear {{ nmae }}")
    (desk.folder / "latin.txt").write_bytes(b"Title: x\n\nDear Ren\xe9")
    (desk.folder / "long.txt").write_bytes(b"x" * (MOST_BYTES + 1))
    (desk.folder / "folder.txt").mkdir()
    desk.write("notes.md", "no template")
    desk.write(".mine.txt.swp.txt", "Title: x\nfoo\n")
    found = own_templates(desk.session)
    assert [one.id for one in found.templates] == ["mine"]
    bad, folder, latin, long = sorted(found.problems)
    assert bad.startswith(f"{desk.folder}/bad.txt: Line 3: unknown facts: nmae. Known: ")
    assert folder == (
        f"{desk.folder}/folder.txt: is a directory; make it yours to read, or move it away."
    )
    assert latin.startswith(f"{desk.folder}/latin.txt: Line 3: this is no text in UTF-8")
    assert long.endswith(f"more than {MOST_BYTES:,} bytes; make it shorter.")
    assert desk.message(start_draft(desk.session, desk.jelisa)).template == "mine"
    with pytest.raises(Refused, match=r"no template «bad» \(.*bad.txt: Line 3"):
        start_draft(desk.session, desk.add("Wei Zhang"), template="bad")


def test_without_a_folder_or_settings_there_are_none(tmp_path: Path) -> None:
    assert read_own_templates(tmp_path / "nowhere").templates == ()
    session = open_session(tmp_path / "db.json", Clock())
    assert own_templates(session).problems == ()
    session.close()


def test_another_template_puts_its_text_there_and_undo_brings_the_typed_one_back(
    desk: Desk,
) -> None:
    desk.write("note.txt", NOTE)
    draft = start_draft(desk.session, desk.jelisa, "wrote about soil")
    typed = desk.message(draft).body + "\nTyped by hand."
    messages.write(desk.session.store, draft, subject="S", body=typed)
    (note, *_) = [one for one in fitting(desk.session, desk.message(draft)) if one.id == "note"]
    begin_anew(desk.session, draft, note)
    now = desk.message(draft)
    assert (now.template, now.version, now.channel) == ("note", 1, Channel.LINKEDIN_NOTE)
    assert now.body == "Dear Jelisa, shall we talk?"
    desk.session.store.undo()
    assert desk.message(draft).body == typed


def test_what_i_saw_of_theirs_goes_over_to_another_template(desk: Desk) -> None:
    draft = start_draft(desk.session, desk.jelisa, "wrote about soil")
    assert "I saw that you wrote about soil." in desk.message(draft).body
    start_draft(desk.session, desk.jelisa, template="message-open")
    assert desk.message(draft).channel is Channel.LINKEDIN_MESSAGE
    assert "I saw that you wrote about soil." in desk.message(draft).body


def test_a_template_or_channel_by_name_begins_the_draft_anew_once(desk: Desk) -> None:
    draft = start_draft(desk.session, desk.jelisa)
    assert start_draft(desk.session, desk.jelisa, template="note-open") == draft
    assert desk.message(draft).template == "note-open"
    messages.write(desk.session.store, draft, subject="", body="Typed")
    assert start_draft(desk.session, desk.jelisa, template="note-open") == draft
    assert start_draft(desk.session, desk.jelisa, channel=Channel.LINKEDIN_NOTE) == draft
    assert desk.message(draft).body == "Typed"
    assert start_draft(desk.session, desk.jelisa, channel=Channel.EMAIL) == draft
    assert desk.message(draft).template == "ask-open"


def test_what_is_not_there_or_not_its_turn_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"There is no template «nothing»; ‹templates› lists them\."):
        start_draft(desk.session, desk.jelisa, template="nothing")
    with pytest.raises(Refused, match=r"makes the bump; next to be written .* is the ask"):
        start_draft(desk.session, desk.jelisa, template="bump")
    with pytest.raises(Refused, match="No template makes the ask as card"):
        start_draft(desk.session, desk.jelisa, channel=Channel.CARD)
    assert desk.session.records.messages == {}


def test_a_bump_goes_the_way_of_the_ask(desk: Desk) -> None:
    draft = start_draft(desk.session, desk.jelisa, channel=Channel.LINKEDIN_NOTE)
    messages.send(desk.session.store, draft)
    bump = desk.message(start_draft(desk.session, desk.jelisa))
    assert (bump.template, bump.channel) == ("bump-message", Channel.LINKEDIN_MESSAGE)


def test_the_list_tells_what_came_of_each_version_gone_ones_too(desk: Desk) -> None:
    desk.write("mine.txt", MINE)
    messages.send(desk.session.store, start_draft(desk.session, desk.jelisa))
    desk.write("mine.txt", MINE.replace("Version: 2", "Version: 3"))
    listed = {(one.id, one.version): one for one in list_templates(desk.session)}
    assert listed_words(listed["mine", 3]) == "mine v3 · ask · e-mail · my own · your own"
    gone = listed["mine", 2]
    assert listed_words(gone) == "mine v2 · no longer there · 1 ask, 0 answered, 0 said yes"
    facts = listed_facts(gone)
    assert (facts["sent"], facts["title"], facts["own"]) == (1, None, False)
    assert listed_words(listed["note-open", 1]) == (
        "note-open v1 · ask · LinkedIn note · cold · plugin advice"
    )


def test_a_template_that_is_gone_is_called_by_its_id(desk: Desk) -> None:
    message = Message(
        id="m",
        created=desk.session.now(),
        person=desk.jelisa,
        purpose=MessagePurpose.ASK,
        template="gone",
        version=4,
    )
    assert title_of(desk.session, message) == "gone v4"
    assert title_of(desk.session, message.replace(version=0)) == "gone"
    assert title_of(desk.session, message.replace(template="")) == ""


def test_the_example_is_a_template_that_passes_the_checks(desk: Desk) -> None:
    example = Path(__file__).parents[1] / "examples" / "templates" / "alumni.txt"
    desk.write(example.name, example.read_text(encoding="utf-8"))
    wei = desk.add('Wei Zhang @Verda point:"State U"')
    draft = desk.message(start_draft(desk.session, wei))
    assert (draft.template, draft.version) == ("alumni", 1)
    found = review_message(desk.session, draft, draft.subject, draft.body)
    about_the_text = [one for one in found if one.about is About.ASK]
    assert [one.check_id for one in about_the_text] == ["ASK-06"], "it has no times to offer"
