"""Checks as rows of a table."""

from collections.abc import Callable, Iterable

from coffeechat.api import About, Check, CheckContext, Finding, Severity


def check(
    about: About,
    check_id: str,
    source: str,
    run: Callable[[CheckContext], Iterable[Finding]],
    severity: Severity = Severity.WARN,
) -> Check:
    """A check in one row: what it looks at, its id, whose advice it is, what looks, how grave."""
    return Check(id=check_id, about=about, severity=severity, source=source, run=run)
