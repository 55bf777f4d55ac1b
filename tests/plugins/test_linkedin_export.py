"""What else a data export tells: who its owner is, and with whom there was contact."""

import csv
import io
import zipfile
import zlib
from collections import Counter, defaultdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import ContactKind, Direction, MyProfile, PastContact, UnreadableSource
from coffeechat_linkedin import archive
from coffeechat_linkedin.archive import OTHERS, plain_name
from coffeechat_linkedin.times import day_of
from support import linkedin
from support.linkedin import Reading
from support.make_linkedin import LAYOUTS

CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ada,Onu,https://www.linkedin.com/in/ada,,Verda,Analyst,05 Mar 2024\n"
)
LETTERS = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT"
)
ME, ADA, BEN = (f"https://www.linkedin.com/in/{slug}" for slug in ("robin", "ada", "ben"))
INVITED = (
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    f'Robin Sample,Ada Onu,"3/5/24, 2:03 PM",,OUTGOING,{ME},{ADA}\n'
    f'Ben Roe,Robin Sample,"12/31/23, 2:03 PM",May I ask?,INCOMING,{BEN},{ME}\n'
)
SENT = {"FROM": "Robin Sample", "SENDER PROFILE URL": ME, "TO": "Ada Onu, PhD"}
SENT["RECIPIENT PROFILE URLS"] = ADA
GOT = {"FROM": "Ada Onu, PhD", "SENDER PROFILE URL": ADA, "TO": "Robin Sample"}
GOT["RECIPIENT PROFILE URLS"] = ME


