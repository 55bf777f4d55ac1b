"""Whom to ask: reasons in words, and an order in which the likeliest come first.

Rules of thumb of the advice on informational interviews: somebody at or within two levels above
one's own entry level, who does the work rather than hires for it, with whom one shares something.
A person is never scored on screen; the order only decides who is seen first.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from coffeechat.domain.records import Person, Point, Profile
from coffeechat.domain.text import fold
from coffeechat.domain.warmth import contact_reasons, warmth_of
from coffeechat.domain.words import PointKind, Seniority, Warmth

#: How far above the entry level a person still has time and detailed knowledge.
LEVELS_ABOVE = 2

#: Words of a folded title, by language, and the level they tell; the first match counts.
_LEVELS: Sequence[tuple[Seniority, Sequence[str]]] = (
    (Seniority.ENTRY, ("(?:executive|personal|staff) assistant|assistant to", r"assistent\w*")),
    (
        Seniority.STUDENT,
        (
            "student(?! (?:advis|affairs|engag|experience|life|recruit|serv|success|support))",
            "undergraduate|intern|trainee|apprentice|(?:phd|doctoral) candidate",
            r"praktikant\w*|werkstudent\w*|studentische\w?|doktorand\w*|auszubildende\w?",
            "stagiaire|etudiante?|doctorante?",
            "estudiante|becari[ao]|estagiari[ao]",
        ),
    ),
    (
        Seniority.EXECUTIVE,
        (
            r"c[efimopst]o|chief executive|chief \w+(?: \w+)? officer|founder|cofounder",
            "(?<!product )(?<!process )owner|(?<!vice )president[ae]?",
            "(?<!business )partner(?! (?:manager|success))",
            r"geschaftsfuhrer\w*|inhaber\w*|grunder\w*|vorstand\w*",
            r"fondat\w+|fundador\w*",
        ),
    ),
    (
        Seniority.HEAD,
        (
            r"vice president|[es]?vp|head of|head(?= ?[^\w ]| ?$)|dean|provost",
            r"leiter(?:in)?|leitung|(?:abteilungs|bereichs)leiter\w*",
        ),
    ),
    (
        Seniority.DIRECTOR,
        ("directors?", r"direktor\w*", "directeur|directrice", r"directora|diretor\w*|dirett\w+"),
    ),
    (
        Seniority.LEAD,
        (
            "lead(?! generation)|leader|(?:team|engineering|group|department|general) manager",
            r"principal|chair|supervisor|chief of staff|professor\w*",
            r"(?:team|gruppen|projekt)leiter\w*",
            "profesora?",
        ),
    ),
    (
        Seniority.SENIOR,
        (r"senior|sr|expert|staff (?:\w+ )?(?:engineer|scientist|developer|designer)",),
    ),
    (
        Seniority.ENTRY,
        (
            "junior|jr|entry|assistant|associate|graduate|analyst i",
            r"volontar\w*",
            "assistante|asistente",
        ),
    ),
    (
        Seniority.MID,
        (
            "manager|officer|engineer|analyst|consultant|scientist|researcher|developer|designer",
            r"coordinator|specialist|editor|writer|teacher|lecturer|postdoc\w*|fellow|nurse|lawyer",
            "attorney|auditor|advis[eo]r|planner|librarian|curator|examiner|technician|economist",
            r"\w+ologist|account executive|(?:product|process) owner|(?:business )?partner",
            r"ingenieur\w*|wissenschaftliche\w? mitarbeiter\w*|referent(?:in)?|berater\w*",
            r"\w*entwickler\w*",
            r"chef(?:fe)? de projet|chargee? de mission|developpeu\w+",
            r"analista|coordinador\w*|gerente|consultora?|desarrollador\w*|pesquisador\w*",
        ),
    ),
)
_LEVEL_PATTERNS = [(level, re.compile(rf"\b(?:{'|'.join(words)})\b")) for level, words in _LEVELS]
_HIRING = re.compile(
    r"\b(?:hr|human resources|talent|recruit\w*|people operations|staffing|headhunter)\b"
)
_WARMTH_ORDER = {warmth: rank for rank, warmth in enumerate(Warmth)}

_LEVEL_WORDS = {0: "at your entry level", 1: "one level up", 2: "two levels up"}
_POINT_WORDS = {
    PointKind.LINKEDIN_CONNECTION: "connected on LinkedIn",
    PointKind.REFERRED_BY: "named by {detail}",
    PointKind.MET_AT_OCCASION: "met at {detail}",
    PointKind.MUTUAL_CONTACT: "you both know {detail}",
    PointKind.READ_THEIR_WORK: "you read {detail}",
}


@lru_cache(maxsize=8192)
def guess_level(title: str) -> Seniority | None:
    """The level a job title tells, or None when it tells nothing."""
    folded = fold(title)
    for level, pattern in _LEVEL_PATTERNS:
        if pattern.search(folded):
            return level
    return None


def level_of(person: Person) -> Seniority | None:
    """The level I confirmed, else the one the title tells."""
    return person.seniority if person.seniority is not None else guess_level(person.title)


@lru_cache(maxsize=8192)
def hires(title: str) -> bool:
    """The title says that this person hires people rather than does the work."""
    return _HIRING.search(fold(title)) is not None


def level_words(profile: Profile, person: Person) -> str:
    """The person's level beside my entry level, in words; nothing when either is unknown."""
    level = level_of(person)
    if level is None or profile.entry_level is None:
        return ""
    above = level - profile.entry_level
    if above < 0:
        return "below your entry level"
    return _LEVEL_WORDS.get(above, f"{above} levels up: less time, less detail")


