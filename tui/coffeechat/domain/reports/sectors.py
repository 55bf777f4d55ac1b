"""In which sector somebody works, guessed from words of the organisation and the title.

The rows are read from top to bottom and the first that matches counts; what is told by the
organisation goes before what is told by the title. Words are regular expressions over folded text
that match from a word's beginning to a word's end. A guess: many names tell nothing.
"""

import re
from enum import StrEnum
from functools import lru_cache

from coffeechat.domain.organisations import LEGAL_FORMS
from coffeechat.domain.records import Person
from coffeechat.domain.text import fold


class Sector(StrEnum):
    """Where one works."""

    ACADEMIA = "academia"
    PUBLIC = "public service"
    NON_PROFIT = "non-profit"
    COMPANY = "company"
    UNKNOWN = "not told"


#: Tags that tell what no name does.
TAGS = {
    "academia": Sector.ACADEMIA,
    "public": Sector.PUBLIC,
    "non-profit": Sector.NON_PROFIT,
    "nonprofit": Sector.NON_PROFIT,
    "company": Sector.COMPANY,
}

#: Words of organisations.
ORGANISATIONS: tuple[tuple[Sector, tuple[str, ...]], ...] = (
    (
        Sector.COMPANY,
        (r"university press|(?:academic|college|university) (?:consult|partner|staffing)\w*",),
    ),
    (
        Sector.NON_PROFIT,
        (
            r"foundation|stiftung|fondation|fundacion|fundacao|fondazione|stichting|saatio",
            r"charit\w+|trust|ngo|non-?profits?|not-for-profit|e\.?v\.?|ggmbh",
            r"red cross|amnesty|greenpeace|oxfam|caritas|unicef|friends of|without borders",
            r"society|societies|association|verein|alliance|coalition|federation",
        ),
    ),
    (
        Sector.ACADEMIA,
        (
            r"uni|univ\.?|universit\w*|universidad\w*|yliopisto|hochschule|fachhochschule",
            r"colleges?|community college|ecole|escuela|facult\w+|academ(?:y|ia) of sciences",
            r"institute of technology|polytech\w*|politecnic\w*|politecnico|eth|epfl",
            r"state u|u of \w+|school of (?:medicine|law|public health|engineering|business)",
            r"max[ -]planck[\w-]*|fraunhofer[\w-]*|helmholtz[\w-]*|leibniz[\w-]*|cnrs|inserm|csic",
            r"research (?:institute|center|centre)|forschungs\w+|institut (?:fur|de|du) \w+",
        ),
    ),
    (
        Sector.PUBLIC,
        (
            r"government|ministry|minist\w+|department of|dept\.? of|agency|bundes\w+|behorde",
            r"city of|county|state of|council|parliament|senate|congress|commission|embassy",
            r"united nations|world bank|european (?:commission|union|parliament)|nasa|nih|nsf|epa",
            r"national (?:park|health|science|weather) \w+|public library|library of|army|navy",
            r"landratsamt|stadt|gemeinde|landes\w+|umweltamt|amt",
        ),
    ),
)
#: Words of titles, where the organisation tells nothing.
TITLES: tuple[tuple[Sector, tuple[str, ...]], ...] = (
    (
        Sector.ACADEMIA,
        (
            r"(?:assistant |associate |full |adjunct |emeritus )?prof(?:\.|essor\w*)?|lecturer",
            r"post-?doc\w*|ph\.?d\.? (?:student|candidate|researcher)|doctoral \w+|doktorand\w*",
            r"(?:graduate|research|teaching) (?:student|assistant)|principal investigator|dean",
            r"privatdozent\w*|wissenschaftliche\w? mitarbeiter\w*|maitre de conferences|provost",
        ),
    ),
    (Sector.PUBLIC, (r"civil servant|senator|mayor|diplomat|public defender|clerk of court",)),
    (Sector.COMPANY, (r"co-?founder|founder|entrepreneur|account executive|sales \w+",)),
)


def _compiled(
    rows: tuple[tuple[Sector, tuple[str, ...]], ...],
) -> list[tuple[Sector, re.Pattern[str]]]:
    return [(row, re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")) for row, words in rows]


_ORGANISATIONS, _TITLES = _compiled(ORGANISATIONS), _compiled(TITLES)
_LEGAL = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, LEGAL_FORMS))})\.?$")


def sector_of(person: Person) -> Sector:
    """Where somebody works: as a tag says, else as the names of the present job tell."""
    for tag in person.tags:
        if fold(tag) in TAGS:
            return TAGS[fold(tag)]
    return guess_sector(person.organisation, person.title)


@lru_cache(maxsize=4096)
def guess_sector(organisation: str, title: str) -> Sector:
    """What the name of an organisation tells, else the title; a legal form tells of a company."""
    for text, rows in ((fold(organisation), _ORGANISATIONS), (fold(title), _TITLES)):
        for sector, pattern in rows:
            if text and pattern.search(text):
                return sector
    is_company = _LEGAL.search(fold(organisation).rstrip(". "))
    return Sector.COMPANY if is_company else Sector.UNKNOWN
