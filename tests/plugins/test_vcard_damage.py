"""Whatever is broken in a card costs that card at most, and no other."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeechat.api import Sample, UnreadableSource
from coffeechat_vcard import cards as cards_module
from coffeechat_vcard.cards import cards
from coffeechat_vcard.sniff import likelihood
from support.vcards import Book, address_book, card, read_book

ADA = card("FN:Ada Onu", "EMAIL:ada@example.org")
BEN = card("FN:Ben Roe", "EMAIL:ben@example.org")
BOTH = ["Ada Onu", "Ben Roe"]


def told(book: Book) -> list[tuple[int, bool]]:
    return [(problem.line, problem.imported) for problem in book.problems]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_line_ends_and_marks_change_nothing(end: str, encoding: str) -> None:
    text = (ADA + BEN).replace("Ada", "Zoë").replace("\r\n", end)
    book = read_book(text.encode(encoding))
    assert book.names == ["Zoë Onu", "Ben Roe"]
    assert [one.line for one in book.people] == [1, 6]
    assert (book.problems, book.warnings) == ([], [])


def test_more_addresses_than_the_program_takes_cost_nobody() -> None:
    many = [f"EMAIL:a{number}@example.org" for number in range(1_200)]
    book = read_book(card("FN:Ada Onu", *many) + BEN)
    assert [(one.name, len(one.emails)) for one in book.people] == [
        ("Ada Onu", 1_000),
        ("Ben Roe", 1),
    ]
    assert told(book) == [(1, True)]


def test_many_broken_addresses_are_told_once() -> None:
    book = read_book(card("FN:Ada Onu", *["EMAIL:none"] * 50))
    assert told(book) == [(1, True)]


def test_line_ends_of_every_kind_in_one_file() -> None:
    data = ADA.replace("\r\n", "\r") + "\n\r\n" + BEN.replace("\r\n", "\n") + ADA
    assert [one.line for one in read_book(data).people] == [1, 7, 12]


def test_an_encoding_that_was_asked_for() -> None:
    data = ADA.replace("Ada", "Zoë").encode("mac-roman")
    assert read_book(data, "mac-roman").names == ["Zoë Onu"]
    with pytest.raises(UnreadableSource, match="no encoding «nope»"):
        read_book(data, "nope")


def test_letters_that_are_not_of_the_encoding_are_said() -> None:
    book = read_book(BEN.replace("Ben", "Zo\xeb").encode("cp1252"), "ascii")
    assert book.names == ["Zo\ufffd Roe"]
    assert "ascii" in book.warnings[0]


@pytest.mark.parametrize(
    "between",
    [
        "\r\n\r\n",
        "\u00ef\u00bb\u00bf",
        "rubbish\r\n",
        "END:VCARD\r\n",
        "\ufeff",
        "FN:Nobody\r\nEND:VCARD\r\n",
    ],
)
def test_what_stands_between_cards_is_nothing(between: str) -> None:
    book = read_book(between + ADA + between + BEN + between)
    assert (book.names, book.problems) == (BOTH, [])


@pytest.mark.parametrize("begin", ["begin:vcard", "Begin:vCard", "BEGIN:VCARD  ", "BEGIN:VCARD\t"])
def test_a_card_may_begin_in_any_case(begin: str) -> None:
    book = read_book(ADA + BEN.replace("BEGIN:VCARD", begin).replace("END:VCARD", "end:vcard "))
    assert (book.names, book.problems) == (BOTH, [])


def test_files_joined_without_a_line_end() -> None:
    book = read_book(ADA.rstrip() + BEN.rstrip() + "\ufeff" + ADA.rstrip())
    assert (book.names, book.problems) == ([*BOTH, "Ada Onu"], [])
    assert [one.line for one in book.people] == [1, 5, 9]


def test_a_file_that_was_cut_off_and_joined_to_another() -> None:
    book = read_book(ADA[: ADA.index(".org")] + BEN)
    assert book.names == BOTH
    assert book.people[0].emails == ()
    assert told(book) == [(1, True)]


def test_a_card_that_never_ends_is_closed_by_the_next() -> None:
    book = read_book(ADA.replace("END:VCARD\r\n", "") + BEN)
    assert book.names == BOTH
    assert told(book) == [(1, True)]


@pytest.mark.parametrize("length", range(len("BEGIN:VCARD"), len(BEN) - 2))
def test_a_file_that_ends_in_the_middle_of_a_card(length: int) -> None:
    if not BEN[:length].partition("\r\n")[1]:
        return
    book = read_book(ADA + BEN[:length])
    assert book.names[0] == "Ada Onu"
    assert told(book) in ([(6, True)], [(6, False)])
    assert set(book.names) <= set(BOTH)
    if len(book.people) == 2:
        assert book.people[1].emails in {(), ("ben@example.org",)}


def test_a_card_of_an_agent_is_not_one_of_the_book() -> None:
    agent = "BEGIN:VCARD\nFN:Agent\nTEL:1\nEND:VCARD\n"
    for head in ("AGENT:\n", "AGENT;TYPE=X:\n", "agent:", "AGENT:"):
        book = read_book(f"BEGIN:VCARD\n{head}{agent}FN:Ada Onu\nEND:VCARD\n{BEN}")
        assert (book.names, book.problems) == (BOTH, [])
        assert book.people[0].phones == ()
        assert book.people[1].line == 8 + head.count("\n")


def test_agents_of_agents_and_several_agents() -> None:
    one = "AGENT:\nBEGIN:VCARD\nFN:Agent\n{}END:VCARD\n"
    for agents in (one.format(one.format("")), one.format("") * 2):
        book = read_book(f"BEGIN:VCARD\nFN:Ada Onu\n{agents}TEL:1\nEND:VCARD\n{BEN}")
        assert (book.names, book.problems) == (BOTH, [])
        assert book.people[0].phones == ("1",)


def test_a_card_cut_off_where_an_agent_begins_does_not_swallow_the_next() -> None:
    book = read_book("BEGIN:VCARD\nFN:Ada Onu\nAGENT:\n" + BEN)
    assert book.names == BOTH
    assert told(book) == [(1, True)]


@pytest.mark.parametrize(
    "note",
    [
        "NOTE:a card begins with BEGIN:VCARD",
        "NOTE:BEGIN:VCARD",
        "NOTE:as in\r\n BEGIN:VCARD\r\n END:VCARD",
        "NOTE:BEGIN:VCARD\\nFN:Nobody\\nEND:VCARD",
        "NOTE;ENCODING=QUOTED-PRINTABLE:as in=0D=0A=\r\nBEGIN:VCARD=0D=0A=\r\nEND:VCARD",
        "NOTE;ENCODING=QUOTED-PRINTABLE:as in=\r\nBEGIN:VCARD",
    ],
)
def test_what_looks_like_a_card_within_a_note(note: str) -> None:
    book = read_book(card("FN:Ada Onu", note, "TEL:1") + BEN)
    assert (book.names, book.problems) == (BOTH, [])
    assert "BEGIN:VCARD" in book.people[0].notes
    assert book.people[0].phones == ("1",)


def test_a_soft_line_break_at_the_end_of_a_cut_off_card() -> None:
    cut = "BEGIN:VCARD\nFN:Ada Onu\nNOTE;ENCODING=QUOTED-PRINTABLE:so=\n"
    assert read_book(cut + BEN).names == BOTH
    closed = read_book(cut + "END:VCARD\n" + BEN)
    assert (closed.names, closed.problems) == (BOTH, [])
    assert closed.people[0].notes.startswith("so")


def test_notes_that_were_not_folded() -> None:
    book = read_book(card("FN:Ada Onu", "NOTE:one", "two", "", "three", "TEL:1") + BEN)
    assert book.people[0].notes == "one\ntwo\nthree"
    assert (book.names, book.problems) == (BOTH, [])


def test_lines_that_are_no_property_are_counted() -> None:
    book = read_book(card("FN:Ada Onu", "rubbish", "PHOTO;ENCODING=BASE64:", "QUJD", "QUJD") + BEN)
    assert book.names == BOTH
    (problem,) = book.problems
    assert problem.reason.startswith("1 line ")
    assert problem.imported


def test_a_card_without_a_name_is_reported_with_its_text() -> None:
    book = read_book(ADA + card("TEL:1") + BEN)
    assert (book.names, told(book)) == (BOTH, [(6, False)])
    assert "TEL:1" in book.problems[0].raw


def test_an_organisation_is_nobody() -> None:
    book = read_book(card("ORG:Verda", "EMAIL:desk@example.com") + BEN)
    assert (book.names, [one.line for one in book.hidden]) == (["Ben Roe"], [1])


def test_photos_and_keys_are_passed_over() -> None:
    text = "".join(address_book(20, photo=40_000))
    book = read_book(text)
    assert len(book.people) == 20
    assert book.problems == []
    lines = text.splitlines()
    assert all(lines[person.line - 1] == "BEGIN:VCARD" for person in book.people)


def test_a_card_longer_than_any_is_read_as_far_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards_module, "MOST_OF_A_CARD", 10_000)
    long = card("FN:Ada Onu", "NOTE:" + "x" * 20_000, "TEL:1", end="\n")
    first, second = cards([long[:11_000], long[11_000:], BEN.replace("\r\n", "\n")])
    assert (first.line, first.too_long) == (1, True)
    assert (second.line, second.too_long) == (7, False)


@pytest.mark.parametrize("size", [1, 7, 100])
def test_it_does_not_matter_where_the_text_is_cut_into_stretches(size: int) -> None:
    agent = "BEGIN:VCARD\nAGENT:\nBEGIN:VCARD\nFN:x\nEND:VCARD\nFN:y\nEND:VCARD\n"
    text = (ADA + "rubbish\n" * 20 + agent + BEN.rstrip() + ADA).replace("\r\n", "\n")
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert list(cards(pieces)) == list(cards([text]))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"name,email\nAda,ada@example.org\n", "no vCard file"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "a calendar file"),
        (b"PK\x03\x04rest", "a ZIP"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "a web page"),
    ],
)
def test_what_is_no_vcard_file_is_said(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableSource, match=f"contacts.vcf is {what}.*expected a vCard file"):
        read_book(data)


def test_cards_of_which_none_is_a_person() -> None:
    with pytest.raises(UnreadableSource, match="none of a person"):
        read_book(card("KIND:group", "FN:Friends"))


@pytest.mark.parametrize(
    ("name", "head", "least", "most"),
    [
        ("contacts.vcf", ADA.encode(), 1, 1),
        ("", ADA.encode("utf-16"), 1, 1),
        ("x", b"\xef\xbb\xbf\n\nbegin:vcard\nFN:Ada", 1, 1),
        ("contacts.vcf", b"rubbish\n" + ADA.encode(), 0.8, 0.99),
        ("notes.csv", b'Name,Note\nAda,"\nBEGIN:VCARD\nEND:VCARD"\n', 0, 0.5),
        ("contacts.vcf", b"name,email\nAda,ada@example.org\n", 0.01, 0.2),
        ("people.csv", b"name,email\nAda,ada@example.org\n", 0, 0),
        ("people.csv", b"name,note\nAda,BEGIN:VCARD\n", 0, 0),
    ],
)
def test_how_sure_it_is(name: str, head: bytes, least: float, most: float) -> None:
    assert least <= likelihood(Sample(name=name, head=head)) <= most


LINES = st.lists(
    st.sampled_from(
        [
            "BEGIN:VCARD", "END:VCARD", "AGENT:", "FN:Ada", "N:Onu;Ada", "ORG:Verda", " folded",
            "NOTE;ENCODING=QUOTED-PRINTABLE:a=", "EMAIL:x", "EMAIL:a@example.org", "KIND:group",
            "PHOTO;ENCODING=b:/9j/", "rubbish", "", 'ADR;LABEL="a:b":;;;x', "VERSION:3.0",
            "FN;CHARSET=utf-7:+2AA-", "=", "FN:\u200b", "\ufeffBEGIN:VCARD",
        ]
    ),
    max_size=25,
)  # fmt: skip


@given(st.binary(max_size=400), st.sampled_from(["", "utf-16", "utf-7", "cp037", "idna", "hex"]))
def test_any_bytes_are_refused(data: bytes, encoding: str) -> None:
    with pytest.raises(UnreadableSource):
        read_book(data, encoding)


@given(LINES, st.sampled_from(["\n", "\r\n", ""]))
def test_any_lines_give_people_with_names_or_a_refusal(lines: list[str], end: str) -> None:
    data = "\r\n".join(lines) + end
    try:
        book = read_book(data)
    except UnreadableSource:
        return
    assert all(person.name.strip() for person in book.people)
    assert len(set(book.ends)) == len(book.ends)
    begins = [number for number, line in enumerate(lines, 1) if line.endswith("BEGIN:VCARD")]
    assert set(book.ends) <= set(begins)


DAMAGE = st.lists(
    st.tuples(st.integers(0, 1500), st.integers(0, 3), st.binary(max_size=6)), max_size=8
)


@given(DAMAGE)
def test_any_damage_costs_only_the_cards_it_hits(damage: list[tuple[int, int, bytes]]) -> None:
    data = "".join(address_book(8)).encode()
    whole = data.split(b"BEGIN:VCARD")[1:]
    for at, length, put in damage:
        data = data[:at] + put + data[at + length :]
    try:
        book = read_book(data)
    except UnreadableSource:
        return
    untouched = {
        f"Ada Onu{number}"
        for number, text in enumerate(whole)
        if b"\nBEGIN:VCARD" + text in b"\n" + data
    }
    assert untouched <= set(book.names)
    assert all(person.name.strip() for person in book.people)


TEXTS = st.text(st.sampled_from("ab\\,;:= \t\n\u00e9\u2028\U0001f331\"'"), max_size=12)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_every_card_of_a_well_formed_file_ends_as_one_thing(pairs: list[tuple[str, str]]) -> None:
    texts = [card(f"FN:{_escaped(name)}", f"NOTE:{_escaped(note)}") for name, note in pairs]
    book = read_book("".join([*texts, BEN]))
    assert book.ends == [1 + 5 * number for number in range(len(texts) + 1)]
    assert book.names == [name.strip() for name, _ in pairs if name.strip()] + ["Ben Roe"]


def _escaped(text: str) -> str:
    for letter in "\\,;":
        text = text.replace(letter, f"\\{letter}")
    return text.replace("\n", "\\n")


@pytest.mark.parametrize(
    ("before", "again"),
    [
        ("", "BEGIN:VCARD\n"),
        ("", "BEGIN:VCARD\nAGENT:\n"),
        ("", "\n"),
        ("BEGIN:VCARD", " "),
        ("BEGIN:VCARD\n", "\n"),
        ("BEGIN:VCARD\n", "END:VCARD "),
        ("BEGIN:VCARD\nFN:", "="),
        ('BEGIN:VCARD\nFN;X="', 'a"'),
        ("BEGIN:VCARD\nFN;", ';"'),
        ("BEGIN:VCARD\nN:", ","),
        ("BEGIN:VCARD\nORG:", "\\;"),
        ("BEGIN:VCARD\nNOTE:", "\\"),
        ("BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:", "=\n"),
        ("BEGIN:VCARD\nQUOTED-PRINTABLE=\n", "x"),
        ("BEGIN:VCARD\nEMAIL:", "a"),
        ("BEGIN:VCARD\nEMAIL:", "a@"),
        ("BEGIN:VCARD\nTEL:tel:", ";a"),
    ],
)
def test_no_text_takes_much_longer_than_others(before: str, again: str) -> None:
    usual = _seconds("".join(address_book(1_500)))
    assert _seconds(before + again * (600_000 // len(again))) < 60 * usual


def _seconds(text: str) -> float:
    start = time.process_time()
    read_book(f"{text}\n{BEN}")
    return time.process_time() - start
