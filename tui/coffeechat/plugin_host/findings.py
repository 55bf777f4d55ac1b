"""What a check says, made to fit the text it is about."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from coffeechat.api import Check, CheckContext, Finding, Fix
from coffeechat.plugin_host.conform import conform
from coffeechat.plugin_host.contract import BrokenContract, kind_of

#: More findings than this of one check help nobody.
FINDING_LIMIT = 100


def find(check: Check, context: CheckContext) -> tuple[Finding, ...]:
    """The findings of a check, cleaned, their places within the text.

    Raises:
        BrokenContract: When the check gives something else.
    """
    findings = check.run(context)
    if not isinstance(findings, Iterable):
        raise BrokenContract(f"it must give an iterable of Finding, not {kind_of(findings)}")
    return tuple(
        _clamp(conform(finding, Finding), len(context.text))
        for finding in islice(findings, FINDING_LIMIT)
    )


def _clamp(finding: Finding, length: int) -> Finding:
    start = min(max(finding.start, 0), length)
    end = min(max(finding.end, start), length)
    fix = finding.fix if finding.fix and _fits(finding.fix, length) else None
    return replace(finding, start=start, end=end, fix=fix)


def _fits(fix: Fix, length: int) -> bool:
    """A fix is applied where it says or not at all: elsewhere it would spoil the text."""
    return 0 <= fix.start <= fix.end <= length
