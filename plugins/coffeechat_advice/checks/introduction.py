"""Checks on the introduction that opens a talk: short, modest, and honest on what one did."""

from collections.abc import Iterator

from coffeechat.api import About, Check, CheckContext, Finding, Severity
from coffeechat_advice.phrases import Phrases
from coffeechat_advice.text import words as count

#: Minutes of an introduction that leave enough of half an hour to them.
LONGEST = 3
#: More degrees, prizes and the like than this make a talk of two people an application.
MOST_CREDENTIALS = 2

CREDENTIALS = Phrases(
    """
    phd|ph.d|d.phil|doctorate|postdoc|postdoctoral
    master|master's|masters|msc|m.sc|mba|m.a|m.phil
    bachelor|bachelor's|bachelors|bsc|b.sc|b.a
    diploma|certificate|certificates|certified|certification|certifications|licence|license
    award|awards|awarded|prize|prizes|medal|honours|honors|distinction|summa|magna|gpa
    fellowship|fellowships|scholarship|scholarships
    publication|publications|published|patent|patents
    years of experience
    """
)
SO_FAR = Phrases(
    """
    explored|exploring|looked_into|looking_into|tried_out|trying_out
    I have|had also|already|recently? talked|spoken|met|read|heard|taken|visited|volunteered
    I've also|already|recently? talked|spoken|met|read|heard|taken|visited|volunteered
    I also|recently|then? talked|spoke|met|read|heard|took|visited|volunteered|attended|went_to
    so far
    until now
    been reading|talking|learning|following|asking
    """
)


def _long(context: CheckContext) -> Iterator[Finding]:
    speed = max(1, context.me.words_per_minute)
    most = LONGEST * speed
    words = count(context.me.introduction)
    if words > most:
        yield Finding(
            message=f"Your introduction has {words} words, {words - most} more than 3 minutes at "
            "your speed hold; keep who you are, what you explored and why them."
        )


def _credentials(context: CheckContext) -> Iterator[Finding]:
    found = list(dict.fromkeys(one[0] for one in CREDENTIALS.find_all(context.me.introduction)))
    if len(found) > MOST_CREDENTIALS:
        yield Finding(
            message=f"Your introduction lists credentials ({', '.join(found)}); two are enough, "
            "and what you wonder about says more."
        )


def _explored(context: CheckContext) -> Iterator[Finding]:
    said = context.me.introduction
    if SO_FAR.find(said):
        return
    tell = f" You could tell: {'; '.join(context.explored)}." if context.explored else ""
    if not said.strip():
        yield Finding(
            message="No introduction yet: who you are, what you explored so far, why them. "
            f"‹introduction› writes it.{tell}"
        )
    else:
        yield Finding(
            message="Your introduction does not say what you explored so far: what you read, "
            f"tried, whom you asked.{tell}"
        )


CHECKS = (
    Check(
        id="PREP-03",
        about=About.PREP,
        severity=Severity.WARN,
        source="University Affairs: three minutes on yourself",
        run=_long,
    ),
    Check(
        id="PREP-04",
        about=About.PREP,
        severity=Severity.WARN,
        source="University Affairs: no list of achievements",
        run=_credentials,
    ),
    Check(
        id="PREP-10",
        about=About.PREP,
        severity=Severity.NOTE,
        source="University Affairs: tell what you explored",
        run=_explored,
    ),
)
