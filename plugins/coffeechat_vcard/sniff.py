"""How likely a file is one of vCards, from its beginning and its name."""

import re

from coffeechat.api import Sample
from coffeechat_vcard.decode import encoding_of

CERTAIN, LIKELY, POSSIBLE, BY_NAME, NO = 1.0, 0.9, 0.4, 0.1, 0.0

_EXTENSIONS = (".vcf", ".vcard")
_BEGIN = re.compile(r"(?:^|[\r\n])\ufeff?BEGIN:VCARD[ \t]*[\r\n]", re.IGNORECASE)
_FIRST = re.compile(r"\s*BEGIN:VCARD[ \t]*(?:[\r\n]|\Z)", re.IGNORECASE)


def likelihood(sample: Sample) -> float:
    """From 0 to 1; a card that does not come first may be a cell of a table."""
    text = sample.head.decode(encoding_of(sample.head), "replace").removeprefix("\ufeff")
    named = sample.name.lower().endswith(_EXTENSIONS)
    if _FIRST.match(text):
        return CERTAIN
    if _BEGIN.search(text):
        return LIKELY if named else POSSIBLE
    return BY_NAME if named else NO
