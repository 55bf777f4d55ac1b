"""Organisations by a name that does not depend on how it was written.

«Green Rivers, Inc.», «GREEN RIVERS» and «the Green-Rivers GmbH» are one: case, accents,
punctuation, an article in front and the legal form behind do not count.
"""

import re
import unicodedata
from functools import lru_cache

from coffeechat.domain.text import fold

#: Legal forms that stand behind a name, as folded words without dots; by where they are at home.
LEGAL_FORMS: tuple[str, ...] = (
    *("inc", "incorporated", "corp", "corporation", "co", "company", "llc", "llp", "lp", "pllc"),
    *("ltd", "limited", "plc", "cic", "pty", "pty ltd", "pte", "pvt", "private limited"),
    *("gmbh", "ggmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "ug haftungsbeschrankt", "ev"),
    *("eg", "se", "sa", "sas", "sasu", "sarl", "eurl", "scop", "sl", "slu", "srl", "spa", "sprl"),
    *("sa de cv", "s de rl de cv", "ltda", "lda", "eireli", "bv", "nv", "vof", "vzw", "asbl"),
    *("ab", "aktiebolag", "as", "asa", "aps", "oy", "oyj", "ry", "hf", "ehf", "ou"),
    *("sp z oo", "sro", "doo", "dd", "ad", "ood", "eood", "kft", "zrt", "nyrt", "uab", "sia"),
    *("kk", "sdn bhd", "bhd", "tbk", "jsc", "ojsc", "pjsc", "ооо", "оао", "зао", "ао"),
    *("株式会社", "有限会社", "合同会社", "有限公司", "股份有限公司", "(주)", "주식회사"),
)
#: Words in front of a name that do not count: articles, and legal forms where they lead.
LEADING: tuple[str, ...] = ("the", "pt", "ооо", "оао", "зао", "ао", "株式会社", "有限会社")
#: What is left of «Baker & Co. KG» when the forms are gone.
_LEFT_OVER = ("and", "und", "et", "y")

#: Dots and slashes between single letters: e.V., S.p.A., A/S.
_INITIALS = re.compile(r"(?<=\b\w)[./](?=\w\b)")
_APOSTROPHES = re.compile("['`´]")
_NO_WORD = re.compile("[^a-z0-9]+")
#: From here on, scripts that put no blanks between words.
_RUNNING_ON = "\u2e80"


def _spaced(folded: str) -> str:
    """Folded text with only blanks between its words; signs that spell a word stay."""
    text = _APOSTROPHES.sub("", _INITIALS.sub("", folded))
    text = text.replace("&", " and ").replace("+", " and ")
    if text.isascii():
        return _NO_WORD.sub(" ", text).strip()
    text = unicodedata.normalize("NFC", text)
    spaced = (" " if unicodedata.category(sign)[0] in "PSZC" else sign for sign in text)
    return " ".join("".join(spaced).split())


def _forms(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_spaced(fold(name)) for name in names)


_BEHIND = _forms(LEGAL_FORMS + _LEFT_OVER)
_IN_FRONT = _forms(LEADING)
_MOST_WORDS = max(form.count(" ") + 1 for form in _BEHIND)
_WRITTEN_ON = tuple(
    sorted((form for form in _BEHIND | _IN_FRONT if form >= _RUNNING_ON), key=len, reverse=True)
)


@lru_cache(maxsize=4096)
def organisation_key(name: str) -> str:
    """What two ways to write the name of one organisation have in common; empty for no name.

    A name that is nothing but a legal form stays itself.
    """
    key = _without_written_on(_spaced(fold(name)))
    words = key.split()
    while behind := _form_behind(words):
        del words[-behind:]
    while len(words) > 1 and words[0] in _IN_FRONT:
        del words[0]
    shorter = " ".join(words)
    return shorter if shorter == key else organisation_key(shorter)


def _form_behind(words: list[str]) -> int:
    """How many words at the end are a legal form; at least one word before it stays."""
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if " ".join(words[-count:]) in _BEHIND:
            return count
    return 0


def _without_written_on(key: str) -> str:
    """In scripts without blanks between words, the form is written onto the name."""
    if key.isascii():
        return key
    for form in _WRITTEN_ON:
        for shorter in (key.removesuffix(form).rstrip(), key.removeprefix(form).lstrip()):
            if shorter and shorter != key:
                return _without_written_on(shorter)
    return key
