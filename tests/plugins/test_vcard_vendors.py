"""Cards as the address books of this world write them; everybody in them is made up."""

import pytest

from coffeechat.api import ImportedPerson
from support.vcards import card, only, read_book

APPLE = "\r\n".join(
    [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Apple Inc.//macOS 14.5//EN",
        "N:Okafor;Jelisa;Mae;Dr.;",
        "FN:Dr. Jelisa Mae Okafor",
        "NICKNAME:Jel",
        "ORG:Green Rivers\\, Inc.;Programs;",
        "TITLE:Program Manager",
        "item1.EMAIL;type=INTERNET:jelisa@example.org",
        "item1.X-ABLabel:_$!<School>!$_",
        "EMAIL;type=INTERNET;type=WORK;type=pref:okafor@example.com",
        "TEL;type=WORK;type=FAX:+1 555 0199",
        "TEL;type=CELL;type=VOICE;type=pref:(555) 010-0100",
        "item2.ADR;type=HOME;type=pref:;;12 Mill Lane;Oakland;CA;94601;United States",
        "item2.X-ABADR:us",
        "item3.URL;type=pref:http\\://rivers.example",
        "item3.X-ABLabel:_$!<HomePage>!$_",
        "X-SOCIALPROFILE;type=linkedin;x-user=jelisa:http://www.linkedin.com/in/jelisa-okafor",
        "X-SOCIALPROFILE;type=twitter:x-apple:jelisa",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-05",
        "NOTE:Met at the fair\\; likes rivers\\, lakes\\nand long ",
        "  walks",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ",
        " AAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ=",
        "X-ABUID:0A1B:ABPerson",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:River friends;;;;",
        "FN:River friends",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:0A1B",
        "END:VCARD",
        "",
    ]
)
GOOGLE = "\r\n".join(
    [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Ben Roe",
        "N:Roe;Ben;;;",
        "item1.EMAIL;TYPE=INTERNET:ben@example.org",
        "item1.X-ABLabel:",
        "TEL;TYPE=CELL:+15550101",
        "ADR;TYPE=HOME:;;1 Hill St\\nOakland;Oakland;California;94601;United States;1 Hill St",
        "item2.ORG:Hollow Hill",
        "item2.X-ABLabel:",
        "TITLE:Editor",
        "item3.URL:https\\://www.linkedin.com/in/ben-roe",
        "item3.X-ABLabel:LinkedIn",
        "CATEGORIES:myContacts",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:",
        "N:;;;;",
        "EMAIL;TYPE=INTERNET:desk@example.com",
        "END:VCARD",
        "",
    ]
)
ANDROID = "\r\n".join(
    [
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=96zt=C3=BCrk;Zo=C3=\r\n=AB;;;",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=5A=6F=C3=\r\n=AB=20=C3=96zt=C3=BCrk",
        "TEL;CELL;PREF:+49 30 0101",
        "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=BC=72=6F):+49 30 0102",
        "EMAIL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=BC):zoe@example.org",
        "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BCnwerk=3B Nord;B=C3=BCro",
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Erste Zeile=0D=0A=",
        "zweite = Zeile =",
        "geht weiter",
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ",
        " AAAQABAAD/2wBDAAEBAQEBAQEB=",
        "",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Zo;1;;;;;;;;;;;;;",
        "END:VCARD",
        "",
    ]
)
OUTLOOK = "\r\n".join(
    [
        "BEGIN:VCARD",
        "VERSION:2.1",
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2",
        "N;LANGUAGE=de;CHARSET=Windows-1252:M\xfcller;J\xf6rg;;Herr",
        "FN;CHARSET=Windows-1252:J\xf6rg M\xfcller",
        "ORG;CHARSET=Windows-1252:Stra\xdfenbau",
        "TITLE:Ingenieur",
        "TEL;WORK;VOICE:+49 30 0103",
        "ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;Hof 1=0D=0AHaus 2;Berlin;;10115;Germany",
        "LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Hof 1=0D=0A=",
        "Haus 2=0D=0A=",
        "10115 Berlin",
        "X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:",
        " /9j/4AAQSkZJRgABAQ",
        "",
        "EMAIL;PREF;INTERNET:joerg@example.org",
        "REV:20240305T140322Z",
        "END:VCARD",
        "",
    ]
)
VERSION_4 = "\n".join(
    [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:individual",
        "FN;ALTID=1;LANGUAGE=en:Aiko Mori",
        "FN;ALTID=1;LANGUAGE=ja:森愛子",
        'N;SORT-AS="Mori,Aiko":Mori;Aiko;;;',
        "EMAIL;PREF=2:aiko@example.com",
        "EMAIL;PREF=1;TYPE=work:aiko@example.org",
        'TEL;VALUE=uri;TYPE="voice,cell";PREF=1:tel:+81-3-0101;ext=7',
        'ADR;LABEL="1 Hill: Kyoto; Japan":;;1 Hill;Kyoto;;;Japan',
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/in/aiko-mori",
        "PHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:org",
        "FN:Hollow Hill",
        "END:VCARD",
        "",
    ]
)


