"""What is no matter of words: lengths, days, times of day, zones, slots left open.

Patterns as text: `re` compiles each when it is first looked for, and no start of the program pays.
"""

import re
from collections.abc import Iterator

NUMBERS = {
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
MINUTES = (
    r"(?:\b\d{1,3}\s?(?:-|–|to)\s?)?"
    rf"\b(?P<minutes>\d{{1,3}}|{'|'.join(sorted(NUMBERS, reverse=True))})"
    r"(?P<join>[\s-]?)min(?:ute)?s?\b"
)
HALF_HOUR = r"\bhalf[\s-](?:an?[\s-])?hour\b|\bquarter of an hour\b"
HOURS = (
    r"\b(?:an|one|1)[\s-]hour(?P<long>[\s-]long)?\b(?! (?:ago|away|drive|later))"
    r"|\b(?:\d{1,2}|two|three|a few|several|a couple of) hours\b(?! (?:ago|away|later|a|per)\b)"
)
#: «half an hour» holds «an hour»; what follows «half» is none.
HOUR_ALONE = rf"(?<!half )(?<!half-)(?<!of )(?:{HOURS})"

WEEKDAY = (
    r"(?<!\w)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|(?-i:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|(?:Sat|Sun)(?=[\s.,]*\d)))\b"
)
_MONTH = r"(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DATE = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}\b|{_MONTH} \d{{1,2}}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b"
)
#: A day by its own name, in or out of the week.
DAY = rf"{WEEKDAY}|\b(?:today|tomorrow)\b"

_HOUR = r"(?:[01]?\d|2[0-4])"
_TIME = (
    rf"(?<![\d:.]){_HOUR}(?::[0-5]\d(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?|h[0-5]?\d?\b"
    r"|\s?o['’]clock)(?!:?\d)"
)
_BARE_TIME = rf"(?:after|before|at|from|until|between) {_HOUR}(?![\d:%]|[.,]\d| ?[a-z]+s\b)"
#: A time of day or a stretch; a bare hour counts only after a day or a part of one.
CLOCK = (
    rf"{_TIME}(?:\s?(?:-|–|—|to|and|until)\s?{_TIME})?|\b(?:noon|midday)\b"
    rf"|(?:{WEEKDAY}|\b(?:mornings?|afternoons?|evenings?|tomorrow)\b)[^.?!\n]{{0,20}}?\b{_BARE_TIME}"
)

_ZONE_LETTERS = (
    r"UTC|GMT|BST|WES?T|CES?T|EES?T|MSK|[ECMP][SD]T|AK[SD]T|HST|IST|JST|KST|SGT|HKT|SAST|WAT|EAT"
    r"|A[CEW][SD]T|NZ[SD]T|BRT|ART|ET|PT"
)
_NO_PLACE = (
    r"(?!(?:Any|Some|This|That|Each|Every|No|The|Your|My|Our|First|Last|Next|Full|Part|Long|Another"
    r"|What|More|Same|All|Free|Spare)\b)"
)
ZONE = (
    rf"(?-i:\b(?:{_ZONE_LETTERS})\b)"
    r"|\b(?:eastern|central|pacific|mountain|atlantic|central european|eastern european|british"
    r"|greenwich)(?: standard| daylight| summer)? (?:mean )?time\b"
    r"|(?:\d|noon|[ap]\.?m\.?),? \(?(?:your|my|our|local) (?:local )?time\b"
    r"|(?:\d|noon|[ap]\.?m\.?),? \(?(?-i:Eastern|Central|Pacific|Mountain|Atlantic)\b"
    r"|\d,? for you\b|\bhours? (?:ahead of|behind) (?:you|me)\b"
    rf"|(?-i:\b{_NO_PLACE}[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}} time\b)"
    r"|\d\s?\((?-i:[A-Z])[\w .'’/-]+[,)]"
)

#: Something left to fill in; a citation such as [1] is none.
SLOT = (
    r"\{[^{}\n]{0,60}\}|\[(?![\d\s,]*\]|sic\b|…|\.\.\.)[^\]\[\n]{1,40}\](?!\()"
    r"|(?-i:\bX{3,}\b)|_{3,}|(?-i:\bTBD\b|\bTODO\b)"
    r"|<(?:name|your|their|company|date|time)[^<>\n]{0,30}>"
)

#: An address of a page; one of e-mail is none.
LINK = r"\b(?:https?://|www\.)\S+"


def find(pattern: str, text: str) -> re.Match[str] | None:
    """The first place where a pattern matches, in either case."""
    return re.search(pattern, text, re.IGNORECASE)


def find_all(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Every place where a pattern matches, in either case."""
    return re.finditer(pattern, text, re.IGNORECASE)
