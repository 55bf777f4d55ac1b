"""A file that nobody can read people from says what it is."""

import pytest

from coffeechat.domain.file_kinds import what_is


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\0" * 40, "nothing but NUL"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a photo"),
        (b"\0\0\0\x18ftypheic", "a photo"),
        (b"\0\0\0\x18ftypisom", "a video"),
        (b"\n<!DOCTYPE html><html>", "a web page"),
        (b"<!-- saved from url --><html>", "a web page"),
        (b'<?xml version="1.0"?><a/>', "XML"),
        (b"BEGIN:VCALENDAR\n", "a calendar file"),
        (b"{\\rtf1 hello}", "a text document"),
        (b'{"contacts":[]}', "JSON"),
        (b"[1]", "JSON"),
        (b"PK\3\4....xl/workbook.xml", "an Excel workbook"),
        (b"PK\3\4....word/document.xml", "a Word document"),
        (b"PK\3\4mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument"),
        (b"PK\3\4....photos/1.jpg", "a ZIP without people"),
        (b"PK\5\6" + b"\0" * 18, "an empty ZIP"),
        (b"\x1f\x8b\x08", "a packed file"),
        (b"x" * 257 + b"ustar\0", "a packed file"),
        (b"Return-Path: <ana@example.org>\nFrom: Ana", "an e-mail"),
        (b"dn: cn=Ana,dc=example\n", "an LDIF address book"),
        (b"SQLite format 3\0", "a database"),
        (b"\x7fELF\2", "a program"),
        (bytes(range(1, 32)) * 4, "no text"),
    ],
)
def test_what_it_is_is_told_by_its_first_bytes(head: bytes, words: str) -> None:
    assert what_is(head).startswith(words)


@pytest.mark.parametrize(
    "head",
    [
        b"Name,Email\nAna,ana@example.org\n",
        "Name\tCity\r\nAna\tKöln\r\n".encode("utf-16"),
        "氏名,会社\n".encode("utf-16"),
        b"Na\0me,Email\x07\n" + b"Ana,ana@example.org\n" * 9,
        "Zoë Ärmel\n".encode("cp1252"),
    ],
)
def test_a_text_may_be_a_list_whatever_its_encoding_and_damage(head: bytes) -> None:
    assert what_is(head) == ""
