"""A LinkedIn export into a store: one act, rows that add up, nothing changed the second time."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coffeechat.acts import Done, Refused, people, profile
from coffeechat.acts.forgetting import forget
from coffeechat.domain.duplicates import find_twins
from coffeechat.domain.words import ContactKind, PairState
from coffeechat.exchange import Preview, apply_import, preview_import
from coffeechat.plugin_host import FileSource, RunningJob
from coffeechat.session import Session
from support import linkedin
from support.make_linkedin import LAYOUTS, VARIANTS
from support.stores import open_session

READ_WHOLE = sorted(
    name for name, form in VARIANTS.items() if form.expect != "refuse" and name != "header-only"
)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """An empty store, of which every test takes back what it did."""
    session = open_session(tmp_path_factory.mktemp("store") / "db.json")
    yield session
    session.close()


def look(session: Session, data: bytes, name: str = "Connections.csv") -> Preview:
    return preview_import(
        session, FileSource.from_bytes(name, data), RunningJob(), wanted="linkedin"
    )


def bring(session: Session, data: bytes, name: str = "Connections.csv") -> Done:
    return apply_import(session, look(session, data, name))


def take_back(session: Session) -> None:
    while len(session.records.people):
        session.store.undo()


@pytest.mark.parametrize("variant", READ_WHOLE)
def test_the_rows_of_every_variant_add_up(session: Session, variant: str) -> None:
    export = linkedin.export(variant)
    first = look(session, export.data).tally
    reading = linkedin.read(export.data)
    lost = {one.line for one in reading.problems if not one.imported}
    assert first.rows == len(reading.people) + len(reading.hidden) + len(lost)
    assert first.created + first.unchanged == len(reading.people)
    assert (first.hidden, first.problems) == (len(reading.hidden), len(lost))
    assert first.blank == len(reading.blank)
    bring(session, export.data)
    again = look(session, export.data)
    assert again.tally.unchanged == len(reading.people)
    assert again.tally.rows == first.rows
    before = session.store.canonical()
    done = apply_import(session, again)
    assert not done.changed
    assert "here already" in done.text
    assert session.store.canonical() == before
    take_back(session)


ROWS = st.lists(
    st.lists(
        st.sampled_from(
            ["", " ", "Ada", "Onu", "Ada, PhD", "05 Mar 2024", "6/7/24", "soon", "a@example.org"]
        )
        | st.sampled_from(
            ["https://www.linkedin.com/in/ada", '"', '"Verda, Inc."', "\u200b", "x\n"]
        ),
        max_size=9,
    ),
    max_size=8,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ROWS)
def test_the_rows_of_any_file_add_up(session: Session, rows: list[list[str]]) -> None:
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    data = (header + "\n".join(",".join(row) for row in rows)).encode()
    try:
        preview = look(session, data)
    except Refused:
        return
    reading = linkedin.read(data)
    lost = {one.line for one in reading.problems if not one.imported}
    assert preview.tally.rows == len(reading.people) + len(reading.hidden) + len(lost)
    people_at = {one.line for one in reading.people}
    named = people_at | {one.line for one in reading.hidden} | lost
    assert len(named) == preview.tally.rows, "each row ends as one thing"
    if reading.people:
        apply_import(session, preview)
        again = look(session, data).tally
        assert again.unchanged == len(reading.people)
        assert all(one.name.strip() for one in session.records.people.values())
        take_back(session)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_whole_export_is_one_act(session: Session, layout: str) -> None:
    data = linkedin.archive(layout).data
    empty = session.store.canonical()
    events = len(session.store.events)
    bring(session, data, "export.zip")
    assert len(session.store.events) == events + 1
    mine = session.records.profile
    assert (mine.name, mine.employers) == ("Robin Sample", ("Contoso", "Initech, Inc."))
    kinds = {one.kind for person in session.records.people.values() for one in person.contacts}
    assert kinds >= {ContactKind.MESSAGE, ContactKind.INVITATION, ContactKind.RECOMMENDATION}
    assert not look(session, data, "export.zip").plan.changes_anything
    session.store.undo()
    assert session.store.canonical() == empty


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_unpacked_folder_is_the_same(session: Session, tmp_path: Path, layout: str) -> None:
    data = linkedin.archive(layout).data
    folder = tmp_path / "Basic_LinkedInDataExport_06-30-2025"
    with ZipFile(BytesIO(data)) as packed:
        packed.extractall(folder)
    zipped = look(session, data, "export.zip")
    unpacked = preview_import(session, FileSource.from_path(folder), RunningJob())
    assert (unpacked.tally, unpacked.plan.new) == (zipped.tally, zipped.plan.new)
    assert unpacked.plan.contacts == zipped.plan.contacts


def test_my_own_profile_is_filled_and_not_overwritten(tmp_path: Path) -> None:
    session = open_session(tmp_path / "db.json")
    answers = profile.Introduction(name="Robin S.", institutions=("example state university",))
    profile.introduce(session.store, answers)
    preview = look(session, linkedin.archive("2025").data, "export.zip")
    assert preview.plan.profile_before == session.records.profile
    profile.introduce(session.store, answers.__class__(name="Robin Q."))
    with pytest.raises(Refused, match="Your profile changed"):
        apply_import(session, preview)
    bring(session, linkedin.archive("2025").data, "export.zip")
    assert session.records.profile.name == "Robin Q."
    session.close()


@pytest.mark.parametrize("months", [9, 26])
def test_a_later_export_says_what_happened_in_between(tmp_path: Path, months: int) -> None:
    first, second, _ = linkedin.months_apart(months)
    session = open_session(tmp_path / "db.json")
    bring(session, first)
    before = len(session.records.people)
    preview = look(session, second)
    reading = linkedin.read(second)
    assert preview.tally.rows == len(reading.people) + len(reading.hidden)
    gone = set(preview.plan.absent) | set(preview.plan.maybe_hidden)
    assert len(preview.plan.changed) + len(preview.plan.kept) + len(gone) == before
    apply_import(session, preview)
    assert len(session.records.people) == before + len(preview.plan.new), "nobody is deleted"
    marked = [one.id for one in session.records.people.values() if one.disconnected]
    assert sorted(marked) == sorted(preview.plan.absent)
    kept = session.store.canonical()
    assert not bring(session, second).changed
    assert session.store.canonical() == kept
    assert len(preview.plan.maybe_hidden) <= len(reading.hidden)
    session.close()


def test_a_proposal_waits_until_it_is_decided(tmp_path: Path) -> None:
    header = "First Name,Last Name,URL,Connected On\n"
    session = open_session(tmp_path / "db.json")
    bring(session, f"{header}Ada,Onu,https://www.linkedin.com/in/ada,05 Mar 2024\n".encode())
    renamed = f"{header}Ada,Lind,https://www.linkedin.com/in/lind,05 Mar 2024\n".encode()
    preview = look(session, renamed)
    assert (preview.tally.proposed, preview.tally.created) == (1, 0)
    done = apply_import(session, preview)
    assert "1 may be here already" in done.text
    (pair,) = session.records.pairs.values()
    assert pair.state is PairState.PROPOSED
    (twins,) = find_twins(session.records)
    assert twins.why == "the same day of connection and part of the name"
    session.store.undo()
    assert not session.records.pairs
    session.close()


def test_who_was_forgotten_stays_away_and_is_counted(tmp_path: Path) -> None:
    header = "First Name,Last Name,URL,Connected On\n"
    data = (
        f"{header}Ada,Onu,https://www.linkedin.com/in/ada,05 Mar 2024\nBen,Roe,,06 Mar 2024\n"
    ).encode()
    session = open_session(tmp_path / "db.json")
    bring(session, data)
    (ada,) = [one for one in session.records.people.values() if one.name == "Ada Onu"]
    forget(session.store, ada.id, "Ada Onu")
    counted = look(session, data).tally
    assert (counted.rows, counted.unchanged, counted.forgotten) == (2, 2, 1)
    assert not bring(session, data).changed
    session.close()


def test_what_i_edited_survives_a_whole_export(tmp_path: Path) -> None:
    data = linkedin.archive("2025").data
    session = open_session(tmp_path / "db.json")
    bring(session, data, "export.zip")
    one = next(iter(session.records.people.values()))
    people.edit(session.store, one.id, name="Somebody Else", place="Oakland", notes="mine")
    before = session.store.canonical()
    assert not bring(session, data, "export.zip").changed
    assert session.store.canonical() == before
    session.close()


def test_texts_of_letters_are_private(tmp_path: Path) -> None:
    from coffeechat.handoff.export import to_json

    session = open_session(tmp_path / "db.json")
    bring(session, linkedin.archive("2025").data, "export.zip")
    with session.store.act("edit") as tx:
        one = next(one for one in session.records.people.values() if one.contacts)
        told = tuple(contact.replace(text="see you in May") for contact in one.contacts)
        tx.put(one.replace(contacts=told))
    for private in (False, True):
        exported = to_json(session.records, (), private=private).decode()
        assert ("see you in May" in exported) is private
        assert json.loads(exported)["people"]
    session.close()