def packed(**tables: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("Connections.csv", CONNECTIONS)
        for name, text in tables.items():
            made.writestr(f"{name}.csv", text)
    return buffer.getvalue()


def letters(*rows: dict[str, str], columns: str = LETTERS) -> str:
    """A table of letters, all of one thread unless a row says another."""
    out = io.StringIO()
    usual = {"CONVERSATION ID": "2-a", "DATE": "2024-03-05 14:03:22 UTC", "CONTENT": "Hello"}
    writer = csv.DictWriter(out, columns.split(","), restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({**usual, **row} for row in rows)
    return out.getvalue()


def read(settings: dict[str, Any] | None = None, /, **tables: str | bytes) -> Reading:
    return linkedin.read(packed(**tables), "export.zip", **(settings or {}))


def wrote(*rows: dict[str, str], **more: Any) -> list[PastContact]:
    reading = read(messages=letters(*rows), Invitations=INVITED, **more)
    return [one for one in reading.contacts if one.kind is ContactKind.MESSAGE]


# Letters ----------------------------------------------------------------------------------------


def test_how_often_who_wrote_and_who_wrote_last() -> None:
    (contact,) = wrote(
        GOT | {"DATE": "2024-03-07 08:00:00 UTC", "CONTENT": "Yes"},
        SENT | {"DATE": "2024-03-06 23:59:59 UTC"},
        SENT,
    )
    assert contact == PastContact(
        kind=ContactKind.MESSAGE,
        name="Ada Onu, PhD",
        url=ADA,
        sent=2,
        received=1,
        last=date(2024, 3, 7),
        by=Direction.IN,
    )


def test_the_order_of_rows_does_not_matter() -> None:
    (contact,) = wrote(SENT, GOT | {"DATE": "2024-03-05 14:03:21 UTC"})
    assert contact.by is Direction.OUT
    (contact,) = wrote(GOT | {"DATE": "2024-03-05 14:03:21 UTC"}, SENT)
    assert contact.by is Direction.OUT


def test_a_group_makes_nobody_an_acquaintance() -> None:
    assert wrote(SENT | {"RECIPIENT PROFILE URLS": f"{ADA},{BEN}"}, GOT) == []
    assert wrote(SENT, GOT, GOT | {"SENDER PROFILE URL": BEN}) == []


@pytest.mark.parametrize(
    "row",
    [
        GOT | {"FROM": "LinkedIn Member", "SENDER PROFILE URL": ""},
        GOT | {"FROM": "", "SENDER PROFILE URL": ""},
        SENT | {"TO": "", "RECIPIENT PROFILE URLS": ""},
        SENT | {"IS MESSAGE DRAFT": "Yes"},
    ],
    ids=["closed account", "nobody", "to nobody", "draft"],
)
def test_rows_that_are_no_contact(row: dict[str, str]) -> None:
    assert wrote(row) == []
    (contact,) = wrote(row, SENT)
    assert (contact.sent, contact.received) == (1, 0)


def test_a_name_is_never_split_at_its_comma() -> None:
    columns = LETTERS.replace("RECIPIENT PROFILE URLS,", "")
    reading = read(messages=letters(SENT, columns=columns), Invitations=INVITED)
    (contact,) = [one for one in reading.contacts if one.kind is ContactKind.MESSAGE]
    assert (contact.name, contact.url, contact.sent) == ("Ada Onu, PhD", "", 1)


def test_a_group_is_known_without_addresses_of_recipients() -> None:
    columns = LETTERS.replace("RECIPIENT PROFILE URLS,", "")
    for rows in (
        (GOT, SENT | {"TO": "Ada Onu, PhD,Ben Roe"}),
        (GOT, GOT | {"FROM": "Ben Roe", "SENDER PROFILE URL": BEN}),
        (GOT | {"TO": "Robin Sample,Ben Roe"},),
    ):
        reading = read(messages=letters(*rows, columns=columns), Invitations=INVITED)
        assert {one.kind for one in reading.contacts} == {ContactKind.INVITATION}


@pytest.mark.parametrize("date_", ["", "soon", "2024-13-45 00:00:00 UTC"])
def test_a_letter_without_a_day_counts_all_the_same(date_: str) -> None:
    (contact,) = wrote(SENT | {"DATE": date_})
    assert (contact.sent, contact.last) == (1, None)


def test_a_line_separator_of_unicode_breaks_no_record() -> None:
    (contact,) = wrote(SENT | {"CONTENT": "one\u2028two\nthree \u202f"}, GOT)
    assert (contact.sent, contact.received) == (1, 1)


# Whose letters these are --------------------------------------------------------------------------


def test_invitations_tell_the_owner_though_another_is_in_more_threads() -> None:
    rows = [GOT | {"CONVERSATION ID": f"2-{n}", "RECIPIENT PROFILE URLS": ""} for n in range(5)]
    (contact,) = wrote(*rows)
    assert (contact.url, contact.received) == (ADA, 5)


@pytest.mark.parametrize(
    "more",
    [
        {"Profile": "First Name,Last Name\nRobin,Sample\n"},
        {},
    ],
    ids=["the name", "most threads"],
)
def test_without_invitations_the_owner_is_found(more: dict[str, str]) -> None:
    other = SENT | {"CONVERSATION ID": "2-b", "RECIPIENT PROFILE URLS": BEN, "TO": "Ben Roe"}
    reading = read(messages=letters(SENT, GOT, other), **more)
    assert Counter(one.url for one in reading.contacts) == {ADA: 1, BEN: 1}
    assert [one.sent for one in reading.contacts] == [1, 1]


def test_where_nothing_tells_the_letters_are_left_out_and_the_user_is_asked() -> None:
    reading = read(messages=letters(SENT, GOT))
    assert reading.contacts == []
    (warning,) = reading.warnings
    assert "set «address»" in warning
    told = read({"address": "linkedin.com/in/Robin/"}, messages=letters(SENT, GOT))
    assert [one.url for one in told.contacts] == [ADA]
    assert told.warnings == []


# Texts --------------------------------------------------------------------------------------------


def test_texts_are_kept_only_when_asked_for() -> None:
    letter = SENT | {"CONTENT": '<p class="spin">See &amp; talk</p>'}
    tables = {"messages": letters(letter), "Invitations": INVITED}
    assert {one.text for one in read(**tables).contacts} == {""}
    kept = read({"keep_texts": True}, **tables).contacts
    assert {one.text for one in kept} == {"See & talk", "", "May I ask?"}


# The other tables ---------------------------------------------------------------------------------


def test_who_invited_whom() -> None:
    sent, got = read(Invitations=INVITED).contacts
    assert (sent.url, sent.sent, sent.by, sent.last) == (ADA, 0, Direction.OUT, date(2024, 3, 5))
    assert (got.url, got.received, got.by, got.last) == (BEN, 1, Direction.IN, date(2023, 12, 31))


@pytest.mark.parametrize(
    ("table", "sent"),
    [("Recommendations", 0), ("Recommendations_Received", 0), ("Recommendations Given", 1)],
)
def test_who_recommended_whom(table: str, sent: int) -> None:
    text = (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Ada,"Onu, PhD",Verda,Analyst,A joy to work with.,"03/05/24, 02:03 PM",VISIBLE\n'
    )
    (contact,) = read(**{table: text}).contacts
    assert (contact.kind, contact.name) == (ContactKind.RECOMMENDATION, "Ada Onu, PhD")
    assert (contact.sent, contact.received) == (sent, 1 - sent)
    assert contact.last == date(2024, 3, 5)


@pytest.mark.parametrize("url", ["", "www.linkedin.com/in/ada"])
def test_who_endorsed_me(url: str) -> None:
    column = "Endorser Public Url," if url else ""
    text = (
        f"Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,{column}"
        "Endorsement Status\n"
        f"2024/03/05 14:03:22 UTC,SQL,Ada,Onu,{url + ',' if url else ''}ACCEPTED\n"
        f"2023/03/05 14:03:22 UTC,Writing,Ada,Onu,{url + ',' if url else ''}ACCEPTED\n"
    )
    (contact,) = read(Endorsement_Received_Info=text).contacts
    assert (contact.kind, contact.url, contact.received) == (ContactKind.ENDORSEMENT, url, 2)
    assert contact.last == date(2024, 3, 5)


def test_my_schools_and_employers() -> None:
    reading = read(
        Profile="First Name,Last Name,Geo Location\nRobin,Sample,Springfield\n",
        Positions='Company Name,Title\n"Initech, Inc.",Intern\nVerda,Analyst\nVerda,Lead\n',
        Education="School Name,Start Date\nState U,2015\n,2016\n",
    )
    assert reading.mine == [
        MyProfile(
            name="Robin Sample",
            institutions=("State U",),
            employers=("Initech, Inc.", "Verda"),
            places=("Springfield",),
        )
    ]


def test_the_synced_phone_book_and_the_decoys_are_left_alone() -> None:
    reading = read(
        ImportedContacts="First Name,Last Name,Emails\nEva,Holm,eva@example.org\n",
        coach_messages=letters(SENT),
        learning_coach_messages=letters(SENT),
        LearningCoachMessages="No conversations found",
        Invitations=INVITED,
    )
    assert len(reading.people) == 1
    assert ContactKind.MESSAGE not in {one.kind for one in reading.contacts}


def test_parts_of_a_table_are_one_table_and_copies_are_one_file() -> None:
    later = letters(GOT | {"DATE": "2024-04-05 14:03:22 UTC"})
    parts = {"messages_1": letters(SENT), "messages_2": later}
    (contact,) = [
        one
        for one in read(**parts, Invitations=INVITED).contacts
        if one.kind is ContactKind.MESSAGE
    ]
    assert (contact.sent, contact.received) == (1, 1)
    twice = {"messages": letters(SENT), "copy/messages": letters(SENT)}
    assert read(**twice, Profile="First Name,Last Name\nRobin,Sample\n").contacts[0].sent == 1


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/b/Recommendations Given.csv", "recommendationsgiven.csv"),
        ("Connections (1).csv", "connections.csv"),
        ("a\\messages_3.CSV", "messages.csv"),
        ("learning_coach_messages.csv", "learningcoachmessages.csv"),
    ],
)
def test_names_are_compared_without_what_drifts(path: str, name: str) -> None:
    assert plain_name(path) == name