def test_apple() -> None:
    book = read_book(APPLE)
    assert book.people == [
        ImportedPerson(
            name="Dr. Jelisa Mae Okafor",
            line=1,
            title="Program Manager",
            organisation="Green Rivers, Inc.",
            emails=("okafor@example.com", "jelisa@example.org"),
            phones=("(555) 010-0100", "+1 555 0199"),
            urls=("http://www.linkedin.com/in/jelisa-okafor", "http://rivers.example"),
            place="Oakland, CA, United States",
            notes="Met at the fair; likes rivers, lakes\nand long  walks",
            extras={"department": "Programs", "nickname": "Jel"},
        )
    ]
    assert [one.line for one in book.hidden] == [27]
    assert book.problems == []
    assert "line 27" in book.warnings[0]


def test_google() -> None:
    book = read_book(GOOGLE)
    first, second = book.people
    assert first == ImportedPerson(
        name="Ben Roe",
        line=1,
        title="Editor",
        organisation="Hollow Hill",
        emails=("ben@example.org",),
        phones=("+15550101",),
        urls=("https://www.linkedin.com/in/ben-roe",),
        place="Oakland, California, United States",
    )
    assert (second.name, second.line) == ("desk@example.com", 16)
    assert [(one.line, one.imported) for one in book.problems] == [(16, True)]


def test_android() -> None:
    book = read_book(ANDROID)
    assert book.people == [
        ImportedPerson(
            name="Zoë Öztürk",
            line=1,
            organisation="Grünwerk; Nord",
            emails=("zoe@example.org",),
            phones=("+49 30 0101", "+49 30 0102"),
            notes="Erste Zeile\nzweite = Zeile geht weiter",
            extras={"department": "Büro"},
        )
    ]
    assert (book.problems, book.warnings) == ([], [])


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_outlook_whatever_the_bytes_really_are(encoding: str) -> None:
    book = read_book(OUTLOOK.encode(encoding))
    assert book.people == [
        ImportedPerson(
            name="Jörg Müller",
            line=1,
            title="Ingenieur",
            organisation="Straßenbau",
            emails=("joerg@example.org",),
            phones=("+49 30 0103",),
            place="Berlin, Germany",
        )
    ]
    assert (book.problems, book.warnings) == ([], [])


def test_version_4() -> None:
    book = read_book(VERSION_4)
    assert book.people == [
        ImportedPerson(
            name="Aiko Mori",
            line=1,
            emails=("aiko@example.org", "aiko@example.com"),
            phones=("+81-3-0101 ext. 7",),
            urls=("https://www.linkedin.com/in/aiko-mori",),
            place="Kyoto, Japan",
        )
    ]
    assert [one.line for one in book.hidden] == [14]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Roe;Ben;Lee,Max;Dr.;Jr.,M.D.",), "Dr. Ben Lee Max Roe Jr. M.D."),
        (("N:Roe",), "Roe"),
        (("FN: ", "N:Roe;Ben;;;"), "Ben Roe"),
        (("FN:\u200b", "N:Roe;Ben;;;"), "Ben Roe"),
        (("FN:", "FN:Ben Roe"), "Ben Roe"),
        (("NICKNAME:Ben", "ORG:Verda"), "Ben"),
        (("FN:Roe\\, Ben \\\\o/ C:\\dir",), "Roe, Ben \\o/ C:\\dir"),
        (("fn : Ben Roe",), "Ben Roe"),
        (("X-ABShowAs:COMPANY", "ORG:Verda", "FN:Verda", "N:Roe;Ben;;;"), "Ben Roe"),
        (("FN;PREF=2:Benjamin", "FN;PREF=1:Ben"), "Ben"),
        (("FN;ENCODING=BASE64;CHARSET=UTF-8:Wm/Dqw==",), "Zoë"),
    ],
)
def test_names(lines: tuple[str, ...], name: str) -> None:
    assert only(*lines).name == name


