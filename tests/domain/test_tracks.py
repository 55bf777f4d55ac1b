"""The page of a track."""

from dataclasses import replace

from coffeechat.domain.parts import Term
from coffeechat.domain.records import Learning
from coffeechat.domain.tracks import track_lines
from coffeechat.domain.words import Facet
from domain.fit_kit import NOW, records, track


def test_a_term_that_was_noted_and_heard_stands_once() -> None:
    noted = (Term(term="RFP", meaning="request for proposals"), Term(term="LOI"))
    grants = track("grants", glossary=noted)
    heard = [
        Learning(id=text, created=NOW, person="p", text=text, tracks=("grants",), facet=Facet.LINGO)
        for text in ("rfp: Request for proposals", "site visit: donors come along")
    ]
    known = replace(records(grants), learnings={one.id: one for one in heard})
    terms = [text for label, text in track_lines(known, grants, NOW) if label == "term"]
    assert terms == ["RFP: request for proposals", "LOI", "site visit: donors come along"]