# Damage -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", sorted(OTHERS))
@pytest.mark.parametrize("data", [b"", b"\0\xff\xfe", b'"', b"x,y\n1", b'From,To\n"a,b\nc,d\n'])
def test_a_broken_table_costs_no_connection(table: str, data: bytes) -> None:
    reading = read(**{table.removesuffix(".csv"): data})
    assert [one.name for one in reading.people] == ["Ada Onu"]


def test_a_table_that_unpacks_to_far_too_much_is_left_out() -> None:
    reading = read(messages=letters(SENT) + "," * 5_000_000, Invitations=INVITED)
    assert len(reading.people) == 1
    assert "messages.csv in the ZIP is damaged or far too large" in reading.warnings[0]


def test_all_tables_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", len(CONNECTIONS) + len(INVITED) + 10)
    reading = read(messages=letters(SENT), Invitations=INVITED)
    assert [one.kind for one in reading.contacts] == [ContactKind.INVITATION] * 2
    assert len(reading.warnings) == 1


def test_a_damaged_table_is_left_out() -> None:
    data = packed(messages=letters(*[SENT] * 50))
    at = data.index(b"messages.csv") + 40
    broken = data[:at] + zlib.compress(b"other")[:8] + data[at + 8 :]
    reading = linkedin.read(broken, "export.zip")
    assert [one.name for one in reading.people] == ["Ada Onu"]
    assert len(reading.warnings) == 1