@pytest.mark.parametrize(
    ("line", "urls"),
    [
        ("X-SOCIALPROFILE;type=linkedin:x-apple:ben-roe", ("https://www.linkedin.com/in/ben-roe",)),
        ("X-LINKEDIN:ben-roe", ("https://www.linkedin.com/in/ben-roe",)),
        ("X-LINKEDIN:linkedin.com/in/ben-roe", ("linkedin.com/in/ben-roe",)),
        (
            "X-SOCIALPROFILE;type=mastodon:https://social.example/@ben",
            ("https://social.example/@ben",),
        ),
        ("X-SOCIALPROFILE;type=linkedin:", ()),
        ("URL:https://ben.example/?a=1,2;b=3", ("https://ben.example/?a=1,2;b=3",)),
    ],
)
def test_profiles(line: str, urls: tuple[str, ...]) -> None:
    assert only("FN:Ben", line).urls == urls


def test_profiles_come_before_pages_and_nothing_comes_twice() -> None:
    page, profile = "https://ben.example", "https://www.linkedin.com/in/ben"
    assert only("FN:Ben", f"URL:{page}", f"URL:{profile}", f"URL:{page}").urls == (profile, page)


@pytest.mark.parametrize(
    ("line", "emails"),
    [
        ("EMAIL:mailto:ben@example.org", ("ben@example.org",)),
        ("EMAIL:Ben Roe <ben@example.org>", ("ben@example.org",)),
        ("EMAIL:ben@example.org\\, roe@example.org", ("ben@example.org", "roe@example.org")),
        ("EMAIL:", ()),
    ],
)
def test_addresses(line: str, emails: tuple[str, ...]) -> None:
    assert only("FN:Ben", line).emails == emails


def test_what_is_no_address_is_left_out_and_said() -> None:
    book = read_book(
        card("FN:Ben", "EMAIL:ask me", "EMAIL:ben@example.org", "EMAIL:BEN@example.org")
    )
    assert book.people[0].emails == ("ben@example.org",)
    (problem,) = book.problems
    assert (problem.line, problem.imported) == (1, True)
    assert "EMAIL:ask me" in problem.raw


def test_no_street_and_no_birthday_is_kept() -> None:
    person = only("FN:Ben", "BDAY:1990-03-05", "ADR:;;12 Mill Lane;;;94601;", "GEO:1;2")
    assert person == ImportedPerson(name="Ben", line=1)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("SHIFT_JIS", "shift_jis"), ("ISO-2022-JP", "iso-2022-jp"), ("GB18030", "gb18030")],
)
def test_the_character_set_of_a_property_is_honoured(charset: str, encoding: str) -> None:
    lines = [b"BEGIN:VCARD", b"VERSION:2.1"]
    lines += [f"N;CHARSET={charset}:".encode() + "ソ森;愛子;;;".encode(encoding)]
    lines += [b"NOTE;CHARSET=ISO-8859-1:caf\xe9", b"END:VCARD", b""]
    book = read_book(b"\r\n".join(lines))
    assert (book.names, book.people[0].notes) == (["愛子 ソ森"], "café")
    assert book.warnings == []


@pytest.mark.parametrize("charset", ["", ";CHARSET=no-such-thing", ";CHARSET=idna"])
def test_letters_that_had_to_be_guessed_are_named(charset: str) -> None:
    data = card("FN:Ada") + card(f"FN{charset}:Zo\xeb")
    book = read_book(data.encode("cp1252"))
    assert book.names == ["Ada", "Zoë"]
    assert "line 5." in book.warnings[0]


def test_one_page_under_two_spellings_is_one_address() -> None:
    pages = ("URL:https\\://www.linkedin.com/in/ben-roe", "URL:http://linkedin.com/in/Ben-Roe/")
    assert only("FN:Ben", *pages).urls == ("https://www.linkedin.com/in/ben-roe",)
