"""The filter language: the same on every list and on the shell.

`parse` reads a line, `kept` says who meets it, `complete` how it may go on, `where_found` and
`found_span` what of it a row shows.
"""

from coffeechat.domain.filters.completing import Candidate, complete
from coffeechat.domain.filters.facts import Facts
from coffeechat.domain.filters.matching import kept
from coffeechat.domain.filters.parsing import parse
from coffeechat.domain.filters.terms import Filter, Problem, Term
from coffeechat.domain.filters.where import found_span, where_found

__all__ = [
    "Candidate",
    "Facts",
    "Filter",
    "Problem",
    "Term",
    "complete",
    "found_span",
    "kept",
    "parse",
    "where_found",
]