CELLS = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    [ME, ADA, f"{ADA},{BEN}", "2-a", "Robin Sample", "LinkedIn Member", "Yes", "OUTGOING", "3/5/24"]
)


@given(st.lists(st.lists(CELLS, max_size=12), max_size=6), st.sampled_from(sorted(OTHERS)))
def test_any_rows_give_contact_that_can_be(rows: list[list[str]], table: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([LETTERS.split(","), *rows])
    tables: dict[str, str | bytes] = {"Invitations": INVITED}
    tables[table.removesuffix(".csv")] = out.getvalue().encode("utf-8", "replace")
    reading = read(**tables)
    for contact in reading.contacts:
        assert contact.name or contact.url
        assert "member" not in contact.name.casefold().split() or contact.url
        assert contact.sent >= 0
        assert contact.received >= 0


@given(st.binary(max_size=200))
def test_any_bytes_for_a_table_are_read_past(data: bytes) -> None:
    reading = read(messages=data, Profile=data, Invitations=data)
    assert len(reading.people) == 1


# The generator ------------------------------------------------------------------------------------


def table_of(data: bytes, name: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        (path,) = [one for one in made.namelist() if one.rpartition("/")[2].casefold() == name]
        return list(csv.DictReader(io.StringIO(made.read(path).decode(), newline="")))


@pytest.mark.parametrize("layout", ["2023", "2025", "2025-nested"])
def test_counts_and_last_days_for_each_profile(layout: str) -> None:
    """What the rows say of threads in which nobody but two have an address."""
    data = linkedin.archive(layout).data
    owner = "https://www.linkedin.com/in/robin-sample-000"
    threads: dict[str, set[str]] = defaultdict(set)
    rows = table_of(data, "messages.csv")
    for row in rows:
        both = [row["SENDER PROFILE URL"], *row["RECIPIENT PROFILE URLS"].split(",")]
        threads[row["CONVERSATION ID"]] |= set(both) - {"", owner}
    sent: Counter[str] = Counter()
    received: Counter[str] = Counter()
    last: dict[str, str] = {}
    for row in rows:
        if len(threads[row["CONVERSATION ID"]]) != 1 or not row["SENDER PROFILE URL"]:
            continue
        (partner,) = threads[row["CONVERSATION ID"]]
        (sent if row["SENDER PROFILE URL"] == owner else received)[partner] += 1
        last[partner] = max(last.get(partner, ""), row["DATE"][:10])
    found = [
        one for one in linkedin.read(data, "export.zip").contacts if one.kind is ContactKind.MESSAGE
    ]
    assert found
    assert {one.url: one.sent for one in found if one.sent} == sent
    assert {one.url: one.received for one in found if one.received} == received
    assert {one.url: str(one.last) for one in found} == last


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_layout_tells_of_the_owner_and_of_contact(layout: str) -> None:
    reading = linkedin.read(linkedin.archive(layout).data, "export.zip")
    (mine,) = reading.mine
    assert mine.name == "Robin Sample"
    assert mine.employers == ("Contoso", "Initech, Inc.")
    kinds = {one.kind for one in reading.contacts}
    assert kinds >= {ContactKind.MESSAGE, ContactKind.INVITATION, ContactKind.RECOMMENDATION}
    names = {one.name for one in linkedin.archive(layout).visible}
    written = {one.name for one in reading.contacts if one.kind is ContactKind.MESSAGE}
    groups = {name for name in written - names if "," in name}
    assert written - names == groups
    assert layout == "2018" or not groups, "nothing but names tells of a group there"
    assert reading.warnings == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-05 14:03:22 UTC", date(2024, 3, 5)),
        ("2024/03/05 14:03:22 UTC", date(2024, 3, 5)),
        ("2024-03-05T14:03:22.000Z", date(2024, 3, 5)),
        ("3/5/24, 2:03 PM", date(2024, 3, 5)),
        ("03/05/24, 02:03 PM", date(2024, 3, 5)),
        ("3/5/2024", date(2024, 3, 5)),
        ("Mar 05 2016", date(2016, 3, 5)),
        ("Mar 05, 2024 02:03 PM", date(2024, 3, 5)),
        ("31/12/24", None),
        ("Not Available", None),
        ("", None),
    ],
)
def test_each_table_has_its_style(text: str, day: date | None) -> None:
    assert day_of(text) == day


def test_a_zip_without_the_list_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("messages.csv", letters(SENT))
    with pytest.raises(UnreadableSource, match="without Connections"):
        linkedin.read(buffer.getvalue(), "export.zip")
