"""E-mail addresses, phone numbers and web addresses of a card, the preferred ones first."""

import re
from collections.abc import Sequence

from coffeechat_vcard.properties import Found, Property, ranked

_EMAIL = re.compile(r"[^\s<>@,;:\"]+@[^\s<>@,;:\"]+")
_AROUND = re.compile(r"[\s<>,;:\"]+")
_EXTENSION = re.compile(r";ext=([^;]*)", re.IGNORECASE)
_PARAMETERS = re.compile(r";[a-z-]+=[^;]*", re.IGNORECASE)
_TEL = "tel:"
#: What one address has and another that leads to the same page has not.
_SCHEME = re.compile(r"https?://(?:www\.)?")
#: Numbers where nobody speaks.
_NO_VOICE = frozenset({"FAX", "PAGER", "MODEM"})
SOCIAL = ("SOCIALPROFILE", "X-SOCIALPROFILE", "X-LINKEDIN")
_PROFILE = "https://www.linkedin.com/in/"
_LINKEDIN = "linkedin."
_APPLE = "x-apple:"
_ACCOUNT = re.compile(r"[\w%.-]+")


def emails_in(properties: Sequence[Property]) -> tuple[tuple[str, ...], int]:
    """The addresses, each once, and how many values are none."""
    if len(properties) == 1 and _EMAIL.fullmatch(properties[0][1]):
        return (properties[0][1],), 0
    emails: dict[str, str] = {}
    unreadable = 0
    for _, text in ranked(properties):
        addresses = [*filter(_EMAIL.fullmatch, _AROUND.split(text))]
        for address in addresses:
            emails.setdefault(address.casefold(), address)
        unreadable += text != "" and not addresses
    return tuple(emails.values()), unreadable


def phones_in(properties: Sequence[Property]) -> tuple[str, ...]:
    """The numbers as written, each once; fax and pager come last."""
    if len(properties) == 1:
        return _each_once([_phone(properties[0][1])])
    voices_first = sorted(ranked(properties), key=_is_no_voice)
    return _each_once([_phone(text) for _, text in voices_first])


def urls_in(found: Found) -> tuple[str, ...]:
    """Web addresses, each once; profiles on LinkedIn come first."""
    urls = [text for _, text in ranked(found["URL"])] if "URL" in found else []
    for name in SOCIAL:
        if name in found:
            urls += map(_profile, ranked(found[name]))
    if len(urls) > 1:
        urls.sort(key=lambda url: _LINKEDIN not in url.casefold())
    kept: dict[str, str] = {}
    for url in filter(None, urls):
        kept.setdefault(_SCHEME.sub("", url.casefold()).rstrip("/"), url)
    return tuple(kept.values())


def _is_no_voice(one: Property) -> bool:
    return not _NO_VOICE.isdisjoint(one[0].types)


def _phone(text: str) -> str:
    """A number, also when it is written as an address (RFC 3966)."""
    if text[: len(_TEL)].lower() != _TEL:
        return text
    extension = _EXTENSION.search(text)
    number = _PARAMETERS.sub("", text[len(_TEL) :])
    return f"{number} ext. {extension[1]}" if extension else number


def _profile(one: Property) -> str:
    """The address of a profile; of LinkedIn's also when only the name of the account is told."""
    head, text = one
    account = text.removeprefix(_APPLE)
    linkedin = head.name == "X-LINKEDIN" or "LINKEDIN" in head.types
    if linkedin and _ACCOUNT.fullmatch(account) and _LINKEDIN not in account:
        return _PROFILE + account
    return text if "://" in text or _LINKEDIN in text else ""


def _each_once(texts: Sequence[str]) -> tuple[str, ...]:
    if len(texts) == 1 and texts[0]:
        return (texts[0],)
    return tuple(dict.fromkeys(filter(None, texts)))
