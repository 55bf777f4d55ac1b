"""Files of other kinds, which an importer must not take for its own."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from coffeechat.api import Sample

_TEXTS: Mapping[str, str] = {
    "empty.csv": "",
    "expenses.csv": "date,shop,amount\n2026-11-02,Corner Books,12.50\n2026-11-03,Tram,3.20\n",
    "stations.tsv": "station\tlevel\tflow\nOld Mill\t2.41\t17\nWeir\t1.03\t9\n",
    "connections.csv": (
        "Notes:\n"
        '"When exporting your connection data, some addresses may be missing."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Jelisa,Okafor,https://www.linkedin.com/in/jelisa-okafor-example,,"
        "Green Rivers,Program Manager,02 Nov 2024\n"
    ),
    "contacts.vcf": (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jelisa Okafor\r\nN:Okafor;Jelisa;;;\r\n"
        "EMAIL:jelisa@example.org\r\nEND:VCARD\r\n"
    ),
    "talks.ics": (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\n"
        "UID:1@example.org\r\nDTSTART:20261125T150000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ),
    "feed.json": '{"items": [{"id": 1, "text": "Rivers"}]}\n',
    "page.html": "<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>\n",
    "letter.txt": "Dear Jelisa,\n\nthank you for your time, and for the book.\n\nAna\n",
}


def foreign() -> Mapping[str, Sample]:
    """The samples by the name of the file."""
    texts = {name: text.encode() for name, text in _TEXTS.items()}
    files = {**texts, "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "notes.zip": _zip()}
    return {name: Sample(name=name, head=data) for name, data in files.items()}


def _zip() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "Pictures of rivers.\n")
    return packed.getvalue()
