"""How likely a file is LinkedIn's, from its name and its beginning."""

import re

from coffeechat.api import Sample
from coffeechat_linkedin.archive import WANTED, ZIP_MAGIC, plain_name
from coffeechat_linkedin.decode import decode
from coffeechat_linkedin.header import find_header

CERTAIN, LIKELY, POSSIBLE, NO = 1.0, 0.9, 0.2, 0.0

_EXPORT = re.compile(r"(basic|complete)_linkedindataexport", re.IGNORECASE)
#: Tables of an export, as their names stand in the ZIP before each packed file.
_TABLES = (b"Connections.csv", b"messages.csv", b"Invitations.csv", b"Profile.csv")
_OFFICE = (b"xl/", b"[Content_Types].xml", b"opendocument")


def likelihood(sample: Sample) -> float:
    """From 0 to 1; a ZIP is judged by its name and by the tables it begins with."""
    if sample.head.startswith(ZIP_MAGIC):
        return _of_zip(sample)
    lines, _ = decode(sample.head)
    header = find_header(lines)
    if header is None or not header.names_people:
        return NO
    return CERTAIN if plain_name(sample.name) == WANTED else LIKELY


def _of_zip(sample: Sample) -> float:
    if any(part in sample.head for part in _OFFICE):
        return NO
    if _EXPORT.search(sample.name):
        return CERTAIN
    return LIKELY if any(table in sample.head for table in _TABLES) else POSSIBLE
