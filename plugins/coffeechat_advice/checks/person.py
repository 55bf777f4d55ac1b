"""Checks on whom to ask: somebody who does the work, near my level, with something shared."""

from collections.abc import Iterator

from coffeechat.api import About, Check, CheckContext, Finding, Severity, Warmth
from coffeechat_advice.checks import words

#: Levels above one's entry level up to which people have time and know the details.
LEVELS_ABOVE = 2


def _hires(context: CheckContext) -> Iterator[Finding]:
    tracks = (*context.tracks, *context.person.tracks)
    title = context.person.title
    if words.HIRING.find(title) and not any(words.HIRING.find(track.name) for track in tracks):
        yield Finding(message=f"«{title}» hires; is there somebody there who does the work itself?")


def _far_above(context: CheckContext) -> Iterator[Finding]:
    person, entry = context.person, context.me.entry_level
    if person.seniority is None or entry is None:
        return
    above = person.seniority - entry
    if above > LEVELS_ABOVE and not any(point.confirmed for point in person.points):
        yield Finding(
            message=f"{above} levels above your entry level: less time, less detail. "
            "Fine if you share something."
        )


def _cold(context: CheckContext) -> Iterator[Finding]:
    person = context.person
    if person.warmth in {None, Warmth.COLD} and not person.points and not context.referrer:
        yield Finding(
            message="No point of connection yet: the same school, society, field or place, or "
            "somebody you both know? c adds one."
        )


def _no_why(context: CheckContext) -> Iterator[Finding]:
    if not context.why.strip():
        yield Finding(message="One line: what about their path interests you? w writes it.")


CHECKS = (
    Check(
        id="FIT-01",
        about=About.PERSON,
        severity=Severity.WARN,
        source="Inside Higher Ed: ask people who do the work",
        run=_hires,
    ),
    Check(
        id="FIT-02",
        about=About.PERSON,
        severity=Severity.WARN,
        source="Inside Higher Ed: within two levels",
        run=_far_above,
    ),
    Check(
        id="FIT-06",
        about=About.PERSON,
        severity=Severity.WARN,
        source="Inside Higher Ed, GPDN: find a connection",
        run=_cold,
    ),
    Check(
        id="FIT-08",
        about=About.PERSON,
        severity=Severity.WARN,
        source="Berkeley Science Review, University Affairs: a reason",
        run=_no_why,
    ),
)
