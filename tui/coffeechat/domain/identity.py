"""By what one person is known again in another file: addresses and names in a form to compare.

Nothing here is shown or stored; names and addresses stay as they were written.
"""

import re
import unicodedata
from urllib.parse import unquote

_LINKEDIN = "linkedin.com"
_PROFILE = "linkedin.com/in/"
_AS_LINKEDIN_WRITES = "https://www." + _PROFILE
_ASIDE = re.compile(r"\([^)]*\)|\[[^]]*\]|[,|].*")
_NO_WORD = re.compile(r"\W+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ"))
#: Stand before a name and are no part of it.
_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "ing", "eng", "ca", "cpa"})
#: Degrees and certificates that follow a name without a comma.
_CREDENTIALS = frozenset(
    {"phd", "mba", "msc", "bsc", "md", "pmp", "cpa", "cfa", "cissp", "csm", "rn", "esq", "jd"}
)


def plain(text: str) -> str:
    """Text without regard to case, runs of blanks and compatible forms of letters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split())


def canonical_url(url: str) -> str:
    """A web address without scheme, ``www``, case, percent signs and last slash.

    An address of LinkedIn is also without its country and query.
    """
    if url.startswith(_AS_LINKEDIN_WRITES):
        slug = url[len(_AS_LINKEDIN_WRITES) :]
        if slug.isascii() and slug.replace("-", "").isalnum():
            return _PROFILE + slug.lower()
    address = url.strip().casefold()
    address = address.partition("://")[2] or address
    host, _, path = address.partition("/")
    host = host.removeprefix("www.")
    if f".{host}".endswith(f".{_LINKEDIN}"):
        host = _LINKEDIN
        path = path.partition("?")[0].partition("#")[0]
    if not path.isascii() or "%" in path:
        path = unicodedata.normalize("NFC", unquote(path).casefold())
    return f"{host}/{path}".rstrip("/")


def is_profile(url: str) -> bool:
    """Whether an address, canonical or as LinkedIn writes it, is somebody's profile there."""
    return _PROFILE in url


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, plain, without titles, credentials, asides and pictures.

    For comparing only: a rule such as this one eats some real names.
    """
    if name.isascii() and name.replace(" ", "").isalpha():  # most names, in a third of the time
        words = name.lower().split()
    else:
        words = _NO_WORD.sub(" ", _ASIDE.sub(" ", plain(name)).translate(_APOSTROPHES)).split()
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    while len(words) > 1 and words[-1] in _CREDENTIALS:
        del words[-1]
    return tuple(words)