def suggested_points(profile: Profile, person: Person) -> list[Point]:
    """Points of connection that my profile and theirs suggest and nobody has confirmed yet."""
    known = {(point.kind, fold(point.detail)) for point in person.points}
    organisations = {fold(position.organisation) for position in person.positions} - {""}
    candidates = [
        *((PointKind.SAME_INSTITUTION, name) for name in profile.institutions),
        *((PointKind.SAME_EMPLOYER, name) for name in profile.employers),
        *((PointKind.SAME_ASSOCIATION, name) for name in profile.memberships),
    ]
    points = [
        Point(kind=kind, detail=name, confirmed=False)
        for kind, name in candidates
        if fold(name) in organisations and (kind, fold(name)) not in known
    ]
    if person.connected_on is not None and (PointKind.LINKEDIN_CONNECTION, "") not in known:
        points.append(Point(kind=PointKind.LINKEDIN_CONNECTION, confirmed=False))
    return points


def open_points(profile: Profile, person: Person) -> list[Point]:
    """All points of connection for me to confirm: those a plugin brought, then the suggested."""
    brought = [point for point in person.points if not point.confirmed]
    return [*brought, *suggested_points(profile, person)]


def point_words(point: Point) -> str:
    """A point of connection in a few words."""
    words = _POINT_WORDS.get(point.kind, "{detail}").format(detail=point.detail)
    return words or point.kind.replace("_", " ")


def fit_reasons(profile: Profile, person: Person) -> list[str]:
    """Why this person, or why not: short phrases, best first."""
    reasons = [point_words(point) for point in person.points if point.confirmed]
    reasons += [
        f"{point_words(point)}?"
        for point in open_points(profile, person)
        if point.kind is not PointKind.LINKEDIN_CONNECTION
    ]
    reasons += contact_reasons(person)
    if hires(person.title):
        reasons.append("hires, rather than does the work")
    if words := level_words(profile, person):
        reasons.append(words)
    if person.dream:
        reasons.append("you would love to talk to them")
    return reasons


def set_aside(person: Person) -> bool:
    """I decided not to ask this person, now or ever."""
    return person.triage is not None or person.do_not_contact is not None


def fit_order(profile: Profile, person: Person) -> tuple[int, int, int, int, str]:
    """A sort key: people whom I named, share something with and could learn from come first."""
    level = level_of(person)
    if level is None or profile.entry_level is None:
        off = LEVELS_ABOVE + 1
    else:
        above = level - profile.entry_level
        off = 0 if 0 <= above <= LEVELS_ABOVE else LEVELS_ABOVE + 1 + abs(above)
    wanted = 0 if person.dream or person.referred_by else 1
    if set_aside(person):
        wanted = 2
    warmth = _WARMTH_ORDER[warmth_of(person) or Warmth.COLD]
    mine = _folded((*profile.institutions, *profile.employers, *profile.memberships))
    shared = sum(point.confirmed for point in person.points)
    shared += any(fold(position.organisation) in mine for position in person.positions)
    return (wanted, warmth, -shared, off + 2 * hires(person.title), fold(person.name))


@lru_cache(maxsize=8)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, names))
